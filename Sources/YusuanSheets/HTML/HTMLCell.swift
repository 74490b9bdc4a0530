internal import YusuanFindings

/// A cell of a table of an HTML document.
struct HTMLCell {
  let column: Int
  let rowSpan: Int
  let columnSpan: Int
  var text = HTMLText()
  var isHidden = false
  /// The number that spreadsheet programs store beside what is shown, `x:num` or `sdval`.
  private let stored: String?

  /// The cell in `column` with the attributes of its element.
  init(column: Int, _ attributes: [String: String] = [:]) {
    self.column = column
    rowSpan = Self.span(attributes["rowspan"], limit: 65_534)
    columnSpan = Self.span(attributes["colspan"], limit: 1_000)
    stored = attributes["x:num"] ?? attributes["sdval"]
  }

  static func span(_ text: String?, limit: Int) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), limit) }

  /// Whether nothing is in it, and nothing was.
  var isBlank: Bool { text.isEmpty && text.left.isEmpty && (stored ?? "").isEmpty }

  /// Appends the cell to `rows`, at the row `number`, and reports what was left out.
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

/// A number that stands beside what is shown of it, as digits.
struct StoredNumber {
  private var isNegative = false
  private var digits: [UInt8] = []
  /// How many of the digits stand before the point.
  private var point = 0

  /// The plain or scientific number `text`; nil where it is none.
  init?(_ text: String) {
    let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first, let plain = Self(plain: Array(mantissa.utf8)[...]) else { return nil }
    self = plain
    if parts.count > 1 {
      guard let exponent = Int(parts[1]), abs(exponent) <= 40 else { return nil }
      point += exponent
    }
  }

  /// The plain number `bytes`, which commas may group; nil where it is none.
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

  /// What a cell that shows `shown` holds: the stored number where it is what is shown, rounded, or what is shown of it divided
  /// by a power of ten.
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

  /// The digits of the number rounded half up to `places`, as text with its sign; no zeros lead.
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
