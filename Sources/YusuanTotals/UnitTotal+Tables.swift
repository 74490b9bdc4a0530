internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// How the tables are added up (逐表汇总).
extension UnitTotal {
  /// Adds the table `layout` of all units, if any of them has it.
  mutating func add(_ layout: TableLayout, blankForMissing: Bool) {
    let places = units.map { unit in unit.disclosure.tables.firstIndex { $0.id == layout.id } }
    guard places.contains(where: { $0 != nil }) else { return }
    let year = document.disclosure.fiscalYear
    var table = Table(id: layout.id, number: layout.number, title: layout.title.printed(year: year))
    let lacking = units.indices.filter { places[$0] == nil }
    let number = document.disclosure.tables.count
    var (unread, tooLarge, leftOut) = ([Int: Int](), 0, 0)
    for panel in layout.panels {
      var sum = PanelSum(panel)
      for (index, unit) in units.enumerated() {
        guard let place = places[index] else { continue }
        sum.add(unit, table: place, index: index)
      }
      if !blankForMissing { sum.missing = lacking }
      if sum.isEmpty && lacking.isEmpty && !units.indices.contains(where: { hasPanel(panel.id, $0, places[$0]) }) {
        continue
      }
      let result = sum.finish(name: document.disclosure.unitName ?? "")
      for part in result.parts {
        var part = part
        (part.table, part.panel) = (number, table.panels.count)
        parts.append(part)
      }
      for (unit, count) in result.unread { unread[unit, default: 0] += count }
      for difference in result.names { noteName(difference, table) }
      (tooLarge, leftOut) = (tooLarge + result.tooLarge, leftOut + result.leftOut)
      unreadCount += result.rows.reduce(0) { $0 + $1.unread.count }
      table.panels.append(Panel(id: panel.id, rows: result.rows, isIncomplete: result.isIncomplete))
    }
    table.note = note(of: table, places)
    document.disclosure.tables.append(table)
    report(table, lacking, unread, tooLarge: tooLarge, blankForMissing)
    if leftOut > 0 { note(.valuesLeftOut(leftOut), [.table: table.title]) }
  }

  private func hasPanel(_ id: String, _ unit: Int, _ table: Int?) -> Bool {
    table.map { units[unit].disclosure.tables[$0].panel(id) != nil } ?? false
  }

  /// The note of the table, such as 本表无数据: if all units that have the table print it, and no total is there.
  private func note(of table: Table, _ places: [Int?]) -> String? {
    if table.panels.contains(where: { $0.rows.contains { !$0.amounts.isEmpty || !$0.unread.isEmpty } }) { return nil }
    let notes = units.indices.compactMap { unit in places[unit].map { units[unit].disclosure.tables[$0].note } }
    guard let first = notes.first, let note = first, notes.allSatisfy({ $0 != nil }) else { return nil }
    return note
  }

  private mutating func report(
    _ table: Table, _ lacking: [Int], _ unread: [Int: Int], tooLarge: Int, _ blankForMissing: Bool
  ) {
    let incomplete = { (unit: Document, reason: Phrase, count: Int) in
      Diagnostic(
        .totalIncomplete, at: Self.place(of: unit), because: reason,
        [.table: table.title, .name: Self.name(of: unit), .count: count > 0 ? String(count) : ""])
    }
    if !lacking.isEmpty, blankForMissing {
      let names = lacking.map { Self.name(of: units[$0]) }.joined(separator: ", ")
      note(.tableBlank, [.table: table.title, .found: names])
    }
    for unit in units.indices {
      if lacking.contains(unit) {
        if !blankForMissing { findings.append(incomplete(units[unit], .tableMissing, unread[unit] ?? 0)) }
      } else if let count = unread[unit] {
        findings.append(incomplete(units[unit], .cellsUnread, count))
      }
    }
    if tooLarge > 0 { findings.append(incomplete(document, .sumTooLarge, tooLarge)) }
  }

  private mutating func noteName(_ difference: PanelSum.NameDifference, _ table: Table) {
    let facts: [Diagnostic.Fact: String] = [
      .label: difference.key, .found: difference.first, .expected: difference.other,
    ]
    let isKnown = findings.contains {
      $0.code == .totalNote && $0.facts[.label] == difference.key && $0.facts[.expected] == difference.other
    }
    if isKnown { return }
    note(
      .namesDiffer, at: Self.place(of: units[difference.unit]),
      facts.merging([.table: table.title]) { own, _ in own }, severity: .warning)
  }
}
