internal import YusuanFastXML
internal import YusuanFindings

/// Receives the events of a part of a workbook. It can hold its rows back until the part is known to be sound.
protocol PartHandler: ScannedHandler {
  /// Whether the handler must know the merged cells before the rows. In `bytes`, the whole part, they come after.
  func looksAhead(in bytes: [UInt8]) -> Bool
  /// Receives the merged cells of the part, if they were searched for before its rows.
  mutating func setMergedAreas(_ merged: [MergedArea])
  /// A copy that holds its output back until ``release()``.
  func holding() -> Self
  /// Sends the output that was held back.
  mutating func release() throws(Diagnostic)
}

/// The defaults, for handlers without output.
extension PartHandler {
  func looksAhead(in bytes: [UInt8]) -> Bool { false }
  mutating func setMergedAreas(_ merged: [MergedArea]) {}
  func holding() -> Self { self }
  mutating func release() throws(Diagnostic) {}
}
