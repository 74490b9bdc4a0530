/// An HTML table while it is read (HTML 5, 4.9.12). A cell that spans several columns or rows stands in the first of
/// them.
struct HTMLTable {
  /// Whether its rows are rows of the sheet. Otherwise it is, as far as is known, text of the cell around it.
  var isOwn: Bool
  /// The cell being read.
  var cell: HTMLCell?
  /// The cells of the row being read.
  var cells: [HTMLCell] = []
  var isInRow = false
  private(set) var isRowHidden = false
  /// The rows kept of a table that is text of a cell: one row with content, or rows that are lines.
  private(set) var kept: [[HTMLCell]] = []
  /// The last row that a cell from above occupies, by column.
  private var taken: [Int] = []
  private var hidden: [ClosedRange<Int>] = []
  private var columns = 0
  private var row = 0
  private var column = 1

  init(isOwn: Bool) { self.isOwn = isOwn }

  /// The texts of the kept rows.
  var texts: [HTMLText] { kept.joined().map(\.text).filter(\.hasContent) }

  /// Whether the current row has content.
  var hasText: Bool { cells.contains(where: \.text.hasContent) }

  /// Keeps the finished row.
  mutating func keepRow() {
    kept.append(cells)
    cells = []
  }

  /// Whether the current row and all kept rows have one text each: then they are lines of a cell.
  var isLine: Bool {
    cells.count(where: \.text.hasContent) == 1 && kept.allSatisfy { $0.count { $0.text.hasContent } == 1 }
  }

  /// Removes and returns the kept rows.
  mutating func drainKept() -> [[HTMLCell]] {
    defer { kept = [] }
    return kept
  }

  mutating func beginRow(isHidden: Bool) {
    isInRow = true
    isRowHidden = isHidden
    row += 1
    column = 1
    cells.removeAll(keepingCapacity: true)
  }

  /// The column of the next cell.
  mutating func nextColumn() -> Int {
    while column <= taken.count, taken[column - 1] >= row { column += 1 }
    return column
  }

  /// Adds the finished cell to the row.
  mutating func add(_ cell: HTMLCell) {
    let end = min(cell.column + cell.columnSpan, ReadLimits.lastColumn + 1)
    if cell.rowSpan > 1, end > cell.column {
      while taken.count < end - 1 { taken.append(0) }
      for column in cell.column..<end { taken[column - 1] = max(taken[column - 1], row + cell.rowSpan - 1) }
    }
    column = cell.column + cell.columnSpan
    if !cell.isBlank { cells.append(cell) }
  }

  /// Adds a `col` element for `count` columns.
  mutating func readColumn(_ count: Int, isHidden: Bool) {
    if isHidden, hidden.count < 1_000 { hidden.append(columns + 1...columns + count) }
    columns = min(columns + count, ReadLimits.lastColumn)
  }

  /// Whether `column` is hidden.
  func isHidden(_ column: Int) -> Bool { hidden.contains { $0.contains(column) } }
}
