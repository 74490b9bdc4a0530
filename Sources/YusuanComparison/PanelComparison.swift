internal import YusuanModel
internal import YusuanProfiles

/// Compares two panels of one table (两栏的对比).
struct PanelComparison {
  private(set) var differences: [BudgetDifference] = []
  private(set) var unread: [BudgetDifference] = []
  private let table: TableName
  private let panel: String
  private let before: ComparedPanel
  private let after: ComparedPanel
  /// The names of the two units. A row that carries its unit's name is no renamed row.
  private let units: (before: String?, after: String?)

  /// Compares `before` and `after`. `isIncomplete` says whether rows of them could not be read.
  init(
    table: TableName, panel: String, before: ComparedPanel, after: ComparedPanel,
    isIncomplete: (before: Bool, after: Bool), units: (before: String?, after: String?)
  ) {
    (self.table, self.panel, self.before, self.after, self.units) = (table, panel, before, after, units)
    let rows = RowMatching(
      before.rows, after.rows, columns: Set(before.columns).intersection(after.columns))
    compareColumns(rows.pairs)
    for place in order(of: rows) {
      switch place {
      case .pair(let pair): compare(pair)
      case .removed(let row): addRow(.removed, before, row, mayBeUnread: isIncomplete.after)
      case .added(let row): addRow(.added, after, row, mayBeUnread: isIncomplete.before)
      }
    }
    if isIncomplete.before || isIncomplete.after {
      var part = BudgetDifference(.panel, .unread, table: table, panel: panel, panelLabel: after.label)
      (part.before, part.after) = (isIncomplete.before ? .unread : nil, isIncomplete.after ? .unread : nil)
      unread.append(part)
    }
  }

  // MARK: The order

  private enum Step {
    case pair(RowMatching.Pair)
    case removed(Int)
    case added(Int)
  }

