internal import YusuanFindings
internal import YusuanModel
internal import YusuanXLSXWriter

/// The sheet 检查结果: a line for each finding, with a link to its first cell.
struct FindingSheet {
  private(set) var sheet: XLSXSheet
  private let options: FormOptions
  private let unit: AmountUnit
  private var row = 1

  private static let columns: [(head: Phrase, width: Double)] = [
    (Phrase(zh: "编号", en: "id"), 8), (Phrase(zh: "级别", en: "severity"), 7), (Phrase(zh: "表", en: "table"), 18),
    (Phrase(zh: "单元格", en: "cell"), 7), (Phrase(zh: "检查项目", en: "what is checked"), 28),
    (Phrase(zh: "实际", en: "found"), 13), (Phrase(zh: "应为", en: "expected"), 13),
    (Phrase(zh: "差额", en: "difference"), 12), (Phrase(zh: "说明", en: "what was found"), 42),
    (Phrase(zh: "处理", en: "what to do"), 28), (Phrase(zh: "原文件位置", en: "place in the input"), 26),
  ]

  /// The sheet `name` with `findings` of `disclosure`, whose tables are in `tables`.
  init(
    _ findings: [PrintedFinding], of disclosure: Disclosure, _ tables: [Int: TableSheet], name: String,
    _ options: FormOptions
  ) {
    self.options = options
    sheet = XLSXSheet(name)
    unit = options.amountUnit ?? disclosure.amountUnit
    let language = options.language
    let unitWord = Phrase(zh: "金额单位：\(unit.rawValue)", en: "amounts in \(unit.rawValue)")[language]
    sheet.put(
      .text([disclosure.unitName ?? "", unitWord].filter { !$0.isEmpty }.joined(separator: "　")),
      at: CellPosition(row: 1, column: 1), XLSXStyle(size: 11, bold: true))
    for (index, column) in Self.columns.enumerated() {
      sheet.columnWidths[index + 1] = column.width
      sheet.put(.text(column.head[language]), at: CellPosition(row: 2, column: index + 1), .header)
    }
    row = 3
    for finding in findings { add(finding, tables, disclosure) }
    sheet.frozenRows = 2
    sheet.filter = XLSXArea(
      CellPosition(row: 2, column: 1), CellPosition(row: max(row - 1, 2), column: Self.columns.count))
    var page = XLSXPage()
    page.repeatedRows = 2...2
    page.footer = "&C&9&P / &N"
    sheet.page = page
    sheet.tabColour = XLSXColour(0xC0504D)
  }

  private mutating func add(_ finding: PrintedFinding, _ tables: [Int: TableSheet], _ disclosure: Disclosure) {
    let language = options.language
    let table = finding.table.map { disclosure.tables[$0] }
    let first = finding.cells.lazy.compactMap { cell in
      tables[cell.table].flatMap { sheet in sheet.position(of: cell).map { (sheet.sheet.name, $0) } }
    }.first
    let texts = [
      finding.id, Wording(language).severity(finding.severity), table.map { "表\($0.number) \($0.title)" } ?? "",
      first?.1.a1 ?? "", finding.title[language], "", "", "", finding.message[language], finding.remedy[language],
      finding.place[language],
    ]
    for (index, text) in texts.enumerated() {
      var style = XLSXStyle.text
      if index == 1 { style.fill = FindingMarks.colour(finding.severity) }
      sheet.put(.text(text), at: CellPosition(row: row, column: index + 1), style)
    }
    if let first {
      let position = CellPosition(row: row, column: 4)
      sheet.put(.text(first.1.a1), at: position, .link)
      sheet.link(.cell(sheet: first.0, first.1), at: position)
    }
    put(finding.found, column: 6)
    put(finding.expected, column: 7)
    put(finding.difference.map(PrintedFinding.Value.amount), column: 8)
    let lines = texts.enumerated().map { XLSXText.lines($0.element, in: Int(Self.columns[$0.offset].width) - 2) }
    sheet.rowHeights[row] = min(Double(lines.max() ?? 1) * 13.5 + 5, 400)
    row += 1
  }

  private mutating func put(_ value: PrintedFinding.Value?, column: Int) {
    let position = CellPosition(row: row, column: column)
    switch value {
    case .amount(let amount):
      let value = CellLook.value(of: amount, in: unit)
      var style = XLSXStyle.amount
      style.numberFormat = CellLook.numberFormat(of: value)
      sheet.put(value, at: position, style)
    case .text(let text): sheet.put(.text(text), at: position, .text)
    case nil: sheet.put(.blank, at: position, .text)
    }
  }
}
