/// The start tags of the ``MarkupGrammar`` (XML 1.0, productions 40 and 44), and what they declare (Namespaces in XML 1.0).
package struct TagGrammar {
  private let bytes: ScannedBytes
  private var list = BoundedList<ScannedAttribute>(capacity: 21)
  private var prefixes = BoundedList<ScannedName>(capacity: 40)
  private var hasDefault = false
  /// The values of that tag that hold references, with these replaced.
  private var replaced = BoundedList<UInt8>(capacity: 1 << 12)
  /// One bit for the key and the length of a name: as long as each is met once, no name is met twice.
  private var seen: UInt64 = 0

  /// The name of the tag that was read last; nil where that is the root, which alone may declare.
  private var last: ScannedName?

  /// The place behind the tag that was read last.
  package private(set) var end = 0
  /// That tag is an element by itself.
  package private(set) var isEmpty = false

  /// The attributes of that tag, less what declares namespaces.
  @inline(__always) package var attributes: UnsafeBufferPointer<ScannedAttribute> { list.values }

  package init(_ bytes: ScannedBytes) { self.bytes = bytes }

  /// Frees what the grammar holds.
  package func free() {
    list.free()
    prefixes.free()
    replaced.free()
  }

  /// Reads the start tag at `start` and gives its name; nil where it is not in the grammar.
  package mutating func scan(at start: Int, isRoot: Bool) -> ScannedName? {
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
          guard let next = namespaced(long, isRoot: isRoot) else { return nil }
          index = next
          continue
        }
        guard let quote = self.stops(at: long.end) else { return nil }
        (name, value, stops) = (long, long.end &+ 2, quote)
      }
      let end = bytes.skipText(from: value, stops: stops)
      if bytes[end] == stops.quote {
        guard take(name, bytes[value..<end], hasPrefix: false) else { return nil }
        index = end &+ 1
      } else {
        guard let next = referring(name, value, stops) else { return nil }
        index = next
      }
    }
  }

  /// Reads the tag that begins with the name `tag` where it is like the one that was read last in all but the value of its
  /// first attribute, as those of most rows; false where it is not.
  @inline(__always) private mutating func repeatsLast(_ tag: ScannedName) -> Bool {
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

  /// The first attribute behind the name `tag`, if it has a name of one letter, double quotes and no references.
  @inline(__always) private func firstLetter(of tag: ScannedName) -> (name: ScannedName, value: Range<Int>)? {
    guard let name = bytes.letterAttribute(at: tag.end) else { return nil }
    let start = tag.end &+ 4
    let end = bytes.skipText(from: start, stops: .doubleQuoted)
    return bytes[end] == UInt8(ascii: "\"") ? (name, start..<end) : nil
  }

  /// Takes the attribute `name`, whose value begins at `start` and holds references, and gives the place behind it. What
  /// libxml2 leaves of `&amp;` is left here, too: `&#38;`.
  @inline(never) private mutating func referring(_ name: ScannedName, _ start: Int, _ stops: ByteSet) -> Int? {
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
    return take(name, value, hasPrefix: false) ? index + 1 : nil
  }

  /// What ends the value behind the `=` and the quote at `index`; nil where these do not stand there.
  @inline(__always) private func stops(at index: Int) -> ByteSet? {
    guard bytes[index] == UInt8(ascii: "=") else { return nil }
    switch bytes[index &+ 1] {
    case UInt8(ascii: "\""): return .doubleQuoted
    case UInt8(ascii: "'"): return .singleQuoted
    default: return nil
    }
  }

  /// Takes an attribute, whose local name may stand once, whatever the prefix.
  @inline(__always) private mutating func take(
    _ name: ScannedName, _ value: UnsafeBufferPointer<UInt8>, hasPrefix: Bool
  ) -> Bool {
    let mixed = (name.key &+ UInt64(truncatingIfNeeded: name.count)) &* 0x9E37_79B9_7F4A_7C15
    let bit: UInt64 = 1 << (mixed >> 58)
    if seen & bit != 0, has(name) { return false }
    seen |= bit
    return list.append(ScannedAttribute(name: name, hasPrefix: hasPrefix, value: value))
  }

  /// Whether the tag has an attribute `name`.
  @inline(never) private func has(_ name: ScannedName) -> Bool {
    list.values.contains { $0.name.equals(name, in: bytes) }
  }

  // MARK: Namespaces

  /// Reads the attribute that begins with `name` and declares a namespace or has a prefix, and gives the place behind it.
  @inline(never) private mutating func namespaced(_ name: ScannedName, isRoot: Bool) -> Int? {
    if bytes[name.end] == UInt8(ascii: ":") { return prefixed(name, isRoot: isRoot) }
    guard isRoot, !hasDefault, let end = namespace(at: name.end) else { return nil }
    hasDefault = true
    return end
  }

  /// Reads an attribute with `prefix`: a declaration at the root, `xml:space`, or one whose prefix was declared there.
  private mutating func prefixed(_ prefix: ScannedName, isRoot: Bool) -> Int? {
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
      guard name.equals("space", in: bytes), take(name, bytes[value], hasPrefix: true) else { return nil }
    } else {
      guard isDeclared(prefix), take(name, bytes[value], hasPrefix: true) else { return nil }
    }
    return value.upperBound + 1
  }

  /// The place of the value behind the `=` at `index`.
  private func value(at index: Int) -> Range<Int>? {
    guard let stops = stops(at: index) else { return nil }
    let end = bytes.skipText(from: index + 2, stops: stops)
    return bytes[end] == stops.quote ? index + 2..<end : nil
  }

  private func isDeclared(_ prefix: ScannedName) -> Bool {
    prefixes.values.contains { $0.equals(prefix, in: bytes) }
  }

  /// Prefixes that begin with these letters are reserved (Namespaces in XML 1.0, 3).
  private func isReserved(_ prefix: ScannedName) -> Bool {
    bytes[prefix.start] | 0x20 == UInt8(ascii: "x") && bytes[prefix.start + 1] | 0x20 == UInt8(ascii: "m")
      && bytes[prefix.start + 2] | 0x20 == UInt8(ascii: "l")
  }

  /// The place behind the value behind the `=` at `index`, where that is beyond doubt a URI that may be a namespace:
  /// `http://` and what needs no escapes, but none of those that are reserved (Namespaces in XML 1.0, 3).
  private func namespace(at index: Int) -> Int? {
    guard let stops = stops(at: index), bytes.has("http://", at: index + 2),
      !bytes.has("http://www.w3.org/", at: index + 2), ScannedBytes.isLetter(bytes[index + 9])
    else { return nil }
    var end = index + 10
    while ScannedBytes.isInName(bytes[end]) || bytes[end] == UInt8(ascii: "/") { end += 1 }
    return bytes[end] == stops.quote ? end + 1 : nil
  }
}
