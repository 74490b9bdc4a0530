internal import CLibXML2

/// An element that begins, with its attributes; valid as long as the call that hands it over.
public struct SAXElement {
  /// The local name.
  let localName: UnsafePointer<UInt8>
  /// The namespace's URI; nil where there is none.
  let uri: UnsafePointer<UInt8>?
  /// libxml2's array: five pointers an attribute: local name, prefix, URI, begin and end of the value.
  private let raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// How many attributes it has.
  public let attributeCount: Int
  /// The line its start tag ends on, from 1.
  public let line: Int
  /// The column of the start tag's last character, from 1.
  public let column: Int
  /// Whether its namespace is not that of the document's root.
  public let isForeign: Bool

  init(
    _ localName: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?,
    _ raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int, line: Int, column: Int,
    isForeign: Bool
  ) {
    self.localName = localName
    self.uri = uri
    self.raw = raw
    attributeCount = count
    self.line = line
    self.column = column
    self.isForeign = isForeign
  }

  /// Whether `name` is the local name.
  public func isNamed(_ name: StaticString) -> Bool { Self.equals(localName, name) }

  /// The bytes of the attribute with the local name `name`, in whatever namespace, as libxml2 has them; nil where there
  /// is none. For names, numbers and references, which hold no ampersand.
  public func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let raw else { return nil }
    for index in 0..<attributeCount {
      guard let local = raw[index * 5], Self.equals(local, name) else { continue }
      guard let start = raw[index * 5 + 3], let end = raw[index * 5 + 4] else { return nil }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// The text of the attribute with the local name `name`, in whatever namespace; nil where there is none.
  public func value(_ name: StaticString) -> String? { bytes(name).map { Self.text($0) } }

  /// The text of the attribute with the local name `name` that has a namespace, or that has none; nil where there is none.
  public func text(_ name: StaticString, hasNamespace: Bool) -> String? {
    guard let raw else { return nil }
    for index in 0..<attributeCount {
      guard let local = raw[index * 5], Self.equals(local, name) else { continue }
      if let attribute = attribute(index, hasNamespace: hasNamespace) { return Self.text(attribute.value) }
    }
    return nil
  }

  /// Name and bytes of the attribute at `index`; nil where it has a namespace and should have none, or the other way round.
  func attribute(
    _ index: Int, hasNamespace: Bool = false
  ) -> (name: UnsafePointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
    guard let raw, (raw[index * 5 + 2] != nil) == hasNamespace, let name = raw[index * 5],
      let start = raw[index * 5 + 3],
      let end = raw[index * 5 + 4]
    else { return nil }
    return (name, UnsafeBufferPointer(start: start, count: end - start))
  }

  /// Whether the bytes at `text`, up to a zero, are those of `name`.
  private static func equals(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    strcmp(
      UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self),
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  /// libxml2 leaves every ampersand of an attribute as `&#38;` where it is not asked to replace entities, which it never
  /// is here; no other reference is left.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
  }

  /// Appends the text of an attribute that libxml2 has as `bytes`.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    guard bytes.contains(UInt8(ascii: "&")) else { return text.append(contentsOf: bytes) }
    text += Self.text(bytes).utf8
  }
}
