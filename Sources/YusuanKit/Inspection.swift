public import Budget
public import Diagnostics
internal import Recognition
internal import Spreadsheet

/// Says what a conversion recognised, for people (识别结果).
public struct Inspection {
  private let conversion: Conversion
  private let disclosures: [Disclosure]
  private let wording: Wording
  private var isChinese: Bool { wording.language == .zh }

  /// What `conversion` read and joined into `disclosures`.
  public init(_ conversion: Conversion, _ disclosures: [Disclosure], language: Language) {
    self.conversion = conversion
    self.disclosures = disclosures
    wording = Wording(language)
  }

  /// The whole report, ended by a line end.
  public var text: String {
    var lines: [String] = []
    for (input, dialect) in conversion.dialects { lines.append(line(input, dialect)) }
    for sheet in conversion.sheets where sheet.info.name != nil { lines.append(line(sheet)) }
    for table in conversion.tables { lines += self.lines(table) }
    for block in conversion.outside {
      lines.append(
        isChinese
          ? "表外  \(wording.location(block.location))：\(block.cells) 个单元格，“\(block.sample)”"
          : "outside  \(wording.location(block.location)): \(block.cells) cells, “\(block.sample)”")
    }
    for disclosure in disclosures { lines.append(line(disclosure)) }
    lines.append(conversion.summary.text(wording.language))
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ input: String, _ dialect: DelimitedReader.Dialect) -> String {
    let names: [UInt8: String] = [0x2C: ",", 0x09: "Tab", 0x3B: ";", 0x7C: "|"]
    let delimiter = names[dialect.delimiter] ?? String(dialect.delimiter)
    let mark = dialect.form.markLength > 0
    return isChinese
      ? "文本  \(input)：\(dialect.form.encoding.rawValue)\(mark ? "（有 BOM）" : "")，分隔符 \(delimiter)"
      : "text  \(input): \(dialect.form.encoding.rawValue)\(mark ? " with mark" : ""), delimiter \(delimiter)"
  }

  /// A sheet: its name, its size, and what it became.
  private func line(_ sheet: SheetSummary) -> String {
    let place = wording.location(Location(input: sheet.info.input, sheet: sheet.info.name))
    let range = [sheet.first, sheet.last].compactMap { $0?.a1 }.joined(separator: ":")
    let tables = conversion.tables.filter {
      $0.location.input == sheet.info.input && $0.location.sheet == sheet.info.name
    }.map { String($0.table.number) }.joined(separator: isChinese ? "、" : ", ")
    if isChinese {
      let hidden = sheet.info.isHidden ? "（隐藏）" : ""
      return "工作表  \(place)\(hidden)：\(range) \(sheet.cells) 个单元格，" + (tables.isEmpty ? "没有表格" : "表 \(tables)")
    }
    let hidden = sheet.info.isHidden ? " (hidden)" : ""
    return "sheet  \(place)\(hidden): \(range) \(sheet.cells) cells, "
      + (tables.isEmpty ? "no table" : "table \(tables)")
  }

  private func lines(_ table: RecognisedTable) -> [String] {
    let place = wording.location(table.location)
    let unit = table.unitName ?? "?"
    let year = table.fiscalYear.map(String.init) ?? "?"
    let money = table.amountUnit?.rawValue ?? "?"
    let rows = table.table.sections.reduce(0) { $0 + $1.rows.count }
    let head =
      isChinese
      ? "表\(table.table.number)  \(place)：\(unit)，\(year) 年，\(money)，\(rows) 行，\(table.factCount) 个金额"
      : "table \(table.table.number)  \(place): \(unit), \(year), \(money), \(rows) rows, \(table.factCount) amounts"
    let columns = table.columns.map { column in
      let letters = CellPosition.letters(ofColumn: column.source)
      guard let id = column.id else { return "\(letters)=?" }
      return "\(letters)=\(column.side.map { "\($0.rawValue)." } ?? "")\(id)"
    }
    let cells =
      isChinese
      ? "  单元格 \(table.ledger.read) = 采用 \(table.ledger.used) + 诊断 \(table.ledger.diagnosed)"
      : "  cells \(table.ledger.read) = \(table.ledger.used) used + \(table.ledger.diagnosed) diagnosed"
    return [head, "  " + columns.joined(separator: " "), cells]
  }

  private func line(_ disclosure: Disclosure) -> String {
    let facts = disclosure.tables.reduce(0) { sum, table in
      sum + table.sections.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.amounts.count } }
    }
    let unit = disclosure.unitName ?? "?"
    let year = disclosure.fiscalYear.map(String.init) ?? "?"
    return isChinese
      ? "公开文件  \(unit) \(year)：\(disclosure.tables.count) 张表，\(facts) 个金额，\(disclosure.amountUnit.rawValue)"
      : "disclosure  \(unit) \(year): \(disclosure.tables.count) tables, \(facts) amounts, \(disclosure.amountUnit.rawValue)"
  }
}
