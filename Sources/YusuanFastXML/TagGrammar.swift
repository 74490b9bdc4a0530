/// Reads the start tags of the ``MarkupGrammar`` (XML 1.0, productions 40 and 44) and their declarations (Namespaces in
/// XML 1.0).
public struct TagGrammar: ~Copyable {
  @usableFromInline let bytes: ScannedBytes
  @usableFromInline var list = BoundedList<ScannedAttribute>(capacity: 21)
  @usableFromInline var prefixes = BoundedList<ScannedName>(capacity: 40)
  @usableFromInline var hasDefault = false
  /// The attribute values of the last tag that held references, with these replaced.
  @usableFromInline var replaced = BoundedList<UInt8>(capacity: 1 << 12)
  /// One bit for a hash of each attribute name. While every bit is new, every name is new.
  @usableFromInline var seen: UInt64 = 0

  /// The name of the last tag, or nil if that was the root. Only the root may declare namespaces.
  @usableFromInline var last: ScannedName?

  /// The index after the last tag.
  @usableFromInline var end = 0
  /// Whether the last tag is an empty-element tag.
  @usableFromInline var isEmpty = false

  /// The attributes of the last tag, without namespace declarations.
  @inlinable @inline(__always) public var attributes: UnsafeBufferPointer<ScannedAttribute> { list.values }

  /// A reader of the tags in `bytes`.
  @inlinable public init(_ bytes: ScannedBytes) { self.bytes = bytes }

  /// Reads the start tag at `start` and returns its name, or nil if the tag is not in the grammar.
  @inlinable public mutating func scan(at start: Int, isRoot: Bool) -> ScannedName? {
    guard let tag = bytes.name(at: start &+ 1) else { return nil }
    if repeatsLast(tag) { return tag }
    last = isRoot ? nil : tag
    list.removeAll()
    replaced.removeAll()
    seen = 0
    var index = tag.end
    while true {
      var (name, value, stops) = (tag, index &+ 4, ByteSet.doubleQuoted)
      if let letter = bytes.letterAttribute(at: index) {
        name = letter
      } else {
        let begin = index
        if bytes[index] <= 0x20 { index = bytes.skipSpace(from: index) }
        if bytes[index] == UInt8(ascii: ">") {
          (end, isEmpty) = (index &+ 1, false)
          return tag
        }
        if bytes[index] == UInt8(ascii: "/") {
          (end, isEmpty) = (index &+ 2, true)
          return bytes[index &+ 1] == UInt8(ascii: ">") ? tag : nil
        }
        guard index > begin, let long = bytes.name(at: index) else { return nil }
        if bytes[long.end] == UInt8(ascii: ":") || long.equals("xmlns", in: bytes) {
          guard let next = namespaceAttribute(long, isRoot: isRoot) else { return nil }
          index = next
          continue
        }
        guard let quote = self.stops(at: long.end) else { return nil }
        (name, value, stops) = (long, long.end &+ 2, quote)
      }
      let end = bytes.skipText(from: value, stops: stops)
      if bytes[end] == stops.quote {
        guard add(name, bytes[value..<end], hasPrefix: false) else { return nil }
        index = end &+ 1
      } else {
        guard let next = referenceAttribute(name, value, stops) else { return nil }
        index = next
      }
    }
  }

  /// Reads the tag with the name `tag` if it differs from the last one only in the value of its first attribute, as the
  /// tags of most rows do. Returns false if it differs in more.
  @inlinable @inline(__always) public mutating func repeatsLast(_ tag: ScannedName) -> Bool {
    guard let last, tag.equals(last, in: bytes), let old = firstLetter(of: last), let new = firstLetter(of: tag),
      old.name.key == new.name.key
    else { return false }
    let rest = old.value.upperBound..<end
    guard bytes.stands(rest, at: new.value.upperBound) else { return false }
    list.replaceFirst(by: ScannedAttribute(name: new.name, hasPrefix: false, value: bytes[new.value]))
    end = new.value.upperBound &+ rest.count
    self.last = tag
    return true
  }

  /// The first attribute after the name `tag`, if it has a one-letter name, double quotes and no references.
  @inlinable @inline(__always) public func firstLetter(of tag: ScannedName) -> (name: ScannedName, value: Range<Int>)? {
    guard let name = bytes.letterAttribute(at: tag.end) else { return nil }
    let start = tag.end &+ 4
    let end = bytes.skipText(from: start, stops: .doubleQuoted)
    return bytes[end] == UInt8(ascii: "\"") ? (name, start..<end) : nil
  }

