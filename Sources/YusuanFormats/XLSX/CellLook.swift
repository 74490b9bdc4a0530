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
    case .amount(let amount): value = .number(amount.text(in: unit))
    }
    if case .text(let text) = cell.content, cell.kind == .count || cell.kind == .percent {
      (value, style.numberFormat) = number(text)
    } else if case .number(let text) = value {
      // The space behind the number keeps it apart from the label in the next column.
      style.numberFormat = XLSXValue.isExact(text) ? format(text, grouped: true) + "_ " : "@"
    }
    if cell.isUnread { style.fill = XLSXColour(0xFCE4D6) }
    return (value, style)
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

  /// A count or a percentage as a number with as many places as are printed. What is no plain decimal stays a text.
  private static func number(_ text: String) -> (XLSXValue, String) {
    let isPercent = text.hasSuffix("%")
    let decimal = isPercent ? String(text.dropLast()) : text
    guard isPlain(decimal), XLSXValue.isExact(decimal) else { return (.text(text), "@") }
    return isPercent
      ? (.number(hundredth(decimal)), format(decimal, grouped: false) + "%")
      : (.number(decimal), format(decimal, grouped: false))
  }

  /// The number format that shows as many places as `text` has.
  private static func format(_ text: String, grouped: Bool) -> String {
    let places = text.utf8.lastIndex(of: UInt8(ascii: ".")).map {
      text.utf8.distance(from: $0, to: text.utf8.endIndex) - 1
    }
    let whole = grouped ? "#,##0" : "0"
    guard let places, places > 0 else { return whole }
    return whole + "." + String(repeating: "0", count: places)
  }

  /// Whether `text` is digits, perhaps with a sign and a fraction.
  private static func isPlain(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// The plain decimal `text` with its point moved two digits to the left.
  private static func hundredth(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".")
    let whole = String(repeating: "0", count: 2) + (parts.first ?? "")
    let fraction = parts.count > 1 ? parts[1] : ""
    return (isNegative ? "-0" : "0") + whole.dropLast(2) + "." + whole.suffix(2) + fraction
  }
}
