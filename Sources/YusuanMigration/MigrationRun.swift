internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// The migration of one disclosure (一份公开文件的迁移).
final class MigrationRun {
  private let document: Document
  private let source: Profile
  private let target: Profile
  private let mapping: ProfileMapping?
  private let codesOfNames: (String) -> [String: [String]]
  private var panels: [PanelPlace: TargetPanel] = [:]
  /// The tables of the target that the disclosure has, with the notes and titles of the tables that went there.
  private var tables: [Int: (notes: [(note: String, from: Int)], from: [Int])] = [:]
  private let notes: MigrationNotes
  private var lost: [(place: FactPlace, reason: NoPlace)] = []
  private var factCount = 0

  init(
    _ document: Document, from source: Profile, to target: Profile, _ mapping: ProfileMapping?,
    codesOfNames: @escaping (String) -> [String: [String]], onFinding: @escaping (Diagnostic) -> Void
  ) {
    (self.document, self.source, self.target, self.mapping) = (document, source, target, mapping)
    self.codesOfNames = codesOfNames
    notes = MigrationNotes(document, from: source, to: target, onFinding: onFinding)
    for index in document.disclosure.tables.indices { migrate(table: index) }
  }

  func noteMissingMapping() { notes.noteMissingMapping() }

  // MARK: Tables

  private func migrate(table index: Int) {
    let table = document.disclosure.tables[index]
    let own = mapping?.tables[table.id]
    guard let layout = source.table(table.id), let place = place(of: layout, own?.to) else {
      for panel in table.panels.indices { lose(index, panel, .table) }
      if let note = table.note { notes.loseText(note, table: index, .table) }
      return
    }
    tables[place, default: ([], [])].from.append(index)
    if let note = table.note { tables[place]?.notes.append((note, index)) }
    for (number, panel) in table.panels.enumerated() {
      guard let from = layout.panels.firstIndex(where: { $0.id == panel.id }) else {
        lose(index, number, .panel)
        continue
      }
      let mapping = own?.panels[panel.id]
      guard let to = self.place(of: layout, panel: from, in: place, mapping?.to) else {
        losePanel(index, number, layout, from, place, mapping)
        continue
      }
      migrate(
        index, number,
        PanelRouting(
          layout, panel: from, to: to, of: target, mapping, codes: self.mapping?.codes ?? [:],
          codesOfNames: codesOfNames))
    }
  }

  /// The table that the figures of `layout` go to: by the mapping, else of the same id, else of the same title.
  private func place(of layout: TableLayout, _ mapped: ProfileMapping.Target<String>?) -> Int? {
    switch mapped {
    case .nowhere?: return nil
    case .place(let id)?: return target.tables.firstIndex { $0.id == id }
    case nil: break
    }
    let title = FoldedText(layout.title.text)
    return target.tables.firstIndex { $0.id == layout.id }
      ?? target.tables.firstIndex { FoldedText($0.title.text) == title }
  }

  /// The panel that the figures of a panel go to: by the mapping, else of the same id, else the only one.
  private func place(
    of layout: TableLayout, panel: Int, in table: Int, _ mapped: ProfileMapping.Target<String>?
  ) -> PanelPlace? {
    let panels = target.tables[table].panels
    var found: Int?
    switch mapped {
    case .nowhere?: break
    case .place(let id)?: found = panels.firstIndex { $0.id == id }
    case nil:
      found = panels.firstIndex { $0.id == layout.panels[panel].id }
      if found == nil, panels.count == 1, layout.panels.count == 1 { found = 0 }
    }
    return found.map { PanelPlace(table: table, panel: $0) }
  }

  // MARK: Rows

