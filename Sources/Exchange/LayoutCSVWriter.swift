public import Budget

/// Writes tables as the bureau prints them (版式 CSV): title, 单位名称, 单位, header, body, note.
///
/// ```
/// 2025年预算支出总表,,,,
/// 单位名称：晋城市应急管理调度指挥中心,,,,
/// 单位：万元,,,,
/// 项目,,2025年预算数,,
/// 科目编码,科目名称,合计,基本支出,项目支出
/// 合计,,684.04,443.54,240.50
/// ```
/// A label that spans columns or rows stands in the first cell, the others are blank; every line has all columns.
public struct LayoutCSVWriter {
  private let layout: Layout
  private let style: CSVStyle
  private let unit: AmountUnit?

  /// A writer of tables by `layout`; with `unit`, amounts are written in it instead of the disclosure's own.
  public init(layout: Layout, style: CSVStyle = CSVStyle(), amountUnit unit: AmountUnit? = nil) {
    self.layout = layout
    self.style = style
    self.unit = unit
  }

  /// All tables of `disclosure` in one text, a blank line between them.
  public func write(_ disclosure: Disclosure) -> [UInt8] {
    var bytes: [UInt8] = []
    for table in disclosure.tables {
      if !bytes.isEmpty { bytes += style.lineEnd == .crlf ? [0x0D, 0x0A] : [0x0A] }
      bytes += write(table, of: disclosure)
    }
    return bytes
  }

  /// One table of `disclosure`; nothing for a table that the layout does not have.
  public func write(_ table: Table, of disclosure: Disclosure) -> [UInt8] {
    guard let tableLayout = layout.table(table.number) else { return [] }
    let unit = unit ?? disclosure.amountUnit
    var text = CSVText(style)
    let grid = HeaderGrid(tableLayout)
    let line = { (first: String) in [first] + Array(repeating: "", count: grid.width - 1) }
    if let label = tableLayout.printLabel { text.record(line(label)) }
    text.record(line(table.title))
    if let name = disclosure.unitName { text.record(line("\(word(layout.words.unitName, "单位名称"))：\(name)")) }
    text.record(line("\(word(layout.words.amountUnit, "单位"))：\(unit.rawValue)"))
    for row in grid.rows(year: disclosure.fiscalYear) { text.record(row) }
    if tableLayout.printsColumnNumbers { text.record((1...grid.width).map(String.init)) }
    for row in BodyGrid(tableLayout, unitName: disclosure.unitName).rows(table, unit) { text.record(row) }
    if let note = table.note { text.record(line("\(word(layout.words.notes, "注"))：\(note)")) }
    return text.bytes
  }

  /// The name of the file that holds `table` alone, such as `表03-2025年预算支出总表.csv`: by number, and without
  /// characters that file systems refuse.
  public static func fileName(_ table: Table) -> String {
    let number = table.number < 10 ? "0\(table.number)" : String(table.number)
    return "表\(number)-\(FileName.safe(table.title)).csv"
  }

  private func word(_ labels: [Label], _ fallback: String) -> String { labels.first?.text ?? fallback }
}

/// A header laid out in rows.
struct HeaderGrid {
  private let table: TableLayout
  let width: Int

  init(_ table: TableLayout) {
    self.table = table
    width = table.header.reduce(0) { $0 + $1.span }
  }

  func rows(year: Int?) -> [[String]] {
    var rows = Array(repeating: Array(repeating: "", count: width), count: table.headerDepth)
    var column = 0
    for node in table.header { place(node, row: 0, column: &column, year: year, in: &rows) }
    return rows
  }

  private func place(_ node: HeaderNode, row: Int, column: inout Int, year: Int?, in rows: inout [[String]]) {
    rows[row][column] = node.label.printed(year: year)
    if node.children.isEmpty { column += 1 }
    for child in node.children { place(child, row: row + 1, column: &column, year: year, in: &rows) }
  }
}

/// The rows of a table's sides, put beside each other.
struct BodyGrid {
  private let table: TableLayout
  private let unitName: String?

  init(_ table: TableLayout, unitName: String?) {
    self.table = table
    self.unitName = unitName
  }

  func rows(_ content: Table, _ unit: AmountUnit) -> [[String]] {
    var sides: [[(anchor: String?, cells: [String])]] = []
    for layout in table.sections {
      let rows = content.sections.first { $0.side == layout.side }?.rows ?? []
      let names = RowMatching.layoutRows(of: rows, in: layout, unitName: unitName)
      sides.append(
        zip(rows, names).map { row, fixed in
          (fixed.map { layout.rows[$0] }.flatMap { $0.beside ?? $0.id }, cells(row, layout, unit))
        })
    }
    guard let first = sides.first else { return [] }
    if sides.count == 1 { return first.map(\.cells) }
    return Self.beside(first, sides[1], widths: table.sections.map(\.columns.count))
  }

  private func cells(_ row: BudgetRow, _ layout: SectionLayout, _ unit: AmountUnit) -> [String] {
    let hasCode = layout.columns.contains { $0.kind == .code }
    return layout.columns.map { column in
      switch column.kind {
      case .code: row.code ?? (row.kind == .total ? row.item : "")
      case .item: hasCode && row.kind == .total ? "" : glued(row, hasCode)
      case .governmentItem: row.governmentItem ?? ""
      case .amount: row.amount(column.id)?.text(in: unit) ?? ""
      }
    }
  }

  /// A code without a column of its own stands before the item, as bureaus print it: 30101-基本工资.
  private func glued(_ row: BudgetRow, _ hasCode: Bool) -> String {
    guard let code = row.code, !hasCode else { return row.item }
    return "\(code)-\(row.item)"
  }

  /// Rows with the same anchor stand on one line; the side that comes to it first is filled up with blank lines.
  private static func beside(
    _ left: [(anchor: String?, cells: [String])], _ right: [(anchor: String?, cells: [String])], widths: [Int]
  ) -> [[String]] {
    let anchors = Set(left.compactMap(\.anchor)).intersection(right.compactMap(\.anchor))
    var rows: [[String]] = []
    var (l, r) = (0, 0)
    while l < left.count || r < right.count {
      let leftAnchor = l < left.count ? left[l].anchor.flatMap { anchors.contains($0) ? $0 : nil } : nil
      let rightAnchor = r < right.count ? right[r].anchor.flatMap { anchors.contains($0) ? $0 : nil } : nil
      let meets = leftAnchor == rightAnchor || l >= left.count || r >= right.count
      let takesLeft = l < left.count && (meets || leftAnchor == nil)
      let takesRight = r < right.count && (meets || rightAnchor == nil || !takesLeft && leftAnchor == nil)
      let blank = !takesLeft && !takesRight
      rows.append(
        (takesLeft || blank && l < left.count ? left[l].cells : Array(repeating: "", count: widths[0]))
          + (takesRight ? right[r].cells : Array(repeating: "", count: widths[1])))
      if takesLeft || blank { l += 1 }
      if takesRight { r += 1 }
    }
    return rows
  }
}
