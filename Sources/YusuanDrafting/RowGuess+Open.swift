internal import YusuanModel

extension RowGuess {
  // MARK: Codes

  /// Sets a code tree, with the sums above or below it.
  func setCodes(
    _ panel: inout PanelDraft, _ found: [FoundRow], _ title: String, _ columns: ArraySlice<ColumnDraft>
  ) {
    let codes = found.compactMap(\.code)
    let kind = codeKind(codes, title + columns.map(\.label).joined())
    panel.open = OpenDraft(kind: kind, lengths: lengths(codes, kind))
    var entries: [FoundRow] = []
    for row in found where row.code == nil && glossary.term(row.label, at: .rows) != nil {
      if !entries.contains(where: { $0.label == row.label }) { entries.append(row) }
    }
    let first = found.first { $0.code != nil }?.source ?? Int.max
    panel.openIndex = entries.firstIndex { $0.source > first } ?? entries.count
    panel.rows = entries.map { row($0, among: 1).row }
  }

  /// The kind of rows with these codes. If there are none, the title or the column labels decide.
  private func codeKind(_ codes: [String], _ words: String) -> RowKind {
    switch codes.first?.first {
    case "1": .revenue
    case "2": .function
    case "3", "5": .economic
    default: words.contains("经济") ? .economic : words.contains("收入科目") ? .revenue : .function
    }
  }

  /// The usual numbers of digits by level, and any others that the codes have.
  private func lengths(_ codes: [String], _ kind: RowKind) -> [Int] {
    let usual = kind == .economic ? [3, 5] : kind == .revenue ? [3, 5, 7, 9] : [3, 5, 7]
    let further = Set(codes.map(\.count).filter { (3...12).contains($0) }).subtracting(usual)
    return (usual + further).sorted()
  }

  // MARK: Lists

  /// Whether the rows are probably the same in every such table.
  func isFixed(_ item: ColumnDraft, _ found: [FoundRow]) -> Bool {
    if found.count > Self.mostFixed { return false }
    if let rows = item.rows { return rows == "fixed" }
    let own = found.filter { sumKind($0.label) == nil }
    return !own.isEmpty && own.count(where: { HeaderGuess(glossary).isRowLabel($0.label) }) * 2 >= own.count
  }

  /// Sets a list with its sums. The unit's own row may stand above its projects.
  func setList(_ panel: inout PanelDraft, _ found: [FoundRow], _ item: ColumnDraft) {
    let kind = item.rows.flatMap(RowKind.init) ?? (item.label.contains("经济") ? .economic : .item)
    var fixed: [FoundRow] = []
    var hasUnit = false
    for row in found where sumKind(row.label) != nil || isOwnUnit(row, kind) && !hasUnit {
      hasUnit = hasUnit || isOwnUnit(row, kind)
      if !fixed.contains(where: { $0.label == row.label }) { fixed.append(row) }
    }
    panel.open = OpenDraft(kind: kind, level: hasUnit ? 2 : kind == .economic ? nil : 1)
    if item.rows == nil || item.rows == "fixed" { panel.open?.decide = ["rows"] }
    let first = found.first { row in !fixed.contains { $0.label == row.label } }?.source ?? Int.max
    panel.openIndex = fixed.firstIndex { $0.source > first } ?? fixed.count
    panel.rows = fixed.map { entry in
      isOwnUnit(entry, kind)
        ? RowDraft(id: "unit", kind: .subtotal, label: "{U}", level: 1, source: entry.source) : row(entry, among: 1).row
    }
  }

  private func isOwnUnit(_ row: FoundRow, _ kind: RowKind) -> Bool {
    kind == .project && surroundings.unitNames.contains(FoldedText(row.label))
  }

  private func sumKind(_ label: String) -> RowKind? {
    let kind = glossary.term(label, at: .rows)?.kind.flatMap(RowKind.init)
    return kind == .carryover ? nil : kind
  }
}
