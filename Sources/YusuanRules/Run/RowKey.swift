internal import YusuanModel
internal import YusuanProfiles

/// What identifies a row across tables and disclosures (行的标识): its code, or its folded name if it has none.
enum RowKey: Sendable, Hashable {
  case code(CodeNumber)
  case name([Unicode.Scalar])

  /// The key of an open row.
  init(_ row: BudgetRow) { self = row.code.flatMap(CodeNumber.init).map(RowKey.code) ?? .name(Self.name(row.item)) }

  /// The folded name of a label, without its ordinal.
  static func name(_ label: String) -> [Unicode.Scalar] { ItemName(FoldedText(label)).name }

  /// Whether `name` is the folded name of `label`. The label is folded only if its end fits.
  static func name(_ name: [Unicode.Scalar], isThatOf label: String) -> Bool {
    let scalars = label.unicodeScalars
    var (rest, index) = (name.count, scalars.endIndex)
    while rest > 0, index > scalars.startIndex {
      index = scalars.index(before: index)
      guard let folded = FoldedText.fold(scalars[index]) else { continue }
      if folded != name[rest - 1] { return false }
      rest -= 1
    }
    return rest == 0 && Self.name(label) == name
  }
}
