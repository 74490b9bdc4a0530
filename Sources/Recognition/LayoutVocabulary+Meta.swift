internal import Budget

extension LayoutVocabulary {
  /// What `text` tells about the tables around it: the unit, the money unit, or both in one cell.
  ///
  /// ```
  /// 单位名称：晋城市应急管理调度指挥中心        单位：万元
  /// ```
  func meta(_ text: String, _ folded: FoldedText) -> [Meta] {
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first.map(Self.isBracket) == true, scalars.last.map(Self.isBracket) == true {
      scalars = scalars.dropFirst().dropLast()
    }
    let parts = scalars.split(omittingEmptySubsequences: false) { FoldedText.fold($0) == ":" }
    guard parts.count > 1, var label = parts.first.flatMap(kind) else { return bareLabel(folded) }
    var found: [Meta] = []
    for (index, part) in parts.enumerated().dropFirst() {
      let next = index + 1 < parts.count ? trailingLabel(part) : nil
      if index + 1 < parts.count, next == nil { return [] }
      found.append(value(of: label, next.map { part[..<$0.start] } ?? part))
      if let next { label = next.kind }
    }
    return found
  }

  private enum MetaLabel { case unitName, amountUnit }

  private static func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    let folded = FoldedText.fold(scalar)
    return folded == "(" || folded == ")" || folded == "[" || folded == "]"
  }

  private func kind(_ scalars: ArraySlice<Unicode.Scalar>) -> MetaLabel? {
    let folded = FoldedText(Self.string(scalars))
    if layout.words.amountUnit.contains(where: { $0.matches(folded) }) { return .amountUnit }
    return layout.words.unitName.contains { $0.matches(folded) } ? .unitName : nil
  }

  private func bareLabel(_ folded: FoldedText) -> [Meta] {
    switch kind(folded.scalars[...]) {
    case .unitName: [.unitName(nil)]
    case .amountUnit: [.amountUnitLabel]
    case nil: []
    }
  }

  /// The label that ends `scalars` behind white space, the longest there is.
  private func trailingLabel(_ scalars: ArraySlice<Unicode.Scalar>) -> (start: Int, kind: MetaLabel)? {
    for start in scalars.indices {
      let follows = start == scalars.startIndex || CellText.isSpace(scalars[start - 1]) || scalars[start - 1] == "\t"
      if follows, !CellText.isSpace(scalars[start]), let kind = kind(scalars[start...]) { return (start, kind) }
    }
    return nil
  }

  private func value(of label: MetaLabel, _ scalars: ArraySlice<Unicode.Scalar>) -> Meta {
    let text = CellText.cleaned(Self.string(scalars))
    guard label == .amountUnit else { return .unitName(text.isEmpty ? nil : PrintedName(text)) }
    if text.isEmpty { return .amountUnitLabel }
    return amountUnit(text)
  }

  /// The money unit `text` names; a text that is no money unit behind 单位： is a unit's name.
  func amountUnit(_ text: String) -> Meta {
    let folded = FoldedText(text)
    if let known = layout.words.amountUnits.first(where: { $0.word.matches(folded) }) { return .amountUnit(known.unit) }
    return folded.scalars.last == "元" ? .unknownAmountUnit(text) : .unitName(PrintedName(text))
  }
}
