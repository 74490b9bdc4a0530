internal import YusuanModel

/// Names figures whose row is not in its table. They count as blank, but a finding has to name them.
extension Evaluator {
  /// The figure that `reference` means, as a finding names it, or nil if its table is missing.
  func absent(_ reference: Reference, isSubtracted: Bool) -> Figure? {
    let grid = reference.document == .previous ? documents.previous : documents.own
    guard let grid, grid.panels[reference.panel] != nil, let row = absentRow(reference, grid) else { return nil }
    return grid.absentFigure(reference.scope, row, column: column(reference.column), isSubtracted: isSubtracted)
  }

  private func absentRow(_ reference: Reference, _ grid: Grid) -> BudgetRow? {
    switch reference.row {
    case .fixed(let row): fixedRow(row, of: reference.scope, grid)
    case .firstOf(let rows): rows.first.flatMap { fixedRow($0, of: reference.scope, grid) }
    case .variable(let variable): documents.own.panels[reference.panel]?.rows[bindings[variable]]
    case .code(let code): code.flatMap { codeRow($0, of: reference.scope, grid) }
    case .key(let variable):
      switch keys[variable][bindings[variable]] {
      case .code(let code): codeRow(code, of: reference.scope, grid)
      case .name(let name): BudgetRow(kind: .other, item: String(scalars: name))
      }
    case .named, .set: nil
    }
  }

  private func fixedRow(_ row: Int, of panel: RuleScope.Panel, _ grid: Grid) -> BudgetRow? {
    let layout = panel.layout.rows[row]
    return BudgetRow(
      kind: layout.kind, id: layout.id, path: layout.path, code: nil, item: layout.name(in: grid.disclosure))
  }

  private func codeRow(_ code: CodeNumber, of panel: RuleScope.Panel, _ grid: Grid) -> BudgetRow? {
    if let row = panel.codes.firstIndex(of: code) { return fixedRow(row, of: panel, grid) }
    let above = panel.codeLengths.filter { $0 < code.count }.map { code.prefix($0).text }
    let title = lists.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.title(code) }.first
    return BudgetRow(
      kind: .other, path: (above + [code.text]).joined(separator: "/"), code: code.text, item: title ?? "")
  }
}
