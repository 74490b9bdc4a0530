internal import YusuanModel
internal import YusuanProfiles

/// Makes the tables of an example (例子的表格): the named tables with the given figures; everything else is blank.
struct ExampleTables {
  private let scope: RuleScope
  private let lists: [String: CodeList]
  private let cells: [ExampleCell]
  /// The year of the checked disclosure.
  private let year: Int

  init(_ cells: [ExampleCell], _ scope: RuleScope, lists: [String: CodeList]) {
    (self.cells, self.scope, self.lists) = (cells, scope, lists)
    year = scope.profile.years.last?.years.upperBound ?? 2025
  }

  /// The checked disclosure.
  var own: Disclosure { disclosure(.own, year: year, unit: 0) }

  /// The disclosures of its units, or nil if the example has none.
  var units: [Disclosure]? {
    let count = cells.filter { $0.document == .units }.map { max($0.values.count, 1) }.max()
    return count.map { count in (0..<count).map { disclosure(.units, year: year, unit: $0) } }
  }

  /// The disclosure of the year before, or nil if the example has none.
  var previous: Disclosure? {
    cells.contains { $0.document == .previous } ? disclosure(.previous, year: year - 1, unit: 0) : nil
  }

  private func disclosure(_ document: DocumentSelector, year: Int, unit: Int) -> Disclosure {
    let profile = scope.profile
    var disclosure = Disclosure(
      profile: profile.id, unitName: document == .units ? "所属单位\(unit + 1)" : "本单位", unitLevel: profile.level,
      fiscalYear: year, amountUnit: profile.amountUnit)
    let own = cells.filter { $0.document == document }
    for (index, layout) in profile.tables.enumerated() where own.contains(where: { $0.table == index }) {
      var table = Table(id: layout.id, number: layout.number, title: layout.title.printed(year: year))
      table.note = own.last { $0.table == index && $0.note != nil }?.note
      table.panels = scope.panelsOfTable[index].map { number in
        panel(number, own.filter { $0.place?.panel == number }, disclosure, unit: unit)
      }
      disclosure.tables.append(table)
    }
    return disclosure
  }

  // MARK: Rows

  /// The rows of a panel: the fixed ones, and among them the open rows that `cells` name, in their order.
  private func panel(_ number: Int, _ cells: [ExampleCell], _ disclosure: Disclosure, unit: Int) -> Panel {
    let panel = scope.panels[number]
    let layout = panel.layout
    var paths = RowPaths(layout)
    var fixed = layout.rows.map { row in
      BudgetRow(kind: row.kind, id: row.id, path: row.path, item: row.name(in: disclosure), level: row.level)
    }
    var open: [(key: String, row: BudgetRow)] = []
    for cell in cells {
      guard let place = cell.place else { continue }
      let value = cell.values.indices.contains(unit) ? cell.values[unit] : nil
      let column = panel.columns[place.column]
      switch place.row {
      case .fixed(let row): fixed[row].set(column, value)
      case .code(let code, let name):
        let title = name ?? CodeNumber(code).flatMap { code in lists.values.lazy.compactMap { $0.title(code) }.first }
        add(code, BudgetRow(kind: layout.openKind, code: code, item: title ?? ""), column, value, to: &open)
      case .name(let name):
        add(name, BudgetRow(kind: layout.openKind, item: name), column, value, to: &open)
      }
    }
    for index in open.indices {
      let row = open[index].row
      open[index].row.path = paths.path(fixed: nil, code: row.code, item: row.item, kind: row.kind)
    }
    let first = layout.openRows == nil ? fixed.count : layout.openRowsIndex
    return Panel(id: layout.id, rows: fixed[..<first] + open.map(\.row) + fixed[first...])
  }

  /// Gives the open row `key` a figure. A new row is added if there is none yet, or if it already has a figure in this
  /// column.
  private func add(
    _ key: String, _ row: BudgetRow, _ column: String, _ value: ExampleCell.Value?,
    to open: inout [(key: String, row: BudgetRow)]
  ) {
    let known = open.lastIndex { $0.key == key && $0.row.amount(column) == nil && !$0.row.unread.contains(column) }
    if known == nil { open.append((key, row)) }
    open[known ?? open.count - 1].row.set(column, value)
  }
}

extension BudgetRow {
  fileprivate mutating func set(_ column: String, _ value: ExampleCell.Value?) {
    amounts.removeAll { $0.column == column }
    switch value {
    case .amount(let amount)?: amounts.append(Fact(column: column, amount: amount))
    case .unread?: unread.append(column)
    case nil: break
    }
  }
}

extension PanelLayout {
  /// The kind of its open rows.
  fileprivate var openKind: RowKind {
    switch openRows {
    case .codes(let kind, _)?, .list(let kind, _)?: kind
    case nil: .other
    }
  }
}
