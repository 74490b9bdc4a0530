internal import YusuanFindings
internal import YusuanFormats
public import YusuanModel
internal import YusuanProfiles

/// One of the two disclosures that are compared, with the labels of its columns (对比的一方).
public struct ComparedSide: Sendable {
  /// The disclosure with its sources.
  public let document: Document
  let profile: Profile

  /// The disclosure `document`, which was read by `profile`.
  init(_ document: Document, _ profile: Profile) { (self.document, self.profile) = (document, profile) }

  var disclosure: Disclosure { document.disclosure }

  /// The panel at `panel` of the table at `table`.
  func panel(_ table: Int, _ panel: Int) -> ComparedPanel {
    let name = disclosure.tables[table].id
    let layout = profile.table(name)
    let id = disclosure.tables[table].panels[panel].id
    let index = layout?.panels.firstIndex { $0.id == id }
    var labels: [String: String] = [:]
    var columns: [String] = []
    if let layout, let index {
      let printed = PrintedColumnLabels(of: index, in: layout, year: disclosure.fiscalYear)
      for column in layout.panels[index].columns.indices
      where layout.panels[index].valueKind(ofColumn: column) != nil {
        let id = layout.panels[index].columns[column].id
        columns.append(id)
        labels[id] = printed[column]
      }
    }
    return ComparedPanel(
      rows: disclosure.tables[table].panels[panel].rows, sources: sources(table, panel),
      layout: layout.flatMap { layout in index.map { layout.panels[$0] } }, columns: columns, labels: labels)
  }

  private func sources(_ table: Int, _ panel: Int) -> PanelSource {
    let tables = document.sources.tables
    guard tables.indices.contains(table), tables[table].panels.indices.contains(panel) else { return PanelSource() }
    return tables[table].panels[panel]
  }

  /// Where the title of the table at `table` stands.
  func place(ofTable table: Int) -> Location? {
    let tables = document.sources.tables
    return tables.indices.contains(table) ? tables[table].title.location(column: 1) : nil
  }
}

/// A panel of one side: its rows, and what columns it has.
struct ComparedPanel {
  let rows: [BudgetRow]
  private let sources: PanelSource
  /// The ids of the columns with values that this side has, in the profile's order.
  let columns: [String]
  private let labels: [String: String]
  private let layout: PanelLayout?

  /// What the panel is called, such as 收入, or nil if it has no name.
  var label: String? { layout?.label }

  init(rows: [BudgetRow], sources: PanelSource, layout: PanelLayout?, columns: [String], labels: [String: String]) {
    (self.rows, self.sources, self.layout, self.labels) = (rows, sources, layout, labels)
    var used: Set<String> = []
    for row in rows {
      used.formUnion(row.amounts.map(\.column))
      used.formUnion(row.values.map(\.column))
      used.formUnion(row.unread)
    }
    // Without sources it is not known which columns were printed: then it has all of its profile.
    let isPrinted = { (id: String) in
      sources.header.isEmpty || layout?.column(id).map { sources.header($0) != nil } ?? false
    }
    self.columns = columns.filter { used.contains($0) || isPrinted($0) } + used.subtracting(columns).sorted()
  }

  func name(ofColumn id: String) -> ColumnName { ColumnName(id: id, label: labels[id] ?? id) }

  func name(ofRow row: Int) -> RowName {
    RowName(path: rows[row].path, code: rows[row].id == nil ? rows[row].code : nil, item: rows[row].item)
  }

  /// What stands in the column `column` of the row at `row`. Nil for a blank cell.
  func cell(_ row: Int, _ column: String) -> BudgetCell? {
    if let amount = rows[row].amount(column) { return .amount(amount) }
    if let text = rows[row].value(column) { return .text(text) }
    return rows[row].unread.contains(column) ? .unread : nil
  }

  /// The kind of the values of a column.
  func kind(_ row: Int, _ column: String) -> ValueKind? { rows[row].values.first { $0.column == column }?.kind }

  /// Where a cell stands. For a blank one the column of its header.
  func place(_ row: Int, _ column: String) -> Location? {
    let index =
      rows[row].amounts.firstIndex { $0.column == column }
      ?? rows[row].values.firstIndex { $0.column == column }.map { $0 + rows[row].amounts.count }
    if let index { return sources.location(row: row, value: index) }
    guard let place = layout?.column(column), let source = sources.header(place) else { return nil }
    return sources.origin(row: row).location(column: source)
  }

  /// Where the label of a row stands.
  func place(ofRow row: Int) -> Location? {
    let label = layout?.labelColumn.flatMap { sources.header($0) } ?? 1
    return sources.origin(row: row).location(column: label)
  }

  /// The figures and values of the row at `row`, in the order of the columns; only those of `column` if it is given.
  func figures(_ row: Int, panel: String, column only: String? = nil) -> [FoundFigure] {
    columns.compactMap { column in
      guard only == nil || column == only, let cell = cell(row, column) else { return nil }
      return FoundFigure(
        panel: panel, row: name(ofRow: row), column: name(ofColumn: column), cell: cell, place: place(row, column))
    }
  }
}
