internal import YusuanModel
internal import YusuanXLSXWriter

/// How wide the columns of a table are and how high its rows, so that every label is seen whole.
struct ColumnWidths {
  /// The widths in digits.
  private(set) var columns: [Int]
  private let unit: AmountUnit

  /// The greatest width of a column of labels; longer ones go on in the next line.
  private static let labelLimit = 44
  /// The greatest width that the header asks for; longer labels go on in the next line.
  private static let headerLimit = 12

  /// The widths for `grid`.
  init(_ grid: PrintedGrid) {
    unit = grid.amountUnit
    columns = Array(repeating: 8, count: grid.width)
    for cell in grid.header.joined() where cell.columnSpan == 1 {
      widen(cell.column, to: min(XLSXText.width(Self.text(cell, unit)), Self.headerLimit))
    }
    for line in 0..<grid.bodyCount {
      for cell in grid.body(line: line) {
        if case .blank = cell.content { continue }
        let width = XLSXText.width(Self.text(cell, unit)) + 2 * cell.indent
        let isText = cell.kind == .label || cell.kind == .text || cell.kind == .code
        widen(cell.column, to: isText ? min(width, Self.labelLimit) : width + (cell.isTotal ? 1 : 0))
      }
    }
    if let last = columns.indices.last {
      for cell in grid.headings.joined() where cell.kind == .amountUnit && cell.columnSpan == 1 {
        widen(last, to: XLSXText.width(Self.text(cell, unit)))
      }
    }
    // A title that fits on one line is nicer, up to the width of a page.
    let wanted = min(
      grid.headings.joined().filter { $0.kind == .title }.map { XLSXText.width(Self.text($0, unit)) * 16 / 10 }.max()
        ?? 0,
      110)
    let total = columns.reduce(0, +)
    if total > 0, total < wanted {
      for index in columns.indices { columns[index] = columns[index] * wanted / total + 1 }
    }
  }

  private mutating func widen(_ column: Int, to width: Int) { columns[column] = max(columns[column], width) }

  /// What a cell shows: amounts with separators.
  private static func text(_ cell: PrintedGridCell, _ unit: AmountUnit) -> String {
    guard case .amount = cell.content else { return cell.text(in: unit) }
    let text = cell.text(in: unit)
    let digits = (text.split(separator: ".").first ?? "").utf8.count { (0x30...0x39).contains($0) }
    return text + String(repeating: ",", count: max(digits - 1, 0) / 3)
  }

  /// The height in points of a line with `cells`.
  func height(of cells: [PrintedGridCell]) -> Double {
    cells.map { cell in
      let room = columns[cell.column..<cell.column + cell.columnSpan].reduce(0, +) + cell.columnSpan - 1
      let text = cell.text(in: unit)
      switch cell.kind {
      case .title: return Double(XLSXText.lines(text, in: room * 10 / 16)) * 22 + 8
      case .cover: return Double(XLSXText.lines(text, in: room * 10 / 14)) * 20 + 6
      case .amount, .count, .percent, .unitName, .amountUnit, .printLabel, .columnNumber: return 18
      case .header: return (Double(XLSXText.lines(text, in: room)) * 13.5 + 6) / Double(cell.rowSpan)
      case .code, .label, .text, .note:
        return Double(XLSXText.lines(text, in: max(room - 2 * cell.indent, 4))) * 13.5 + 5
      }
    }.max() ?? 18
  }
}
