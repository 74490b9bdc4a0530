internal import YusuanFastXML
internal import YusuanFindings

/// Takes the events of a part of a workbook, and rows of it only when the part is known to be sound.
protocol PartHandler: ScannedHandler {
  /// Whether something has to be known before the rows that stands behind them in `bytes`, a whole part.
  func looksAhead(in bytes: [UInt8]) -> Bool
  /// The merged cells of the part, where it was looked for them before.
  mutating func know(_ merged: [MergedArea])
  /// The handler, but holding back whatever it hands on until ``release()``.
  func holding() -> Self
  /// Hands on what was held back.
  mutating func release() throws(Diagnostic)
}

/// A handler that only gathers hands nothing on.
extension PartHandler {
  func looksAhead(in bytes: [UInt8]) -> Bool { false }
  mutating func know(_ merged: [MergedArea]) {}
  func holding() -> Self { self }
  mutating func release() throws(Diagnostic) {}
}
