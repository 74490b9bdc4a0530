/// The words for money units, 元 and its multiples (金额单位的写法).
public enum MoneyWord {
  private static let magnitudes: [Unicode.Scalar: Int] = ["十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8]

  /// The power of ten of 元 that `word` means: 0 for 元, 4 for 万元, 6 for 百万元. Nil for other words. With `isWhole` the
  /// word must end with 元; otherwise 万 alone means 万元.
  public static func power(_ word: some BidirectionalCollection<Unicode.Scalar>, isWhole: Bool) -> Int? {
    let hasYuan = word.last.map { $0 == "元" || $0 == "圆" || $0 == "圓" } ?? false
    if !hasYuan, isWhole || word.isEmpty { return nil }
    var power = 0
    var before = Int.max
    for scalar in word.dropLast(hasYuan ? 1 : 0).reversed() {
      // Read from the end. 百万 is a word, 万百 is not.
      guard let magnitude = magnitudes[scalar], power < 9, magnitude != before, before == .max || before >= 4 else {
        return nil
      }
      power += magnitude
      before = magnitude
    }
    return power <= 12 ? power : nil
  }

  /// Whether `scalar` may be part of a word for a money unit.
  public static func mayHold(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "元" || scalar == "圆" || scalar == "圓" || magnitudes[scalar] != nil
  }
}
