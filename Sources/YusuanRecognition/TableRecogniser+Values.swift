internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

extension TableRecogniser {
  /// Adds the texts, counts, percentages and dates of the panel at `index`. Unreadable cells are reported.
  func addValues(
    _ index: Int, _ row: BlockRow, _ reader: PanelReader, _ table: TableBuilder, to values: inout PanelReader.Values
  ) {
    for place in parts.values where place.panel == index {
      let cell = row.cells[place.cell]
      let reported = table.reported
      let text = value(cell, place.kind, row, table) ?? ""
      let column = reader.layout.columns[place.column].id
      if table.reported > reported { values.unread.append(column) }
      if text.isEmpty { continue }
      values.values.append(ColumnValue(column: column, kind: place.kind.valueKind ?? .text, text: text))
      reader.note(column: cell.column, isHidden: table.countHidden(cell, row))
    }
  }

  private func value(_ cell: BlockCell, _ kind: ColumnKind, _ row: BlockRow, _ table: TableBuilder) -> String? {
    if kind != .item, kind != .text, let reason = reason(against: cell, as: kind, row, table) {
      diagnose(.valueOfAnotherKind, cell, row, table, because: reason)
      return nil
    }
    switch kind {
    case .count, .percent: return quantity(cell, isPercent: kind == .percent, row, table)
    case .date:
      let text = useText(cell, row, as: .item, table).text
      // A number not shown as a date is no date: 2025 is a year, not a day of 1905.
      return cell.kind == .date
        ? DateText.iso(serial: text, from1904: place.info.countsFrom1904)
          ?? DateText.iso(text) : DateText.iso(text)
    default: return useText(cell, row, as: .item, table).text
    }
  }

  /// Why `cell` cannot hold a count, percentage or date, whatever its text is, or nil if it may.
  private func reason(
    against cell: BlockCell, as kind: ColumnKind, _ row: BlockRow, _ table: TableBuilder
  ) -> Phrase? {
    switch cell.kind {
    case .boolean: return .truthValue
    case .error: return .errorValue
    case .date: if kind != .date { return .date }
    case .number, .text: break
    }
    if cell.traits.isDisjoint(with: [.struckOut, .merged]), cell.shown.isAsStored { return nil }
    if cell.traits.contains(.struckOut) { return .struckOut }
    if cell.traits.contains(.merged), isShared(cell, row, table) { return .merged }
    if cell.shown.unit != nil { return .printsUnit }
    switch cell.shown.misfit {
    case .percentage where kind == .percent, .countWord where kind == .count: return nil
    case let misfit: return misfit?.reason
    }
  }

  private func quantity(_ cell: BlockCell, isPercent: Bool, _ row: BlockRow, _ table: TableBuilder) -> String? {
    if cell.traits.contains(.formulaWithoutValue) {
      diagnose(.formulaWithoutValue, cell, row, table)
      return nil
    }
    if cell.traits.contains(.damaged) {
      diagnose(.textDamaged, cell, row, table)
      return nil
    }
    switch QuantityCell.read(row.bytes, cell, isPercent: isPercent) {
    case .quantity(let text):
      table.ledger.use(.amount)
      return text
    case .none: table.ledger.use(.amount)
    case .malformed: diagnose(.amountUnreadable, cell, row, table)
    }
    return nil
  }
}

/// What a cell with a count or a percentage says (数量、百分比单元格).
enum QuantityCell {
  /// An exact decimal.
  case quantity(String)
  /// A mark such as — that stands for no value.
  case none
  /// The text is no number.
  case malformed

  /// Reads the number in `cell`, which may have thousands separators, a sign, and 人, 辆, 个 or % behind it. A cell shown
  /// as a percentage stores a hundredth of what it shows (ECMA-376 part 1, 18.8.30).
  static func read(_ bytes: [UInt8], _ cell: BlockCell, isPercent: Bool) -> QuantityCell {
    var scalars = FoldedText(String(decoding: bytes[cell.range], as: UTF8.self)).scalars[...]
    if scalars.isEmpty || scalars.allSatisfy({ $0 == "-" || $0 == "/" }) { return .none }
    if let last = scalars.last, isPercent ? last == "%" : ["人", "辆", "个", "台", "套", "项"].contains(last) {
      scalars = scalars.dropLast()
    }
    var sign = ""
    if let first = scalars.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      scalars = scalars.dropFirst()
    }
    let digits = scalars.filter { $0 != "," }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." } && parts.count <= 2
    guard isNumber, let whole = parts.first, !digits.isEmpty, digits.count <= 30 else { return .malformed }
    var fraction = parts.count > 1 ? String(scalars: parts[1]) : ""
    var integer = String(scalars: whole)
    if isPercent, cell.shown.misfit == .percentage {
      fraction += String(repeating: "0", count: max(2 - fraction.count, 0))
      integer += fraction.prefix(2)
      fraction = String(fraction.dropFirst(2))
    }
    if cell.shown.places > 0 {
      // The number format divides the value before it is shown.
      let digits = String(repeating: "0", count: max(cell.shown.places - integer.count, 0)) + integer
      fraction = digits.suffix(cell.shown.places) + fraction
      integer = String(digits.dropLast(cell.shown.places))
    }
    integer = String(integer.drop { $0 == "0" })
    while fraction.last == "0" { fraction.removeLast() }
    return .quantity(sign + (integer.isEmpty ? "0" : integer) + (fraction.isEmpty ? "" : "." + fraction))
  }
}

/// Dates as ISO 8601 writes them (日期).
enum DateText {
  /// `text` as 2025-03-01 if it is a date such as 2025年3月1日 or 2025/3/1; otherwise `text` itself.
  static func iso(_ text: String) -> String {
    let parts = FoldedText(text).string.split { "年月日/.-".contains($0) }
    guard parts.count == 3, let numbers = numbers(parts), FoldedText(text).scalars.count <= 11 else { return text }
    return iso(numbers[0], numbers[1], numbers[2]) ?? text
  }

  /// The date with the serial number `serial`, counted from 1899-12-30 or from 1904-01-01 (ECMA-376 part 1, 18.17.4.1).
  /// Nil if it is no such number.
  static func iso(serial: String, from1904: Bool = false) -> String? {
    guard let days = Int(serial.prefix { $0 != "." }), (1...2_958_465).contains(days) else { return nil }
    // Converts days to a Gregorian date by eras of 400 years that begin in March.
    let day = days + 693_899 + (from1904 ? 1_462 : 0)
    let era = day / 146_097
    let dayOfEra = day % 146_097
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let shifted = month < 10 ? month + 3 : month - 9
    return iso(era * 400 + year + (shifted <= 2 ? 1 : 0), shifted, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  private static func numbers(_ parts: [Substring]) -> [Int]? {
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count ? numbers : nil
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1900...2999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
