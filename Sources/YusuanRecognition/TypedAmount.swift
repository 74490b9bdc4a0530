internal import YusuanModel
internal import YusuanSheets

/// An amount as people type it (手工填写的金额).
enum TypedAmount {
  /// A plain decimal, and the money unit behind it as a power of ten of 元, or nil if there is none.
  case figure(digits: [UInt8], unit: Int?)
  /// A mark that stands for no amount.
  case none
  /// The text is no amount.
  case malformed

  /// Reads `text`.
  init(_ text: String, mayHaveDecimalComma: Bool) {
    var rest = FoldedAmount(text)
    if rest.isDash {
      self = .none
    } else if let figure = rest.parseFigure(mayHaveDecimalComma: mayHaveDecimalComma) {
      self = .figure(digits: figure.digits, unit: figure.unit)
    } else {
      self = .malformed
    }
  }
}

/// A typed amount with full-width forms folded. A blank that may group digits becomes `_`. Other white space, above all
/// a line break, separates two figures and becomes `|`. A character that no amount holds becomes `#`.
private struct FoldedAmount {
  private var scalars: ArraySlice<Unicode.Scalar>

  init(_ text: String) {
    var folded: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}": folded.append("_")
      case "_", "|", "[", "]", "【", "】", "〔", "〕", "〈", "〉", "《", "》": folded.append("#")
      case "，": folded.append(",")
      case "。": folded.append(".")
      default:
        if let scalar = FoldedText.fold(scalar) {
          folded.append(scalar)
        } else if scalar.properties.isWhitespace {
          folded.append("|")
        }
      }
    }
    scalars = folded[...]
    trim()
    if scalars.first == "'" || scalars.first == "\"" && scalars.count > 1 { scalars = scalars.dropFirst() }
  }

  private mutating func trim() {
    while let first = scalars.first, Self.isBlank(first) { scalars = scalars.dropFirst() }
    while let last = scalars.last, Self.isBlank(last) { scalars = scalars.dropLast() }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar == "|" }

  /// Whether the text consists of dashes only: the mark for no amount. Spreadsheets may show a currency sign before it.
  var isDash: Bool {
    var rest = self
    rest.parseCurrency()
    return rest.scalars.count <= 6 && rest.scalars.allSatisfy { $0 == "-" || $0 == "/" || Self.isBlank($0) }
      && rest.scalars.contains { !Self.isBlank($0) }
  }

  /// Reads the figure with a sign, a currency sign, brackets and a unit, each at most once and in any order. Nil if
  /// there is no figure.
  mutating func parseFigure(mayHaveDecimalComma: Bool) -> (digits: [UInt8], unit: Int?)? {
    var (unit, sign, isBracketed) = (parseUnit(), parseSign(), false)
    parseCurrency()
    if parseBrackets() {
      isBracketed = true
      if unit == nil { unit = parseUnit() }
      parseCurrency()
    }
    if sign == nil { sign = parseSign() ?? parseSignBehind() } else if parseSignBehind() != nil { return nil }
    parseCurrency()
    if isBracketed, sign != nil { return nil }
    guard let digits = digits(mayHaveDecimalComma: mayHaveDecimalComma) else { return nil }
    return (isBracketed || sign == "-" ? [UInt8(ascii: "-")] + digits : digits, unit)
  }

  /// Removes a unit such as 元 or 百万元 behind the figure.
  private mutating func parseUnit() -> Int? {
    let word = scalars.suffix(while: MoneyWord.mayHold)
    guard let power = MoneyWord.power(word, isWhole: true) else { return nil }
    scalars = scalars.dropLast(word.count)
    trim()
    return power
  }

  private mutating func parseSign() -> Unicode.Scalar? {
    guard let sign = scalars.first, sign == "-" || sign == "+" else { return nil }
    scalars = scalars.dropFirst()
    trim()
    return sign
  }

  /// Removes a minus behind the figure, as accounting programs print it.
  private mutating func parseSignBehind() -> Unicode.Scalar? {
    guard let sign = scalars.last, sign == "-" || sign == "+" else { return nil }
    scalars = scalars.dropLast()
    trim()
    return sign
  }

  private mutating func parseCurrency() {
    for name in ["¥", "￥", "人民币", "rmb", "cny"] where scalars.starts(with: name.unicodeScalars) {
      scalars = scalars.dropFirst(name.unicodeScalars.count)
      trim()
    }
  }

  private mutating func parseBrackets() -> Bool {
    guard scalars.first == "(", scalars.last == ")", scalars.count > 2 else { return false }
    scalars = scalars.dropFirst().dropLast()
    trim()
    return true
  }

  /// The plain decimal, or nil if the text is none. Separators must stand between groups of three digits.
  private func digits(mayHaveDecimalComma: Bool) -> [UInt8]? {
    let whole = scalars.prefix { $0 != "." }
    let fraction = scalars.dropFirst(whole.count)
    guard let joined = Self.joinGroups(whole), fraction.dropFirst().allSatisfy(Self.isDigit) else { return nil }
    if mayHaveDecimalComma, fraction.isEmpty, whole.count(where: { $0 == "," }) == 1 { return nil }
    return joined + fraction.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func joinGroups(_ whole: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "_" }
    guard let first = groups.first, groups.joined().allSatisfy(isDigit) else { return nil }
    if groups.count > 1 {
      // Thousands never begin with 0: 0,350 may be 0.350.
      guard (1...3).contains(first.count), first.first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    return groups.joined().map { UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension ArraySlice {
  /// The longest suffix whose elements all satisfy `condition`.
  fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice {
    var start = endIndex
    while start > startIndex, condition(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
