/// What the loops of formulas run over (循环的取值).
extension Evaluator {
  /// The values of `loop`, whose variable is the one at `depth`: the indices of columns, rows or keys. The keys
  /// themselves are stored in ``keys``. If a table is missing, there are no values, and it is returned.
  mutating func values(of loop: Loop, at depth: Int) -> (values: ArraySlice<Int>, missing: Missing?) {
    switch loop {
    case .columns(let ids): return (Array(ids.indices)[...], nil)
    case .rows(let panel, let set):
      guard let grid = documents.own.panels[panel] else { return ([], missingTable(ofPanel: panel)) }
      var parent: Int?
      if case .children(let variable) = set { parent = bindings[variable] }
      return (grid.rows(set, parent: parent, lists: lists), nil)
    case .classes(let panels): return keys(of: panels, at: depth) { $0.classes }
    case .keys(let panels): return keys(of: panels, at: depth) { $0.keys }
    }
  }

  /// The indices of the keys of all `panels`, each key once.
  private mutating func keys(
    of panels: [PanelSelector], at depth: Int, _ keys: (PanelGrid) -> [RowKey]
  ) -> (values: ArraySlice<Int>, missing: Missing?) {
    var seen: Set<RowKey> = []
    var found: [RowKey] = []
    seen.reserveCapacity(64)
    for selector in panels {
      for grid in grids(selector.document) {
        guard let panel = grid.panels[selector.panel] else { return ([], missingTable(ofPanel: selector.panel)) }
        steps.count(panel.rows.count)
        for key in keys(panel) where seen.insert(key).inserted { found.append(key) }
      }
    }
    self.keys[depth] = found
    return (Array(found.indices)[...], nil)
  }

  private func grids(_ document: DocumentSelector) -> [Grid] {
    switch document {
    case .own: [documents.own]
    case .units: documents.units ?? []
    case .previous: documents.previous.map { [$0] } ?? []
    }
  }

  private func missingTable(ofPanel panel: Int) -> Missing { .table(documents.own.scope.table(ofPanel: panel).number) }
}