  /// The rows of both sides in the order of the later one. A removed row stands behind the row that it stood behind.
  private func order(of rows: RowMatching) -> [Step] {
    let partners = Dictionary(rows.pairs.map { ($0.before, $0.after) }) { first, _ in first }
    var steps: [(key: [Int], step: Step)] = rows.pairs.map { ([$0.after, 0, 0], .pair($0)) }
    steps += rows.added.map { ([$0, 0, 0], .added($0)) }
    let gone = Set(rows.removed)
    var last = -1
    for row in before.rows.indices {
      if let partner = partners[row] { last = partner }
      if gone.contains(row) { steps.append(([last, 1, row], .removed(row))) }
    }
    return steps.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.step)
  }

  // MARK: Columns

  private mutating func compareColumns(_ pairs: [RowMatching.Pair]) {
    for column in before.columns where !after.columns.contains(column) {
      addColumn(.removed, column, before, pairs.map(\.before))
    }
    for column in after.columns where !before.columns.contains(column) {
      addColumn(.added, column, after, pairs.map(\.after))
    }
  }

  /// Adds a column that only `side` has, with the figures of the rows that both sides have.
  private mutating func addColumn(
    _ change: BudgetDifference.Change, _ column: String, _ side: ComparedPanel, _ rows: [Int]
  ) {
    var difference = BudgetDifference(.column, change, table: table, panel: panel, panelLabel: after.label)
    difference.column = side.name(ofColumn: column)
    difference.figures = rows.sorted().flatMap { side.figures($0, panel: panel, column: column) }
    differences.append(difference)
  }

  // MARK: Rows

  private mutating func addRow(
    _ change: BudgetDifference.Change, _ side: ComparedPanel, _ row: Int, mayBeUnread: Bool
  ) {
    var difference = BudgetDifference(
      .row, mayBeUnread ? .unread : change, table: table, panel: panel, panelLabel: after.label)
    difference.row = side.name(ofRow: row)
    difference.figures = side.figures(row, panel: panel)
    difference.setPlace(side.place(ofRow: row), change)
    guard mayBeUnread else { return differences.append(difference) }
    if change == .added { difference.before = .unread } else { difference.after = .unread }
    unread.append(difference)
  }

  private mutating func compare(_ pair: RowMatching.Pair) {
    compareNames(pair)
    for column in after.columns where before.columns.contains(column) { compare(pair, column) }
  }

  private func difference(
    _ part: BudgetDifference.Part, _ change: BudgetDifference.Change, _ pair: RowMatching.Pair
  ) -> BudgetDifference {
    var difference = BudgetDifference(part, change, table: table, panel: panel, panelLabel: after.label)
    difference.row = after.name(ofRow: pair.after)
    difference.match = pair.match
    return difference
  }

  private mutating func compareNames(_ pair: RowMatching.Pair) {
    let (old, new) = (before.rows[pair.before], after.rows[pair.after])
    if old.id == nil, new.id == nil, old.code != new.code {
      var code = difference(.code, .changed, pair)
      (code.before, code.after) = (old.code.map(BudgetCell.text), new.code.map(BudgetCell.text))
      (code.placeBefore, code.placeAfter) = (before.place(ofRow: pair.before), after.place(ofRow: pair.after))
      differences.append(code)
    }
    let names = (ItemName(FoldedText(old.item)).name, ItemName(FoldedText(new.item)).name)
    if names.0 == names.1 || old.item == units.before && new.item == units.after { return }
    var label = difference(.label, .changed, pair)
    (label.before, label.after) = (.text(old.item), .text(new.item))
    (label.placeBefore, label.placeAfter) = (before.place(ofRow: pair.before), after.place(ofRow: pair.after))
    differences.append(label)
  }

  private mutating func compare(_ pair: RowMatching.Pair, _ column: String) {
    let (old, new) = (before.cell(pair.before, column), after.cell(pair.after, column))
    guard let (part, change) = Self.change(old, new) else { return }
    var found = difference(part, change, pair)
    found.column = after.name(ofColumn: column)
    (found.before, found.after) = (old, new)
    (found.placeBefore, found.placeAfter) = (before.place(pair.before, column), after.place(pair.after, column))
    if change == .unread { unread.append(found) } else { differences.append(found) }
  }

  /// How two cells differ, or nil if they do not.
  private static func change(
    _ old: BudgetCell?, _ new: BudgetCell?
  ) -> (BudgetDifference.Part, BudgetDifference.Change)? {
    switch (old, new) {
    case (nil, nil): nil
    case (.unread?, _), (_, .unread?): (.amount, .unread)
    case (nil, .amount(let new)?): (.amount, new == .zero ? .blankToZero : .added)
    case (.amount(let old)?, nil): (.amount, old == .zero ? .zeroToBlank : .removed)
    case (.amount(let old)?, .amount(let new)?): old == new ? nil : (.amount, .changed)
    case (nil, .text?): (.value, .added)
    case (.text?, nil): (.value, .removed)
    case (.text(let old)?, .text(let new)?): isSame(old, new) ? nil : (.value, .changed)
    case (.text?, .amount?), (.amount?, .text?): (.value, .changed)
    }
  }

  /// Whether two texts say the same: as decimals, or without white space and the like.
  private static func isSame(_ old: String, _ new: String) -> Bool {
    if old == new || FoldedText(old) == FoldedText(new) { return true }
    guard let a = decimal(old), let b = decimal(new) else { return false }
    return a == b
  }

  /// A plain decimal without zeros that say nothing; nil for any other text.
  private static func decimal(_ text: String) -> [UInt8]? {
    var digits = Array(text.utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let whole = Array(parts[0].drop { $0 == 0x30 })
    var places = parts.count == 2 ? Array(parts[1]) : []
    while places.last == 0x30 { places.removeLast() }
    let isZero = whole.isEmpty && places.isEmpty
    return (isNegative && !isZero ? [0x2D] : []) + whole + [0x2E] + places
  }
}
