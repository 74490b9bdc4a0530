public import YusuanFindings
public import YusuanModel
internal import YusuanRecognition
internal import YusuanSheets

/// Describes for people what a conversion recognised (识别结果): every block, known or not, and why.
public struct Inspection {
  private let conversion: Conversion
  private let documents: [Document]
  private let wording: Wording
  private var isChinese: Bool { wording.language == .zh }

  /// A description of `conversion`, which gave `documents`.
  public init(_ conversion: Conversion, _ documents: [Document], language: Language) {
    self.conversion = conversion
    self.documents = documents
    wording = Wording(language)
  }

  /// Where a table stands.
  private struct Place: Hashable {
    var input: String
    var sheet: String?
  }

  /// The whole report. It ends with a line end.
  public var text: String {
    var lines: [String] = []
    for (input, dialect) in conversion.dialects { lines.append(line(input, dialect)) }
    let tables = Dictionary(grouping: conversion.tables) { Place(input: $0.location.input, sheet: $0.location.sheet) }
    for sheet in conversion.sheets where sheet.info.name != nil {
      lines.append(line(sheet, tables[Place(input: sheet.info.input, sheet: sheet.info.name)] ?? []))
    }
    for table in conversion.tables { lines += self.lines(table) }
    for block in conversion.strangers { lines += self.lines(block) }
    for block in conversion.outside {
      lines.append(
        isChinese
          ? "表外  \(wording.location(block.location))：\(block.cells) 个单元格，“\(block.sample)”"
          : "outside  \(wording.location(block.location)): \(block.cells) cells, “\(block.sample)”")
    }
    for text in conversion.texts { lines.append(line(text)) }
    if conversion.unlisted > 0 {
      lines.append(
        isChinese
          ? "另有 \(conversion.unlisted) 项未列出：每类至多列出 \(conversion.listLimit) 项"
          : "\(conversion.unlisted) more are not listed: at most \(conversion.listLimit) of a kind are")
    }
    for document in documents { lines.append(line(document.disclosure)) }
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

  /// A sheet: its name, its size, and what became of it.
  private func line(_ sheet: SheetSummary, _ found: [RecognisedTable]) -> String {
    let place = wording.location(Location(input: sheet.info.input, sheet: sheet.info.name))
    let range = [sheet.first, sheet.last].compactMap { $0?.a1 }.joined(separator: ":")
    let tables = found.map(\.table.number).joined(separator: isChinese ? "、" : ", ")
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
    let rows = table.table.panels.reduce(0) { $0 + $1.rows.count }
    let head =
      isChinese
      ? "表\(table.table.number)  \(place)：\(unit)，\(year) 年，\(money)，\(rows) 行，\(table.factCount) 个数"
      : "table \(table.table.number)  \(place): \(unit), \(year), \(money), \(rows) rows, \(table.factCount) figures"
    return [head, why(table), columns(table), cells(table)] + hidden(table)
  }

  /// Why a block was recognised as the table.
  private func why(_ table: RecognisedTable) -> String {
    let profile = table.profile
    if isChinese { return table.isUntitled ? "  版式 \(profile)：没有标题，按表头或名称认定" : "  版式 \(profile)：按标题和表头认定" }
    return table.isUntitled
      ? "  profile \(profile): without a title, by its header or the name" : "  profile \(profile): by title and header"
  }

  private func columns(_ table: RecognisedTable) -> String {
    let columns = table.columns.map { column in
      let letters = CellPosition.letters(ofColumn: column.source)
      guard let id = column.id else { return "\(letters)=?" }
      return "\(letters)=\(column.panel.map { "\($0)." } ?? "")\(id)"
    }
    return "  " + columns.joined(separator: " ")
  }

  private func cells(_ table: RecognisedTable) -> String {
    let ledger = table.ledger
    return isChinese
      ? "  单元格 \(ledger.read) = 采用 \(ledger.used) + 诊断 \(ledger.diagnosed)"
      : "  cells \(ledger.read) = \(ledger.used) used + \(ledger.diagnosed) diagnosed"
  }

  /// What is hidden in the table, and from where on.
  private func hidden(_ table: RecognisedTable) -> [String] {
    let hidden = table.hidden
    guard let first = hidden.first else { return [] }
    let place = wording.location(first)
    return [
      isChinese
        ? "  隐藏 \(hidden.rows) 行，\(hidden.figures) 个数，自 \(place)"
        : "  hidden \(hidden.rows) rows, \(hidden.figures) figures, from \(place)"
    ]
  }

  /// A block that is not a table of a profile, and why not.
  private func lines(_ block: UnknownBlock) -> [String] {
    let place = wording.location(block.location)
    let reason = block.reason[wording.language]
    let columns = block.columns.isEmpty ? [] : ["  " + block.columns.joined(separator: " | ")]
    if isChinese {
      return ["未知表格  \(place)：“\(block.label)”，\(block.figures) 个数未转换", "  \(reason)"] + columns
    }
    let head = "unknown table  \(place): “\(block.label)”, \(block.figures) figures not converted"
    return [head, "  \(reason)"] + columns
  }

  /// A cell that was used but is not in the result, and why.
  private func line(_ text: UsedText) -> String {
    let (place, reason) = (wording.location(text.location), text.reason.phrase[wording.language])
    if isChinese {
      return "不在结果中  \(place)：“\(text.text)”，\(reason)" + (text.amount.map { "，其中金额 \($0)" } ?? "")
    }
    return "not in the result  \(place): “\(text.text)”, \(reason)" + (text.amount.map { ", amount \($0)" } ?? "")
  }

  private func line(_ disclosure: Disclosure) -> String {
    var facts = 0
    for table in disclosure.tables {
      for panel in table.panels { for row in panel.rows { facts += row.amounts.count + row.values.count } }
    }
    let unit = disclosure.unitName ?? "?"
    let year = disclosure.fiscalYear.map(String.init) ?? "?"
    let count = disclosure.tables.count
    let money = disclosure.amountUnit.rawValue
    return isChinese
      ? "公开文件  \(unit) \(year)：\(level(disclosure))，版式 \(disclosure.profile)，\(count) 张表，\(facts) 个数，\(money)"
      : "disclosure  \(unit) \(year): \(level(disclosure)), profile \(disclosure.profile), \(count) tables, \(facts) figures, \(money)"
  }

  private func level(_ disclosure: Disclosure) -> String {
    switch (disclosure.unitLevel, isChinese) {
    case (.department, true): "部门"
    case (.unit, true): "单位"
    case (nil, true): "级次不明"
    case (let level?, false): level.rawValue
    case (nil, false): "level unknown"
    }
  }
}
