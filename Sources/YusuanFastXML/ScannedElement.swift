package import YusuanXML

/// A name in a scanned document: where it stands, and its first eight bytes as a number, the first one lowest, so
/// that names are mostly compared without looking at them.
package struct ScannedName: BitwiseCopyable {
  package let start: Int
  package let count: Int
  package let key: UInt64

  /// The place behind the name.
  @inline(__always) package var end: Int { start &+ count }

  /// Whether the name is `name`.
  @inline(__always) package func equals(_ name: StaticString, in bytes: ScannedBytes) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    var expected: UInt64 = 0
    for index in 0..<min(count, 8) { expected |= UInt64(name.utf8Start[index]) << UInt64(8 &* index) }
    return count <= 8 ? key == expected : bytes.has(name, at: start)
  }

  /// Whether the name is `other`.
  @inline(__always) package func equals(_ other: ScannedName, in bytes: ScannedBytes) -> Bool {
    guard count == other.count, key == other.key else { return false }
    return count <= 8 || bytes[start..<end].elementsEqual(bytes[other.start..<other.end])
  }
}

/// An attribute in a scanned document: its local name and its value.
package struct ScannedAttribute: BitwiseCopyable {
  package let name: ScannedName
  package let hasPrefix: Bool
  package let value: UnsafeBufferPointer<UInt8>
}

/// An element that begins in a document of the grammar; valid until the next one is read.
package struct ScannedElement: MarkupElement {
  package let bytes: ScannedBytes
  package let name: ScannedName
  package let attributes: UnsafeBufferPointer<ScannedAttribute>

  @inline(__always) package func isNamed(_ name: StaticString) -> Bool { self.name.equals(name, in: bytes) }

  /// Elements of another namespace than the root's are not in the grammar.
  @inline(__always) package var isForeign: Bool { false }

  @inline(__always) package func bytes(_ wanted: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes where attribute.name.equals(wanted, in: bytes) { return attribute.value }
    return nil
  }

  @inline(__always) package func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues {
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

  package func text(_ wanted: StaticString, hasNamespace: Bool) -> String? {
    for attribute in attributes where attribute.hasPrefix == hasNamespace && attribute.name.equals(wanted, in: bytes) {
      let text = String(decoding: attribute.value, as: UTF8.self)
      return attribute.value.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
    }
    return nil
  }
}
