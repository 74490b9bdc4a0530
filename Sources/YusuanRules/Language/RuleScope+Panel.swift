internal import YusuanModel
internal import YusuanProfiles

extension RuleScope {
  /// A panel of a table in a profile, and what of it is worked out once for all disclosures (版式中的表栏).
  final class Panel: Sendable {
    /// The panel's number among all panels of the profile.
    let number: Int
    /// The table, by its place in the profile.
    let table: Int
    /// The panel's place in its table.
    let place: Int
    let layout: PanelLayout
    /// The table's printed number and its id.
    let tableNumber: String
    let tableID: String
    /// The panel's id, where the table has several.
    let id: String?
    /// As formulas write it: `T3`, or `T1.revenue` where the table has several panels.
    let name: String
    /// The ids of the columns of amounts, left to right: those of other kinds take no part in formulas.
    let columns: [String]
    /// For each column of amounts its place among all columns of the panel.
    let columnPlaces: [Int]
    /// For each column of amounts its label as the profile prints it, behind those of the groups above it where several
    /// columns have the same label, or no row has one.
    let columnLabels: [[Label]]
    /// The place of the column that codes, or their first parts, stand in; where there is none, of the first one.
    let codePlace: Int
    /// How many columns of amounts there are.
    let width: Int
    /// For each fixed row whether it stands below another one.
    let isNested: [Bool]
    /// For each fixed row the code of the class (类) it stands for.
    let codes: [CodeNumber?]
    /// How many digits the codes of open rows have, by level; empty where the profile does not say.
    let codeLengths: [Int]
    /// Where its fixed rows begin among those of all panels.
    let fixedBase: Int
    /// Where its columns begin among those of all panels.
    let columnBase: Int
    /// The fixed rows by their paths.
    private let places: [Spelling: Int]

    /// The panel at `place` of the table at `index` of the profile, which formulas call `tableName`; it stands behind
    /// `panels`.
    init(
      _ table: TableLayout, at index: Int, _ place: Int, tableName: String, _ labels: ColumnLabels,
      behind panels: [Panel]
    ) {
      let layout = table.panels[place]
      (number, self.table, self.place) = (panels.count, index, place)
      self.layout = layout
      (tableNumber, tableID) = (table.number, table.id)
      id = table.panels.count > 1 ? layout.id : nil
      name = tableName + (id.map { ".\($0)" } ?? "")
      columnPlaces = layout.columns(.amount)
      columns = columnPlaces.map { layout.columns[$0].id }
      columnLabels = labels.labels(columnPlaces, of: layout, at: place)
      codePlace = layout.columns.firstIndex { $0.kind == .code || $0.kind == .codePart } ?? 0
      width = columns.count
      isNested = layout.rows.map { $0.path.utf8.count > $0.id.utf8.count }
      codes = layout.rows.map { $0.code.flatMap(CodeNumber.init) }
      codeLengths = layout.openRows?.codeLengths ?? []
      fixedBase = panels.last.map { $0.fixedBase + $0.layout.rows.count } ?? 0
      columnBase = panels.last.map { $0.columnBase + $0.width } ?? 0
      var places: [Spelling: Int] = [:]
      places.reserveCapacity(layout.rows.count)
      for (place, row) in layout.rows.enumerated() { places[Spelling(row.path)] = place }
      self.places = places
    }

    // MARK: What disclosures have

    /// For each of `rows` the fixed row that it is, by its path; nil for rows that are not fixed.
    ///
    /// Rows come in the profile's order, so that most are the one behind the row before.
    func fixedRows(of rows: [BudgetRow]) -> [Int?] {
      var behind = 0
      var found: [Int?] = []
      found.reserveCapacity(rows.count)
      for index in rows.indices {
        guard rows[index].id != nil else {
          found.append(nil)
          continue
        }
        let isNext = behind < layout.rows.count && layout.rows[behind].path == rows[index].path
        let place = isNext ? behind : places[Spelling(rows[index].path)]
        found.append(place)
        if let place { behind = place + 1 }
      }
      return found
    }

    /// The place of the column of the fact at `fact`, which is looked for from `start` on first: figures come in the
    /// profile's order. The fact is compared where it stands: a copy of it would retain its column.
    func column(of facts: [Fact], _ fact: Int, from start: Int) -> Int? {
      var index = start
      for _ in 0..<width {
        if index >= width { index = 0 }
        if columns[index] == facts[fact].column { return index }
        index += 1
      }
      return nil
    }

    // MARK: What formulas name

    /// The paths of the fixed rows.
    var rowPaths: [String] { layout.rows.map(\.path) }

    /// The fixed row with the path `name`, or with this id, where no other row of the panel has it.
    func row(_ name: String) -> Int? {
      if let row = places[Spelling(name)] { return row }
      let rows = layout.rows.indices.filter { layout.rows[$0].id == name }
      return rows.count == 1 ? rows[0] : nil
    }
  }
}
