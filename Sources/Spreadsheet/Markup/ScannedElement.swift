/// A name in a scanned document: where it stands, and its last eight bytes as a number, so that names are mostly compared
/// without looking at them.
struct ScannedName {
  let start: Int
  let count: Int
  let key: UInt64

  /// Whether the name is `name`.
  @inline(__always) func equals(_ name: StaticString, in bytes: ScannedBytes) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    var expected: UInt64 = 0
    for index in 0..<min(count, 8) { expected = expected << 8 | UInt64(name.utf8Start[index]) }
    return count <= 8 ? key == expected : bytes.has(name, at: start)
  }

  /// Whether the name is `other`.
  @inline(__always) func equals(_ other: ScannedName, in bytes: ScannedBytes) -> Bool {
    guard count == other.count, key == other.key else { return false }
    return count <= 8 || bytes[start..<(start + count)].elementsEqual(bytes[other.start..<(other.start + count)])
  }
}

/// An attribute in a scanned document: its local name and the place of its value.
struct ScannedAttribute {
  let name: ScannedName
  private let start: Int
  private let end: Int

  @inline(__always) init(name: ScannedName, value: Range<Int>) {
    self.name = name
    (start, end) = (value.lowerBound, value.upperBound)
  }

  /// The place of the value.
  @inline(__always) var value: Range<Int> { start..<end }
}

/// An element that begins in a scanned document.
struct ScannedElement: MarkupElement {
  let bytes: ScannedBytes
  let name: ScannedName
  let attributes: UnsafeBufferPointer<ScannedAttribute>

  @inline(__always) func isNamed(_ name: StaticString) -> Bool { self.name.equals(name, in: bytes) }

  @inline(__always) func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes where attribute.name.equals(name, in: bytes) { return bytes[attribute.value] }
    return nil
  }
}
