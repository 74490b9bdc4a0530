internal import YusuanModel
internal import YusuanProfiles

/// The disclosures that a formula may use, laid out by one profile.
struct Documents {
  var own: Grid
  /// The units of the checked department, or nil if none were given.
  var units: [Grid]?
  /// The same unit's disclosure of the year before, or nil if there is none.
  var previous: Grid?
  /// Whether any disclosures of the year before were given.
  var isPreviousGiven = false
}

/// The sum of some figures.
struct Sum {
  /// The sum in 分. The type holds the sum of any number of figures.
  var fen: Int128 = 0
  /// How many of its figures are printed.
  var printed = 0
  /// What could not be found, if anything.
  var missing: Missing?

  /// Adds a printed figure.
  @inline(__always) mutating func add(_ figure: Int64, _ isSubtracted: Bool) {
    fen += isSubtracted ? -Int128(figure) : Int128(figure)
    printed += 1
  }
}

/// Finds the figures that references mean, given the current values of the loop variables (求值).
struct Evaluator {
  let documents: Documents
  let lists: [String: CodeList]
  let steps: Steps
  /// The figures of the checked disclosure.
  private let cells: FigureStore
  /// The column, row or key to which each variable is bound, by its index.
  var bindings: [Int] = []
  /// The keys over which each variable runs.
  var keys: [[RowKey]] = []

  init(documents: Documents, lists: [String: CodeList]) {
    (self.documents, self.lists, cells) = (documents, lists, documents.own.cells)
    let grids = [documents.own] + (documents.units ?? []) + (documents.previous.map { [$0] } ?? [])
    steps = Steps(limit: Steps.limit(figures: grids.reduce(0) { $0 + $1.cells.fen.count }))
  }

  /// Calls `body` with every cell that `reference` means: its disclosure, panel, row and column.
  ///
  /// A fixed row of the profile counts as blank if its table has no figure. So does a code or name that its open panel
  /// does not print. Anything else that is not there is missing and is returned.
  func visit(_ reference: Reference, _ body: (Grid, PanelGrid, Int, Int) -> Void) -> Missing? {
    switch reference.document {
    case .own: return visit(reference, documents.own, body)
    case .previous:
      guard let previous = documents.previous else { return .previous }
      return visit(reference, previous, body)
    case .units:
      guard let units = documents.units, !units.isEmpty else { return .units }
      var missing: Missing?
      for unit in units { missing = visit(reference, unit, body) ?? missing }
      return missing
    }
  }

  /// What is missing if a row of `panel` could not be read: a row that is looked for may be that one. Nil if all could
  /// be read.
  func unreadRow(_ panel: PanelGrid) -> Missing? {
    panel.isIncomplete ? .unread(table: panel.scope.tableNumber, label: "") : nil
  }

  private func visit(
    _ reference: Reference, _ grid: Grid, _ body: (Grid, PanelGrid, Int, Int) -> Void
  ) -> Missing? {
    steps.count()
    guard let panel = grid.panels[reference.panel] else { return .table(table(reference)) }
    let column = column(reference.column)
    switch reference.row {
    case .fixed(let row): return visit(firstOf: CollectionOfOne(row), reference, panel, column, grid, body)
    case .firstOf(let rows): return visit(firstOf: rows, reference, panel, column, grid, body)
    case .variable(let variable):
      guard let row = row(bindings[variable], of: reference.panel, in: panel, of: grid) else { return unreadRow(panel) }
      body(grid, panel, row, column)
    case .code(let code):
      guard let row = code.flatMap(panel.tree.row) else { return unreadRow(panel) }
      body(grid, panel, row, column)
    case .named(let name, let label):
      steps.count(panel.rows.count)
      let rows = panel.rows(named: name)
      if rows.isEmpty { return .row(table: table(reference), label: label) }
      rows.forEach { body(grid, panel, $0, column) }
    case .key(let variable): return visit(keys[variable][bindings[variable]], reference, panel, column, grid, body)
    case .set(.children(let variable)):
      each(panel.rows(.children(variable: variable), parent: bindings[variable], lists: lists)) {
        body(grid, panel, $0, column)
      }
      return unreadRow(panel)
    case .set(let set):
      each(panel.rows(set, parent: nil, lists: lists)) { body(grid, panel, $0, column) }
      return unreadRow(panel)
    }
    return nil
  }

  private func each(_ rows: some Collection<Int>, _ body: (Int) -> Void) {
    steps.count(rows.count)
    rows.forEach(body)
  }

