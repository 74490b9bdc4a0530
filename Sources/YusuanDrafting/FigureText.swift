/// Reads figures for comparing sums while a profile is drafted (粗读的数). It is never used for figures that are written.
enum FigureText {
  /// The figure in `text` times 10⁶, or nil if it is none or has more decimals.
  static func value(_ text: String) -> Int? {
    var (value, places, digits, isNegative) = (0, -1, 0, false)
    for character in text {
      switch character {
      case ",", "，", "¥", "￥", " ": continue
      case "-", "(", "（": isNegative = true
      case ")", "）": continue
      case ".": places = 0
      default:
        guard let digit = character.wholeNumberValue, digits < 12 else { return nil }
        value = value * 10 + digit
        digits += 1
        if places >= 0 { places += 1 }
      }
    }
    guard digits > 0, places <= 6 else { return nil }
    for _ in max(places, 0)..<6 { value *= 10 }
    return isNegative ? -value : value
  }
}
