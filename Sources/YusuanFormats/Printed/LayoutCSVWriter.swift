public import YusuanModel
public import YusuanProfiles

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
/// Every line has all columns. Lines without content are left out, such as that of a missing unit's name.
public struct LayoutCSVWriter {
  let profile: Profile
  private let style: CSVStyle
  private let unit: AmountUnit?

  /// A writer of tables by `profile`. Amounts are written in `unit`. Without it, in the unit that the table was printed
  /// in if that is known, else in the table's own unit if the profile has one, else in the disclosure's unit.
  public init(profile: Profile, style: CSVStyle = CSVStyle(), amountUnit unit: AmountUnit? = nil) {
    self.profile = profile
    self.style = style
    self.unit = unit
  }

  /// All tables of `document` as one text, with blank lines between them.
  public func write(_ document: Document) -> [UInt8] {
    var bytes: [UInt8] = []
    for table in document.disclosure.tables.indices {
      if !bytes.isEmpty { bytes += style.lineEnd == .crlf ? [0x0D, 0x0A] : [0x0A] }
      bytes += write(tableAt: table, of: document)
    }
    return bytes
  }

  /// The table at `index` of `document`, which must exist. Empty if the profile does not have the table
  /// (``checkPlaces(in:input:)``).
  public func write(tableAt index: Int, of document: Document) -> [UInt8] {
    let (disclosure, sources) = (document.disclosure, document.sources.tables)
    let table = disclosure.tables[index]
    guard let layout = profile.table(table.id) else { return [] }
    let printedIn = sources.indices.contains(index) ? sources[index].amountUnit : nil
    let unit = unit ?? printedIn ?? layout.amountUnit ?? disclosure.amountUnit
    let printed = PrintedTable(table, layout: layout, year: disclosure.fiscalYear)
    var text = CSVText(style)
    for heading in headings(of: table, layout, disclosure, unit) { text.line(heading, width: printed.width) }
    for line in printed.header {
      for cell in line { text.field(cell, in: unit) }
      text.endRecord()
    }
    for line in 0..<printed.bodyCount {
      for column in 0..<printed.width { text.field(printed.cell(line: line, column: column), in: unit) }
      text.endRecord()
    }
    if let note = table.note {
      text.line(word(profile.words.notes.first, "注") + "：" + note, width: printed.width)
    }
    return text.bytes
  }

  /// The name of a file with `table` alone, such as `表03-2025年预算支出总表.csv` or `表05-1-….csv`: the number and the title,
  /// without characters that file systems refuse.
  public static func fileName(_ table: Table) -> String {
    let isDigit = table.number.utf8.count == 1 && table.number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return "表\(isDigit ? "0" : "")\(FileName.safe(table.number))-\(FileName.safe(table.title)).csv"
  }

  /// The lines above the header.
  private func headings(
    of table: Table, _ layout: TableLayout, _ disclosure: Disclosure, _ unit: AmountUnit
  ) -> [String] {
    let words = profile.words
    let unitWord = words.amountUnits.first { $0.unit == unit }?.word.text ?? unit.rawValue
    return [
      cover(of: layout, disclosure), layout.printLabel, table.title,
      disclosure.unitName.map { word(words.unitName.first?.word, "单位名称") + "：" + $0 },
      word(words.amountUnit.first, "单位") + "：" + unitWord,
    ].compactMap { $0 }
  }

  /// The title of the cover, for a table that does not print the year. Nil if it does, or if no cover has a title.
  private func cover(of layout: TableLayout, _ disclosure: Disclosure) -> String? {
    guard let year = disclosure.fiscalYear, !layout.printsYear else { return nil }
    let covers = profile.words.covers.filter { $0.word.printsYear }
    let fitting = covers.first { $0.level == disclosure.unitLevel } ?? covers.first { $0.level == nil }
    return fitting?.word.printed(year: year)
  }

  private func word(_ label: Label?, _ fallback: String) -> String { label?.text ?? fallback }
}

extension TableLayout {
  /// Whether the title or a header label has the fiscal year.
  fileprivate var printsYear: Bool { title.printsYear || header.contains(where: \.printsYear) }
}

extension HeaderNode {
  fileprivate var printsYear: Bool { label.printsYear || children.contains(where: \.printsYear) }
}

extension Label {
  /// Whether the label has a placeholder for the year.
  fileprivate var printsYear: Bool { printed(year: nil) != text }
}

extension CSVText {
  /// Appends a cell. Amounts are in `unit`.
  fileprivate mutating func field(_ cell: PrintedCell, in unit: AmountUnit) {
    switch cell {
    case .blank: field("")
    case .text(let text): field(text)
    case .amount(let amount): field(amount, in: unit)
    }
  }

  /// Appends a line of `width` columns with `text` in the first.
  fileprivate mutating func line(_ text: String, width: Int) {
    field(text)
    for _ in 1..<max(width, 1) { field("") }
    endRecord()
  }
}
