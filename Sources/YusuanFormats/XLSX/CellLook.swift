internal import YusuanModel
internal import YusuanXLSXWriter

/// The value and the style of each kind of cell.
enum CellLook {
  /// What a workbook has for `cell`, with amounts in `unit`.
  static func of(_ cell: PrintedGridCell, in unit: AmountUnit) -> (value: XLSXValue, style: XLSXStyle) {
    var style = style(of: cell)
    var value: XLSXValue
    switch cell.content {
    case .blank: value = .blank
    case .text(let text): value = .text(text)
    case .amount(let amount): value = self.value(of: amount, in: unit)
    }
    if case .text(let text) = cell.content, cell.kind == .count || cell.kind == .percent {
      (value, style.numberFormat) = number(text)
    } else if case .amount = cell.content {
      style.numberFormat = numberFormat(of: value)
    }
    if cell.isUnread { style.fill = XLSXColour(0xFCE4D6) }
    return (value, style)
  }

  /// An amount in `unit`. Worksheets keep 15 digits, and libxlsxwriter writes 16, of which the last may be wrong: it has to
  /// stand below 分, so that whoever reads it sees that it is none. An amount of 10^15 分 or more is a text.
  static func value(of amount: Amount, in unit: AmountUnit) -> XLSXValue {
    let text = amount.text(in: unit)
    return amount.fen.magnitude < 1_000_000_000_000_000 ? .number(text) : .text(text)
  }

  /// The number format of an amount. The space behind the number keeps it apart from the label in the next column.
  static func numberFormat(of value: XLSXValue) -> String {
    switch value {
    case .number(let text), .formula(_, let text): format(text) + "_ "
    case .text, .blank: "@"
    }
  }

  private static func style(of cell: PrintedGridCell) -> XLSXStyle {
    var style: XLSXStyle
    switch cell.kind {
    case .title: style = .title
    case .cover: style = XLSXStyle(font: XLSXStyle.titleFont, size: 14, .centre, wraps: true)
    case .printLabel, .unitName: style = XLSXStyle(.left)
    case .amountUnit: style = XLSXStyle(.right)
    case .header, .columnNumber: style = .header
    case .code, .label, .text: style = .text
    case .amount, .count, .percent: style = .amount
    case .note: style = XLSXStyle(.left, wraps: true)
    }
    if cell.kind == .columnNumber { style.isBold = false }
    if cell.isTotal { style.isBold = true }
    if cell.kind == .label { style.indent = UInt8(cell.indent) }
    return style
  }

  /// A whole number as a number. Any other count or percentage is a text: a binary number is not what it was.
  private static func number(_ text: String) -> (XLSXValue, String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let isWhole = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let isPlain = digits == "0" && digits == text || digits.first != "0"
    return isWhole && isPlain && XLSXValue.isExact(text) ? (.number(text), "0") : (.text(text), "@")
  }

  /// The number format that shows as many places as `text` has.
  private static func format(_ text: String) -> String {
    let places = text.utf8.lastIndex(of: UInt8(ascii: ".")).map {
      text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1
    }
    guard let places, places > 0 else { return "#,##0" }
    return "#,##0." + String(repeating: "0", count: places)
  }
}
