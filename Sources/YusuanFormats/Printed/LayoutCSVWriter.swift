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
    let disclosure = document.disclosure
    let table = disclosure.tables[index]
    guard let layout = profile.table(table.id) else { return [] }
    let unit = unit ?? PrintedHeadings.amountUnit(ofTableAt: index, of: document, layout: layout)
    let printed = PrintedTable(table, layout: layout, year: disclosure.fiscalYear)
    let headings = PrintedHeadings(table, layout: layout, of: disclosure, profile: profile, in: unit)
    var text = CSVText(style)
    let above = [headings.cover, headings.printLabel, headings.title, headings.unitName, headings.amountUnit]
    for heading in above.compactMap({ $0 }) { text.line(heading, width: printed.width) }
    for line in printed.header {
      for cell in line { text.field(cell, in: unit) }
      text.endRecord()
    }
    for line in 0..<printed.bodyCount {
      for column in 0..<printed.width { text.field(printed.cell(line: line, column: column), in: unit) }
      text.endRecord()
    }
    if let note = headings.note { text.line(note, width: printed.width) }
    return text.bytes
  }

  /// The name of a file with `table` alone, such as `表03-2025年预算支出总表.csv` or `表05-1-….csv`: the number and the title,
  /// without characters that file systems refuse.
  public static func fileName(_ table: Table) -> String {
    let isDigit = table.number.utf8.count == 1 && table.number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return "表\(isDigit ? "0" : "")\(FileName.safe(table.number))-\(FileName.safe(table.title)).csv"
  }
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