  /// Reads the attribute `name`, whose value begins at `start` and holds references. Returns the index after it, or nil
  /// if it is not in the grammar. `&amp;` becomes `&#38;`, as in libxml2.
  @inlinable @inline(never) public mutating func referenceAttribute(
    _ name: ScannedName, _ start: Int, _ stops: ByteSet
  ) -> Int? {
    let first = replaced.count
    var index = start
    while bytes[index] != stops.quote {
      let end = bytes.skipText(from: index, stops: stops)
      for byte in bytes[index..<end] { guard replaced.append(byte) else { return nil } }
      index = end
      if bytes[index] == stops.quote { break }
      guard let reference = MarkupGrammar.reference(bytes, at: index) else { return nil }
      let isAmpersand = reference.byte == UInt8(ascii: "&")
      for byte in isAmpersand ? [38, 35, 51, 56, 59] : [reference.byte] {
        guard replaced.append(byte) else { return nil }
      }
      index += reference.count
    }
    let value = UnsafeBufferPointer(rebasing: replaced.values[first...])
    return add(name, value, hasPrefix: false) ? index + 1 : nil
  }

  /// The bytes that end the value after the `=` and the quote at `index`, or nil if these are not there.
  @inlinable @inline(__always) public func stops(at index: Int) -> ByteSet? {
    guard bytes[index] == UInt8(ascii: "=") else { return nil }
    switch bytes[index &+ 1] {
    case UInt8(ascii: "\""): return .doubleQuoted
    case UInt8(ascii: "'"): return .singleQuoted
    default: return nil
    }
  }

  /// Adds an attribute. Returns false for a second one of the same local name, whatever the prefixes.
  @inlinable @inline(__always) public mutating func add(
    _ name: ScannedName, _ value: UnsafeBufferPointer<UInt8>, hasPrefix: Bool
  ) -> Bool {
    let mixed = (name.key &+ UInt64(truncatingIfNeeded: name.count)) &* 0x9E37_79B9_7F4A_7C15
    let bit: UInt64 = 1 << (mixed >> 58)
    if seen & bit != 0, has(name) { return false }
    seen |= bit
    return list.append(ScannedAttribute(name: name, hasPrefix: hasPrefix, value: value))
  }

  /// Whether the tag has an attribute `name`.
  @inlinable @inline(never) public func has(_ name: ScannedName) -> Bool {
    list.values.contains { $0.name.equals(name, in: bytes) }
  }

  // MARK: Namespaces

  /// Reads an attribute that declares a namespace or has a prefix. Returns the index after it, or nil if it is not in
  /// the grammar.
  @inlinable @inline(never) public mutating func namespaceAttribute(_ name: ScannedName, isRoot: Bool) -> Int? {
    if bytes[name.end] == UInt8(ascii: ":") { return prefixedAttribute(name, isRoot: isRoot) }
    guard isRoot, !hasDefault, let end = namespace(at: name.end) else { return nil }
    hasDefault = true
    return end
  }

  /// Reads an attribute with `prefix`: a declaration at the root, `xml:space`, or one whose prefix the root declared.
  @inlinable public mutating func prefixedAttribute(_ prefix: ScannedName, isRoot: Bool) -> Int? {
    guard let name = bytes.name(at: prefix.end + 1) else { return nil }
    if prefix.equals("xmlns", in: bytes) {
      guard isRoot, let end = namespace(at: name.end), !isReserved(name), !isDeclared(name), prefixes.append(name)
      else {
        return nil
      }
      return end
    }
    guard let value = value(at: name.end) else { return nil }
    if prefix.equals("xml", in: bytes) {
      guard name.equals("space", in: bytes), add(name, bytes[value], hasPrefix: true) else { return nil }
    } else {
      guard isDeclared(prefix), add(name, bytes[value], hasPrefix: true) else { return nil }
    }
    return value.upperBound + 1
  }

  /// The range of the value after the `=` at `index`, or nil if there is none.
  @inlinable public func value(at index: Int) -> Range<Int>? {
    guard let stops = stops(at: index) else { return nil }
    let end = bytes.skipText(from: index + 2, stops: stops)
    return bytes[end] == stops.quote ? index + 2..<end : nil
  }

  /// Whether the root declares the prefix `prefix`.
  @inlinable public func isDeclared(_ prefix: ScannedName) -> Bool {
    prefixes.values.contains { $0.equals(prefix, in: bytes) }
  }

  /// Whether a prefix begins with `xml` in either case. Such prefixes are reserved (Namespaces in XML 1.0, 3).
  @inlinable public func isReserved(_ prefix: ScannedName) -> Bool {
    bytes[prefix.start] | 0x20 == UInt8(ascii: "x") && bytes[prefix.start + 1] | 0x20 == UInt8(ascii: "m")
      && bytes[prefix.start + 2] | 0x20 == UInt8(ascii: "l")
  }

  /// The index after the value that follows the `=` at `index`, if it surely is a namespace URI: `http://` and
  /// characters that need no escapes. The reserved ones are not taken (Namespaces in XML 1.0, 3).
  @inlinable public func namespace(at index: Int) -> Int? {
    guard let stops = stops(at: index), bytes.has("http://", at: index + 2),
      !bytes.has("http://www.w3.org/", at: index + 2), ScannedBytes.isLetter(bytes[index + 9])
    else { return nil }
    var end = index + 10
    while ScannedBytes.isInName(bytes[end]) || bytes[end] == UInt8(ascii: "/") { end += 1 }
    return bytes[end] == stops.quote ? end + 1 : nil
  }
}
