import YusuanFindings

/// Which cells the findings of a reading name (诊断覆盖的单元格): a warning or an error covers
///
/// - its own cell;
/// - below the label of a column, the cells of that column down to the end of its table;
/// - of a finding of several cells, those of its row, or of its rows down to the last one, or, where it has no last one, of the table that begins there;
/// - without a cell, its sheet or its file;
///
/// and the information that text stands outside the tables covers whole numbers and dates.
struct Coverage {
  private let book: Book
  private let grid: MarkedGrid
  private let findings: [Diagnostic]

  init(_ book: Book, _ grid: MarkedGrid, _ findings: [Diagnostic]) {
    (self.book, self.grid) = (book, grid)
    self.findings = findings.filter {
      $0.severity > .info && $0.code != .figuresHidden || $0.code == .textOutsideTables
    }
  }

  /// Whether the cell at `place` of the grid, from 1, is named.
  func covers(_ place: CellPosition) -> Bool { findings.contains { covers($0, place) } }

  private func covers(_ finding: Diagnostic, _ place: CellPosition) -> Bool {
    let location = finding.location
    // Text outside may hold whole numbers and dates.
    if finding.code == .textOutsideTables, !grid[place.row - 1, place.column - 1].isQuantity { return false }
    guard book.sheets(location).contains(where: { $0.rows.contains(place.row - 1) }) else { return false }
    guard let cell = location.cell else { return true }
    guard let first = book.gridRow(location, cell.row) else { return false }
    let row = place.row - 1
    let isText = finding.code == .textOutsideTables
    if row == first { return cell.column == place.column || finding.cells > 1 || isText }
    if row < first { return false }
    if let last = location.lastRow { return row <= first + last - cell.row }
    if isText { return row - first < finding.facts[.count].flatMap { Int($0) } ?? 0 }
    let begun = grid[first, cell.column - 1]
    let table = grid[row, place.column - 1].table
    let isColumn = begun.isHeader && columns(of: first, from: cell.column).contains(place.column)
    if isColumn, finding.cells > 0 { return true }
    guard begun.table == table || begun.table == 0 && finding.cells > 1 else { return false }
    switch finding.code {
    case .tableRepeated, .tableHidden, .amountUnitUnknown, .amountUnitsDiffer: return true
    default: return begun.isHeader ? isColumn : finding.cells > 1
    }
  }

  /// The columns below the label in `column` of the row at `row`: up to the next label.
  private func columns(of row: Int, from column: Int) -> Range<Int> {
    let next = grid.rows[row].indices.dropFirst(column).first { !grid[row, $0].text.isEmpty }
    return column..<(next.map { $0 + 1 } ?? Int.max)
  }
}
