package import YusuanFindings
package import YusuanXML

/// Takes the events of a document that the scanner reads; it may take an element it knows well as bytes, without its events.
package protocol ScannedHandler: MarkupHandler {
  /// Takes the whole element that begins at `index` and gives the place behind it; nil where its events are to come. What
  /// it takes must be in the grammar, have no more than 1,000 bytes and lead to the same as its events.
  mutating func readElement(in bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int?
}

extension ScannedHandler {
  /// Most take events only.
  @inline(__always) package mutating func readElement(in bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int?
  { nil }
}
