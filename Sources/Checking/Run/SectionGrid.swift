internal import Budget

/// The rows of one side of a table; their figures stand among those of the disclosure.
final class SectionGrid {
  let scope: RuleScope.Section
  let rows: [BudgetRow]
  /// For each row the row of the layout that it is; nil for open rows.
  let layoutRows: [Int?]
  /// The codes of the rows.
  let tree: CodeTree
  /// How many figures are printed.
  let printedCount: Int
  /// Where the figures begin.
  private let base: Int
  private let unit: AmountUnit
  /// No figure has 角 or 分.
  private let isWholeYuan: Bool

  /// The rows `rows` of the side `scope`, printed in `unit`, whose figures it writes to `cells` from `base` on.
  init(
    _ rows: [BudgetRow], in unit: AmountUnit, unitName: String?, _ scope: RuleScope.Section, at base: Int,
    _ cells: inout FlatCells
  ) {
    layoutRows = scope.matcher.layoutRows(of: rows, unitName: unitName)
    tree = CodeTree(rows, layoutRows, scope)
    var printed = 0
    var isWhole = true
    for index in rows.indices {
      if let known = layoutRows[index] { cells.setFixed(known, of: scope, to: index) }
      var next = 0
      for fact in rows[index].amounts.indices {
        guard let column = scope.column(of: rows[index].amounts, fact, from: next) else { continue }
        next = column + 1
        let place = base + index * scope.width + column
        let fen = rows[index].amounts[fact].amount.fen
        cells.print(fen, at: place, column: column, of: scope, source: rows[index].amounts[fact].sourceColumn)
        if fen % 100 != 0 { isWhole = false }
        printed += 1
      }
    }
    (self.rows, self.scope, self.base, printedCount) = (rows, scope, base, printed)
    self.unit = unit
    isWholeYuan = isWhole
  }

  // MARK: Figures

  /// The place of a figure among those of the disclosure.
  @inline(__always) func place(_ row: Int, _ column: Int) -> Int { base + row * scope.width + column }

  /// The row and column of the figure at `place`.
  func cell(at place: Int) -> (row: Int, column: Int) {
    ((place - base) / scope.width, (place - base) % scope.width)
  }

  /// The places of all figures.
  var places: Range<Int> { base..<base + rows.count * scope.width }

  /// The last printed place of a figure in 分: two decimals of 万元 at least; 元 as long as the table has no 角 and 分.
  func lastPlace(_ fen: Int64) -> Int64 {
    if unit == .yuan { return isWholeYuan ? 100 : 1 }
    var place: Int64 = 10_000
    while place > 1, fen % place != 0 { place /= 10 }
    return place
  }

  // MARK: Sets of rows

  /// The rows of `set`; the rows below another one are those below `parent`.
  func rows(_ set: RowSet, parent: Int?, lists: [String: CodeList]) -> ArraySlice<Int> {
    switch set {
    case .all: allRows
    case .fixed: fixedRows
    case .items: items
    case .open: openRows
    case .leaves(let list): leaves(list, lists)
    case .parents: parents
    case .children: parent.map(tree.children) ?? []
    }
  }

  private lazy var allRows = rows(where: { _ in true })
  private lazy var fixedRows = rows(where: { layoutRows[$0] != nil })
  private lazy var openRows = rows(where: { layoutRows[$0] == nil })
  private lazy var parents = rows(where: tree.hasChildren)

  private lazy var items = rows(where: { index in
    rows[index].kind == .item || rows[index].kind == .other && !rows[index].item.hasPrefix("其中")
  })

  /// The places of the rows that are wanted, in memory that is taken once.
  private func rows(where isWanted: (Int) -> Bool) -> ArraySlice<Int> {
    var places: [Int] = []
    places.reserveCapacity(rows.count)
    for index in rows.indices where isWanted(index) { places.append(index) }
    return places[...]
  }

  /// The leaves that were asked for, by code lists.
  private var leaves: [(list: String?, rows: ArraySlice<Int>)] = []

  private func leaves(_ list: String?, _ lists: [String: CodeList]) -> ArraySlice<Int> {
    if let known = leaves.first(where: { $0.list == list }) { return known.rows }
    let found = findLeaves(list.flatMap { lists[$0] })
    leaves.append((list, found))
    return found
  }

  /// The open rows without rows below them: by codes, and where rows have none, by the names of the code list.
  private func findLeaves(_ list: CodeList?) -> ArraySlice<Int> {
    var found: [Int] = []
    /// The codes of the row behind, by its name.
    var below: [CodeNumber] = []
    var isLast = true
    for row in openRows.reversed() {
      let codes = list?.codes(named: rows[row].item) ?? []
      let isLeaf =
        rows[row].code != nil
        ? !tree.hasChildren(row) : isLast || !codes.contains { code in below.contains { code.isAbove($0) } }
      if isLeaf { found.append(row) }
      (below, isLast) = (codes, false)
    }
    return found.reversed()[...]
  }

  // MARK: Names and keys

  /// The open rows by their folded names.
  private lazy var rowsOfNames: [[Unicode.Scalar]: [Int]] = {
    var names: [[Unicode.Scalar]: [Int]] = [:]
    for index in openRows { names[RowKey.name(rows[index].item), default: []].append(index) }
    return names
  }()

  /// The open rows with the folded name `name`, one of few: all rows are looked at.
  func rows(named name: [Unicode.Scalar]) -> [Int] {
    openRows.filter { RowKey.name(name, isThatOf: rows[$0].item) }
  }

  /// The rows that `key`, one of many, means.
  func rows(_ key: RowKey) -> [Int] {
    switch key {
    case .code(let code): tree.row(code).map { [$0] } ?? []
    case .name(let name): rowsOfNames[name] ?? []
    }
  }

  /// The keys of the open rows, in their order.
  var keys: [RowKey] { openRows.map { RowKey(rows[$0]) } }

  /// The classes (类) that stand here, by code or as fixed items.
  var classes: [RowKey] {
    rows.indices.compactMap { index in
      if let code = tree.number(index) { return code.count == scope.codeLengths.first ? .code(code) : nil }
      return layoutRows[index].flatMap { scope.codes[$0] }.map(RowKey.code)
    }
  }
}
