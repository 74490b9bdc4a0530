internal import YusuanModel
internal import YusuanProfiles

extension Vocabulary {
  /// What `text` states about the tables around it: the unit, the money unit, or both in one cell.
  ///
  /// ```
  /// 单位名称：晋城市应急管理调度指挥中心        单位：万元
  /// ```
  func meta(_ text: String, _ folded: FoldedText) -> [Meta] {
    let found = statements(text, folded)
    guard let unit = found.lazy.compactMap(\.printedAmountUnit).first, MoneyPhrase.isStanding(folded) else {
      return found
    }
    return found + [.standingAmountUnit(unit)]
  }

  private func statements(_ text: String, _ folded: FoldedText) -> [Meta] {
    guard folded.scalars.contains(":") else { return phrase(text, folded) }
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first.map(Self.isBracket) == true, scalars.last.map(Self.isBracket) == true {
      scalars = scalars.dropFirst().dropLast()
    }
    let parts = scalars.split(omittingEmptySubsequences: false) { FoldedText.fold($0) == ":" }
    guard parts.count > 1, var label = parts.first.flatMap({ kind($0) }) else { return lastPhrase(parts) }
    var found: [Meta] = []
    for (index, part) in parts.enumerated().dropFirst() {
      let next = index + 1 < parts.count ? trailingLabel(part) : nil
      if index + 1 < parts.count, next == nil {
        // A colon may stand in a remark behind the money unit.
        guard label == .amountUnit, case let unit = value(of: label, part), !unit.isUnitName else { return [] }
        return found + [unit]
      }
      found.append(value(of: label, next.map { part[..<$0.start] } ?? part))
      if let next { label = next.kind }
    }
    return found
  }

  private enum MetaLabel: Equatable {
    case unitName(UnitLevel?)
    case amountUnit
  }

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    let folded = FoldedText.fold(scalar)
    return folded == "(" || folded == ")" || folded == "[" || folded == "]"
  }

  private func kind(_ scalars: ArraySlice<Unicode.Scalar>) -> MetaLabel? {
    kind(folded: scalars.compactMap(FoldedText.fold)[...])
  }

  /// The kind of label that the folded `scalars` are.
  private func kind(folded scalars: ArraySlice<Unicode.Scalar>) -> MetaLabel? {
    if words.amountUnit.holds(scalars) { return .amountUnit }
    return words.unitLevel(scalars).map(MetaLabel.unitName)
  }

  private func bareLabel(_ folded: FoldedText) -> [Meta] {
    switch kind(folded: folded.scalars[...]) {
    case .unitName(let level): [.unitName(nil, level)]
    case .amountUnit: [.amountUnitLabel]
    case nil: []
    }
  }

  /// The money unit that a text without a colon states or announces.
  private func phrase(_ text: String, _ folded: FoldedText) -> [Meta] {
    let bare = bareLabel(folded)
    if !bare.isEmpty { return bare }
    switch MoneyPhrase(folded.scalars[...], words: words) {
    case .unit(let unit)?: return [.amountUnit(unit)]
    case .unknown?: return [.unknownAmountUnit(text)]
    case nil: return []
    }
  }

  /// The money unit at the end of a text that states something else first, such as a date.
  private func lastPhrase(_ parts: [ArraySlice<Unicode.Scalar>]) -> [Meta] {
    guard let last = parts.last, parts.count > 1 else { return [] }
    let before = parts[parts.count - 2]
    if !MoneyPhrase.isLabel(before.compactMap(FoldedText.fold)) {
      guard case .amountUnit? = trailingLabel(before)?.kind else { return [] }
    }
    let found = amountUnit(CellText.cleaned(String(scalars: last)))
    if case .unitName = found { return [] }
    return [found]
  }

  /// The greatest number of characters of a label before a unit's name, including white space within it.
  private static let longestLabel = 64

  /// The longest label at the end of `scalars`, behind white space or an opening bracket, and where it or its bracket
  /// begins.
  private func trailingLabel(_ scalars: ArraySlice<Unicode.Scalar>) -> (start: Int, kind: MetaLabel)? {
    for start in scalars.suffix(Self.longestLabel).indices where !CellText.isSpace(scalars[start]) {
      let isBracketed = FoldedText.fold(scalars[start]) == "(" || FoldedText.fold(scalars[start]) == "["
      let follows = start == scalars.startIndex || CellText.isSpace(scalars[start - 1]) || scalars[start - 1] == "\t"
      guard follows || isBracketed else { continue }
      if let kind = kind(isBracketed ? scalars[(start + 1)...] : scalars[start...]) { return (start, kind) }
    }
    return nil
  }

  private func value(of label: MetaLabel, _ scalars: ArraySlice<Unicode.Scalar>) -> Meta {
    let text = CellText.cleaned(String(scalars: scalars))
    if case .unitName(let level) = label { return .unitName(text.isEmpty ? nil : PrintedName(text), level) }
    if text.isEmpty { return .amountUnitLabel }
    return amountUnit(text)
  }

  /// The money unit that `text` names. A text behind 单位： that is not about money is a unit's name.
  func amountUnit(_ text: String) -> Meta {
    var folded = FoldedText(text)
    if let last = folded.scalars.last, last == ")" || last == "]", !folded.scalars.contains("("),
      !folded.scalars.contains("[")
    {
      folded.scalars.removeLast()
    }
    switch MoneyPhrase(folded.scalars[...], words: words) {
    case .unit(let unit)?: return .amountUnit(unit)
    case .unknown?: return .unknownAmountUnit(text)
    case nil: break
    }
    switch MoneyPhrase.value(text, words: words) {
    case .unit(let unit)?: return .amountUnit(unit)
    case .unknown?: return .unknownAmountUnit(text)
    case nil: return folded.scalars.last == "元" ? .unknownAmountUnit(text) : .unitName(PrintedName(text), nil)
    }
  }
}

extension Vocabulary {
  /// The money unit that a note below a table states: 本表金额单位为元, 单位：万元, 以元为单位. Nil if it states none.
  func amountUnit(toldIn note: String) -> AmountUnit? {
    for part in note.unicodeScalars.split(whereSeparator: { Self.endsClause.contains($0) }) {
      let folded = FoldedText(String(scalars: part)).scalars[...]
      if case .unit(let unit)? = MoneyPhrase.clause(folded, words: words) { return unit }
    }
    return nil
  }

  private static let endsClause: Set<Unicode.Scalar> = ["，", ",", "。", "；", ";", "、", "（", "）", "(", ")"]
}
