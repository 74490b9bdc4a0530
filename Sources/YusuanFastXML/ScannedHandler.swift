public import YusuanFindings
public import YusuanXML

/// Receives the events of a scanned document. It may also read a well-known element directly from the bytes, without
/// its events.
public protocol ScannedHandler: MarkupHandler {
  /// Reads the whole element that begins at `index` and returns the index after it, or nil to get its events instead.
  /// The element must be in the grammar, have at most 1,000 bytes, and have the same effect as its events.
  mutating func readElement(in bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int?
}

extension ScannedHandler {
  /// Most handlers use events only.
  @inline(__always) public mutating func readElement(in bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int? {
    nil
  }
}
