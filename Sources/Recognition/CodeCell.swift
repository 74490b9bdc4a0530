internal import Budget

/// What a text says of a code (科目编码): the digits, and the name where both are glued together.
///
/// Many rows of many files share one, so it is an object: passing it on costs the same, whatever it says.
final class CodeCell {
  let digits: String
  /// The name behind the code, as in `2010101-行政运行` or `50101##工资奖金津补贴`; nil where the code stands alone.
  let name: String?

  init(digits: String, name: String? = nil) {
    self.digits = digits
    self.name = name
  }

  /// Reads a code with or without a name behind it: `208`, `'208`, `２０８`, `208.0` as a number; nil where `text`
  /// does not begin with three digits or more, or something else stands behind them.
  static func read(_ text: String, isNumber: Bool = false) -> CodeCell? {
    guard let first = text.unicodeScalars.first, isQuote(first) || digit(first) != nil else { return nil }
    var rest = Array(text.unicodeScalars)[...]
    if isQuote(first) { rest = rest.dropFirst() }
    var digits = ""
    while let digit = rest.first.flatMap(digit) {
      digits.unicodeScalars.append(digit)
      rest = rest.dropFirst()
    }
    guard (1...12).contains(digits.utf8.count) else { return nil }
    if isNumber, rest.first == ".", rest.dropFirst().allSatisfy({ $0 == "0" }) { return CodeCell(digits: digits) }
    let separator = rest.prefix { isSeparator($0) }
    let name = CellText.cleaned(String(scalars: rest.dropFirst(separator.count)))
    if name.isEmpty { return separator.allSatisfy(CellText.isSpace) ? CodeCell(digits: digits) : nil }
    guard digits.utf8.count >= 3, !separator.isEmpty || !name.unicodeScalars.allSatisfy(\.isASCII) else { return nil }
    if separator.allSatisfy(CellText.isSpace), isQuantity(name, isGlued: separator.isEmpty) { return nil }
    return CodeCell(digits: digits, name: name)
  }

  /// Whether digits before `name` are a number of something, such as 12人 or 2025 年, and no code.
  private static func isQuantity(_ name: String, isGlued: Bool) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    if ["年", "月", "日", "、", ".", "%"].contains(first) { return true }
    return ["个", "项", "人"].contains(first) && (isGlued || name.unicodeScalars.count == 1)
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" || scalar == "`" }

  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let folded = FoldedText.fold(scalar), ("0"..."9").contains(folded) else { return nil }
    return folded
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    CellText.isSpace(scalar) || ["-", "#", ":", "_", "|", "/"].contains(FoldedText.fold(scalar) ?? " ")
  }
}
