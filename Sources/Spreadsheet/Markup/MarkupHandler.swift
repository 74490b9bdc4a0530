internal import Diagnostics
internal import LibXML

/// An element that begins, whoever read it: libxml2 or the scanner.
protocol MarkupElement {
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
  typealias ThreeValues = (UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?)

  func bytes(_ a: StaticString, _ b: StaticString, _ c: StaticString) -> ThreeValues { (bytes(a), bytes(b), bytes(c)) }
}

extension SAXElement: MarkupElement {}

/// Takes the events of a part of a workbook. What it is given is only valid during the call.
protocol MarkupHandler {
  /// An element begins.
  mutating func start(_ element: some MarkupElement) throws(Diagnostic)
  /// Takes the whole element that begins at `index` and gives the place behind it; nil where its events are to come. What
  /// it takes must be in the grammar, have no more than 1,000 bytes and lead to the same as its events.
  mutating func take(_ bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int?
  /// Text, or a part of it: one text may come in several calls.
  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic)
  /// The element that began last ends.
  mutating func end() throws(Diagnostic)
  /// Whether something has to be known before the rows that stands behind them in `bytes`, a whole part.
  func looksAhead(in bytes: [UInt8]) -> Bool
  /// The merged cells of the part, where it was looked for them before.
  mutating func know(_ merged: [MergedArea])
  /// The handler, but holding back whatever it hands on until ``release()``.
  func holding() -> Self
  /// Hands on what was held back.
  mutating func release() throws(Diagnostic)
}

/// A handler that only gathers hands nothing on; most take events only.
extension MarkupHandler {
  @inline(__always) mutating func take(_ bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int? { nil }
  func looksAhead(in bytes: [UInt8]) -> Bool { false }
  mutating func know(_ merged: [MergedArea]) {}
  func holding() -> Self { self }
  mutating func release() throws(Diagnostic) {}
}

/// Hands libxml2's events to a handler.
final class SAXBridge<Handler: MarkupHandler>: SAXHandler {
  /// The handler, as the events left it.
  private(set) var handler: Handler

  init(_ handler: Handler) { self.handler = handler }

  func start(_ element: SAXElement) throws(Diagnostic) { try handler.start(element) }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) { try handler.characters(bytes) }

  func end() throws(Diagnostic) { try handler.end() }
}
