internal import YusuanFindings

/// A cell of an HTML table.
struct HTMLCell {
  let column: Int
  let rowSpan: Int
  let columnSpan: Int
  var text = HTMLText()
  var isHidden = false
  /// The number that spreadsheet programs store beside the shown text (`x:num` or `sdval`).
  private let stored: String?

  /// A cell in `column` with the attributes of its element.
  init(column: Int, _ attributes: [String: String] = [:]) {
    self.column = column
    rowSpan = Self.span(attributes["rowspan"], limit: 65_534)
    columnSpan = Self.span(attributes["colspan"], limit: 1_000)
    stored = attributes["x:num"] ?? attributes["sdval"]
  }

  static func span(_ text: String?, limit: Int) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), limit) }

  /// Whether the cell is empty: no text, no text left out, and no stored number.
  var isBlank: Bool { text.isEmpty && text.left.isEmpty && (stored ?? "").isEmpty }

  /// Appends the cell to the row `number` of `rows`, and reports text that was left out.
  func append(to rows: inout SheetRows, row number: Int) throws(Diagnostic) {
    var cell = Cell(column: Int32(clamping: column), text: 0..<0)
    if isHidden { cell.traits.insert(.hiddenColumn) }
    var shown = text.shown
    if shown.isEmpty, !text.struckOut.isEmpty {
      shown = text.struckOut
      cell.traits.insert(.struckOut)
    }
    if let stored, let number = StoredNumber(stored) {
      let reading = number.reading(shown)
      (shown, cell.kind, cell.shown) = (reading.text, reading.kind, reading.shown)
    }
    let start = Int32(clamping: rows.row.bytes.count)
    rows.row.bytes += shown
    cell.text = start..<Int32(clamping: rows.row.bytes.count)
    if !text.left.isEmpty, !cell.traits.contains(.struckOut) {
      rows.note(.textLeftOut, cell, because: text.reason, [.found: text.leftExcerpt])
    }
    if let area = MergedArea(rows: (number, number + rowSpan - 1), columns: (column, column + columnSpan - 1)) {
      rows.merge(area)
    }
    try rows.append(cell)
  }
}

/// A stored number, as digits, that stands beside the shown text.
struct StoredNumber {
  private var isNegative = false
  private var digits: [UInt8] = []
  /// How many digits come before the decimal point.
  private var point = 0

  /// Parses a plain or scientific number. Nil if `text` is not one.
  init?(_ text: String) {
    let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, let plain = Self(plain: Array(mantissa.utf8)[...]) else { return nil }
    self = plain
    if parts.count > 1 {
      guard let exponent = Int(parts[1]), abs(exponent) <= 40 else { return nil }
      point += exponent
    }
  }

  /// Parses a plain number, with or without commas between groups. Nil if `bytes` is not one.
  private init?(plain bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    var hasPoint = false
    for byte in rest {
      switch byte {
      case 0x30...0x39:
        digits.append(byte - 0x30)
        if !hasPoint { point += 1 }
      case UInt8(ascii: "."):
        if hasPoint { return nil }
        hasPoint = true
      case UInt8(ascii: ","): if hasPoint || digits.isEmpty { return nil }
      default: return nil
      }
    }
    if digits.isEmpty || digits.count > 60 { return nil }
  }

  /// How to read a cell that shows `shown`. If the shown text is the stored number, rounded or divided by a power of
  /// ten, the stored number is read.
  func reading(_ shown: [UInt8]) -> (text: [UInt8], kind: CellKind, shown: ShownNumber) {
    if shown.allSatisfy({ $0 == UInt8(ascii: "#") }) { return (text(dividedBy: 0), .number, ShownNumber()) }
    guard let number = Self(plain: shown[...]) else { return (shown, .text, ShownNumber()) }
    let places = number.digits.count - number.point
    let value = number.rounded(to: places)
    for power in 0...8 {
      var divided = self
      divided.point -= power
      if divided.rounded(to: places) == value { return (text(dividedBy: power), .number, ShownNumber()) }
    }
    return (shown, .number, ShownNumber(.differsFromStored))
  }

  /// The digits rounded half up to `places` decimal places, with the sign and without leading zeros.
  private func rounded(to places: Int) -> String {
    let count = point + places
    var kept = count <= 0 ? [] : Array(digits.prefix(count)) + Array(repeating: 0, count: max(count - digits.count, 0))
    if count >= 0, count < digits.count, digits[count] >= 5 {
      var index = kept.count - 1
      while index >= 0, kept[index] == 9 {
        kept[index] = 0
        index -= 1
      }
      if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
    }
    let text = String(decoding: kept.drop { $0 == 0 }.map { $0 + 0x30 }, as: UTF8.self)
    return isNegative && !text.isEmpty ? "-" + text : text
  }

  /// The exact number divided by ten to the power of `power`, in plain notation.
  private func text(dividedBy power: Int) -> [UInt8] {
    let point = point - power
    var plain: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if point <= 0 {
      plain += [0x30, 0x2E] + Array(repeating: 0x30, count: -point) + digits.map { $0 + 0x30 }
    } else {
      let whole = digits.prefix(point)
      plain += whole.map { $0 + 0x30 } + Array(repeating: 0x30, count: point - whole.count)
      if digits.count > point { plain += [0x2E] + digits[point...].map { $0 + 0x30 } }
    }
    return plain
  }
}
