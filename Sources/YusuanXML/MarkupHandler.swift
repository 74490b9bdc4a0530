public import YusuanFindings

/// An element that begins, read by libxml2 or by the scanner.
public protocol MarkupElement {
  /// Whether the local name is `name`.
  func isNamed(_ name: StaticString) -> Bool
  /// Whether its namespace differs from that of the document's root.
  var isForeign: Bool { get }
  /// The bytes of the attribute with the local name `name` in any namespace, or nil if there is none.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>?
  /// The text of the attribute with the local name `name`, with or without a namespace as `hasNamespace` says. Nil if
  /// there is none.
  func text(_ name: StaticString, hasNamespace: Bool) -> String?
  /// The bytes of three attributes, as from ``bytes(_:)``.
  func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues
}

extension MarkupElement {
  /// The values of three attributes; nil for an attribute that is not there.
  public typealias ThreeValues = (
    UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?
  )

  /// The bytes of three attributes, one after another.
  public func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues {
    (bytes(a), bytes(b), bytes(c))
  }
}

extension SAXElement: MarkupElement {}

/// Receives the events of a document. Arguments are valid only during the call.
public protocol MarkupHandler {
  /// An element begins.
  mutating func start(_ element: some MarkupElement) throws(Diagnostic)
  /// Text. One text may come in several calls.
  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic)
  /// The innermost element ends.
  mutating func end() throws(Diagnostic)
}

/// Sends libxml2's events to a handler.
public final class SAXBridge<Handler: MarkupHandler>: SAXHandler {
  /// The handler after the events so far.
  public private(set) var handler: Handler

  /// A bridge to `handler`.
  public init(_ handler: Handler) { self.handler = handler }

  /// Hands on that an element begins.
  public func start(_ element: SAXElement) throws(Diagnostic) { try handler.start(element) }

  /// Hands on text.
  public func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) { try handler.characters(bytes) }

  /// Hands on that an element ends.
  public func end() throws(Diagnostic) { try handler.end() }
}
