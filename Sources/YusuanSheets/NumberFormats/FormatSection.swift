/// One section of a number format: what it shows of the numbers it is for (ECMA-376 part 1, 18.8.31).
struct FormatSection: Equatable {
  /// The numbers that it is for; nil where its place among the sections says that.
  let condition: FormatCondition?
  /// It shows dates or times.
  private(set) var isDate = false
  /// What it shows, whatever the sign.
  private(set) var shown = ShownNumber()
  /// It prints a minus or brackets of its own, or a plus.
  private(set) var printsMinus = false
  private(set) var printsPlus = false

  /// The section of `tokens`; `isOnly` where it is for all numbers.
  init(_ tokens: [FormatToken], _ condition: FormatCondition?, isOnly: Bool) {
    self.condition = condition
    if tokens.contains(.date), !tokens.contains(.general), !tokens.contains(.text) {
      isDate = true
      return
    }
    if isOnly && tokens.isEmpty || tokens.contains(.fraction) { return }
    guard let first = tokens.firstIndex(where: Self.isNumber) else {
      shown = ShownNumber(.notShown)
      return
    }
    let end = tokens.firstIndex(of: .exponent) ?? tokens.endIndex
    let last = tokens[..<max(end, first + 1)].lastIndex(where: Self.isNumber) ?? first
    var digits = FormatDigits()
    for token in tokens[first...last] { digits.take(token) }
    // Commas behind the last digit divide, whatever stands between.
    for token in tokens[(last + 1)...] where token == .comma { digits.take(token) }
    digits.finish()
    let before = Self.literals(tokens[..<first])
    let behind = Self.literals(tokens[(last + 1)...])
    let words = PrintedWords(before: before, behind: behind, hasFraction: digits.hasFraction)
    (printsMinus, printsPlus) = (words.hasMinus, words.hasPlus)
    if tokens.contains(.percent) {
      shown = ShownNumber(.percentage)
    } else if let misfit = digits.misfit ?? words.misfit {
      shown = ShownNumber(misfit)
    } else {
      shown = ShownNumber(places: digits.places, unit: words.unit)
    }
  }

  /// What it shows of a positive or a negative number.
  func shown(isNegative: Bool) -> ShownNumber {
    (isNegative ? printsPlus : printsMinus) ? ShownNumber(.otherSign) : shown
  }

  private static func isNumber(_ token: FormatToken) -> Bool {
    token == .digit || token == .point || token == .general || token == .text
  }

  private static func literals(_ tokens: ArraySlice<FormatToken>) -> [Unicode.Scalar] {
    tokens.compactMap { if case .literal(let scalar) = $0 { scalar } else { nil } }
  }
}

/// Where the point stands among the digits of a section.
private struct FormatDigits {
  private(set) var misfit: ShownNumber.Misfit?
  /// By how many places the point is shown further left.
  private(set) var places = 0
  private var hasPoint = false
  /// A point that is only printed: each digit behind it stands further right than it should.
  private var hasPrintedPoint = false
  /// Commas that no digit came behind yet.
  private var commas = 0
  /// How many digits came since a printed separator; nil where there was none.
  private var group: Int?

  /// There are digits behind a point.
  var hasFraction: Bool { hasPoint || hasPrintedPoint }

  mutating func take(_ token: FormatToken) {
    switch token {
    case .digit, .general, .text:
      commas = 0
      if hasPrintedPoint { places += 1 }
      group = group.map { $0 + 1 }
    case .point:
      divide()
      endGroup()
      if hasPoint || hasPrintedPoint { misfit = misfit ?? .partedDigits }
      hasPoint = true
    case .comma: commas += 1
    case .literal(let scalar): take(scalar)
    case .percent, .exponent, .fraction, .date: break
    }
  }

  private mutating func take(_ literal: Unicode.Scalar) {
    switch literal {
    case ".", "．", "·":
      endGroup()
      if hasPoint || hasPrintedPoint { misfit = misfit ?? .partedDigits }
      hasPrintedPoint = true
    case ",", "，", "'", " ", "\u{A0}", "\u{202F}":
      endGroup()
      if !hasPoint { group = 0 }
    case "0"..."9": misfit = misfit ?? .furtherDigits
    default: misfit = misfit ?? .partedDigits
    }
  }

  /// Printed separators part groups of three digits, or of four as 万 does.
  private mutating func endGroup() {
    if let group, group != 3, group != 4 || hasPrintedPoint { misfit = misfit ?? .partedDigits }
    group = nil
  }

  private mutating func divide() {
    places += 3 * commas
    commas = 0
  }

  mutating func finish() {
    divide()
    endGroup()
    if places > 15 { misfit = misfit ?? .partedDigits }
  }
}
