internal import Budget

/// What stands in one cell of a printed table.
enum PrintedCell: Hashable {
  case blank
  case text(String)
  case amount(Amount)
}

/// A table as cells, the way its layout prints it: header, column numbers and body, each line as wide as the table.
///
/// ```
/// 收入             支出                           header, from the layout's tree
/// 项目     2025年   项目              2025年合计
/// 一、…    684.04   一、…                         body, the two sides beside each other
///                  二、…
/// 本年…    684.04   本年支出合计       684.04      rows that the layout prints on one line
/// ```
/// A label that spans columns or rows stands in the first cell, the others are blank.
struct PrintedTable {
  /// How many columns the table has.
  let width: Int
  private(set) var lines: [[PrintedCell]]
  private let columns: [ColumnReference?]

  /// The lines of `table` of `disclosure` by `layout`.
  init(_ table: Table, of disclosure: Disclosure, layout: TableLayout) {
    columns = layout.header.flatMap(\.leaves)
    width = columns.count
    lines = Array(repeating: Array(repeating: .blank, count: width), count: layout.headerDepth)
    var column = 0
    for node in layout.header { place(node, line: 0, column: &column, year: disclosure.fiscalYear) }
    if layout.printsColumnNumbers { lines.append((0..<width).map { .text(String($0 + 1)) }) }
    addBody(table, layout: layout, unitName: disclosure.unitName)
  }

  private mutating func place(_ node: HeaderNode, line: Int, column: inout Int, year: Int?) {
    lines[line][column] = .text(node.label.printed(year: year))
    if node.children.isEmpty { column += 1 }
    for child in node.children { place(child, line: line + 1, column: &column, year: year) }
  }

  private mutating func addBody(_ table: Table, layout: TableLayout, unitName: String?) {
    let sides = layout.sections.map { side in table.sections.first { $0.side == side.side }?.rows ?? [] }
    for line in RowPairing(sides, layout: layout, unitName: unitName).lines {
      lines.append(
        columns.map { reference in
          guard let reference, let row = line[reference.section] else { return .blank }
          return Self.cell(of: sides[reference.section][row], in: layout.sections[reference.section], reference.column)
        })
    }
  }

  private static func cell(of row: BudgetRow, in side: SectionLayout, _ index: Int) -> PrintedCell {
    let column = side.columns[index]
    let hasCodes = side.columns.contains { $0.kind == .code }
    let isTotal = hasCodes && row.kind == .total && row.code == nil
    switch column.kind {
    case .code: return isTotal ? .text(row.item) : row.code.map(PrintedCell.text) ?? .blank
    case .item: return isTotal ? .blank : .text(hasCodes ? row.item : itemWithCode(row))
    case .governmentItem: return row.governmentItem.map(PrintedCell.text) ?? .blank
    case .amount: return row.amount(column.id).map(PrintedCell.amount) ?? .blank
    }
  }

  /// A code without a column of its own stands before the item, as bureaus print it: 30101-基本工资.
  private static func itemWithCode(_ row: BudgetRow) -> String {
    row.code.map { "\($0)-\(row.item)" } ?? row.item
  }
}

extension HeaderNode {
  /// The columns below the node, left to right.
  fileprivate var leaves: [ColumnReference?] { children.isEmpty ? [column] : children.flatMap(\.leaves) }
}
