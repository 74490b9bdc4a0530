public import YusuanFindings
public import YusuanModel
public import YusuanProfiles

/// Finds cells of a disclosure: by ids, and by their place in the input (由出处找单元格).
public final class CellFinder {
  private let document: Document
  private let layouts: [TableLayout?]
  /// The rows of each panel by their paths, once asked for.
  private var paths: [Panel: [String: Int]] = [:]
  /// The rows that stand in a row of a sheet. A row may hold those of several panels.
  private lazy var rows = makeRows()
  /// The titles of tables by their sheets, from top to bottom.
  private lazy var titles = makeTitles()

  private struct Panel: Hashable {
    var table: Int
    var panel: Int
  }

  private struct Sheet: Hashable {
    var input: String
    var sheet: String?
  }

  private struct SheetRow: Hashable {
    var sheet: Sheet
    var row: Int
  }

  /// A finder for the cells of `document`, which was read with `profile`.
  public init(_ document: Document, _ profile: Profile) {
    self.document = document
    layouts = document.disclosure.tables.map { profile.table($0.id) }
  }

  // MARK: By ids

  /// The cell by the ids of its table, panel and column and the path of its row. Without a panel it is the only one, and
  /// with an empty column the row's label. Nil if there is none.
  public func cell(table id: String, panel: String?, path: String, column: String) -> CellPlace? {
    guard let table = document.disclosure.tables.firstIndex(where: { $0.id == id }), let layout = layouts[table],
      let panel = panel.map({ id in layout.panels.firstIndex { $0.id == id } }) ?? layout.panels.indices.first,
      let column = column.isEmpty ? layout.panels[panel].labelColumn ?? 0 : layout.panels[panel].column(column),
      let row = row(path, of: Panel(table: table, panel: panel))
    else { return nil }
    return CellPlace(table: table, panel: panel, row: row, column: column)
  }

  /// The index of the table `id`, or nil if the disclosure does not have it.
  public func table(_ id: String) -> Int? { document.disclosure.tables.firstIndex { $0.id == id } }

  private func row(_ path: String, of panel: Panel) -> Int? {
    if let known = paths[panel] { return known[path] }
    let layout = layouts[panel.table]?.panels[panel.panel]
    let rows = layout.flatMap { document.disclosure.tables[panel.table].panel($0.id) }?.rows ?? []
    let found = Dictionary(rows.enumerated().map { ($1.path, $0) }) { first, _ in first }
    paths[panel] = found
    return found[path]
  }

  // MARK: By place

  /// The cell that stands at `location` of the input, which may be blank or unread. Nil if it is no cell of a panel.
  public func cell(at location: Location) -> CellPlace? {
    guard let cell = location.cell else { return nil }
    let sheet = Sheet(input: location.input, sheet: location.sheet)
    for row in rows[SheetRow(sheet: sheet, row: cell.row)] ?? [] {
      if let column = column(cell.column, of: row) {
        return CellPlace(table: row.table, panel: row.panel, row: row.row, column: column)
      }
    }
    return nil
  }

  /// The table in which `location` stands: the last one in its sheet whose title is not below it. Nil if there is none.
  public func table(at location: Location) -> Int? { title(above: location)?.table }

  /// The row of the title of ``table(at:)``.
  public func start(ofTableAt location: Location) -> Int? { title(above: location)?.row }

  private func title(above location: Location) -> (row: Int, table: Int)? {
    guard let cell = location.cell else { return nil }
    return titles[Sheet(input: location.input, sheet: location.sheet)]?.last { $0.row <= cell.row }
  }

  /// Whether a table of the disclosure stands in the input, and if `location` names a sheet, in that sheet.
  public func isFrom(_ location: Location) -> Bool {
    titles.keys.contains { $0.input == location.input && (location.sheet == nil || $0.sheet == location.sheet) }
  }

  private func column(_ number: Int, of row: CellPlace) -> Int? {
    guard let layout = layouts[row.table]?.panels[row.panel] else { return nil }
    let table = document.sources.tables[row.table]
    let place = table.panels.indices.contains(sourcePanel(row)) ? table.panels[sourcePanel(row)] : PanelSource()
    if let column = layout.columns.indices.first(where: { place.header($0) == number }) { return column }
    let values = document.disclosure.tables[row.table].panels[sourcePanel(row)].rows[row.row]
    let ids = values.amounts.map(\.column) + values.values.map(\.column)
    let value = ids.indices.first { place.column(row: row.row, value: $0) == number }
    return value.flatMap { layout.column(ids[$0]) }
  }

  /// The index of the cell's panel among those that the table of the disclosure has.
  private func sourcePanel(_ cell: CellPlace) -> Int {
    let id = layouts[cell.table]?.panels[cell.panel].id
    return document.disclosure.tables[cell.table].panels.firstIndex { $0.id == id } ?? 0
  }

  private func makeRows() -> [SheetRow: [CellPlace]] {
    var rows: [SheetRow: [CellPlace]] = [:]
    for (table, source) in document.sources.tables.enumerated() where table < layouts.count {
      for (index, panel) in document.disclosure.tables[table].panels.enumerated() where index < source.panels.count {
        guard let place = layouts[table]?.panels.firstIndex(where: { $0.id == panel.id }) else { continue }
        for row in panel.rows.indices {
          let origin = source.panels[index].origin(row: row)
          guard let sheet = origin.sheet else { continue }
          let key = SheetRow(sheet: Sheet(input: sheet.input, sheet: sheet.name), row: Int(origin.row))
          rows[key, default: []].append(CellPlace(table: table, panel: place, row: row, column: 0))
        }
      }
    }
    return rows
  }

  private func makeTitles() -> [Sheet: [(row: Int, table: Int)]] {
    var titles: [Sheet: [(row: Int, table: Int)]] = [:]
    for (table, source) in document.sources.tables.enumerated() where table < layouts.count {
      guard let sheet = source.title.sheet else { continue }
      titles[Sheet(input: sheet.input, sheet: sheet.name), default: []].append((Int(source.title.row), table))
    }
    return titles.mapValues { $0.sorted { $0.row < $1.row } }
  }
}
