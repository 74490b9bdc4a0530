internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

// Form 1 does not say whose budget a disclosure is. Its layout implies that, and so does the profile.

/// The sides of a table of form 1 while they become panels. They may come in any order, each once.
struct FormOneSides {
  private var found: [(panel: Panel, guide: PanelGuide)] = []

  /// The panels, in the order of the profile.
  var panels: [Panel] { found.sorted { $0.guide.index < $1.guide.index }.map(\.panel) }

  /// The panel for the side `side` of `table`. Throws `.canonicalWrong` if there is none, or if it was there before.
  func panel(_ side: String, of table: TableGuide, at path: WirePath) throws(Diagnostic) -> PanelGuide {
    let guide = try table.panel(side, after: nil, at: path)
    guard !found.contains(where: { $0.guide === guide }) else { throw path.wrong(expected: "≠ \(side)", found: side) }
    return guide
  }

  mutating func add(_ rows: [BudgetRow], _ guide: PanelGuide) {
    found.append((Panel(id: guide.layout.id, rows: rows), guide))
  }
}

extension PanelGuide {
  /// Adds the ids and paths that rows of form 1 do not have, and checks the rows. `path` is the place of a row.
  func completeFormOne(
    _ rows: inout [BudgetRow], unitName: String?, at path: (Int) -> WirePath
  ) throws(Diagnostic) {
    var paths = RowPaths(layout)
    for (index, fixed) in matcher.layoutRows(of: rows, unitName: unitName).enumerated() {
      let known = fixed.map { layout.rows[$0] }
      rows[index].id = known?.id
      rows[index].path = paths.path(
        fixed: known?.path, code: rows[index].code, item: rows[index].item, kind: rows[index].kind)
      try check(rows[index], at: path(index))
    }
  }

  /// Stores the `governmentItem` of form 1 as the value of the text column. An empty text is not a value.
  func storeGovernmentItem(
    _ text: String, into row: inout BudgetRow, at path: @autoclosure () -> WirePath
  ) throws(Diagnostic) {
    guard let column = textColumn else { throw path().wrong(expected: "", found: text) }
    if !text.isEmpty { row.values.append(ColumnValue(column: column, text: text)) }
  }
}
