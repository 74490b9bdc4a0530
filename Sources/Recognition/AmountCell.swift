internal import Budget
internal import Spreadsheet

/// What an amount cell says (金额单元格).
enum AmountCell: Equatable {
  /// An exact amount. `residue`: its text had a residue of binary arithmetic, read as the decimal a spreadsheet shows.
  case amount(Amount, residue: Bool)
  /// A mark such as — that stands for no amount.
  case none
  /// More than an amount can hold.
  case overflow
  /// Digits below 分.
  case belowFen
  /// No amount.
  case malformed

  /// Reads the text `bytes[range]`, without white space around it, as people type amounts: `1,234.50`, `（12.30）`,
  /// `１２.３０`, `¥5`, `12.30万元`, `-`, `—`. A unit behind the figure counts before `unit`.
  static func read(_ bytes: [UInt8], _ range: Range<Int>, kind: CellKind, unit: AmountUnit) -> AmountCell {
    switch Amount.parse(bytes[range], unit: unit) {
    case .amount(let amount): return .amount(amount, residue: false)
    case .overflow: return .overflow
    case .belowFen: return withoutResidue(Decimal(plain: bytes[range]), unit)
    case .malformed: break
    }
    if kind == .number { return withoutResidue(Decimal(scientific: bytes[range]), unit) }
    guard bytes[range].contains(where: isTellingOfFigure) else { return .malformed }
    return typed(String(decoding: bytes[range], as: UTF8.self), unit)
  }

  /// Every figure and every mark for none has such a byte in UTF-8: an ASCII digit, dash or slash, or the first byte of a
  /// full-width form (EF) or of another dash (E2).
  private static func isTellingOfFigure(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "/"), 0xE2, 0xEF: true
    default: false
    }
  }

  /// A spreadsheet computes with 53 binary digits and shows 15 decimal ones; only a longer text can be a residue.
  private static func withoutResidue(_ decimal: Decimal?, _ unit: AmountUnit) -> AmountCell {
    guard let decimal else { return .malformed }
    if case .amount(let amount) = decimal.amount(in: unit) {
      return .amount(amount, residue: false)
    }
    guard let shown = decimal.rounded(toDigits: 15) else { return .belowFen }
    switch shown.amount(in: unit) {
    case .amount(let amount): return .amount(amount, residue: true)
    case .overflow: return .overflow
    case .belowFen, .malformed: return .belowFen
    }
  }

  private static func typed(_ text: String, _ printed: AmountUnit) -> AmountCell {
    var rest = FoldedAmount(text)
    if rest.isDash { return .none }
    let unit = rest.takeUnit() ?? printed
    rest.takeCurrency()
    let negative = rest.takeBrackets()
    guard let digits = rest.digits(negative: negative) else { return .malformed }
    switch Amount.parse(digits[...], unit: unit) {
    case .amount(let amount): return .amount(amount, residue: false)
    case .overflow: return .overflow
    case .belowFen: return withoutResidue(Decimal(plain: digits[...]), unit)
    case .malformed: return .malformed
    }
  }
}

/// A typed amount with full-width forms made plain; spaces are kept as `_` so that `12 34` is not taken for 1234.
private struct FoldedAmount {
  private var scalars: ArraySlice<Unicode.Scalar>

  init(_ text: String) {
    let folded = CellText.cleaned(text).unicodeScalars.map { scalar -> Unicode.Scalar in
      CellText.isSpace(scalar) ? "_" : scalar == "，" ? "," : scalar == "。" ? "." : FoldedText.fold(scalar) ?? "?"
    }
    scalars = folded[...]
    if scalars.first == "'" || scalars.first == "\"" && scalars.count > 1 { scalars = scalars.dropFirst() }
  }

  /// Nothing but dashes: the mark for no amount.
  var isDash: Bool {
    !scalars.isEmpty && scalars.count <= 6 && scalars.allSatisfy { $0 == "-" || $0 == "/" || $0 == "_" }
      && scalars.contains { $0 != "_" }
  }

  mutating func takeUnit() -> AmountUnit? {
    guard scalars.last == "元" else { return nil }
    scalars = scalars.dropLast()
    let unit: AmountUnit = scalars.last == "万" ? .tenThousandYuan : .yuan
    if unit == .tenThousandYuan { scalars = scalars.dropLast() }
    trim()
    return unit
  }

  mutating func takeCurrency() {
    if scalars.first == "¥" || scalars.first == "￥" { scalars = scalars.dropFirst() }
    trim()
  }

  mutating func takeBrackets() -> Bool {
    guard scalars.first == "(", scalars.last == ")", scalars.count > 2 else { return false }
    scalars = scalars.dropFirst().dropLast()
    trim()
    return true
  }

  private mutating func trim() {
    while scalars.first == "_" { scalars = scalars.dropFirst() }
    while scalars.last == "_" { scalars = scalars.dropLast() }
  }

  /// The plain decimal, or nil where the text is no amount: separators must stand between groups of three digits.
  func digits(negative: Bool) -> [UInt8]? {
    var bytes: [UInt8] = negative ? [UInt8(ascii: "-")] : []
    var rest = scalars
    if let sign = rest.first, sign == "-" || sign == "+" {
      if negative { return nil }
      bytes = sign == "-" ? [UInt8(ascii: "-")] : []
      rest = rest.dropFirst()
    }
    let whole = rest.prefix { $0 != "." }
    let fraction = rest.dropFirst(whole.count)
    guard let joined = Self.joinGroups(whole), fraction.dropFirst().allSatisfy(Self.isDigit) else { return nil }
    bytes += joined
    bytes += fraction.map { UInt8(truncatingIfNeeded: $0.value) }
    return bytes
  }

  private static func joinGroups(_ whole: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "_" }
    guard let first = groups.first, groups.joined().allSatisfy(isDigit) else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    return groups.joined().map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
