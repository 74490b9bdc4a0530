/// A section of a number format (ECMA-376 part 1, 18.8.31).
struct FormatSection: Equatable {
  /// The numbers it applies to. Nil if its position among the sections decides that.
  let condition: FormatCondition?
  /// Whether it shows dates or times.
  private(set) var isDate = false
  /// How it shows numbers, whatever their sign.
  private(set) var shown = ShownNumber()
  /// Whether it prints a minus sign or brackets, or a plus sign.
  private(set) var printsMinus = false
  private(set) var printsPlus = false

  /// The section of `tokens`. `isOnly` means that without tokens it shows numbers as they are.
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
    for token in tokens[first...last] { digits.add(token) }
    // Commas after the last digit divide by a thousand, whatever stands between.
    for token in tokens[(last + 1)...] where token == .comma { digits.add(token) }
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

  /// How it shows a positive or a negative number.
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

/// The position of the decimal point among the digits of a section.
private struct FormatDigits {
  private(set) var misfit: ShownNumber.Misfit?
  /// By how many places the decimal point is shown further left.
  private(set) var places = 0
  private var hasPoint = false
  /// A printed point that is not the decimal point: the digits after it stand further right than they should.
  private var hasPrintedPoint = false
  /// Commas since the last digit.
  private var commas = 0
  /// How many digits came since a printed separator. Nil if there was none.
  private var group: Int?

  /// Whether digits follow a point.
  var hasFraction: Bool { hasPoint || hasPrintedPoint }

  mutating func add(_ token: FormatToken) {
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
    case .literal(let scalar): addLiteral(scalar)
    case .percent, .exponent, .fraction, .date: break
    }
  }

  private mutating func addLiteral(_ literal: Unicode.Scalar) {
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

  /// Ends a group of digits. Printed separators may separate groups of three digits, or of four for 万.
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
