internal import YusuanModel
internal import YusuanProfiles

extension RuleScope {
  /// A panel of a table in a profile, with everything prepared once for all disclosures (版式中的表栏).
  final class Panel: Sendable {
    /// The panel's number among all panels of the profile.
    let number: Int
    /// The table, by its index in the profile.
    let table: Int
    /// The panel's index in its table.
    let place: Int
    let layout: PanelLayout
    /// The table's printed number and its id.
    let tableNumber: String
    let tableID: String
    /// The panel's id, if the table has several panels.
    let id: String?
    /// The name used in formulas: `T3`, or `T1.revenue` if the table has several panels.
    let name: String
    /// The ids of the amount columns, left to right. Other columns do not occur in formulas.
    let columns: [String]
    /// The index of each amount column among all columns of the panel.
    let columnPlaces: [Int]
    /// The label of each amount column as the profile prints it. Those of the groups above it are put before it if
    /// several columns have the same label, or if no row has one.
    let columnLabels: [[Label]]
    /// The index of the column with the codes or their first parts, or of the first column if there is none.
    let codePlace: Int
    /// How many amount columns there are.
    let width: Int
    /// Whether each fixed row is below another one.
    let isNested: [Bool]
    /// The code of the class (类) that each fixed row stands for.
    let codes: [CodeNumber?]
    /// The numbers of digits of the codes of open rows, by level; empty if the profile does not say.
    let codeLengths: [Int]
    /// The index of its first fixed row among those of all panels.
    let fixedBase: Int
    /// The index of its first column among those of all panels.
    let columnBase: Int
    /// The fixed rows by their paths.
    private let places: [Spelling: Int]

    /// Prepares the panel at `place` of the table at `index` of the profile. Formulas call the table `tableName`.
    /// `panels` are the panels before it.
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

    /// The fixed row that each of `rows` is, by its path, or nil for rows that are not fixed.
    ///
    /// Rows come in the profile's order, so most follow the fixed row of the row before.
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

    /// The index of the column of the fact at `fact`. The search begins at `start`, since figures come in the profile's
    /// order. The fact is compared in place: a copy of it would retain its column.
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

    /// The fixed row with the path `name`, or with this id if no other row of the panel has it.
    func row(_ name: String) -> Int? {
      if let row = places[Spelling(name)] { return row }
      let rows = layout.rows.indices.filter { layout.rows[$0].id == name }
      return rows.count == 1 ? rows[0] : nil
    }
  }
}
