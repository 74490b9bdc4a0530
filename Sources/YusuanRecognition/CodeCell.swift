internal import YusuanModel

/// The code in a text (科目编码): its digits, and the name if both are glued together.
///
/// A class, since many rows of many files share one value: passing a reference costs the same whatever it holds.
final class CodeCell: Sendable {
  let digits: String
  /// The name behind the code, as in `2010101-行政运行` or `50101##工资奖金津补贴`, or nil if the code stands alone.
  let name: String?

  init(digits: String, name: String? = nil) {
    self.digits = digits
    self.name = name
  }

  /// A text like a code whose digits are in doubt. It has no digits; every real code has some.
  static let unclear = CodeCell(digits: "")

  /// Reads a code with or without a name behind it: `208`, `'208`, `２０８`, `[208]`, `208-05-05`, `208类05款`,
  /// `208 05行政事业单位`, `208.0`, and `1.03014801E8` in a number cell.
  ///
  /// Nil if `text` does not begin with at least three digits, or if something other than a name stands behind them.
  static func read(_ text: String, isNumber: Bool = false) -> CodeCell? {
    guard let first = text.unicodeScalars.first, mayBegin(first) else { return nil }
    var rest = Array(text.unicodeScalars)[...]
    if isQuote(first) { rest = rest.dropFirst() }
    if let digits = NumericCode.digits(rest, isNumber: isNumber) { return CodeCell(digits: digits) }
    var hasBracket = false
    if let bracket = rest.first, isOpening(bracket) {
      hasBracket = true
      rest = rest.dropFirst()
    }
    let parts = CodeParts(&rest)
    if hasBracket {
      guard let bracket = rest.first, isClosing(bracket), parts.count >= 3 else { return nil }
      rest = rest.dropFirst()
    }
    guard (1...12).contains(parts.count) else { return nil }
    let separator = rest.prefix { isSeparator($0) }
    var name = CellText.cleaned(String(scalars: rest.dropFirst(separator.count)))
    if parts.count >= 3, parts.count % 2 == 1, ["类", "款", "项", "目"].contains(name) { name = "" }
    if name.isEmpty {
      if parts.mayBeFigure { return unclear }
      return parts.count >= 3 || separator.allSatisfy(CellText.isSpace) ? CodeCell(digits: parts.digits) : nil
    }
    guard parts.count >= 3 else { return nil }
    if isFigureLike(name) { return separator.isEmpty ? nil : unclear }
    if parts.isGrouped, separator.isEmpty, isCounted(name) { return unclear }
    guard hasBracket || !separator.isEmpty || !name.unicodeScalars.allSatisfy(\.isASCII) else { return nil }
    if separator.allSatisfy(CellText.isSpace), isQuantity(name, isGlued: separator.isEmpty) { return nil }
    if parts.hasLevelNames, ["类", "款", "项", "目"].contains(name.unicodeScalars.first) {
      return CodeCell(digits: parts.digits, name: CellText.cleaned(String(name.dropFirst())))
    }
    return CodeCell(digits: parts.digits, name: name)
  }

