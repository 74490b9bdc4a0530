internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles

/// The findings of a migration (迁移的诊断).
final class MigrationNotes {
  private let onFinding: (Diagnostic) -> Void
  private let document: Document
  private let source: Profile
  private let target: Profile

  /// The findings about `document`, each given to `onFinding`.
  init(
    _ document: Document, from source: Profile, to target: Profile, onFinding: @escaping (Diagnostic) -> Void
  ) {
    self.onFinding = onFinding
    (self.document, self.source, self.target) = (document, source, target)
  }

  private var disclosure: Disclosure { document.disclosure }

  /// A fact, or an unread cell, has no place.
  func lose(_ place: FactPlace, _ reason: NoPlace) {
    let row = disclosure.tables[place.table].panels[place.panel].rows[place.row]
    var facts: [Diagnostic.Fact: String] = [
      .name: target.id, .table: table(place.table), .label: label(row), .column: column(place),
    ]
    guard place.value >= 0 else {
      onFinding(Diagnostic(.unreadWithoutPlace, at: location(place), because: reason.phrase, facts))
      return
    }
    if place.value < row.amounts.count {
      facts[.found] = row.amounts[place.value].amount.text(in: disclosure.amountUnit)
      facts[.unit] = disclosure.amountUnit.rawValue
    } else {
      facts[.found] = row.values[place.value - row.amounts.count].text
    }
    onFinding(Diagnostic(.figureWithoutPlace, at: location(place), because: reason.phrase, facts))
  }

  /// The text `text` of a row has no place.
  func loseText(_ text: String, _ place: FactPlace, _ reason: NoPlace) {
    note(.textWithoutPlace, place, because: reason.phrase, [.table: table(place.table), .found: text])
  }

  /// The note of a table has no place.
  func loseText(_ text: String, table: Int, _ reason: NoPlace) {
    onFinding(
      Diagnostic(
        .textWithoutPlace, at: title(table), because: reason.phrase,
        [.name: target.id, .table: self.table(table), .found: text]))
  }

  /// The new code `code` of `row` stands below another one than the old code did.
  func noteParent(_ row: BudgetRow, _ code: String, _ parents: (old: String, new: String), _ place: FactPlace) {
    note(
      .parentChanged, place, because: nil,
      [
        .table: table(place.table), .found: "\(row.code ?? "")（\(parents.old)）", .expected: "\(code)（\(parents.new)）",
        .label: row.item,
      ])
  }

  /// The level became that of the profile.
  func noteLevel() {
    let (old, new) = (Self.phrase(disclosure.unitLevel), Self.phrase(target.level))
    var finding = Diagnostic(
      .levelChanged, at: title(0), [.name: target.id, .found: old[.en], .expected: new[.en]])
    (finding.phrases[.found], finding.phrases[.expected]) = (old, new)
    onFinding(finding)
  }

  private static func phrase(_ level: UnitLevel?) -> Phrase {
    switch level {
    case .department?: Phrase(zh: "部门", en: "department")
    case .unit?: Phrase(zh: "单位", en: "unit")
    case nil: Phrase(zh: "不明", en: "unknown")
    }
  }

  /// No mapping says how the profiles belong together.
  func noteMissingMapping() {
    onFinding(Diagnostic(.mappingMissing, at: title(0), [.found: source.id, .name: target.id]))
  }

  private func note(
    _ code: Code, _ place: FactPlace, because reason: Phrase?, _ facts: [Diagnostic.Fact: String]
  ) {
    var facts = facts
    facts[.name] = target.id
    onFinding(Diagnostic(code, at: location(place), because: reason, facts))
  }

  // MARK: Names and places

  private func table(_ index: Int) -> String {
    "\(disclosure.tables[index].number) \(disclosure.tables[index].title)"
  }

  private func label(_ row: BudgetRow) -> String {
    let code = row.id == nil ? row.code : nil
    return [code, row.item.isEmpty ? row.path : row.item].compactMap { $0 }.joined(separator: " ")
  }

  private var labels: [Int: [[String: String]]] = [:]

  private func column(_ place: FactPlace) -> String {
    let known = labels[place.table] ?? labels(of: place.table)
    labels[place.table] = known
    return known.indices.contains(place.panel) ? known[place.panel][place.column] ?? place.column : place.column
  }

  private func labels(of index: Int) -> [[String: String]] {
    let table = disclosure.tables[index]
    guard let layout = source.table(table.id) else { return [] }
    return table.panels.map { panel in
      guard let place = layout.panels.firstIndex(where: { $0.id == panel.id }) else { return [:] }
      let printed = PrintedColumnLabels(of: place, in: layout, year: disclosure.fiscalYear)
      let columns = layout.panels[place].columns
      return Dictionary(columns.indices.map { (columns[$0].id, printed[$0]) }) { first, _ in first }
    }
  }

  private func location(_ place: FactPlace) -> Location {
    let tables = document.sources.tables
    if place.value >= 0,
      let found = document.sources.location(
        table: place.table, panel: place.panel, row: place.row, value: place.value)
    {
      return found
    }
    guard tables.indices.contains(place.table), tables[place.table].panels.indices.contains(place.panel) else {
      return title(place.table)
    }
    let panel = tables[place.table].panels[place.panel]
    let layout = source.table(disclosure.tables[place.table].id)?.panel(
      disclosure.tables[place.table].panels[place.panel].id)
    let column = layout?.column(place.column).flatMap { panel.header($0) } ?? 1
    return panel.origin(row: place.row).location(column: column) ?? title(place.table)
  }

  private func title(_ index: Int) -> Location {
    let tables = document.sources.tables
    let place = tables.indices.contains(index) ? tables[index].title : Origin()
    return place.location(column: 1) ?? Location(input: place.sheet?.input ?? disclosure.unitName ?? "-")
  }
}
