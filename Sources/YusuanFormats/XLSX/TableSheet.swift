internal import YusuanFindings
internal import YusuanModel
internal import YusuanXLSXWriter

/// A table as a sheet: each line of ``PrintedGrid`` is a row.
struct TableSheet {
  private(set) var sheet: XLSXSheet
  private let grid: PrintedGrid
  private let context: Context
  private let widths: ColumnWidths
  /// How many rows there are above the body.
  private let above: Int
  /// The row of the line that follows; from 1.
  private var row = 1

  /// What the sheets of a disclosure have in common.
  struct Context {
    /// The totals that are written as formulas.
    var sums: SumFormulas
    /// What is marked in cells.
    var marks: FindingMarks
    /// The language of comments.
    var language: Language
  }

  /// The sheet `name` with the table of `grid`. Throws `.worksheetTooSmall` if Excel has not that many rows.
  init(_ grid: PrintedGrid, name: String, _ context: Context) throws(Diagnostic) {
    self.grid = grid
    self.context = context
    sheet = XLSXSheet(name)
    above = grid.headings.count + grid.header.count
    let rows = above + grid.bodyCount + 1
    guard rows <= XLSXArea.lastRow else { throw .tooManyRows(rows, in: name) }
    widths = ColumnWidths(grid)
    for (index, width) in widths.columns.enumerated() { sheet.columnWidths[index + 1] = Double(width) + 1.7 }
    for line in grid.headings { put(line) }
    for line in grid.header { put(line) }
    for line in 0..<grid.bodyCount { put(grid.body(line: line)) }
    if let note = grid.note { put([note]) }
    setPage()
  }

  private mutating func setPage() {
    sheet.frozenRows = above
    sheet.showsGridlines = false
    var page = XLSXPage()
    if above > 0 { page.repeatedRows = 1...above }
    page.footer = "&C&9第 &P 页，共 &N 页"
    sheet.page = page
  }

  private mutating func put(_ line: [PrintedGridCell]) {
    for cell in line { put(cell) }
    sheet.rowHeights[row] = widths.height(of: line)
    row += 1
  }

  private mutating func put(_ cell: PrintedGridCell) {
    let first = CellPosition(row: row, column: cell.column + 1)
    let last = CellPosition(row: row + cell.rowSpan - 1, column: cell.column + cell.columnSpan)
    var (value, style) = CellLook.of(cell, in: grid.amountUnit)
    if cell.isUnread { sheet.comment(CellRemark.unread[context.language], at: first) }
    if case .amount = cell.content {
      if case .number(let text) = value {
        if let formula = cell.place.flatMap(formula) { value = .formula(formula, result: text) }
      } else {
        sheet.comment(CellRemark.inexact[context.language], at: first)
      }
    }
    if let mark = cell.place.flatMap({ context.marks[$0] }) {
      style.fill = mark.colour
      sheet.comment(mark.text, at: first)
    }
    sheet.put(value, in: XLSXArea(first, last), style)
  }

  /// The formula that adds up the parts of the total at `place`. Nil if it is no total, or if Excel does not allow a formula
  /// that long (8,192 characters, 255 areas).
  private func formula(_ place: CellPlace) -> String? {
    guard let parts = context.sums[place] else { return nil }
    let positions = parts.compactMap(position)
    let formula = SumFormulas.formula(positions)
    let areas = formula.utf8.count { $0 == UInt8(ascii: ",") } + 1
    return positions.count == parts.count && formula.utf8.count < 8_000 && areas < 250 ? formula : nil
  }

  /// The unit that its amounts are in.
  var amountUnit: AmountUnit { grid.amountUnit }

  /// Where the value at `place` stands. Nil if it is not printed.
  func position(of place: CellPlace) -> CellPosition? {
    guard let line = grid.line(of: place), let column = grid.column(of: place) else { return nil }
    return CellPosition(row: above + line + 1, column: column + 1)
  }
}

/// What comments on cells say that are not as they were.
enum CellRemark {
  /// On a cell whose content could not be read.
  static let unread = Phrase(
    zh: "原表此处有内容，但读不出，未写入：不是空白，也不是零。",
    en: "Something stood here that could not be read, and is not written: it was neither blank nor zero.")
  /// On an amount with more digits than a number in a worksheet has.
  static let inexact = Phrase(
    zh: "此数以分计超过15位，工作表里的数值存不准，按文本写出。",
    en: "More than 15 digits in 分, which no number in a worksheet holds exactly: written as text.")
}

extension Diagnostic {
  /// Too many rows for a worksheet.
  fileprivate static func tooManyRows(_ rows: Int, in sheet: String) -> Diagnostic {
    Diagnostic(
      .worksheetTooSmall, at: Location(input: "-", sheet: sheet), because: Phrase(zh: "行", en: "rows"),
      [.found: String(rows), .limit: String(XLSXArea.lastRow)])
  }
}
