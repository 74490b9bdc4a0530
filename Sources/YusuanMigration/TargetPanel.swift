internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// Where a fact stood in the disclosure that is migrated, by the indices of its table, panel, row and value.
struct FactPlace: Hashable {
  var table: Int
  var panel: Int
  var row: Int
  /// The index among the amounts and then the other values. -1 for an unread cell, and for a row as a whole.
  var value: Int
  /// The column's id.
  var column: String
}

/// A panel while figures are put into it (迁入的一栏).
final class TargetPanel {
  /// What is put into a cell.
  enum Content {
    case amount(Amount)
    case value(ColumnValue)
    case unread
  }

  /// A row while figures are put into it.
  private struct Draft {
    var code: String?
    var item: String
    var kind: RowKind
    var level: Int?
    /// The contents of each column, by its index.
    var cells: [Int: [(content: Content, from: FactPlace)]] = [:]
    /// The row that everything comes from, or nil if there are several.
    var origin: FactPlace?
    var originCount = 0
    /// How many rows were added before it.
    var order: Int
    /// The row that stood above it, for a row that the profile does not name.
    var above: TargetRow?
  }

  let layout: PanelLayout
  var isIncomplete = false
  private var drafts: [TargetRow: Draft] = [:]
  private var last: TargetRow?

  init(_ layout: PanelLayout) { self.layout = layout }

  /// Adds the row `row` with its code and its name, unless it is there. `from` is the row that it comes from.
  func add(_ key: TargetRow, code: String?, item: String, like row: BudgetRow?, from: FactPlace) {
    defer { last = key }
    if drafts[key] != nil { return }
    var draft = Draft(code: code, item: item, kind: .other, level: row?.level, order: drafts.count, above: last)
    switch (key, layout.openRows) {
    case (.code(let code), .codes(let kind, let lengths)?):
      draft.kind = kind
      draft.level = lengths.firstIndex(of: code.utf8.count).map { $0 + 1 } ?? draft.level
    case (.open, .codes(let kind, _)?) where row?.kind != .other: draft.kind = kind
    case (.open, .list(let kind, let level)?) where row?.kind != .other: (draft.kind, draft.level) = (kind, level)
    default: break
    }
    drafts[key] = draft
  }

  /// Puts `content` into the column at `column` of a row that was added.
  func put(_ content: Content, _ key: TargetRow, column: Int, from: FactPlace) {
    drafts[key]?.cells[column, default: []].append((content, from))
    let row = FactPlace(table: from.table, panel: from.panel, row: from.row, value: -1, column: "")
    if drafts[key]?.origin != row || drafts[key]?.originCount == 0 {
      drafts[key]?.origin = row
      drafts[key]?.originCount += 1
    }
  }

  // MARK: The result

  /// A row with the place where each of its values stood.
  struct Result {
    var row: BudgetRow
    var places: [FactPlace]
    /// The row that all values come from, or nil if there are several.
    var origin: FactPlace?
  }

  /// The rows in the order of the profile. `lost` gets each fact that could not be added up. `unitName` is the label of
  /// rows that carry the unit's name; `year` the year of labels.
  func rows(
    unitName: String?, year: Int?, lost: (FactPlace, NoPlace) -> Void
  ) -> [Result] {
    var paths = RowPaths(layout)
    return order().map { key in
      let draft = drafts[key] ?? Draft(item: "", kind: .other, order: 0)
      var row = BudgetRow(kind: draft.kind, code: draft.code, item: draft.item, level: draft.level)
      var fixedPath: String?
      if case .fixed(let index) = key {
        let fixed = layout.rows[index]
        row = BudgetRow(kind: fixed.kind, id: fixed.id, item: "", level: fixed.level)
        row.item = fixed.carriesUnitName ? unitName ?? draft.item : fixed.label?.printed(year: year) ?? ""
        fixedPath = fixed.path
      }
      row.path = paths.path(fixed: fixedPath, code: row.code, item: row.item, kind: row.kind)
      let places = fill(&row, draft, lost)
      return Result(row: row, places: places, origin: draft.originCount == 1 ? draft.origin : nil)
    }
  }

  /// Puts the cells of `draft` into `row`, in the order of the columns, and returns where its values stood.
  private func fill(
    _ row: inout BudgetRow, _ draft: Draft, _ lost: (FactPlace, NoPlace) -> Void
  ) -> [FactPlace] {
    var places: (amounts: [FactPlace], values: [FactPlace]) = ([], [])
    for (column, cells) in draft.cells.sorted(by: { $0.key < $1.key }) {
      let id = layout.columns[column].id
      let facts = cells.filter { if case .unread = $0.content { false } else { true } }
      if facts.count < cells.count {
        row.unread.append(id)
        for fact in facts { lost(fact.from, .partUnread) }
        continue
      }
      if case .value(var value)? = facts.first?.content {
        value.column = id
        row.values.append(value)
        places.values.append(facts[0].from)
        for fact in facts.dropFirst() {
          if case .value(let other) = fact.content, other.text == value.text { continue }
          lost(fact.from, .taken)
        }
        continue
      }
      let amounts = facts.map { if case .amount(let amount) = $0.content { amount } else { Amount.zero } }
      let sum = amounts.reduce(Amount.zero as Amount?) { sum, amount in sum.flatMap { Amount.sum($0, amount) } }
      guard let sum else {
        row.unread.append(id)
        for fact in facts { lost(fact.from, .outOfRange) }
        continue
      }
      row.amounts.append(Fact(column: id, amount: sum))
      places.amounts.append(facts[0].from)
    }
    return places.amounts + places.values
  }

  /// The rows in the order in which the profile prints them. A row that it does not name stands behind the row that it
  /// stood behind. A panel without labels has all its rows.
  private func order() -> [TargetRow] {
    var fixed = layout.rows.indices.filter { drafts[.fixed($0)] != nil }
    if layout.isUnlabelled, !drafts.isEmpty { fixed = Array(layout.rows.indices) }
    var open = drafts.filter { if case .fixed = $0.key { false } else { $0.value.kind != .other } }.map(\.key)
    open.sort { isBefore($0, $1) }
    let order =
      fixed.filter { $0 < layout.openRowsIndex }.map(TargetRow.fixed) + open
      + fixed.filter { $0 >= layout.openRowsIndex }.map(TargetRow.fixed)
    return insertOthers(into: order)
  }

  /// Puts the rows that the profile does not name behind those that they stood behind.
  private func insertOthers(into order: [TargetRow]) -> [TargetRow] {
    var others = drafts.filter { if case .fixed = $0.key { false } else { $0.value.kind == .other } }.map(\.key)
    if others.isEmpty { return order }
    others.sort { (drafts[$0]?.order ?? 0) < (drafts[$1]?.order ?? 0) }
    var below: [TargetRow?: [TargetRow]] = [:]
    for key in others { below[drafts[key]?.above, default: []].append(key) }
    var result: [TargetRow] = []
    var waiting = Array(((below[nil] ?? []) + order).reversed())
    while let key = waiting.popLast() {
      result.append(key)
      waiting += (below[key] ?? []).reversed()
    }
    return result
  }

  /// Codes come in their own order, rows of lists as they came.
  private func isBefore(_ a: TargetRow, _ b: TargetRow) -> Bool {
    guard let a = drafts[a], let b = drafts[b] else { return false }
    return (a.code ?? "", a.order) < (b.code ?? "", b.order)
  }
}
