internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// Makes the tables of a migrated disclosure from the rows that were put into them (迁入的表).
struct TargetTables {
  private let document: Document
  private let target: Profile

  /// The tables of `document` in the profile `target`.
  init(_ document: Document, _ target: Profile) { (self.document, self.target) = (document, target) }

  /// The table at `index` of the profile, made of the tables at `from`. `lost` gets each fact that could not be added up.
  func table(
    _ index: Int, from: [Int], _ panels: [PanelPlace: TargetPanel], lost: (FactPlace, NoPlace) -> Void
  ) -> (Table, TableSource) {
    let layout = target.tables[index]
    let year = document.disclosure.fiscalYear
    var table = Table(id: layout.id, number: layout.number, title: layout.title.printed(year: year))
    var source = TableSource()
    let sources = document.sources.tables
    source.title = from.first.flatMap { sources.indices.contains($0) ? sources[$0].title : nil } ?? Origin()
    for place in layout.panels.indices {
      let id = layout.panels[place].id
      guard let panel = panels[PanelPlace(table: index, panel: place)] else {
        table.panels.append(Panel(id: id))
        source.panels.append(PanelSource())
        continue
      }
      let rows = panel.rows(unitName: document.disclosure.unitName, year: year, lost: lost)
      table.panels.append(Panel(id: id, rows: rows.map(\.row), isIncomplete: panel.isIncomplete))
      source.panels.append(self.source(rows))
    }
    return (table, source)
  }

  /// Where the rows stood. A row that is made of several has no place.
  private func source(_ rows: [TargetPanel.Result]) -> PanelSource {
    var source = PanelSource()
    for row in rows {
      guard let place = row.origin, let from = panel(place) else {
        source.append(sheet: nil, row: 0, line: 0)
        continue
      }
      for value in row.places {
        source.append(
          column: from.column(row: value.row, value: value.value) ?? 0,
          isHidden: from.isHidden(row: value.row, value: value.value))
      }
      let origin = from.origin(row: place.row)
      source.append(sheet: origin.sheet, row: Int(origin.row), line: Int(origin.line))
    }
    return source
  }

  private func panel(_ place: FactPlace) -> PanelSource? {
    let tables = document.sources.tables
    guard tables.indices.contains(place.table), tables[place.table].panels.indices.contains(place.panel) else {
      return nil
    }
    return tables[place.table].panels[place.panel]
  }
}
