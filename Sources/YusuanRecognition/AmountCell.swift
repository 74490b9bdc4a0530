internal import YusuanModel
internal import YusuanSheets

/// What an amount cell says (金额单元格).
enum AmountCell: Equatable {
  /// An exact amount. `residue`: the text held a residue of binary arithmetic and was read as the decimal a spreadsheet
  /// shows.
  case amount(Amount, residue: Bool)
  /// A mark such as — that stands for no amount.
  case none
  /// More than an amount can hold.
  case overflow
  /// The figure has digits below 分.
  case belowFen
  /// The text is no amount.
  case malformed

  /// Reads the text `bytes[range]`, which has no white space around it, as people type amounts: `1,234.50`, `（12.30）`,
  /// `１２.３０`, `-¥5`, `12.30-`, `12.30万元`, `-`, `—`.
  ///
  /// A unit behind the figure, or printed by its number format, overrides `unit`. If `mayHaveDecimalComma`, a figure
  /// with one comma before three digits is malformed: the comma may be the decimal point.
  static func read(
    _ bytes: [UInt8], _ range: Range<Int>, kind: CellKind, unit: AmountUnit, shown: ShownNumber = ShownNumber(),
    mayHaveDecimalComma: Bool = false
  ) -> AmountCell {
    if kind == .number, !shown.isAsStored { return scaled(Decimal(scientific: bytes[range]), shown, unit) }
    switch Amount.parse(bytes[range], unit: unit) {
    case .amount(let amount): return .amount(amount, residue: false)
    case .overflow: return .overflow
    case .belowFen: return exact(Decimal(plain: bytes[range]), unit)
    case .malformed: break
    }
    if let decimal = Decimal(scientific: bytes[range]) { return exact(decimal, unit) }
    guard kind != .number, bytes[range].contains(where: isSignOfFigure) else { return .malformed }
    let raw = String(decoding: bytes[range], as: UTF8.self)
    // Behind U+202E a reader sees the digits in reverse order.
    if raw.unicodeScalars.contains("\u{202E}") { return .malformed }
    return typed(TypedAmount(raw, mayHaveDecimalComma: mayHaveDecimalComma), unit)
  }

  /// Whether `byte` is a sign that its text may be a figure or a mark for none. In UTF-8 each of them has an ASCII digit,
  /// dash or slash, or the first byte of a full-width form (EF) or of another dash (E2).
  private static func isSignOfFigure(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"), 0xE2, 0xEF: true
    default: false
    }
  }

  /// The amount of `decimal`, without a residue of binary arithmetic.
  private static func exact(_ decimal: Decimal?, _ unit: AmountUnit) -> AmountCell {
    guard let decimal else { return .malformed }
    if case .belowFen = decimal.amount(in: unit), let shown = decimal.withoutResidue(in: unit) {
      return AmountCell(shown.amount(in: unit), residue: true)
    }
    return AmountCell(decimal.amount(in: unit), residue: false)
  }

  /// The amount that a number format shows for `decimal`.
  private static func scaled(_ decimal: Decimal?, _ shown: ShownNumber, _ printed: AmountUnit) -> AmountCell {
    guard var decimal, shown.misfit == nil else { return .malformed }
    decimal.shift(by: (shown.unit ?? 0) - shown.places)
    return exact(decimal, shown.unit == nil ? printed : .yuan)
  }

  private static func typed(_ text: TypedAmount, _ printed: AmountUnit) -> AmountCell {
    switch text {
    case .none: return .none
    case .malformed: return .malformed
    case .figure(let digits, let power):
      guard let power else { return exact(Decimal(plain: digits[...]), printed) }
      guard var decimal = Decimal(plain: digits[...]) else { return .malformed }
      decimal.shift(by: power)
      return exact(decimal, .yuan)
    }
  }

  private init(_ reading: AmountReading, residue: Bool) {
    switch reading {
    case .amount(let amount): self = .amount(amount, residue: residue)
    case .overflow: self = .overflow
    case .belowFen: self = .belowFen
    case .malformed: self = .malformed
    }
  }
}
