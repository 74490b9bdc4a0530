internal import YusuanModel

/// The rows of one panel of a table. Their figures are stored with those of the whole disclosure.
final class PanelGrid {
  let scope: RuleScope.Panel
  let rows: [BudgetRow]
  /// The fixed row of the profile that each row is, or nil for open rows.
  let fixedRows: [Int?]
  /// The codes of the rows.
  let tree: CodeTree
  /// Whether the label or the code of a row could not be read.
  let isIncomplete: Bool
  /// How many cells could not be read.
  let unreadCount: Int
  /// How many figures are printed.
  let printedCount: Int
  /// The unit in which the figures are printed.
  let unit: AmountUnit
  /// The index of its first figure.
  private let base: Int
  /// The words with which the label of a part of the row above begins.
  private let ofWhich: [Label]

  /// Lays out the rows of `panel`, which is the profile's `scope` and printed in `unit`. The figures are written to
  /// `cells` from `base` on.
  init(
    _ panel: Panel, in unit: AmountUnit, _ scope: RuleScope.Panel, ofWhich: [Label], at base: Int,
    _ cells: inout FigureStore
  ) {
    let rows = panel.rows
    fixedRows = scope.fixedRows(of: rows)
    tree = CodeTree(rows, fixedRows, scope)
    var (printed, unread) = (0, 0)
    for index in rows.indices {
      if let known = fixedRows[index] { cells.setFixed(known, of: scope, to: index) }
      var next = 0
      for fact in rows[index].amounts.indices {
        guard let column = scope.column(of: rows[index].amounts, fact, from: next) else { continue }
        next = column + 1
        cells.print(rows[index].amounts[fact].amount.fen, at: base + index * scope.width + column)
        printed += 1
      }
      for id in rows[index].unread {
        guard let column = scope.columns.firstIndex(of: id) else { continue }
        cells.printUnread(at: base + index * scope.width + column)
        unread += 1
      }
    }
    (isIncomplete, unreadCount) = (panel.isIncomplete, unread)
    (self.rows, self.scope, self.base, printedCount) = (rows, scope, base, printed)
    (self.unit, self.ofWhich) = (unit, ofWhich)
  }

  // MARK: Figures

  /// The index of a figure among those of the disclosure.
  @inline(__always) func place(_ row: Int, _ column: Int) -> Int { base + row * scope.width + column }

  /// The row and column of the figure at index `place`.
  func cell(at place: Int) -> (row: Int, column: Int) {
    ((place - base) / scope.width, (place - base) % scope.width)
  }

  /// The indices of all its figures.
  var places: Range<Int> { base..<base + rows.count * scope.width }

  // MARK: Sets of rows

  /// The rows of `set`. For the rows below another one, `parent` is that row.
  func rows(_ set: RowSet, parent: Int?, lists: [String: CodeList]) -> ArraySlice<Int> {
    switch set {
    case .all: allRows
    case .fixed: knownRows
    case .items: items
    case .open: openRows
    case .leaves(let list): leaves(list, lists)
    case .parents: parents
    case .children: parent.map(tree.children) ?? []
    }
  }

  private lazy var allRows = rows(where: { _ in true })
  private lazy var knownRows = rows(where: { fixedRows[$0] != nil })
  private lazy var openRows = rows(where: { fixedRows[$0] == nil })
  private lazy var parents = rows(where: tree.hasChildren)

  private lazy var items = rows(where: { index in
    if rows[index].kind == .item { return fixedRows[index].map { !scope.isNested[$0] } ?? true }
    return rows[index].kind == .other && !isOfWhich(rows[index].item)
  })

  /// Whether a label says that the row is a part (其中) of the row above.
  private func isOfWhich(_ label: String) -> Bool {
    let folded = FoldedText(label).scalars[...]
    return ofWhich.contains { $0.match(folded) != nil }
  }

  /// The indices of the rows that `isWanted`. Memory is reserved once.
  private func rows(where isWanted: (Int) -> Bool) -> ArraySlice<Int> {
    var places: [Int] = []
    places.reserveCapacity(rows.count)
    for index in rows.indices where isWanted(index) { places.append(index) }
    return places[...]
  }

  /// The leaves found so far, by code list.
  private var leaves: [(list: String?, rows: ArraySlice<Int>)] = []

  private func leaves(_ list: String?, _ lists: [String: CodeList]) -> ArraySlice<Int> {
    if let known = leaves.first(where: { $0.list == list }) { return known.rows }
    let found = findLeaves(list.flatMap { lists[$0] })
    leaves.append((list, found))
    return found
  }

  /// The open rows without rows below them: by their codes or, if they have none, by the names of the code list.
  private func findLeaves(_ list: CodeList?) -> ArraySlice<Int> {
    var found: [Int] = []
    /// The codes of the row that follows, by its name.
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

  /// The indices of the open rows by folded name.
  private lazy var rowsOfNames: [[Unicode.Scalar]: [Int]] = {
    var names: [[Unicode.Scalar]: [Int]] = [:]
    for index in openRows { names[RowKey.name(rows[index].item), default: []].append(index) }
    return names
  }()

  /// The open rows with the folded name `name`. All rows are compared, which is right for few lookups.
  func rows(named name: [Unicode.Scalar]) -> [Int] {
    openRows.filter { RowKey.name(name, isThatOf: rows[$0].item) }
  }

  /// The rows that `key` means. An index is used, which is right for many lookups.
  func rows(_ key: RowKey) -> [Int] {
    switch key {
    case .code(let code): tree.row(code).map { [$0] } ?? []
    case .name(let name): rowsOfNames[name] ?? []
    }
  }

  /// The keys of the open rows, in their order.
  var keys: [RowKey] { openRows.map { RowKey(rows[$0]) } }

  /// The classes (类) in the panel, by code or as fixed items.
  var classes: [RowKey] {
    rows.indices.compactMap { index in
      if let code = tree.number(index) { return code.count == scope.codeLengths.first ? .code(code) : nil }
      return fixedRows[index].flatMap { scope.codes[$0] }.map(RowKey.code)
    }
  }
}
