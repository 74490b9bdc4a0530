/// Finds the rows of a panel: fixed rows, a code tree, or a list (行的推断).
struct RowGuess {
  let glossary: Glossary
  let surroundings: Surroundings

  /// How many fixed rows a panel may have. More rows are a list.
  static let mostFixed = 120

  /// Sets the rows of `panel` of a table with `columns` and the body `rows`. A label that stands twice below the same
  /// row is drafted once.
  func set(_ panel: inout PanelDraft, _ columns: ArraySlice<ColumnDraft>, _ rows: [RowSketch], title: String) {
    guess(&panel, columns, rows, title: title)
    let behind = panel.rows.dropFirst(panel.openIndex).first?.source
    if RowNames.leaveOutRepeats(&panel.rows) { panel.decide.append("rows") }
    panel.openIndex = panel.rows.firstIndex { $0.source == behind } ?? panel.rows.count
    RowNames.number(&panel.rows)
  }

  private func guess(_ panel: inout PanelDraft, _ columns: ArraySlice<ColumnDraft>, _ rows: [RowSketch], title: String)
  {
    let hasCodes = columns.contains { $0.kind == .code || $0.kind == .codePart }
    let item = columns.last { $0.kind == .item }
    guard hasCodes || item != nil else { return setUnlabelled(&panel, columns, rows) }
    let found = rows.compactMap { FoundRow($0, columns) }
    if hasCodes { return setCodes(&panel, found, title, columns) }
    guard let item else { return }
    let distinct = Set(found.map(\.label)).count <= Self.mostFixed ? FoundRow.merged(found) : found
    if isFixed(item, distinct) { return setFixed(&panel, distinct) }
    setList(&panel, found, item)
  }

  // MARK: Without labels

  /// Sets rows without labels, which are known by position. Most such tables have one.
  private func setUnlabelled(_ panel: inout PanelDraft, _ columns: ArraySlice<ColumnDraft>, _ rows: [RowSketch]) {
    let count = rows.count { row in columns.contains { row.cells[$0.source] != nil } }
    for index in 0..<min(max(count, 1), Self.mostFixed) {
      panel.rows.append(RowDraft(id: index == 0 ? "budget" : "budget\(index + 1)", kind: .total))
    }
  }
}
