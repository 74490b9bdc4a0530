/// Reads start tags (XML 1.0, productions 40 and 44) and what they declare (Namespaces in XML 1.0).
struct TagScanner {
  private let bytes: ScannedBytes
  private var list = BoundedList<ScannedAttribute>(capacity: 64)
  private var prefixes = BoundedList<ScannedName>(capacity: 64)
  private var hasDefault = false
  /// One bit for each length and last byte of the names so far: where none is met twice, no name is.
  private var seen: UInt64 = 0

  /// The place behind the tag that was read last.
  private(set) var end = 0
  /// That tag is an element by itself.
  private(set) var isEmpty = false

  init(_ bytes: ScannedBytes) { self.bytes = bytes }

  /// Frees what the scanner holds.
  func free() {
    list.free()
    prefixes.free()
  }

  /// The attributes of that tag, without those that declare namespaces.
  var attributes: UnsafeBufferPointer<ScannedAttribute> { list.values }

  /// Reads the start tag at `start` and gives its name; nil where it is not in the grammar.
  @inline(__always) mutating func scan(at start: Int, isRoot: Bool) -> ScannedName? {
    guard let name = bytes.name(at: start + 1) else { return nil }
    list.removeAll()
    seen = 0
    var index = name.start + name.count
    while true {
      let begin = index
      index = bytes.skipSpace(from: index)
      switch bytes[index] {
      case UInt8(ascii: ">"):
        (end, isEmpty) = (index + 1, false)
        return name
      case UInt8(ascii: "/"):
        (end, isEmpty) = (index + 2, true)
        return bytes[index + 1] == UInt8(ascii: ">") ? name : nil
      default:
        guard index > begin, let next = attribute(at: index, isRoot: isRoot) else { return nil }
        index = next
      }
    }
  }

  /// Reads the attribute at `index` and gives the place behind it.
  @inline(__always) private mutating func attribute(at index: Int, isRoot: Bool) -> Int? {
    guard var name = bytes.name(at: index) else { return nil }
    var prefix: ScannedName?
    if bytes[name.start + name.count] == UInt8(ascii: ":") {
      prefix = name
      guard let local = bytes.name(at: name.start + name.count + 1) else { return nil }
      name = local
    }
    guard let value = value(at: name.start + name.count) else { return nil }
    if let prefix {
      guard prefixed(prefix, name, value, isRoot: isRoot) else { return nil }
    } else if name.equals("xmlns", in: bytes) {
      guard isRoot, !hasDefault, isNamespace(value) else { return nil }
      hasDefault = true
    } else {
      guard add(name, value) else { return nil }
    }
    return value.upperBound + 1
  }

  /// The place of the value behind the `=` at `index`.
  @inline(__always) private func value(at index: Int) -> Range<Int>? {
    guard bytes[index] == UInt8(ascii: "=") else { return nil }
    let quote = bytes[index + 1]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let start = index + 2
    let end = bytes.skipText(from: start, stops: quote == UInt8(ascii: "\"") ? .doubleQuoted : .singleQuoted)
    return bytes[end] == quote ? start..<end : nil
  }

  /// Takes an attribute whose name stands at most once, whatever the prefix.
  @inline(__always) private mutating func add(_ name: ScannedName, _ value: Range<Int>) -> Bool {
    let bit: UInt64 = 1 << ((UInt64(truncatingIfNeeded: name.count) &* 8 ^ name.key) & 63)
    if seen & bit != 0, list.values.contains(where: { $0.name.equals(name, in: bytes) }) { return false }
    seen |= bit
    return list.append(ScannedAttribute(name: name, value: value))
  }

  // MARK: Namespaces

  /// Takes the attribute `prefix:name`: a declaration at the root, `xml:space`, or one whose prefix was declared there.
  private mutating func prefixed(_ prefix: ScannedName, _ name: ScannedName, _ value: Range<Int>, isRoot: Bool) -> Bool
  {
    if prefix.equals("xmlns", in: bytes) {
      guard isRoot, isNamespace(value), !beginsWithXML(name), !isDeclared(name) else { return false }
      return prefixes.append(name)
    }
    if prefix.equals("xml", in: bytes) { return name.equals("space", in: bytes) && add(name, value) }
    return isDeclared(prefix) && add(name, value)
  }

  private func isDeclared(_ prefix: ScannedName) -> Bool {
    prefixes.values.contains { $0.equals(prefix, in: bytes) }
  }

  /// Such prefixes are reserved (Namespaces in XML 1.0, 3).
  private func beginsWithXML(_ name: ScannedName) -> Bool {
    bytes[name.start..<(name.start + name.count)].prefix(3).map { $0 | 0x20 } == Array("xml".utf8)
  }

  /// Whether `value` is beyond doubt a URI that may be a namespace: `http://` and what needs no escapes, but not the two
  /// that are reserved (Namespaces in XML 1.0, 3).
  private func isNamespace(_ value: Range<Int>) -> Bool {
    guard bytes.has("http://", at: value.lowerBound), !bytes.has("http://www.w3.org/", at: value.lowerBound) else {
      return false
    }
    let rest = bytes[(value.lowerBound + 7)..<max(value.upperBound, value.lowerBound + 7)]
    return rest.first.map(ScannedBytes.isLetter) == true
      && rest.allSatisfy { ScannedBytes.isInName($0) || $0 == UInt8(ascii: "/") }
  }
}

extension ScannedBytes {
  /// The name at `start`: of letters, digits and `_-.` of ASCII, the first a letter or `_` (XML 1.0, production 5, less
  /// the rest).
  @inline(__always) func name(at start: Int) -> ScannedName? {
    var (index, key) = (start, 0 as UInt64)
    var byte = self[index]
    guard Self.isLetter(byte) || byte == UInt8(ascii: "_") else { return nil }
    repeat {
      key = key << 8 | UInt64(byte)
      index += 1
      byte = self[index]
    } while Self.isInName(byte)
    return ScannedName(start: start, count: index - start, key: key)
  }

  /// Whether `byte` is a letter of ASCII.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether `byte` may stand inside a name.
  @inline(__always) static func isInName(_ byte: UInt8) -> Bool {
    if isLetter(byte) { return true }
    switch byte {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): return true
    default: return false
    }
  }
}
