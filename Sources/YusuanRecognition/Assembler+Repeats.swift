internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// What happens to a table that the disclosure has already (重复的表格).
extension Assembler {
  /// What happens to the second table.
  enum Encounter {
    /// Its rows are appended to the earlier table.
    case more
    /// It replaces the earlier table, which is hidden.
    case better
    /// It is not converted, and the finding says so.
    case refused(Diagnostic)
  }

  /// What happens to `table` in the group at `index`, which has a table of the same kind. A visible table replaces a
  /// hidden one, whichever comes first.
  ///
  /// A table may continue thousands of times. So the group is not copied, and its latest table of the kind is asked
  /// first.
  func encounter(of table: RecognisedTable, in index: Int) -> Encounter {
    if table.followsPart, !refusesParts { return .more }
    let id = table.table.id
    if !table.followsPart, let last = groups[index].recognised.lastIndex(where: { $0.table.id == id }),
      isContinuation(table, of: groups[index].recognised[last], isLast: last == groups[index].recognised.count - 1)
    {
      return .more
    }
    let visible = groups[index].recognised.firstIndex { $0.table.id == id && !$0.hidden.isWhole }
    if table.hidden.isWhole, let visible {
      let other = groups[index].recognised[visible]
      return .refused(Self.hidden(table, cells: table.ledger.used, groups[index], other))
    }
    // Rows already handed on cannot be replaced.
    if visible == nil, !table.hidden.isWhole, !table.followsPart, !groups[index].hasParts { return .better }
    let (cells, name) = (table.ledger.used, groups[index].disclosure.unitName ?? "")
    return .refused(
      Diagnostic(
        .tableRepeated, at: table.location, [.table: table.title, .name: name, .count: String(cells)], cells: cells))
  }

  /// Whether `table` continues `earlier`. A hidden table continues only hidden ones.
  private func isContinuation(_ table: RecognisedTable, of earlier: RecognisedTable, isLast: Bool) -> Bool {
    if table.hidden.isWhole, !earlier.hidden.isWhole { return false }
    if table.isContinuation { return true }
    if table.hidden.isWhole != earlier.hidden.isWhole { return false }
    let codes = Set(earlier.table.panels.flatMap { $0.rows.compactMap(\.code) })
    let repeats = table.table.panels.contains { $0.rows.contains { $0.code.map(codes.contains) ?? false } }
    return earlier.hasTotal != table.hasTotal && !repeats && table.factCount > 0 && isLast
  }

  /// Counts the cells of `table` as diagnosed by `finding`; the table is not converted.
  mutating func refuse(_ table: RecognisedTable, _ finding: Diagnostic) {
    findings.append(finding)
    refusesParts = table.isPart
    var refused = Ledger()
    refused.diagnose(table.ledger.read)
    ledger.add(refused)
  }

  /// Appends the rows of `part` to the table at `index` of the group at `group`. Their paths are set once all rows are
  /// there.
  mutating func append(_ part: RecognisedTable, toTable index: Int, of group: Int) {
    let joined = Self.append(part, to: &groups[group].document, at: index)
    for panel in joined { groups[group].joined.insert(JoinedPanel(table: index, panel: panel)) }
  }

  /// A panel to which rows were appended: the index of its table and its own.
  struct JoinedPanel: Hashable {
    var table: Int
    var panel: Int
  }

  /// Sets the paths of appended rows.
  static func repath(_ group: inout Group) {
    for joined in group.joined {
      let id = group.disclosure.tables[joined.table].panels[joined.panel].id
      let table = group.disclosure.tables[joined.table].id
      guard let layout = group.profile.table(table)?.panel(id) else { continue }
      var paths = RowPaths(layout)
      paths.repath(&group.disclosure.tables[joined.table].panels[joined.panel].rows)
    }
    group.joined = []
  }

  /// Appends the rows of `part` to the table at `index`. Returns the panels whose rows need new paths.
  private static func append(_ part: RecognisedTable, to document: inout Document, at index: Int) -> [Int] {
    var joined: [Int] = []
    for (panel, source) in zip(part.table.panels, part.source.panels) {
      let known = document.disclosure.tables[index].panels.firstIndex { $0.id == panel.id }
      if let known, part.scheme.layout.panel(panel.id) != nil {
        document.disclosure.tables[index].panels[known].rows += panel.rows
        if !part.followsPart { joined.append(known) }
        document.sources.tables[index].panels[known].append(source)
      } else {
        document.disclosure.tables[index].panels.append(panel)
        document.sources.tables[index].panels.append(source)
      }
    }
    guard let note = part.table.note else { return joined }
    if document.disclosure.tables[index].note == nil {
      document.disclosure.tables[index].note = note
    } else if document.disclosure.tables[index].note != note {
      document.disclosure.tables[index].note?.append("\n" + note)
    }
    return joined
  }

  /// Remembers what later tables are compared with: the money unit of `table` and the table itself.
  mutating func remember(_ table: RecognisedTable, in index: Int) {
    let id = table.table.id
    if let unit = table.amountUnit, table.factCount > 0 { groups[index].amountUnits[id, default: []].insert(unit) }
    if !table.followsPart {
      groups[index].recognised.append(table.isPart ? table.withoutRows : table)
    } else if let first = groups[index].recognised.lastIndex(where: { $0.table.id == id }) {
      groups[index].recognised[first].hidden.add(table.hidden)
    }
  }

  // MARK: Hidden tables

  /// Removes the hidden tables that the visible `table` replaces from the group at `index`, and reports them.
  mutating func withdrawHidden(from index: Int, for table: RecognisedTable) {
    for hidden in groups[index].recognised where hidden.table.id == table.table.id {
      findings.append(Self.hidden(hidden, cells: hidden.ledger.used, groups[index], table))
      ledger.withdraw(hidden.ledger)
    }
    groups[index].recognised.removeAll { $0.table.id == table.table.id }
    groups[index].amountUnits[table.table.id] = nil
  }

  private static func hidden(
    _ table: RecognisedTable, cells: Int, _ group: Group, _ visible: RecognisedTable
  ) -> Diagnostic {
    hidden(table, cells: cells, group, at: visible.location.short)
  }

  /// Reports that the hidden `table` is not converted because a visible one stands at `place`.
  static func hidden(_ table: RecognisedTable, cells: Int, _ group: Group, at place: String) -> Diagnostic {
    Diagnostic(
      .tableHidden, at: table.location,
      [
        .table: table.title, .name: group.disclosure.unitName ?? "", .count: String(cells),
        .found: place,
      ], cells: cells)
  }

  /// Reports the tables of `group` that have hidden figures.
  mutating func reportHidden(_ group: Group) {
    for table in group.recognised where table.hidden.figures > 0 {
      findings.append(
        Diagnostic(
          .figuresHidden, at: table.hidden.first ?? table.location,
          [.table: table.title, .count: String(table.hidden.figures)]))
    }
  }
}
