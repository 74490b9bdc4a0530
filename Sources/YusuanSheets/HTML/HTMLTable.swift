/// A table of an HTML document, while it is read (HTML 5, 4.9.12): a cell that spans columns or rows keeps its place in the first
/// of them.
struct HTMLTable {
  /// Its rows are rows of the sheet; otherwise it is text of the cell around it, as far as is known.
  var isOwn: Bool
  /// The cell being read.
  var cell: HTMLCell?
  /// The cells of the row being read.
  var cells: [HTMLCell] = []
  var isInRow = false
  private(set) var isRowHidden = false
  /// The one row with something in it, or the lines, of a table that is text of a cell.
  private(set) var kept: [[HTMLCell]] = []
  /// By column: the last row that a cell from above takes there.
  private var taken: [Int] = []
  private var hidden: [ClosedRange<Int>] = []
  private var columns = 0
  private var row = 0
  private var column = 1

  init(isOwn: Bool) { self.isOwn = isOwn }

  /// The texts of the rows kept.
  var texts: [HTMLText] { kept.joined().map(\.text).filter(\.hasContent) }

  /// Whether the row being read has something in it.
  var hasText: Bool { cells.contains(where: \.text.hasContent) }

  /// Keeps the row that ended.
  mutating func keepRow() {
    kept.append(cells)
    cells = []
  }

  /// Whether the row being read has one text, as the rows kept have: lines of a cell.
  var isLine: Bool {
    cells.count(where: \.text.hasContent) == 1 && kept.allSatisfy { $0.count { $0.text.hasContent } == 1 }
  }

  /// Gives the rows that were kept.
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

  /// The column for the next cell of the row.
  mutating func nextColumn() -> Int {
    while column <= taken.count, taken[column - 1] >= row { column += 1 }
    return column
  }

  /// Takes the cell that ended.
  mutating func take(_ cell: HTMLCell) {
    let end = min(cell.column + cell.columnSpan, ReadLimits.lastColumn + 1)
    if cell.rowSpan > 1, end > cell.column {
      while taken.count < end - 1 { taken.append(0) }
      for column in cell.column..<end { taken[column - 1] = max(taken[column - 1], row + cell.rowSpan - 1) }
    }
    column = cell.column + cell.columnSpan
    if !cell.isBlank { cells.append(cell) }
  }

  /// Takes a `col` for `count` columns.
  mutating func readColumn(_ count: Int, isHidden: Bool) {
    if isHidden, hidden.count < 1_000 { hidden.append(columns + 1...columns + count) }
    columns = min(columns + count, ReadLimits.lastColumn)
  }

  /// Whether `column` is hidden.
  func isHidden(_ column: Int) -> Bool { hidden.contains { $0.contains(column) } }
}
