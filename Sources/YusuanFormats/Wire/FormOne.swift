internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

// Form 1 did not say whose budget a disclosure is: that is what its layout was for, and the profile says it.

/// The sides of a table of form 1 on their way to panels: they may stand in any order, each once.
struct FormOneSides {
  private var found: [(panel: Panel, guide: PanelGuide)] = []

  /// The panels, in the profile's order.
  var panels: [Panel] { found.sorted { $0.guide.index < $1.guide.index }.map(\.panel) }

  /// The panel that the side `side` of `table` is. Throws `.canonicalWrong` for none, and for one that was there.
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
  /// Gives rows of form 1 their ids and paths, and checks them; `path` says where the row at a place stands.
  func takeFormOne(
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

  /// Takes what form 1 called governmentItem as the value of the column of texts. An empty text is no value.
  func takeGovernmentItem(
    _ text: String, into row: inout BudgetRow, at path: @autoclosure () -> WirePath
  ) throws(Diagnostic) {
    guard let column = textColumn else { throw path().wrong(expected: "", found: text) }
    if !text.isEmpty { row.values.append(ColumnValue(column: column, text: text)) }
  }
}
