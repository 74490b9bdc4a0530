/// A name in a scanned document: where it stands, and its first eight bytes as a number, the first one lowest, so
/// that names are mostly compared without looking at them.
struct ScannedName {
  let start: Int
  let count: Int
  let key: UInt64

  /// The place behind the name.
  @inline(__always) var end: Int { start + count }

  /// Whether the name is `name`.
  @inline(__always) func equals(_ name: StaticString, in bytes: ScannedBytes) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    var expected: UInt64 = 0
    for index in 0..<min(count, 8) { expected |= UInt64(name.utf8Start[index]) << UInt64(8 &* index) }
    return count <= 8 ? key == expected : bytes.has(name, at: start)
  }

  /// Whether the name is `other`.
  @inline(__always) func equals(_ other: ScannedName, in bytes: ScannedBytes) -> Bool {
    guard count == other.count, key == other.key else { return false }
    return count <= 8 || bytes[start..<end].elementsEqual(bytes[other.start..<other.end])
  }
}

/// An element that begins in a document of the grammar. Its attributes are looked for when they are asked for.
struct ScannedElement: MarkupElement {
  let bytes: ScannedBytes
  let name: ScannedName

  @inline(__always) func isNamed(_ name: StaticString) -> Bool { self.name.equals(name, in: bytes) }

  @inline(__always) func bytes(_ wanted: StaticString) -> UnsafeBufferPointer<UInt8>? {
    var index = name.end
    while let (name, value) = attribute(at: &index) {
      if name.equals(wanted, in: bytes) { return bytes[value] }
    }
    return nil
  }

  @inline(__always) func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues {
    var found: ThreeValues = (nil, nil, nil)
    var index = name.end
    while let (name, value) = attribute(at: &index) {
      if name.equals(a, in: bytes) {
        found.0 = bytes[value]
      } else if name.equals(b, in: bytes) {
        found.1 = bytes[value]
      } else if name.equals(c, in: bytes) {
        found.2 = bytes[value]
      }
    }
    return found
  }

  /// The next attribute at or behind `index`, which goes behind it: its local name and the place of its value. What
  /// declares a namespace is no attribute.
  @inline(__always) private func attribute(at index: inout Int) -> (name: ScannedName, value: Range<Int>)? {
    while true {
      guard let first = bytes.name(at: bytes.skipSpace(from: index)) else { return nil }
      var name = first
      if bytes[first.end] == UInt8(ascii: ":"), let local = bytes.name(at: first.end + 1) { name = local }
      let start = name.end + 2
      let end = max(bytes.find(bytes[name.end + 1], from: start), start)
      index = end + 1
      if !first.equals("xmlns", in: bytes) { return (name, start..<end) }
    }
  }
}
