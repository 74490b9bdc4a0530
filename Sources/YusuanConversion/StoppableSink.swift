internal import YusuanFindings
internal import YusuanSheets

/// Passes rows on until the caller wants no more (可取消的读取).
final class StoppableSink: RowSink {
  /// How many rows there are between two questions to the caller.
  private static let interval = 256

  private let sink: any RowSink
  private let input: String
  private let isCancelled: @Sendable () -> Bool
  private var rows = 0

  init(_ sink: any RowSink, input: String, isCancelled: @escaping @Sendable () -> Bool) {
    (self.sink, self.input, self.isCancelled) = (sink, input, isCancelled)
  }

  func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    try ask()
    try sink.begin(sheet)
  }

  func receive(_ row: borrowing Row) throws(Diagnostic) {
    rows += 1
    if rows % Self.interval == 0 { try ask() }
    try sink.receive(row)
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) { try sink.end(sheet) }

  func note(_ finding: Diagnostic) { sink.note(finding) }

  private func ask() throws(Diagnostic) {
    if isCancelled() { throw Diagnostic(.interrupted, at: Location(input: input)) }
  }
}
