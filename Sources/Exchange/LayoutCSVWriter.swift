public import Budget
public import Diagnostics

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
/// Every line has all columns. What a disclosure does not have, such as a unit's name, has no line.
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

  /// One table of `disclosure`; nothing for a table that the layout does not have (``checkPlaces(in:)``).
  public func write(_ table: Table, of disclosure: Disclosure) -> [UInt8] {
    guard let tableLayout = layout.table(table.number) else { return [] }
    let unit = unit ?? disclosure.amountUnit
    let printed = PrintedTable(table, of: disclosure, layout: tableLayout)
    var lines = headings(of: table, printLabel: tableLayout.printLabel, disclosure, unit).map { [PrintedCell.text($0)] }
    lines += printed.lines
    if let note = table.note { lines.append([.text(word(layout.words.notes, "注") + "：" + note)]) }
    var text = CSVText(style)
    for line in lines {
      for column in 0..<printed.width {
        switch column < line.count ? line[column] : .blank {
        case .blank: text.field("")
        case .text(let label): text.field(label)
        case .amount(let amount): text.field(amount, in: unit)
        }
      }
      text.endRecord()
    }
    return text.bytes
  }

  /// The name of the file that holds `table` alone, such as `表03-2025年预算支出总表.csv`: by number, and without
  /// characters that file systems refuse.
  public static func fileName(_ table: Table) -> String {
    let number = table.number < 10 ? "0\(table.number)" : String(table.number)
    return "表\(number)-\(FileName.safe(table.title)).csv"
  }

  /// What stands above the header.
  private func headings(of table: Table, printLabel: String?, _ disclosure: Disclosure, _ unit: AmountUnit) -> [String]
  {
    let unitWord = layout.words.amountUnits.first { $0.unit == unit }?.word.text ?? unit.rawValue
    return [
      printLabel, table.title, disclosure.unitName.map { word(layout.words.unitName, "单位名称") + "：" + $0 },
      word(layout.words.amountUnit, "单位") + "：" + unitWord,
    ].compactMap { $0 }
  }

  private func word(_ labels: [Label], _ fallback: String) -> String { labels.first?.text ?? fallback }
}

extension LayoutCSVWriter {
  /// Makes sure that the layout has a place for everything in `disclosure`, which may have been read with another one.
  ///
  /// Throws `.canonicalWrong` with the path of the first table, side, column or 政府预算支出经济科目名称 that would be lost.
  public func checkPlaces(in disclosure: Disclosure, input: String) throws(Diagnostic) {
    let tables = WirePath(input: input, path: "$").member("tables")
    for (index, table) in disclosure.tables.enumerated() {
      let path = tables.element(index)
      guard let tableLayout = layout.table(table.number) else {
        throw path.member("number").wrong(expected: layout.id, found: String(table.number))
      }
      for (index, section) in table.sections.enumerated() {
        let path = path.member("sections").element(index)
        guard let columns = tableLayout.section(section.side)?.columns else {
          throw path.member("side").wrong(expected: layout.id, found: section.side.rawValue)
        }
        try checkPlaces(of: section.rows, in: columns, path.member("rows"))
      }
    }
  }

  private func checkPlaces(
    of rows: [BudgetRow], in columns: [ColumnLayout], _ path: WirePath
  ) throws(Diagnostic) {
    let places = Set(columns.filter { $0.kind == .amount }.map(\.id))
    let hasGovernmentItem = columns.contains { $0.kind == .governmentItem }
    for (index, row) in rows.enumerated() {
      if let fact = row.amounts.first(where: { !places.contains($0.column) }) {
        throw path.element(index).member("amounts").wrong(
          expected: places.sorted().joined(separator: ", "), found: fact.column)
      }
      if let item = row.governmentItem, !hasGovernmentItem {
        throw path.element(index).member("governmentItem").wrong(expected: layout.id, found: item)
      }
    }
  }
}
