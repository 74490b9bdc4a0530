internal import YusuanModel

/// What a text states about the tables around it (表头信息): whose they are and in which money unit. Labels need not be
/// known beforehand.
///
/// ```
/// 公开单位：甲中心        金额单位：万元
/// ```
struct ToldText: Equatable {
  /// The label before the unit's name, or nil if there is none.
  var unitLabel: String?
  /// The unit's name, or nil if it stands in the next cell or nowhere.
  var unitName: String?
  /// The label before the money unit, or nil if there is none.
  var moneyLabel: String?
  /// The money unit.
  var money: AmountUnit?

  /// Whether what it announces stands in the next cell.
  var isAnnounced: Bool { unitLabel != nil && unitName == nil && money == nil || moneyLabel != nil && money == nil }

  /// Reads `text`. Nil if it states nothing.
  init?(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    if let first = scalars.first, let last = scalars.last, Self.opening.contains(FoldedText.fold(first) ?? " "),
      Self.closing.contains(FoldedText.fold(last) ?? " ")
    {
      scalars = scalars.dropFirst().dropLast()
    }
    let parts = scalars.split(omittingEmptySubsequences: false) { FoldedText.fold($0) == ":" }.map {
      String(scalars: $0)
    }
    if parts.count == 1 {
      guard let unit = Self.money(parts[0]) else { return nil }
      money = unit
      return
    }
    var label = DraftText.cleaned(parts[0])
    for (index, part) in parts.enumerated().dropFirst() {
      guard Self.isLabel(label) else { return nil }
      let isLast = index == parts.count - 1
      let next = isLast ? nil : Self.trailing(part)
      if !isLast, next == nil { return nil }
      set(label, DraftText.cleaned(next?.before ?? part))
      label = next?.label ?? ""
    }
  }

  private mutating func set(_ label: String, _ value: String) {
    if let unit = Self.money(value) {
      (moneyLabel, money) = (label, unit)
    } else if value.isEmpty, label == "单位" || label.hasSuffix("金额单位") {
      moneyLabel = label
    } else if unitLabel == nil {
      unitLabel = label
      unitName = value.isEmpty ? nil : value
    }
  }

  private static let opening: Set<Unicode.Scalar> = ["(", "["]
  private static let closing: Set<Unicode.Scalar> = [")", "]"]

  /// The money unit named by `text`: 元, 人民币万元.
  static func money(_ text: String) -> AmountUnit? {
    var word = FoldedText(text).string
    if word.hasSuffix(")"), !word.contains("(") { word.removeLast() }
    if word.hasPrefix("人民币") { word.removeFirst(3) }
    if word.hasSuffix("人民币") { word.removeLast(3) }
    return AmountUnit(rawValue: word)
  }

  /// Whether `label` may stand before a unit's name or a money unit: 编制部门, 金额单位, 单位名称.
  private static func isLabel(_ label: String) -> Bool {
    guard (2...10).contains(label.count) else { return false }
    return ["单位", "部门", "单位名称", "部门名称"].contains { label.hasSuffix($0) }
  }

  /// The label at the end of `text`, behind white space, and the text before it.
  private static func trailing(_ text: String) -> (before: String, label: String)? {
    var trimmed = Array(text.unicodeScalars)
    while trimmed.last?.properties.isWhitespace == true { trimmed.removeLast() }
    guard let gap = trimmed.lastIndex(where: { $0.properties.isWhitespace || FoldedText.fold($0) == "(" }) else {
      return isLabel(DraftText.cleaned(text)) ? ("", DraftText.cleaned(text)) : nil
    }
    let label = DraftText.cleaned(String(scalars: trimmed[(gap + 1)...]))
    return isLabel(label) ? (String(scalars: trimmed[..<gap]), label) : nil
  }
}