  private func migrate(_ table: Int, _ panel: Int, _ routing: PanelRouting) {
    let own = document.disclosure.tables[table].panels[panel]
    let target = self.panel(routing.place)
    target.isIncomplete = target.isIncomplete || own.isIncomplete
    /// The codes from which the rows of each new code came.
    var comeFrom: [String: Set<String>] = [:]
    for (index, row) in own.rows.enumerated() {
      let place = FactPlace(table: table, panel: panel, row: index, value: -1, column: "")
      // Rows of lists come from several panels into one, so their numbers count everything.
      let number = rowCount
      rowCount += 1
      switch routing.row(row, number: number) {
      case .failure(let reason):
        let isEmpty = row.amounts.isEmpty && row.values.isEmpty && row.unread.isEmpty
        if isEmpty, row.id == nil { notes.loseText(row.code.map { "\($0) \(row.item)" } ?? row.item, place, reason) }
        put(row, place, routing, .failure(reason))
      case .success((var key, let code, let item)):
        if case .code(let new) = key, let old = row.code {
          // Two rows of one code were two rows before, and stay two.
          if !comeFrom[new, default: []].insert(old).inserted { key = .open(number) }
          if let parents = routing.newParent(of: row, as: new) { notes.noteParent(row, new, parents, place) }
        }
        target.add(key, code: code, item: item, like: row, from: place)
        put(row, place, routing, .success(key))
      }
    }
  }

  private var rowCount = 0

  private func panel(_ place: PanelPlace) -> TargetPanel {
    if let known = panels[place] { return known }
    let panel = TargetPanel(target.tables[place.table].panels[place.panel])
    panels[place] = panel
    return panel
  }

  // MARK: Figures

  /// Puts all that stands in `row` into the row `key`, or where the mapping says.
  private func put(_ row: BudgetRow, _ place: FactPlace, _ routing: PanelRouting, _ key: Result<TargetRow, NoPlace>) {
    var place = place
    for (value, fact) in row.amounts.enumerated() {
      (place.value, place.column) = (value, fact.column)
      factCount += 1
      put(.amount(fact.amount), row, place, routing, key)
    }
    for (value, other) in row.values.enumerated() {
      (place.value, place.column) = (row.amounts.count + value, other.column)
      factCount += 1
      put(.value(other), row, place, routing, key)
    }
    for column in row.unread {
      (place.value, place.column) = (-1, column)
      put(.unread, row, place, routing, key)
    }
  }

  private func put(
    _ content: TargetPanel.Content, _ row: BudgetRow, _ place: FactPlace, _ routing: PanelRouting,
    _ key: Result<TargetRow, NoPlace>
  ) {
    switch routing.figure(row.path, place.column) {
    case .nowhere?: return lose(place, .row)
    case .place(let figure)?: return put(content, row, place, routing, figure)
    case nil: break
    }
    do throws(NoPlace) {
      let key = try key.get()
      panel(routing.place).put(content, key, column: try routing.column(place.column).get(), from: place)
    } catch {
      lose(place, error)
    }
  }

  /// Puts a single figure where the mapping says.
  private func put(
    _ content: TargetPanel.Content, _ row: BudgetRow, _ place: FactPlace, _ routing: PanelRouting,
    _ figure: PanelMapping.FigurePlace
  ) {
    let table = figure.table.map { id in target.tables.firstIndex { $0.id == id } } ?? routing.place.table
    guard let table else { return lose(place, .table) }
    let panels = target.tables[table].panels
    let index =
      figure.panel.map { id in panels.firstIndex { $0.id == id } }
      ?? (figure.table == nil ? routing.place.panel : panels.isEmpty ? nil : 0)
    guard let index else { return lose(place, .panel) }
    guard let fixed = panels[index].rows.firstIndex(where: { $0.path == figure.row }) else {
      return lose(place, .row)
    }
    guard let column = panels[index].column(figure.column) else { return lose(place, .column) }
    guard panels[index].valueKind(ofColumn: column) == routing.kind(place.column) else { return lose(place, .kind) }
    if tables[table] == nil { tables[table] = ([], [place.table]) }
    let panel = panel(PanelPlace(table: table, panel: index))
    panel.add(.fixed(fixed), code: nil, item: row.item, like: row, from: place)
    panel.put(content, .fixed(fixed), column: column, from: place)
  }

  // MARK: What is lost

