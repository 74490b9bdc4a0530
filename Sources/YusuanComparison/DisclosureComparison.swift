internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// Compares two disclosures, table by table and figure by figure (两份预算的对比).
///
/// Amounts are compared in 分, whatever unit they were printed in. What one side could not read is said, and not
/// compared. The order of rows and columns, titles and the unit of money are no differences.
public struct DisclosureComparison: Sendable {
  /// The earlier disclosure.
  public let before: ComparedSide
  /// The later one.
  public let after: ComparedSide
  /// The differences, in the order of the tables.
  public internal(set) var differences: [BudgetDifference] = []
  /// What could not be compared, because one side could not be read.
  public internal(set) var unread: [BudgetDifference] = []

  /// Compares `before` and `after`.
  init(_ before: ComparedSide, _ after: ComparedSide) {
    (self.before, self.after) = (before, after)
    let (olds, news) = (before.disclosure.tables, after.disclosure.tables)
    for (old, table) in olds.enumerated() {
      if let new = news.firstIndex(where: { $0.id == table.id }) {
        compareTables(old, new)
      } else {
        addTable(.removed, before, old)
      }
    }
    for (new, table) in news.enumerated() where !olds.contains(where: { $0.id == table.id }) {
      addTable(.added, after, new)
    }
  }

  /// A fact about the two disclosures themselves that differs (对比的前提).
  public enum Heading: String, Sendable, CaseIterable {
    /// The unit's name.
    case unit
    /// Department or unit.
    case level
    /// The unit's code.
    case unitCode
    /// The fiscal year.
    case year
    /// The profile.
    case profile
    /// The unit of money.
    case amountUnit
  }

  /// What differs of the disclosures themselves. This is said, but is no difference of figures.
  public var headings: [(heading: Heading, before: String?, after: String?)] {
    let (a, b) = (before.disclosure, after.disclosure)
    let all: [(Heading, String?, String?)] = [
      (.unit, a.unitName, b.unitName), (.level, a.unitLevel?.rawValue, b.unitLevel?.rawValue),
      (.unitCode, a.unitCode, b.unitCode), (.year, a.fiscalYear.map(String.init), b.fiscalYear.map(String.init)),
      (.profile, a.profile, b.profile), (.amountUnit, a.amountUnit.rawValue, b.amountUnit.rawValue),
    ]
    return all.filter { $0.1 != $0.2 }
  }

  // MARK: Tables

  private func name(_ table: Table) -> TableName { TableName(id: table.id, number: table.number, title: table.title) }

  private mutating func addTable(_ change: BudgetDifference.Change, _ side: ComparedSide, _ index: Int) {
    let table = side.disclosure.tables[index]
    var difference = BudgetDifference(.table, change, table: name(table))
    for (place, panel) in table.panels.enumerated() {
      let compared = side.panel(index, place)
      for row in panel.rows.indices { difference.figures += compared.figures(row, panel: panel.id) }
    }
    difference.setPlace(side.place(ofTable: index), change)
    differences.append(difference)
  }

  private mutating func compareTables(_ old: Int, _ new: Int) {
    let (a, b) = (before.disclosure.tables[old], after.disclosure.tables[new])
    let name = name(b)
    for (place, panel) in a.panels.enumerated() {
      if let other = b.panels.firstIndex(where: { $0.id == panel.id }) {
        let rows = PanelComparison(
          table: name, panel: panel.id, before: before.panel(old, place), after: after.panel(new, other),
          isIncomplete: (panel.isIncomplete, b.panels[other].isIncomplete),
          units: (before.disclosure.unitName, after.disclosure.unitName))
        differences += rows.differences
        unread += rows.unread
      } else {
        addPanel(.removed, before, table: old, panel: place)
      }
    }
    for (place, panel) in b.panels.enumerated() where a.panel(panel.id) == nil {
      addPanel(.added, after, table: new, panel: place)
    }
    compareNotes(a, b, name)
  }

  private mutating func addPanel(
    _ change: BudgetDifference.Change, _ side: ComparedSide, table: Int, panel place: Int
  ) {
    let (table, compared) = (side.disclosure.tables[table], side.panel(table, place))
    let panel = table.panels[place]
    var difference = BudgetDifference(.panel, change, table: name(table), panel: panel.id, panelLabel: compared.label)
    difference.figures = panel.rows.indices.flatMap { compared.figures($0, panel: panel.id) }
    difference.setPlace(panel.rows.isEmpty ? nil : compared.place(ofRow: 0), change)
    differences.append(difference)
  }

  /// Compares the notes, without the years that they state.
  private mutating func compareNotes(_ a: Table, _ b: Table, _ name: TableName) {
    let (old, new) = (plain(a.note, before), plain(b.note, after))
    if old == new { return }
    let change: BudgetDifference.Change = a.note == nil ? .added : b.note == nil ? .removed : .changed
    var difference = BudgetDifference(.note, change, table: name)
    (difference.before, difference.after) = (a.note.map(BudgetCell.text), b.note.map(BudgetCell.text))
    differences.append(difference)
  }

  private func plain(_ note: String?, _ side: ComparedSide) -> FoldedText? {
    guard let note else { return nil }
    guard let year = side.disclosure.fiscalYear.map(String.init) else { return FoldedText(note) }
    return FoldedText(note.split(separator: year, omittingEmptySubsequences: false).joined(separator: "{Y}"))
  }
}

extension BudgetDifference {
  /// Sets the place of what only one side has.
  mutating func setPlace(_ place: Location?, _ change: Change) {
    if change == .added { placeAfter = place } else { placeBefore = place }
  }
}
