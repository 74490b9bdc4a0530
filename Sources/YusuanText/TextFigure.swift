internal import YusuanModel
internal import YusuanRules

/// Figures as running text prints them (文字中的数的写法).
enum TextFigure {
  /// `fen` 分 in `unit`: `684.04`, and `0` for nothing. With `isExact` as many places as it takes, at least two; else two,
  /// with halves rounded away from zero.
  static func amount(_ fen: Int128, in unit: AmountUnit, isExact: Bool) -> String {
    if fen == 0 { return "0" }
    var (digits, places) = (fen.magnitude, unit.places)
    if isExact {
      while places > 2, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
    } else if places > 2 {
      let divisor = (2..<places).reduce(UInt128(1)) { power, _ in power * 10 }
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: divisor)
      (digits, places) = (quotient + (rest * 2 >= divisor ? 1 : 0), 2)
    }
    return Ratio.text(fen < 0 ? -Int128(digits) : Int128(digits), places: places)
  }

  /// The share of `part` in `whole` in percent: two places, halves rounded away from zero, and `0` for nothing. Nil for a
  /// share in nothing, and where one of them is negative: such a share means nothing.
  static func percent(_ part: Int128, of whole: Int128) -> String? {
    if part == 0 { return "0" }
    return whole <= 0 || part < 0 ? nil : Ratio(part: part, whole: whole).text
  }
}
