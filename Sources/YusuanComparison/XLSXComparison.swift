public import YusuanFindings
internal import YusuanModel
internal import YusuanXLSXWriter

/// Writes a comparison as a workbook: one sheet with all differences, one line each, and one with what was not compared.
public struct XLSXComparison {
  private let words: ComparisonWording

  /// A writer with the words `words`.
  public init(_ words: ComparisonWording) { self.words = words }

  private var isChinese: Bool { words.language == .zh }

  private static let widths: [Double] = [6, 30, 24, 40, 22, 14, 18, 18, 18, 11, 30, 30]

  /// The bytes of the workbook; `path` is its name, for findings. Throws the errors of ``XLSXWorkbook``.
  public func write(_ comparison: BudgetComparison, path: String) throws(Diagnostic) -> [UInt8] {
    var sheets = [sheet(isChinese ? "差异" : "differences", comparison, lines(comparison))]
    if comparison.unreadCount > 0 {
      let unread = comparison.pairs.flatMap { lines($0, $0.unread) }
      sheets.append(sheet(isChinese ? "没有比较的" : "not compared", comparison, unread))
    }
    var workbook = XLSXWorkbook(sheets: sheets)
    workbook.title = isChinese ? "预算对比" : "What differs"
    return try workbook.bytes(for: path)
  }

  /// A sheet with a line for each of `lines`.
  private func sheet(_ name: String, _ comparison: BudgetComparison, _ lines: [Line]) -> XLSXSheet {
    var sheet = XLSXSheet(name)
    let columns = [words.columns[0], isChinese ? "单位" : "unit", isChinese ? "表" : "table"] + words.columns.dropFirst()
    for (index, width) in Self.widths.enumerated() where index < columns.count { sheet.columnWidths[index + 1] = width }
    let unit = isChinese ? "；金额以\(words.unit.rawValue)计" : "; amounts in \(words.unit.rawValue)"
    sheet.put(.text(words.summary(comparison) + unit), at: CellPosition(row: 1, column: 1), XLSXStyle(bold: true))
    put(columns.map { ComparisonCell(kind: .text, text: $0) }, .header, row: 2, to: &sheet)
    for (index, line) in lines.enumerated() {
      put(line.cells, .text, fill: line.fill, row: index + 3, to: &sheet)
      // Programs other than Excel do not make rows high enough for their text by themselves.
      let lines = zip(line.cells, Self.widths).map { XLSXText.lines($0.text, in: Int($1)) }.max() ?? 1
      if lines > 1 { sheet.rowHeights[index + 3] = Double(lines) * 13 + 3 }
    }
    sheet.frozenRows = 2
    sheet.filter = XLSXArea(
      CellPosition(row: 2, column: 1), CellPosition(row: lines.count + 2, column: columns.count))
    var page = XLSXPage()
    page.repeatedRows = 2...2
    sheet.page = page
    return sheet
  }

  // MARK: Lines

  /// A line of a sheet.
  private struct Line {
    var cells: [ComparisonCell]
    var fill: XLSXColour?

    init(_ cells: [ComparisonCell], _ fill: XLSXColour? = nil) { (self.cells, self.fill) = (cells, fill) }

    /// A line with its number, the unit, and a text where differences are said.
    init(number: Int?, _ unit: String, _ text: String) {
      let texts = [unit, "", "", "", text].map { ComparisonCell(kind: .text, text: $0) }
      cells = [ComparisonCell(kind: .number, text: number.map(String.init) ?? "")] + texts
    }
  }

  /// The disclosures of one side alone, what differs of the disclosures themselves, and the differences.
  private func lines(_ comparison: BudgetComparison) -> [Line] {
    let (old, new) =
      isChinese ? ("只有前一份有", "只有后一份有") : ("only the earlier side has it", "only the later side has it")
    var lines: [Line] = []
    for (side, text) in comparison.removed.map({ ($0, old) }) + comparison.added.map({ ($0, new) }) {
      lines.append(Line(number: lines.count + 1, words.name(side), text))
    }
    for pair in comparison.pairs {
      for heading in pair.headings {
        let text = words.heading(heading.heading, heading.before, heading.after)
        lines.append(Line(number: nil, words.name(pair.after), text))
      }
      lines += self.lines(pair, pair.differences)
    }
    return lines
  }

  private func lines(_ pair: DisclosureComparison, _ differences: [BudgetDifference]) -> [Line] {
    differences.flatMap { difference in
      ComparisonLines.lines(of: difference).map { line in
        var cells = words.cells(line)
        cells.insert(ComparisonCell(kind: .text, text: difference.table.map(words.table) ?? ""), at: 1)
        cells.insert(ComparisonCell(kind: .text, text: words.name(pair.after)), at: 1)
        return Line(cells, Self.fill(difference.change))
      }
    }
  }

  /// The colour of the word that says how something differs.
  private static func fill(_ change: BudgetDifference.Change) -> XLSXColour {
    switch change {
    case .added: XLSXColour(0xE3F3E3)
    case .removed: XLSXColour(0xF8E4E4)
    case .changed: XLSXColour(0xFFF4D6)
    case .blankToZero, .zeroToBlank: XLSXColour(0xE6ECF8)
    case .unread: XLSXColour(0xEEEEEE)
    }
  }

  private func put(
    _ cells: [ComparisonCell], _ style: XLSXStyle, fill: XLSXColour? = nil, row: Int, to sheet: inout XLSXSheet
  ) {
    for (index, cell) in cells.enumerated() {
      let position = CellPosition(row: row, column: index + 1)
      if cell.kind == .number, !cell.text.isEmpty, XLSXValue.isExact(cell.text) {
        // The first column has numbers of differences, the others amounts; those finer than a hundredth show all places.
        let places = cell.text.split(separator: ".").last.map { cell.text.contains(".") ? $0.utf8.count : 0 } ?? 0
        let format = places == 0 ? "0" : "#,##0." + String(repeating: "0", count: places)
        sheet.put(.number(cell.text), at: position, XLSXStyle(border: true, .right, numberFormat: format))
      } else if cell.kind == .word {
        sheet.put(.text(cell.text), at: position, XLSXStyle(fill: fill, border: true, .left, wraps: true))
      } else {
        sheet.put(cell.text.isEmpty ? .blank : .text(cell.text), at: position, style)
      }
    }
  }
}
