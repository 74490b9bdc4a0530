internal import YusuanModel

/// A text about the money unit and nothing else (金额单位的说法): 元, （万元）, 以元为单位, 元，下同, 人民币元, Yuan.
enum MoneyPhrase: Hashable {
  /// A unit that amounts are read in.
  case unit(AmountUnit)
  /// A unit that amounts are not read in, such as 美元 or 百万元.
  case unknown

  /// Reads `folded`. Nil if it is not about money, or says anything else as well.
  init?(_ folded: ArraySlice<Unicode.Scalar>, words: WordIndex) {
    guard (1...24).contains(folded.count), Self.speaksOfMoney(folded) else { return nil }
    var rest = folded
    rest = Self.withoutBrackets(rest)
    Self.drop(&rest, suffixes: [",下同", "、下同", ";下同", "下同", "、%", ",%", "/%", "、百分比"])
    rest = Self.withoutBrackets(rest)
    if rest.starts(with: "以".unicodeScalars) {
      guard Self.ends(rest, "为单位") || Self.ends(rest, "计") else { return nil }
      rest = rest.dropFirst()
      Self.drop(&rest, suffixes: ["为单位", "计"])
    }
    if let label = words.amountUnit.longest(in: rest)?.match.length, label < rest.count {
      rest = Self.withoutBrackets(rest.dropFirst(label).drop { $0 == ":" })
    }
    if rest.last == ")", let open = rest.lastIndex(of: "(") {
      let inside = rest[(open + 1)...].dropLast()
      guard Self.isRemark(inside) else { return nil }
      rest = rest[..<open]
    }
    Self.drop(&rest, prefixes: ["人民币", "rmb", "cny"])
    Self.drop(&rest, suffixes: ["人民币", "整", "(人民币)"])
    guard let found = Self.unit(String(scalars: rest), words: words) else { return nil }
    self = found
  }

  /// Reads the value behind the label of a money unit, where more may follow the unit: 元（保留两位小数）, 元、辆, 人民币（元）, ￥. Nil
  /// if the first word is no money unit. Several units count as unknown.
  static func value(_ text: String, words: WordIndex) -> MoneyPhrase? {
    let tokens = text.unicodeScalars.split { !($0.properties.isAlphabetic || $0 == "¥" || $0 == "￥") }
      .map { FoldedText(String(scalars: $0)) }.filter { !isRemark($0.scalars[...]) }
    guard let first = tokens.first, let unit = word(first, words) else { return nil }
    let others = tokens.dropFirst().compactMap { MoneyPhrase($0.scalars[...], words: words) }
    return others.allSatisfy { $0 == unit } ? unit : .unknown
  }

  /// Whether `folded`, which states a money unit, states it for all following tables.
  static func isStanding(_ folded: FoldedText) -> Bool {
    let text = folded.string
    return ["下同", "各表", "全部表", "所有表", "以下表", "以下各表", "均以"].contains { text.contains($0) }
  }

  /// Whether `folded` ends like a label of a money unit.
  static func isLabel(_ folded: [Unicode.Scalar]) -> Bool {
    ["单位", "金额", "币", "币种", "unit", "currency"].contains {
      folded.suffix($0.unicodeScalars.count).elementsEqual($0.unicodeScalars)
    }
  }

  /// The money unit in a clause of a note: 本表金额单位为元, 单位：万元, 以元为单位.
  static func clause(_ folded: ArraySlice<Unicode.Scalar>, words: WordIndex) -> MoneyPhrase? {
    let label = Array("单位".unicodeScalars)
    for start in folded.indices where folded[start...].starts(with: label) {
      let rest = folded[(start + label.count)...]
      let value = rest.drop { $0 == ":" || $0 == "为" || $0 == "是" || $0 == "均" }
      if value.count < rest.count, let phrase = MoneyPhrase(value, words: words) { return phrase }
    }
    guard let start = folded.firstIndex(of: "以") else { return nil }
    return MoneyPhrase(folded[start...], words: words)
  }

  private static func word(_ folded: FoldedText, _ words: WordIndex) -> MoneyPhrase? {
    if let phrase = MoneyPhrase(folded.scalars[...], words: words) ?? unit(folded.string, words: words) {
      return phrase
    }
    let isOfMoney = ["分", "角", "块", "百", "千", "十万", "百万", "千万", "百亿"].contains(folded.string)
    let isChoice = folded.scalars.first == "元" || folded.scalars.starts(with: "万元".unicodeScalars)
    return isOfMoney || isChoice && folded.scalars.count <= 5 && folded.scalars.last == "元" ? .unknown : nil
  }

  /// The unit in brackets at the end of a label, as in 合计（元）, and the label without it. Nil if there is none.
  static func suffix(_ folded: FoldedText, words: WordIndex) -> (label: FoldedText, phrase: MoneyPhrase)? {
    let scalars = folded.scalars
    guard scalars.last == ")", let open = scalars.lastIndex(of: "("), open > 0,
      let phrase = MoneyPhrase(scalars[(open + 1)...].dropLast(), words: words)
    else { return nil }
    return (FoldedText(String(scalars: scalars[..<open])), phrase)
  }

  private static func unit(_ word: String, words: WordIndex) -> MoneyPhrase? {
    let word = word.replacing("圆", with: "元").replacing("圓", with: "元").replacing("萬", with: "万").replacing(
      "億", with: "亿")
    if let known = words.amountUnit(named: FoldedText(word)) { return .unit(known) }
    switch word {
    case "元", "yuan", "rmb", "cny", "¥", "￥": return .unit(.yuan)
    case "千元": return .unit(.thousandYuan)
    case "万元", "万": return .unit(.tenThousandYuan)
    case "亿元", "亿": return .unit(.hundredMillionYuan)
    default: return word.hasSuffix("元") && word.unicodeScalars.count <= 6 ? .unknown : nil
    }
  }

  private static func speaksOfMoney(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    if scalars.contains(where: { $0 == "元" || $0 == "圆" || $0 == "圓" }) { return true }
    // Nearly all texts are ruled out here.
    guard scalars.count <= 24, scalars.contains(where: { $0 == "y" || $0 == "m" }) else { return false }
    let text = String(scalars: scalars)
    return ["yuan", "rmb", "cny"].contains { text.contains($0) }
  }

  private static func isRemark(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    ["人民币", "本位币", "下同", "rmb", "cny"].contains(String(scalars: scalars))
  }

  private static func withoutBrackets(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let first = scalars.first, let last = scalars.last, scalars.count > 2,
      first == "(" && last == ")" || first == "[" && last == "]"
    else { return scalars }
    return scalars.dropFirst().dropLast()
  }

  private static func ends(_ scalars: ArraySlice<Unicode.Scalar>, _ suffix: String) -> Bool {
    scalars.suffix(suffix.unicodeScalars.count).elementsEqual(suffix.unicodeScalars)
  }

  private static func drop(_ scalars: inout ArraySlice<Unicode.Scalar>, suffixes: [String]) {
    for suffix in suffixes where scalars.count > suffix.unicodeScalars.count && ends(scalars, suffix) {
      scalars = scalars.dropLast(suffix.unicodeScalars.count)
      return
    }
  }

  private static func drop(_ scalars: inout ArraySlice<Unicode.Scalar>, prefixes: [String]) {
    for prefix in prefixes
    where scalars.count > prefix.unicodeScalars.count && scalars.starts(with: prefix.unicodeScalars) {
      scalars = scalars.dropFirst(prefix.unicodeScalars.count)
      return
    }
  }
}
