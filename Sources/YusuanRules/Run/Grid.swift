internal import YusuanFindings
internal import YusuanModel

/// The figures of a disclosure laid out by the profile, so that a formula finds each without searching.
final class Grid {
  let document: Document
  let scope: RuleScope
  /// The index in the disclosure of each table of the profile, or nil if it is missing.
  let tables: [Int?]
  /// The rows of each panel of the profile, or nil if its table is missing.
  let panels: [PanelGrid?]
  /// The figures of all panels.
  let cells: FigureStore
  /// The name of the disclosure in findings about another one; nil for the checked one.
  let name: String?
  /// The index in its table of each panel of the profile, or nil if it is missing.
  private let places: [Int?]

  var disclosure: Disclosure { document.disclosure }

  init(_ document: Document, _ scope: RuleScope, name: String? = nil) {
    self.document = document
    self.scope = scope
    self.name = name
    let disclosure = document.disclosure
    let tables = scope.profile.tables.map { table in disclosure.tables.firstIndex { $0.id == table.id } }
    let places = scope.panels.map { panel in
      tables[panel.table].flatMap { disclosure.tables[$0].panels.firstIndex { $0.id == panel.layout.id } }
    }
    let printed: [Panel?] = scope.panels.indices.map { panel in
      guard let table = tables[scope.panels[panel].table] else { return nil }
      return places[panel].map { disclosure.tables[table].panels[$0] } ?? Panel(id: scope.panels[panel].layout.id)
    }
    var cells = FigureStore(rows: printed.map { $0?.rows.count }, scope)
    var panels: [PanelGrid?] = []
    for (number, panel) in scope.panels.enumerated() {
      guard let table = tables[panel.table], let own = printed[number] else {
        panels.append(nil)
        continue
      }
      let source = document.sources.table(table)?.amountUnit
      let unit = source ?? scope.profile.tables[panel.table].amountUnit ?? disclosure.amountUnit
      panels.append(
        PanelGrid(
          own, in: unit, panel, ofWhich: scope.profile.words.ofWhich, at: cells.base(ofPanel: number), &cells))
    }
    (self.tables, self.places, self.panels, self.cells) = (tables, places, panels, cells)
  }

  /// The figure in 分, or nil if the cell is blank.
  func fen(_ panel: PanelGrid, _ row: Int, _ column: Int) -> Int64? { cells.figure(panel.place(row, column)) }

  /// The cell of `panel` at `row` and `column` as missing if it could not be read; else nil.
  func unread(_ panel: PanelGrid, _ row: Int, _ column: Int) -> Missing? {
    guard cells.isUnread(panel.place(row, column)) else { return nil }
    return .unread(table: panel.scope.tableNumber, label: panel.rows[row].item)
  }

  // MARK: Tables

  /// How many figures the table at `index` of the profile has, including unreadable ones, or nil if it is missing.
  func figureCount(ofTable index: Int) -> Int? {
    guard tables[index] != nil else { return nil }
    return scope.panelsOfTable[index].reduce(0) { $0 + (panels[$1].map { $0.printedCount + $0.unreadCount } ?? 0) }
  }

  /// The line in the note of the table at `index` of the profile that says it has no data, or nil if there is none.
  func emptyNote(ofTable index: Int) -> String? {
    guard let note = tables[index].flatMap({ disclosure.tables[$0].note }) else { return nil }
    let words = (scope.profile.tables[index].emptyNote.map { [$0] } ?? []) + scope.profile.words.emptyNotes
    if note == words.first?.text { return note }
    return note.split(separator: "\n").first { line in
      let folded = FoldedText(line)
      return words.contains { $0.matches(folded) }
    }.map(String.init)
  }

  /// The note that the table at `index` of the profile should print if it has no data, or nil if the profile has none.
  func expectedEmptyNote(ofTable index: Int) -> String? {
    scope.profile.emptyNote(of: scope.profile.tables[index])?.printed(year: disclosure.fiscalYear)
  }

