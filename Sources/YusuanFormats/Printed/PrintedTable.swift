public import YusuanModel
internal import YusuanProfiles

/// The content of a cell of a printed table (单元格的内容).
public enum PrintedCell: Sendable, Hashable {
  /// Nothing, which is not zero.
  case blank
  /// A text as it is printed.
  case text(String)
  /// Money.
  case amount(Amount)
}

/// A table as cells, the way its profile prints it: header, column numbers and body, each line as wide as the table.
///
/// ```
/// 收入             支出                           header, from the layout's tree
/// 项目     2025年   项目              2025年合计
/// 一、…    684.04   一、…                         body, the panels beside each other
///                  二、…
/// 本年…    684.04   本年支出合计       684.04      rows that the layout prints on one line
/// ```
/// A label that spans columns or rows stands in the first cell, the others are blank.
struct PrintedTable {
  /// How many columns the table has.
  var width: Int { columns.count }
  /// The header, followed by the column numbers if they are printed.
  private(set) var header: [[PrintedCell]]
  private let columns: [ColumnReference?]
  private let panels: [PrintedPanel]
  private let lines: RowPairing

  /// The lines of `table` by `layout` for the fiscal year `year`.
  init(_ table: Table, layout: TableLayout, year: Int?) {
    columns = layout.header.flatMap(\.leaves)
    panels = layout.panels.enumerated().map { index, panel in
      PrintedPanel(
        panel, labels: PrintedColumnLabels(of: index, in: layout, year: year), table.panel(panel.id)?.rows ?? [])
    }
    lines = RowPairing(panels.map(\.rows), layout: layout)
    header = Array(repeating: Array(repeating: .blank, count: columns.count), count: layout.headerDepth)
    var column = 0
    for node in layout.header { place(node, line: 0, column: &column, year: year) }
    if layout.printsColumnNumbers { header.append((0..<width).map { .text(String($0 + 1)) }) }
  }

  private mutating func place(_ node: HeaderNode, line: Int, column: inout Int, year: Int?) {
    header[line][column] = .text(node.label.printed(year: year))
    if node.children.isEmpty { column += 1 }
    for child in node.children { place(child, line: line + 1, column: &column, year: year) }
  }

  /// How many lines the body has.
  var bodyCount: Int { lines.count }

  /// The cell of the body in `line` and `column`, both from 0.
  func cell(line: Int, column: Int) -> PrintedCell {
    guard let reference = columns[column], let row = lines.row(line: line, panel: reference.panel) else {
      return .blank
    }
    return panels[reference.panel].cell(row: row, column: reference.column)
  }

  /// The panel and the column that the column at `column` prints, or nil for a header without a column.
  func reference(column: Int) -> ColumnReference? { columns[column] }

  /// The value that the body prints in `line` and `column`, or nil if no row stands there. The table is the one at index
  /// `table`.
  func place(line: Int, column: Int, ofTable table: Int) -> CellPlace? {
    guard let reference = columns[column], let row = lines.row(line: line, panel: reference.panel) else { return nil }
    return CellPlace(table: table, panel: reference.panel, row: row, column: reference.column)
  }

  /// The line of the body on which the row at `place` is printed, or nil if it is not there.
  func line(of place: CellPlace) -> Int? { lines.line(row: place.row, panel: place.panel) }

  /// The row at `place`.
  func row(_ place: CellPlace) -> BudgetRow { panels[place.panel].rows[place.row] }
}
