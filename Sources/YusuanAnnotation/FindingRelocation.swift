internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles

/// Finds the cells of findings in another workbook that has the same disclosures (出处换算): that of `--to xlsx`.
struct FindingRelocation {
  private let document: Document
  private let profile: Profile
  /// The same disclosure, as it was read from the other workbook. Nil if it is not there.
  private let other: Document?

  /// From `document`, which was read with `profile`, to that of `others` which has its unit, year and tables.
  init(from document: Document, _ profile: Profile, to others: [Document]) {
    self.document = document
    self.profile = profile
    let own = document.disclosure
    other = others.first { other in
      let found = other.disclosure
      return found.profile == own.profile && found.unitName == own.unitName && found.fiscalYear == own.fiscalYear
    }
  }

  /// `finding` with the places in the other workbook. A place that is not there stays that of the input.
  func relocated(_ finding: PrintedFinding) -> PrintedFinding {
    var finding = finding
    for index in finding.figures.indices {
      if let cell = finding.figures[index].cell, let place = location(of: cell) {
        finding.figures[index].location = place
      }
    }
    if let place = finding.figures.lazy.filter({ $0.cell != nil }).compactMap(\.location).first {
      finding.location = place
    } else if finding.figures.isEmpty, let table = finding.table, let place = title(of: table) {
      finding.location = place
    }
    return finding
  }

  /// Where the title of the table at `index` stands.
  private func title(of index: Int) -> Location? {
    table(index).flatMap { $0.source.title.location(column: 1) }
  }

  private func table(_ index: Int) -> (table: Table, source: TableSource)? {
    guard let other, document.disclosure.tables.indices.contains(index) else { return nil }
    let id = document.disclosure.tables[index].id
    guard let place = other.disclosure.tables.firstIndex(where: { $0.id == id }),
      other.sources.tables.indices.contains(place)
    else { return nil }
    return (other.disclosure.tables[place], other.sources.tables[place])
  }

  private func location(of cell: CellPlace) -> Location? {
    guard let (table, source) = table(cell.table), let layout = profile.table(table.id),
      layout.panels.indices.contains(cell.panel),
      let panel = table.panels.firstIndex(where: { $0.id == layout.panels[cell.panel].id }),
      source.panels.indices.contains(panel), let row = row(of: cell, layout.panels[cell.panel].id, table.panels[panel])
    else { return nil }
    let place = source.panels[panel]
    if let column = place.header(cell.column) { return place.origin(row: row).location(column: column) }
    let id = layout.panels[cell.panel].columns[cell.column].id
    let values = table.panels[panel].rows[row]
    let ids = values.amounts.map(\.column) + values.values.map(\.column)
    return ids.firstIndex(of: id).flatMap { place.location(row: row, value: $0) }
  }

  /// The index of the cell's row in `panel`: the row with its path.
  private func row(of cell: CellPlace, _ id: String, _ panel: Panel) -> Int? {
    let rows = document.disclosure.tables[cell.table].panel(id)?.rows ?? []
    guard rows.indices.contains(cell.row) else { return nil }
    let path = rows[cell.row].path
    if panel.rows.indices.contains(cell.row), panel.rows[cell.row].path == path { return cell.row }
    return panel.rows.firstIndex { $0.path == path }
  }
}
