package import YusuanFindings

/// An element that begins, whoever read it: libxml2 or the scanner.
package protocol MarkupElement {
  /// Whether `name` is the local name.
  func isNamed(_ name: StaticString) -> Bool
  /// Whether its namespace is not that of the document's root.
  var isForeign: Bool { get }
  /// The bytes of the attribute with the local name `name`, in whatever namespace; nil where there is none.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>?
  /// The text of the attribute with the local name `name` that has a namespace, or that has none; nil where there is none.
  func text(_ name: StaticString, hasNamespace: Bool) -> String?
  /// The bytes of three attributes, each as ``bytes(_:)`` gives them.
  func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues
}

extension MarkupElement {
  /// The values of three attributes; nil where there is none.
  package typealias ThreeValues = (
    UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?
  )

  package func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues {
    (bytes(a), bytes(b), bytes(c))
  }
}

extension SAXElement: MarkupElement {}

/// Takes the events of a document, whoever reads it. What it is given is only valid during the call.
package protocol MarkupHandler {
  /// An element begins.
  mutating func start(_ element: some MarkupElement) throws(Diagnostic)
  /// Text, or a part of it: one text may come in several calls.
  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic)
  /// The element that began last ends.
  mutating func end() throws(Diagnostic)
}

/// Hands libxml2's events to a handler.
package final class SAXBridge<Handler: MarkupHandler>: SAXHandler {
  /// The handler, as the events left it.
  package private(set) var handler: Handler

  /// A bridge to `handler`.
  package init(_ handler: Handler) { self.handler = handler }

  package func start(_ element: SAXElement) throws(Diagnostic) { try handler.start(element) }

  package func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) { try handler.characters(bytes) }

  package func end() throws(Diagnostic) { try handler.end() }
}
