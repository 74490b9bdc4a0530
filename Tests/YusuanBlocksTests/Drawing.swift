import YusuanBlocks
import YusuanSheets

/// Rows as they are drawn: a line a row, cells with blanks between, · for a blank cell.
struct Drawing {
  private(set) var rows: [BlockRow] = []

  init(_ text: String) {
    var blanks = 0
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let row = Self.row(line, number, blanks)
      blanks = row.cells.isEmpty ? blanks + 1 : 0
      if !row.cells.isEmpty { rows.append(row) }
    }
  }

  private static func row(_ line: Substring, _ number: Int, _ blanks: Int) -> BlockRow {
    var bytes: [UInt8] = []
    var cells: [BlockCell] = []
    for (index, text) in line.split(separator: " ").enumerated() where text != "·" {
      let range = bytes.count..<(bytes.count + text.utf8.count)
      bytes += text.utf8
      cells.append(BlockCell(column: index + 1, kind: .text, range: range, marks: Words.marks(text)))
    }
    return BlockRow(number: number, line: number, cells: cells, bytes: bytes, blankRowsBefore: blanks)
  }

  /// The row as it was drawn.
  static func text(_ row: BlockRow) -> String {
    var texts: [String] = []
    for cell in row.cells {
      while texts.count < cell.column - 1 { texts.append("·") }
      texts.append(String(decoding: row.bytes[cell.range], as: UTF8.self))
    }
    return texts.joined(separator: " ")
  }

  /// What a row is by its cells.
  static func rowClass(_ line: String, isHeader: Bool = false) -> RowClass? {
    Drawing(line).rows.first?.rowClass { _ in isHeader }
  }
}

/// The words of an invented bureau: the marks that whoever reads texts gives them.
enum Words {
  static let titles = ["收入总表", "支出总表", "债务总表"]

  static func marks(_ text: Substring) -> TextMarks {
    let scalars = Array(text.unicodeScalars)[...]
    if TextShape.isDash(scalars) { return .dash }
    if TextShape.isFigure(scalars) { return .figure }
    if titles.contains(String(text)) { return .title }
    if text == "单位名称" { return [.meta, .metaLabel] }
    if text.hasPrefix("单位:") || text.hasPrefix("单位名称:") { return .meta }
    if text.hasPrefix("注:") { return .note }
    if text.hasPrefix("填报人:") { return .signature }
    if text.hasPrefix("第"), text.hasSuffix("页") { return .watermark }
    if text.hasPrefix("表"), text.count == 2 { return .printLabel }
    if text == "续表" { return .continuation }
    if text == "本页小计" || text == "承前页" { return .pageTotal }
    if text.hasSuffix("部门预算") { return .cover }
    if TextShape.isSentence(scalars) { return .sentence }
    return TextShape.isTitleLike(scalars) ? .titleLike : []
  }

  /// What the columns below a label hold.
  static func role(_ label: String) -> ColumnRole {
    switch label {
    case "编码": .code
    case "名称", "项目": .label
    case "备注": .any
    case "合计", "基本", "项目支出", "金额": .figure
    default: .unknown
    }
  }
}
