internal import CLibXML2

/// An element that begins, with its attributes. Valid only during the call.
public struct SAXElement {
  /// The local name.
  let localName: UnsafePointer<UInt8>
  /// The namespace URI, or nil if there is none.
  let uri: UnsafePointer<UInt8>?
  /// libxml2's array of attributes. Each has five pointers: local name, prefix, URI, begin and end of the value.
  private let raw: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  /// How many attributes it has.
  public let attributeCount: Int
  /// The line its start tag ends on, from 1.
  public let line: Int
  /// The column of the start tag's last character, from 1.
  public let column: Int
  /// Whether its namespace differs from that of the document's root.
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

  /// Whether the local name is `name`.
  public func isNamed(_ name: StaticString) -> Bool { Self.equals(localName, name) }

  /// The bytes of the attribute with the local name `name` in any namespace, or nil if there is none. An ampersand is
  /// still escaped (see ``value(_:)``): use this for names, numbers and references, which have none.
  public func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let raw else { return nil }
    for index in 0..<attributeCount {
      guard let local = raw[index * 5], Self.equals(local, name) else { continue }
      guard let start = raw[index * 5 + 3], let end = raw[index * 5 + 4] else { return nil }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// The text of the attribute with the local name `name` in any namespace, or nil if there is none.
  public func value(_ name: StaticString) -> String? { bytes(name).map { Self.text($0) } }

  /// The text of the attribute with the local name `name`, with or without a namespace as `hasNamespace` says. Nil if
  /// there is none.
  public func text(_ name: StaticString, hasNamespace: Bool) -> String? {
    guard let raw else { return nil }
    for index in 0..<attributeCount {
      guard let local = raw[index * 5], Self.equals(local, name) else { continue }
      if let attribute = attribute(index, hasNamespace: hasNamespace) { return Self.text(attribute.value) }
    }
    return nil
  }

  /// Name and bytes of the attribute at `index`. Nil if it has a namespace and should not, or the other way round.
  func attribute(
    _ index: Int, hasNamespace: Bool = false
  ) -> (name: UnsafePointer<UInt8>, value: UnsafeBufferPointer<UInt8>)? {
    guard let raw, (raw[index * 5 + 2] != nil) == hasNamespace, let name = raw[index * 5],
      let start = raw[index * 5 + 3],
      let end = raw[index * 5 + 4]
    else { return nil }
    return (name, UnsafeBufferPointer(start: start, count: end - start))
  }

  /// Whether the bytes at `text`, up to a zero byte, are those of `name`.
  private static func equals(_ text: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    strcmp(
      UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self),
      UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  /// The text of an attribute. libxml2 leaves `&#38;` for each ampersand, because it does not replace entities here. It
  /// leaves no other reference.
  private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
  }

  /// Appends the text of the attribute with libxml2's bytes `bytes`.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    guard bytes.contains(UInt8(ascii: "&")) else { return text.append(contentsOf: bytes) }
    text += Self.text(bytes).utf8
  }
}
