/// A number format: how it shows each number (ECMA-376 part 1, 18.8.31).
struct NumberFormat: Equatable {
  /// How a number is shown.
  struct Look: Equatable {
    /// Whether it is shown as a date or time.
    var isDate = false
    var shown = ShownNumber()
  }

  private let sections: [FormatSection]

  /// The format of `code`, such as `#,##0.00"万元"` or `[>=10000]0!.0,"万";0"元"`.
  init(_ code: String) {
    var parts = FormatToken.sections(of: code)
    // The fourth section is for text, and so is a last section with `@`.
    if parts.count > 1, parts.last?.tokens.contains(.text) ?? false { parts.removeLast() }
    // A code of nothing, or of a colour alone, shows numbers as they are; one of an empty text shows nothing.
    let isOnly = parts.count == 1 && !code.unicodeScalars.contains { ["\"", "_", "*", "\\", "!"].contains($0) }
    sections = parts.prefix(3).map { FormatSection($0.tokens, $0.condition, isOnly: isOnly) }
  }

  /// How the format shows every number except zero. Nil if that depends on the number.
  var look: Look? {
    if sections.contains(where: { $0.condition.map { $0.sign != "=" || $0.bound != 0 } ?? false }) { return nil }
    let positive = look(of: 1)
    return positive == look(of: -1) ? positive : nil
  }

  /// How the format shows `value`.
  func look(of value: Double) -> Look {
    guard let section = section(for: value) else { return Look(shown: ShownNumber(.notShown)) }
    if section.isDate { return Look(isDate: true) }
    // Zero is zero, however it is shown.
    if value == 0, section.shown.misfit != .percentage { return Look() }
    return Look(shown: section.shown(isNegative: value < 0))
  }

  private func section(for value: Double) -> FormatSection? {
    guard let first = sections.first else { return nil }
    if sections.count == 1 { return first.condition?.holds(value) ?? true ? first : nil }
    if let condition = first.condition {
      if condition.holds(value) { return first }
    } else if sections.count == 2 ? value >= 0 : value > 0 {
      return first
    }
    if sections.count == 2 { return sections[1].condition?.holds(value) ?? true ? sections[1] : nil }
    if sections[1].condition?.holds(value) ?? (value < 0) { return sections[1] }
    return sections[2]
  }
}
