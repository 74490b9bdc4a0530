/// What is written into the cells of one sheet, and which rows are put in (工作表的改动). Rows are those of the sheet as it
/// was, or the ones put in.
struct SheetEdits {
  /// A row of the sheet as it was, or one that is put in.
  enum Line: Hashable {
    /// The row with this number.
    case row(Int)
    /// One of the rows put in behind `after`, from 0.
    case added(after: Int, Int)
  }

  /// What is written into a cell.
  enum Content: Equatable {
    /// A number, as its digits.
    case number(String)
    case text(String)
    /// What stands in a text: `<t>` or runs of rich text.
    case rich([UInt8])
    /// A number beside the formula that stands in the cell.
    case result(String)
    /// A text beside the formula that stands in the cell.
    case textResult(String)
    case blank
  }

  private(set) var cells: [Line: [Int: Content]] = [:]
  var shift = RowShift()

  /// Whether nothing is written.
  var isEmpty: Bool { cells.isEmpty && shift.isEmpty }

  /// Writes `content` into the cell in `column` of `line`.
  mutating func set(_ line: Line, _ column: Int, _ content: Content) { cells[line, default: [:]][column] = content }

  /// What is written into the cell in `column` of `line`; nil if it is left as it is.
  func content(_ line: Line, _ column: Int) -> Content? { cells[line]?[column] }

  /// The number that `line` has in the end.
  func number(_ line: Line) -> Int {
    switch line {
    case .row(let row): shift.row(row)
    case .added(let after, let index): shift.row(after) + 1 + index
    }
  }
}
