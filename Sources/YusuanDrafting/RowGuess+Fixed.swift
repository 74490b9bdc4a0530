internal import YusuanModel
internal import YusuanProfiles

extension RowGuess {
  /// Sets the rows that every such table has. Functional classes are added as a whole.
  func setFixed(_ panel: inout PanelDraft, _ found: [FoundRow]) {
    let own = found.filter { glossary.functionalClass($0.label) == nil }
    let classes = found.filter { glossary.functionalClass($0.label) != nil }
    let entries = own.enumerated().map { row($0.element, among: $0.offset + 1) }
    panel.rows = RowTree.build(entries)
    if let first = classes.first {
      let place = panel.rows.firstIndex { $0.source > first.source || $0.source == 0 } ?? panel.rows.count
      panel.rows.insert(contentsOf: ClassRows(glossary: glossary).rows(classes.map(\.label)), at: place)
    }
    panel.openIndex = panel.rows.count
  }

  /// The entry of `found`, the row at index `place` of its panel.
  func row(_ found: FoundRow, among place: Int) -> RowTree.Entry {
    let term = glossary.term(found.label, at: .rows)
    let part = partOf(found.label)
    let name = part ?? found.label
    var row = RowDraft(label: found.label, source: found.source)
    row.id = term?.id ?? glossary.term(name, at: .rows)?.id ?? ""
    row.kind = term?.kind.flatMap(RowKind.init) ?? .item
    if row.id.isEmpty {
      row.id = "row\(place)"
      row.decide = ["id"]
    }
    if DraftText.withoutYear(found.label).year != nil { row.decide.append("label") }
    return RowTree.Entry(
      row: row, style: RowTree.style(name), ordinal: ItemName(FoldedText(name)).ordinal, figures: found.figures,
      isPart: part != nil)
  }

  /// The text behind 其中：, or nil if the label does not begin with it.
  private func partOf(_ label: String) -> String? {
    guard label.hasPrefix("其中") else { return nil }
    return String(label.dropFirst(2).drop { "：:、 ".contains($0) })
  }
}