  private func visit(
    firstOf rows: some Collection<Int>, _ reference: Reference, _ panel: PanelGrid, _ column: Int, _ grid: Grid,
    _ body: (Grid, PanelGrid, Int, Int) -> Void
  ) -> Missing? {
    for fixed in rows {
      guard let row = grid.cells.row(ofFixed: fixed, of: panel.scope) else { continue }
      body(grid, panel, row, column)
      return nil
    }
    if let unread = unreadRow(panel) { return unread }
    if panel.printedCount == 0 { return nil }
    let layout = panel.scope.layout.rows
    let named = rows.first { layout[$0].label != nil } ?? rows[rows.startIndex]
    return .row(table: table(reference), label: layout[named].name(in: grid.disclosure))
  }

  private func visit(
    _ key: RowKey, _ reference: Reference, _ panel: PanelGrid, _ column: Int, _ grid: Grid,
    _ body: (Grid, PanelGrid, Int, Int) -> Void
  ) -> Missing? {
    if case .code(let code) = key {
      if let row = panel.tree.row(code) {
        body(grid, panel, row, column)
        return nil
      }
      if let unread = unreadRow(panel) { return unread }
      guard panel.scope.layout.openRows == nil, panel.printedCount > 0 else { return nil }
      let row = panel.scope.codes.firstIndex(of: code).map { panel.scope.layout.rows[$0].name(in: grid.disclosure) }
      return .row(table: table(reference), label: row ?? code.text)
    }
    let rows = panel.rows(key)
    each(rows) { body(grid, panel, $0, column) }
    return rows.isEmpty ? unreadRow(panel) : nil
  }

  /// The number of the table that `reference` is about.
  private func table(_ reference: Reference) -> String { documents.own.scope.table(ofPanel: reference.panel).number }

  /// The row of `panel`, perhaps in another disclosure, that corresponds to `row` of the checked one.
  private func row(_ row: Int, of number: Int, in panel: PanelGrid, of grid: Grid) -> Int? {
    guard let own = documents.own.panels[number], own !== panel else { return row }
    if let fixed = own.fixedRows[row] { return grid.cells.row(ofFixed: fixed, of: panel.scope) }
    return panel.rows(RowKey(own.rows[row])).first
  }

  func column(_ selector: ColumnSelector) -> Int {
    switch selector {
    case .fixed(let column): column
    case .variable(let variable, let places): places[bindings[variable]]
    }
  }

  /// The sum of the figures of `expression`.
  func sum(_ expression: Expression) -> Sum {
    var coverage = Coverage(count: 0)
    return sum(expression, &coverage)
  }

  /// The sum of the figures of `expression`, which are marked in `coverage`.
  func sum(_ expression: Expression, _ coverage: inout Coverage) -> Sum {
    var sum = Sum()
    for term in expression.terms {
      let isOwn = term.reference.document == .own
      var unread: Missing?
      let missing = visit(term.reference) { grid, panel, row, column in
        guard let figure = grid.fen(panel, row, column) else {
          unread = unread ?? grid.unread(panel, row, column)
          return
        }
        sum.add(figure, term.isSubtracted)
        if isOwn { coverage.mark(panel.place(row, column)) }
      }
      sum.missing = sum.missing ?? missing ?? unread
    }
    return sum
  }

  /// Whether a figure is printed at `place`.
  func isPrinted(_ place: Int) -> Bool { cells.isPrinted[place] }

  // MARK: Conditions

  /// Whether `condition` holds, or nil if data that it needs is missing.
  func holds(_ condition: Condition) -> Bool? {
    switch condition {
    case .zero(let figure):
      let sum = sum(figure)
      if sum.missing?.isUnknown == true { return nil }
      return sum.fen == 0
    case .printed(let figure):
      let sum = sum(figure)
      if sum.missing?.isUnknown == true { return nil }
      return sum.printed > 0
    case .noted(let table): return documents.own.isNoted(table)
    case .empty(let table): return documents.own.figureCount(ofTable: table).map { $0 == 0 }
    case .not(let inner): return holds(inner).map { !$0 }
    case .and(let a, let b): return both(holds(a), holds(b), decidedBy: false)
    case .or(let a, let b): return both(holds(a), holds(b), decidedBy: true)
    }
  }

  /// The first unknown figure of `condition`, or nil if there is none.
  func unknown(in condition: Condition) -> Missing? {
    switch condition {
    case .zero(let figure), .printed(let figure): sum(figure).missing.flatMap { $0.isUnknown ? $0 : nil }
    case .noted, .empty: nil
    case .not(let inner): unknown(in: inner)
    case .and(let a, let b), .or(let a, let b): unknown(in: a) ?? unknown(in: b)
    }
  }

  /// Joins two conditions. If one of them is known and equals `value`, it decides.
  private func both(_ a: Bool?, _ b: Bool?, decidedBy value: Bool) -> Bool? {
    if a == value || b == value { return value }
    return a == nil || b == nil ? nil : !value
  }
}

extension RowLayout {
  /// The name of the row: its label, or the unit's name, or else its path.
  func name(in disclosure: Disclosure) -> String {
    label?.text ?? (carriesUnitName ? disclosure.unitName : nil) ?? path
  }
}