  private func lose(_ place: FactPlace, _ reason: NoPlace) { lost.append((place, reason)) }

  /// Loses everything in a panel.
  private func lose(_ table: Int, _ panel: Int, _ reason: NoPlace) {
    for (index, row) in document.disclosure.tables[table].panels[panel].rows.enumerated() {
      let place = FactPlace(table: table, panel: panel, row: index, value: -1, column: "")
      loseRow(row, place, reason)
    }
  }

  private func loseRow(_ row: BudgetRow, _ place: FactPlace, _ reason: NoPlace) {
    var place = place
    for (value, column) in (row.amounts.map(\.column) + row.values.map(\.column)).enumerated() {
      (place.value, place.column) = (value, column)
      factCount += 1
      lose(place, reason)
    }
    for column in row.unread {
      (place.value, place.column) = (-1, column)
      lose(place, reason)
    }
    if row.id == nil, place.value == -1, place.column.isEmpty {
      notes.loseText(row.code.map { "\($0) \(row.item)" } ?? row.item, place, reason)
    }
  }

  /// Loses a panel that has no place, but for single figures that the mapping sends elsewhere.
  private func losePanel(
    _ table: Int, _ panel: Int, _ layout: TableLayout, _ from: Int, _ place: Int, _ mapping: PanelMapping?
  ) {
    guard let mapping, !mapping.figures.isEmpty, !target.tables[place].panels.isEmpty else {
      return lose(table, panel, .panel)
    }
    let routing = PanelRouting(
      layout, panel: from, to: PanelPlace(table: place, panel: 0), of: target, mapping, codes: [:],
      codesOfNames: codesOfNames)
    for (index, row) in document.disclosure.tables[table].panels[panel].rows.enumerated() {
      put(
        row, FactPlace(table: table, panel: panel, row: index, value: -1, column: ""), routing, .failure(.panel))
    }
  }

  // MARK: The result

  func result() -> Migration.Result {
    var disclosure = document.disclosure
    disclosure.profile = target.id
    disclosure.unitLevel = target.level ?? disclosure.unitLevel
    disclosure.amountUnit = target.amountUnit
    disclosure.tables = []
    var sources = DisclosureSources()
    let writer = TargetTables(document, target)
    for index in tables.keys.sorted() {
      guard let parts = tables[index] else { continue }
      let (table, source) = writer.table(index, from: parts.from, panels) { lost.append(($0, $1)) }
      disclosure.tables.append(table)
      sources.tables.append(source)
    }
    for (place, index) in tables.keys.sorted().enumerated() {
      disclosure.tables[place].note = note(of: index, disclosure.tables[place])
    }
    if disclosure.unitLevel != document.disclosure.unitLevel { notes.noteLevel() }
    lost.sort {
      ($0.place.table, $0.place.panel, $0.place.row, $0.place.value) < (
        $1.place.table, $1.place.panel, $1.place.row, $1.place.value
      )
    }
    let facts = lost.filter { $0.place.value >= 0 }.count
    for fact in lost { notes.lose(fact.place, fact.reason) }
    return Migration.Result(
      document: Document(disclosure, sources: sources, narrative: document.narrative),
      factCount: factCount, placedCount: factCount - facts)
  }

  /// The note of a table: that it has no data in the words of the target, or another one as it is.
  private func note(of index: Int, _ table: Table) -> String? {
    let hasFacts = table.panels.contains { $0.rows.contains { !$0.amounts.isEmpty || !$0.values.isEmpty } }
    var note: String?
    for (text, from) in tables[index]?.notes ?? [] {
      let isEmptyNote = source.words.emptyNotes.contains { $0.matches(FoldedText(text)) }
      if isEmptyNote, hasFacts {
        notes.loseText(text, table: from, .taken)
        continue
      }
      let printed = target.emptyNote(of: target.tables[index])?.printed(year: document.disclosure.fiscalYear)
      let own = isEmptyNote ? printed ?? text : text
      if note == nil { note = own } else if note != own { notes.loseText(text, table: from, .taken) }
    }
    return note
  }
}