  /// Whether the digits before `name` are a quantity or a year (12人, 2025 年) and not a code.
  private static func isQuantity(_ name: String, isGlued: Bool) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    if ["年", "月", "日", "、", ".", "%"].contains(first) { return true }
    return ["个", "项", "人"].contains(first) && (isGlued || name.unicodeScalars.count == 1)
  }

  /// Whether the last digits may belong to `name`, which is glued to them: `208-12月补贴`.
  private static func isCounted(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return first.isASCII || counted.contains(first)
  }

  private static let counted = Set("年月日、级届周期台辆套名座所号楼层元万亿亩公米吨时分户批次岁个项人家条处栋间".unicodeScalars)

  /// Whether `name` consists of digits and signs rather than words.
  private static func isFigureLike(_ name: String) -> Bool {
    if !name.unicodeScalars.contains(where: \.properties.isAlphabetic) { return true }
    return name.unicodeScalars.allSatisfy(\.isASCII) && name.unicodeScalars.first.flatMap(CodeParts.digit) != nil
  }

  private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    isQuote(scalar) || isOpening(scalar) || CodeParts.digit(scalar) != nil
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" || scalar == "`" }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "[" || scalar == "［" || FoldedText.fold(scalar) == "("
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "]" || scalar == "］" || FoldedText.fold(scalar) == ")"
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    CellText.isSpace(scalar)
      || ["-", "#", ":", "_", "|", "/", "·", ".", ",", "、", "。", ";"].contains(FoldedText.fold(scalar) ?? " ")
  }
}

/// The digits of a code. They may be separated by level: three digits, then groups of two, with one sign between them
/// or with the names of the levels (208类05款05项).
private struct CodeParts {
  private(set) var digits = ""
  /// A sign or a blank separates the digits.
  private(set) var isGrouped = false
  private var sign: Unicode.Scalar?
  private var groups = 0

  /// Removes the digits from the beginning of `rest`.
  init(_ rest: inout ArraySlice<Unicode.Scalar>) {
    append(Self.digits(rest), removedFrom: &rest)
    guard [3, 5, 7].contains(count) else { return }
    while let group = next(rest), count < 12 {
      (isGrouped, sign, groups) = (true, group.sign, groups + 1)
      rest = rest.dropFirst(group.skipped)
      append(group.digits, removedFrom: &rest)
    }
  }

  /// How many digits there are.
  var count: Int { digits.utf8.count }

  /// The levels are named (类, 款, …).
  var hasLevelNames: Bool { sign == "类" }

  /// One point or comma separates three digits from two: 208.05 may be a figure.
  var mayBeFigure: Bool { groups == 1 && (sign == "." || sign == ",") }

  private mutating func append(_ group: [Unicode.Scalar], removedFrom rest: inout ArraySlice<Unicode.Scalar>) {
    digits.unicodeScalars.append(contentsOf: group)
    rest = rest.dropFirst(group.count)
  }

  /// The next group of two digits and the sign before it. Nil if there is none, or if the sign differs from the one
  /// before.
  private func next(
    _ rest: ArraySlice<Unicode.Scalar>
  ) -> (sign: Unicode.Scalar, skipped: Int, digits: [Unicode.Scalar])? {
    let before = rest.prefix { CellText.isSpace($0) }
    var sign: Unicode.Scalar = " "
    var skipped = before.count
    if let mark = rest.dropFirst(skipped).first, ["类", "款", "项", "目"].contains(mark) {
      sign = "类"
      skipped += 1
    } else if let mark = rest.dropFirst(skipped).first, let folded = FoldedText.fold(mark),
      ["-", "·", "_", "/", "\\", ".", ",", "、", ":", "|"].contains(folded)
    {
      sign = folded
      skipped += 1
      skipped += rest.dropFirst(skipped).prefix { CellText.isSpace($0) }.count
    }
    guard skipped > 0, self.sign == nil || self.sign == sign else { return nil }
    let digits = Self.digits(rest.dropFirst(skipped))
    return digits.count == 2 ? (sign, skipped, digits) : nil
  }

  private static func digits(_ rest: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var digits: [Unicode.Scalar] = []
    for scalar in rest {
      guard let digit = digit(scalar) else { break }
      digits.append(digit)
    }
    return digits
  }

  static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let folded = FoldedText.fold(scalar), ("0"..."9").contains(folded) else { return nil }
    return folded
  }
}

/// A code that a program wrote as a number.
private enum NumericCode {
  /// The digits of a whole number in other notation: `208.0`, `1.03014801E8`, `2,080,505`. Nil if `text` is no such
  /// number or may have lost digits: `2.08E+06` shows three of seven. In a number cell nothing is lost.
  static func digits(_ text: ArraySlice<Unicode.Scalar>, isNumber: Bool) -> String? {
    let whole = text.prefix(while: isDigit)
    var rest = text.dropFirst(whole.count)
    if rest.first == ",", let joined = grouped(text) { return joined }
    guard !whole.isEmpty, rest.first == "." || rest.first == "E" || rest.first == "e" else { return nil }
    if rest.first == "." { rest = rest.dropFirst() }
    let fraction = rest.prefix(while: isDigit)
    rest = rest.dropFirst(fraction.count)
    var exponent = 0
    if let mark = rest.first {
      guard mark == "E" || mark == "e", let value = Int(String(scalars: rest.dropFirst())) else { return nil }
      exponent = value
    } else if !isNumber, whole.count < 3 || !fraction.elementsEqual(["0"]) {
      // Programs write whole numbers as 208.0; 100.00 is an amount.
      return nil
    }
    var digits = whole + fraction
    let count = whole.count + exponent
    guard (3...12).contains(count), whole.first != "0" else { return nil }
    if digits.count < count {
      guard isNumber else { return nil }
      digits += Array(repeating: "0", count: count - digits.count)
    }
    guard digits.dropFirst(count).allSatisfy({ $0 == "0" }) else { return nil }
    return String(scalars: digits.prefix(count))
  }

  /// The digits of a number with thousands separators.
  private static func grouped(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.joined().allSatisfy(isDigit)
    else { return nil }
    let joined = groups.joined()
    return [5, 7, 9].contains(joined.count) ? String(scalars: joined) : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
