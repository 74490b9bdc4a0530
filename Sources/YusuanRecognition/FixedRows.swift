internal import YusuanModel
internal import YusuanProfiles

/// The rows that a layout fixes in one panel, with their names prepared once for all tables (固定行).
final class FixedRows: Sendable {
  private final class Row: Sendable {
    /// The row's label is the unit's name.
    let isUnit: Bool
    /// The row has no label and is known by its position alone.
    let isUnlabelled: Bool
    /// The printed label; empty for the unit's row.
    let printed: Label
    let spellings: [Label]
    /// The ordinal and name of the printed label.
    let name: ItemName
    /// The names of the further spellings.
    let otherNames: [[Unicode.Scalar]]

    init(_ row: RowLayout) {
      (isUnit, printed, spellings) = (row.carriesUnitName, row.label ?? Label(""), row.spellings)
      isUnlabelled = row.label == nil && !row.carriesUnitName
      name = ItemName(FoldedText(printed.text))
      otherNames = row.spellings.map { ItemName(FoldedText($0.text)).name }
    }
  }

  /// A label as the model spells it.
  struct Spelling {
    var text: String
    /// The label was replaced by the layout's spelling, not only cleaned.
    var isRewritten: Bool
  }

  private let rows: [Row]

  init(_ panel: PanelLayout) { rows = panel.rows.map(Row.init) }

  /// The names of all labelled rows, in every spelling.
  var names: [[Unicode.Scalar]] { rows.flatMap { $0.isUnit || $0.isUnlabelled ? [] : [$0.name.name] + $0.otherNames } }

  /// Whether the row at `index` has no label.
  func isUnlabelled(_ index: Int) -> Bool { rows[index].isUnlabelled }

  /// How the row at `index` spells `label`, or nil if `label` does not name that row.
  func spelling(of index: Int, as label: CellText, unit: PendingHeadings.Unit?) -> Spelling? {
    let row = rows[index]
    if row.isUnlabelled { return nil }
    if row.isUnit { return unit?.folded == label.folded ? Spelling(text: label.text, isRewritten: false) : nil }
    if row.name.name == label.name.name {
      let isPrinted = row.name.ordinal == label.name.ordinal || row.printed.matches(label.folded)
      return Spelling(text: isPrinted ? row.printed.text : label.text, isRewritten: false)
    }
    if row.printed.matches(label.folded) { return Spelling(text: row.printed.text, isRewritten: false) }
    let isOther =
      row.otherNames.contains(label.name.name) || row.spellings.contains { $0.matches(label.folded) }
    return isOther ? Spelling(text: row.printed.text, isRewritten: true) : nil
  }
}
