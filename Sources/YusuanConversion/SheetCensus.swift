public import YusuanFindings
public import YusuanSheets

/// The extent of a sheet that was read (工作表概况).
public struct SheetSummary: Sendable, Hashable {
  /// The sheet.
  public var info: SheetInfo
  /// The first cell of the range that is not blank, or nil for an empty sheet.
  public var first: CellPosition?
  /// The last cell of that range, or nil for an empty sheet.
  public var last: CellPosition?
  /// How many cells are not blank.
  public var cells = 0

  /// A summary of the sheet `info` without cells.
  package init(info: SheetInfo) { self.info = info }

  /// Adds the cells of a row.
  package mutating func extend(_ row: borrowing Row) {
    guard let left = row.cells.first?.column, let right = row.cells.last?.column else { return }
    cells += row.cells.count
    extend(row.number, Int(left), Int(right))
  }

  private mutating func extend(_ row: Int, _ left: Int, _ right: Int) {
    let (oldFirst, oldLast) = (
      first ?? CellPosition(row: row, column: left), last ?? CellPosition(row: row, column: right)
    )
    first = CellPosition(row: min(oldFirst.row, row), column: min(oldFirst.column, left))
    last = CellPosition(row: max(oldLast.row, row), column: max(oldLast.column, right))
  }
}

/// Counts the cells of each sheet, and passes everything on to another sink.
package final class SheetCensus: RowSink {
  @exclusivity(unchecked) private(set) var sheets: [SheetSummary] = []
  private let sink: any RowSink

  package init(_ sink: any RowSink) { self.sink = sink }

  package func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    sheets.append(SheetSummary(info: sheet))
    try sink.begin(sheet)
  }

  package func receive(_ row: borrowing Row) throws(Diagnostic) {
    if !sheets.isEmpty { sheets[sheets.count - 1].extend(row) }
    try sink.receive(row)
  }

  package func end(_ sheet: SheetInfo) throws(Diagnostic) { try sink.end(sheet) }

  package func note(_ finding: Diagnostic) { sink.note(finding) }
}
