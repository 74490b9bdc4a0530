internal import YusuanModel

/// A decimal number of any length that is not a plain amount.
///
/// Nineteen digits are kept, as many as an amount can have. Of the digits behind them it is only known whether one is
/// not zero.
struct Decimal: Equatable {
  private var isNegative = false
  /// The first significant digits, without leading zeros.
  private var significand: UInt64 = 0
  /// How many digits ``significand`` holds.
  private var kept = 0
  /// How many significant digits there are, zeros at the end included.
  private var digits = 0
  /// Whether a digit that was not kept is not zero.
  private var hasRest = false
  /// How many digits stand before the point. May be negative, or larger than the number of digits.
  private var point = 0

  private static let capacity = 19

  /// Reads a number in plain notation, such as `35.949999999999996`. Nil if `bytes` is none.
  init?(plain bytes: ArraySlice<UInt8>) { self.init(bytes, exponentAllowed: false) }

  /// Reads a number in plain or scientific notation, such as `3.3670000000000002E1` (the `double` of XML Schema, which
  /// ECMA-376 part 1, 18.3.1.96 uses). Nil if `bytes` is none, or if its exponent is beyond ±400.
  init?(scientific bytes: ArraySlice<UInt8>) { self.init(bytes, exponentAllowed: true) }

  private init?(_ bytes: ArraySlice<UInt8>, exponentAllowed: Bool) {
    var index = bytes.startIndex
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index += 1
    }
    var seenDigit = false
    var seenPoint = false
    while index < bytes.endIndex, bytes[index] | 0x20 != UInt8(ascii: "e") {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      seenDigit = true
      append(byte - 0x30, afterPoint: seenPoint)
    }
    guard seenDigit else { return nil }
    if index < bytes.endIndex {
      guard exponentAllowed, let exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)),
        (-400...400).contains(exponent)
      else { return nil }
      point += exponent
    }
  }

  private mutating func append(_ digit: UInt8, afterPoint: Bool) {
    if digits == 0, digit == 0 {
      if afterPoint { point -= 1 }
      return
    }
    digits += 1
    if !afterPoint { point += 1 }
    if kept < Self.capacity {
      significand = significand * 10 + UInt64(digit)
      kept += 1
    } else if digit > 0 {
      hasRest = true
    }
  }

  /// Moves the point to the right by `places`.
  mutating func shift(by places: Int) { point += places }

  /// The decimal that a spreadsheet shows, if the number has a residue of binary arithmetic; else nil.
  ///
  /// A residue is far below 分 in `unit`. It is looked for in numbers with more than nine decimal places, or with as
  /// many digits as 53 binary digits need. They are rounded to what the residue leaves exact.
  func withoutResidue(in unit: AmountUnit) -> Decimal? {
    let candidates = [rounded(toDigits: 15), rounded(toPlaces: 9), digits >= 16 ? rounded(toDigits: 14) : nil]
    return candidates.enumerated().first { index, shown in
      guard let shown, case .amount = shown.amount(in: unit) else { return false }
      // Fourteen digits tell a residue from a figure only if two of them stand below 分.
      return index < 2 || 14 - point >= unit.places + 2
    }?.element
  }

  /// The number rounded half up to `count` decimal places, or nil if it has no more than that.
  private func rounded(toPlaces count: Int) -> Decimal? {
    guard digits - point > count else { return nil }
    if point + count > 0 { return rounded(toDigits: point + count) }
    var rounded = Decimal()
    // The first digit behind the places decides.
    if point + count == 0, significand / Self.power(kept - 1) >= 5 {
      rounded.append(1, afterPoint: false)
      (rounded.point, rounded.isNegative) = (1 - count, isNegative)
    }
    return rounded
  }

  private init() {}

  /// The number rounded half up to `count` significant digits, fewer than are kept. Nil if it has no more than that.
  func rounded(toDigits count: Int) -> Decimal? {
    guard digits > count, kept > count else { return nil }
    var rounded = self
    let (shown, rest) = significand.quotientAndRemainder(dividingBy: Self.power(kept - count))
    rounded.significand = shown + (rest >= Self.power(kept - count) / 2 ? 1 : 0)
    rounded.kept = count
    rounded.digits = count
    rounded.hasRest = false
    if rounded.significand == Self.power(count) {
      rounded.significand /= 10
      rounded.point += 1
    }
    return rounded
  }

  /// The exact amount of the number in `unit`.
  func amount(in unit: AmountUnit) -> AmountReading {
    if significand == 0 { return .amount(.zero) }
    // In 分, the number is the significand times this power of ten, plus the digits that were not kept.
    let exponent = point - kept + unit.places
    var fen = significand
    var isBelow = hasRest
    if exponent > 0 {
      let (product, overflow) = fen.multipliedReportingOverflow(by: exponent < 20 ? Self.power(exponent) : .max)
      if overflow || hasRest { return .overflow }
      fen = product
    } else if exponent < 0 {
      let (quotient, rest) =
        exponent > -20 ? fen.quotientAndRemainder(dividingBy: Self.power(-exponent)) : (0, 1)
      fen = quotient
      isBelow = isBelow || rest > 0
    }
    if fen > UInt64(Int64.max) + (isNegative ? 1 : 0) { return .overflow }
    if isBelow { return .belowFen }
    return .amount(Amount(fen: isNegative ? Int64(truncatingIfNeeded: 0 &- fen) : Int64(fen)))
  }

  /// Ten to the power of `exponent`, which is at most 19.
  private static func power(_ exponent: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