  /// Whether the table at `index` of the profile has the note that it has no data, or nil if it is missing.
  func isNoted(_ index: Int) -> Bool? { tables[index] == nil ? nil : emptyNote(ofTable: index) != nil }

  /// Where the table at `index` of the profile stands, or nil if that is not known.
  func location(ofTable index: Int) -> Location? {
    tables[index].flatMap(document.sources.table)?.title.location(column: 1)
  }

  // MARK: Figures of findings

  /// The label of a column with the year filled in. It is worked out once.
  private func label(_ panel: RuleScope.Panel, _ column: Int) -> String {
    let place = panel.columnBase + column
    if let label = labels[place] { return label }
    let parts = panel.columnLabels[column]
    var label = parts.first?.printed(year: disclosure.fiscalYear) ?? ""
    for part in parts.dropFirst() { label += "·" + part.printed(year: disclosure.fiscalYear) }
    labels[place] = label
    return label
  }

  private lazy var labels = [String?](repeating: nil, count: scope.columnCount)

  /// A row with a code as a finding names it.
  func codeFigure(_ panel: PanelGrid, row: Int) -> Figure {
    let place = panel.scope.codePlace
    let cell = cell(panel.scope, panel.rows[row], column: panel.scope.layout.columns[place].id, label: "")
    return Figure(subject: .cell(cell), document: name, location: location(panel, row, place: place, value: nil))
  }

  /// A cell of a panel as a finding names it.
  func figure(_ panel: PanelGrid, row: Int, column: Int, isSubtracted: Bool = false) -> Figure {
    let id = panel.scope.columns[column]
    let cell = cell(panel.scope, panel.rows[row], column: id, label: label(panel.scope, column))
    let value = panel.rows[row].amounts.firstIndex { $0.column == id }
    return Figure(
      subject: .cell(cell), document: name, amount: fen(panel, row, column).map(Amount.init(fen:)),
      location: location(panel, row, place: panel.scope.columnPlaces[column], value: value), isSubtracted: isSubtracted)
  }

  /// A cell of a row that is not in the panel, as a finding names it.
  func absentFigure(_ panel: RuleScope.Panel, _ row: BudgetRow, column: Int, isSubtracted: Bool) -> Figure {
    let cell = cell(panel, row, column: panel.columns[column], label: label(panel, column))
    return Figure(subject: .cell(cell), document: name, isSubtracted: isSubtracted)
  }

  private func cell(_ panel: RuleScope.Panel, _ row: BudgetRow, column: String, label: String) -> Figure.Cell {
    Figure.Cell(
      table: panel.tableNumber, tableID: panel.tableID, panel: panel.id, panelLabel: panel.layout.label, code: row.code,
      item: row.item, path: row.path, column: column, columnLabel: label)
  }

  /// Where the cell in the column at `place` of the panel stands; its value is the one at `value` of its row. A blank
  /// cell is located by the header. If that is not known, the location is that of its row, or else of its table.
  private func location(_ panel: PanelGrid, _ row: Int, place: Int, value: Int?) -> Location? {
    let table = panel.scope.table
    guard let source = source(panel) else { return location(ofTable: table) }
    if let value, let location = source.location(row: row, value: value) { return location }
    let own = source.header(place)
    return source.origin(row: row).location(column: own ?? 1) ?? location(ofTable: table)
  }

  private func source(_ panel: PanelGrid) -> PanelSource? {
    guard let place = places[panel.scope.number], let table = tables[panel.scope.table],
      document.sources.tables.indices.contains(table), document.sources.tables[table].panels.indices.contains(place)
    else { return nil }
    return document.sources.tables[table].panels[place]
  }
}

extension DisclosureSources {
  /// The source of the table at `index` of the disclosure, or nil if it is not known.
  fileprivate func table(_ index: Int) -> TableSource? { tables.indices.contains(index) ? tables[index] : nil }
}
