internal import Budget

/// The rows that a layout fixes in one section, with their names worked out once for all tables (固定行).
final class FixedRows {
  private struct Row {
    let layout: RowLayout
    /// The ordinal and name of the printed label; nil for the row that carries the unit's name.
    let name: ItemName?
    /// The names of the further spellings.
    let otherNames: [[Unicode.Scalar]]
  }

  /// A label in the spelling it gets in the model.
  struct Spelling {
    var text: String
    /// The label was rewritten to the layout's spelling, not only cleaned.
    var isRewritten: Bool
  }

  private let rows: [Row]

  init(_ section: SectionLayout) {
    rows = section.rows.map { row in
      Row(
        layout: row, name: row.label.map { ItemName(FoldedText($0.text)) },
        otherNames: row.spellings.map { ItemName(FoldedText($0.text)).name })
    }
  }

  /// How the row at `index` spells `label`; nil where `label` does not name it.
  func spelling(of index: Int, as label: CellText, unitName: FoldedText?) -> Spelling? {
    guard let printed = rows[index].layout.label, let name = rows[index].name else {
      return unitName == label.folded ? Spelling(text: label.text, isRewritten: false) : nil
    }
    if name.name == label.name.name {
      let isPrinted = name.ordinal == label.name.ordinal || printed.matches(label.folded)
      return Spelling(text: isPrinted ? printed.text : label.text, isRewritten: false)
    }
    if printed.matches(label.folded) { return Spelling(text: printed.text, isRewritten: false) }
    let isOther =
      rows[index].otherNames.contains(label.name.name)
      || rows[index].layout.spellings.contains { $0.matches(label.folded) }
    return isOther ? Spelling(text: printed.text, isRewritten: true) : nil
  }
}
