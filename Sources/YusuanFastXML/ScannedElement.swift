public import YusuanXML

/// A name in a scanned document: where it stands, and its first eight bytes as a number with the first one lowest. Most
/// names are compared by that number alone.
public struct ScannedName: BitwiseCopyable {
  @usableFromInline let start: Int
  @usableFromInline let count: Int
  @usableFromInline let key: UInt64

  @inlinable init(start: Int, count: Int, key: UInt64) { (self.start, self.count, self.key) = (start, count, key) }

  /// The index after the name.
  @inlinable @inline(__always) public var end: Int { start &+ count }

  /// Whether the name equals `name`.
  @inlinable @inline(__always) public func equals(_ name: StaticString, in bytes: ScannedBytes) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    var expected: UInt64 = 0
    for index in 0..<min(count, 8) { expected |= UInt64(name.utf8Start[index]) << UInt64(8 &* index) }
    return count <= 8 ? key == expected : bytes.has(name, at: start)
  }

  /// Whether the name equals `other`.
  @inlinable @inline(__always) public func equals(_ other: ScannedName, in bytes: ScannedBytes) -> Bool {
    guard count == other.count, key == other.key else { return false }
    return count <= 8 || bytes[start..<end].elementsEqual(bytes[other.start..<other.end])
  }
}

/// An attribute in a scanned document: its local name and its value.
public struct ScannedAttribute: BitwiseCopyable {
  @usableFromInline let name: ScannedName
  @usableFromInline let hasPrefix: Bool
  @usableFromInline let value: UnsafeBufferPointer<UInt8>

  @inlinable init(name: ScannedName, hasPrefix: Bool, value: UnsafeBufferPointer<UInt8>) {
    (self.name, self.hasPrefix, self.value) = (name, hasPrefix, value)
  }
}

/// An element that begins in a scanned document. It is valid until the next one is read.
public struct ScannedElement: MarkupElement {
  @usableFromInline let bytes: ScannedBytes
  @usableFromInline let name: ScannedName
  @usableFromInline let attributes: UnsafeBufferPointer<ScannedAttribute>

  @inlinable init(bytes: ScannedBytes, name: ScannedName, attributes: UnsafeBufferPointer<ScannedAttribute>) {
    (self.bytes, self.name, self.attributes) = (bytes, name, attributes)
  }

  /// Whether `name` is the local name.
  @inlinable @inline(__always) public func isNamed(_ name: StaticString) -> Bool { self.name.equals(name, in: bytes) }

  /// The grammar has no elements of a namespace other than the root's.
  @inlinable @inline(__always) public var isForeign: Bool { false }

  /// The bytes of the attribute `wanted`, or nil if there is none.
  @inlinable @inline(__always) public func bytes(_ wanted: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes where attribute.name.equals(wanted, in: bytes) { return attribute.value }
    return nil
  }

  /// The bytes of three attributes, found in one pass.
  @inlinable @inline(__always) public func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString)
    -> ThreeValues
  {
    var found: ThreeValues = (nil, nil, nil)
    for attribute in attributes {
      if attribute.name.equals(a, in: bytes) {
        found.0 = attribute.value
      } else if attribute.name.equals(b, in: bytes) {
        found.1 = attribute.value
      } else if attribute.name.equals(c, in: bytes) {
        found.2 = attribute.value
      }
    }
    return found
  }

  /// The text of the attribute `wanted` that has a namespace, or that has none; nil if there is none.
  @inlinable public func text(_ wanted: StaticString, hasNamespace: Bool) -> String? {
    for attribute in attributes where attribute.hasPrefix == hasNamespace && attribute.name.equals(wanted, in: bytes) {
      let text = String(decoding: attribute.value, as: UTF8.self)
      return attribute.value.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
    }
    return nil
  }
}
