internal import YusuanFindings
internal import YusuanModel

/// Finds the rows of two panels that are the same row (行的对应): by the profile's id, by code, by name. What is then left
/// may have another code or another name.
struct RowMatching {
  /// Two rows that are the same one.
  struct Pair {
    var before: Int
    var after: Int
    var match: BudgetDifference.Match
  }

  /// The pairs, in the order of the later panel.
  private(set) var pairs: [Pair] = []
  /// The rows that only the earlier panel has.
  private(set) var removed: [Int]
  /// The rows that only the later panel has.
  private(set) var added: [Int]

  private let before: [BudgetRow]
  private let after: [BudgetRow]
  /// The later row of each earlier one that is matched.
  private var partner: [Int: Int] = [:]

  /// Matches the rows `before` with the rows `after`. Figures are compared in `columns`, which both sides have.
  init(_ before: [BudgetRow], _ after: [BudgetRow], columns: Set<String>) {
    (self.before, self.after) = (Self.rows(before, columns), Self.rows(after, columns))
    (removed, added) = (Array(before.indices), Array(after.indices))
    match(.id) { $0.id == nil ? nil : $0.path }
    match(.code) { $0.id == nil ? $0.code : nil }
    match(.name) { $0.id == nil && $0.code == nil ? FoldedText($0.item).string : nil }
    matchRecoded()
    matchRenamed()
    pairs.sort { $0.after < $1.after }
  }

  /// `rows` with only the values of `columns`.
  private static func rows(_ rows: [BudgetRow], _ columns: Set<String>) -> [BudgetRow] {
    rows.map { row in
      var row = row
      row.amounts.removeAll { !columns.contains($0.column) }
      row.values.removeAll { !columns.contains($0.column) }
      return row
    }
  }

  private mutating func pair(_ old: Int, _ new: Int, _ match: BudgetDifference.Match) {
    pairs.append(Pair(before: old, after: new, match: match))
    partner[old] = new
  }

  private mutating func removeMatched() {
    let matched = Set(partner.values)
    removed.removeAll { partner[$0] != nil }
    added.removeAll(where: matched.contains)
  }

  // MARK: The same id, code or name

  /// Matches rows with an equal key. Rows that share a key are matched by their content first, then in their order.
  private mutating func match(_ match: BudgetDifference.Match, by key: (BudgetRow) -> String?) {
    var groups: [String: [Int]] = [:]
    for index in added { if let key = key(after[index]) { groups[key, default: []].append(index) } }
    var others: [String: [Int]] = [:]
    for index in removed {
      if let key = key(before[index]), groups[key] != nil { others[key, default: []].append(index) }
    }
    for (key, olds) in others {
      let news = groups[key] ?? []
      if olds.count == 1, news.count == 1 { pair(olds[0], news[0], match) } else { pairEqual(olds, news, match) }
    }
    removeMatched()
  }

  private mutating func pairEqual(_ olds: [Int], _ news: [Int], _ match: BudgetDifference.Match) {
    var waiting: [Content: [Int]] = [:]
    for index in news.reversed() { waiting[Content(after[index], label: true), default: []].append(index) }
    var rest: [Int] = []
    var taken: Set<Int> = []
    for old in olds {
      if let new = waiting[Content(before[old], label: true)]?.popLast() {
        pair(old, new, match)
        taken.insert(new)
      } else {
        rest.append(old)
      }
    }
    for (old, new) in zip(rest, news.filter { !taken.contains($0) }) { pair(old, new, match) }
  }

  /// What a row holds, without its path, which counts rows of one name.
  private struct Content: Hashable {
    var label: String
    var amounts: [Fact]
    var values: [ColumnValue]

    init(_ row: BudgetRow, label: Bool) {
      (self.label, amounts, values) = (label ? row.item : "", row.amounts, row.values)
    }

    /// Whether it has an amount that is not zero.
    var isTelling: Bool { amounts.contains { $0.amount != .zero } }
  }

  // MARK: Another code

  /// Matches rows with other codes but the same name: below the same row, or with the same figures.
  private mutating func matchRecoded() {
    let after = after
    let parents = (Self.codes(before), Self.codes(after))
    for depth in Set(removed.compactMap { Self.depth(before[$0]) }).sorted() {
      let partner = partner
      matchOnly(
        .name,
        { row, _ -> Key? in
          guard row.id == nil, Self.depth(row) == depth else { return nil }
          let parent = Self.parent(row)
          let known = parents.0[parent].flatMap { partner[$0] }.flatMap { after[$0].code }
          return Key(place: known ?? (parents.0[parent] == nil ? parent : "?"), row, figures: false)
        },
        { row, _ -> Key? in
          guard row.id == nil, Self.depth(row) == depth else { return nil }
          return Key(place: Self.parent(row), row, figures: false)
        })
    }
    let key = { (row: BudgetRow, index: Int) -> Key? in
      guard row.id == nil, row.code != nil, let depth = Self.depth(row) else { return nil }
      let key = Key(place: "\(depth)", row, figures: true)
      return key.content?.isTelling == true ? key : nil
    }
    matchOnly(.name, key, key)
  }

  private struct Key: Hashable {
    var place: String
    var name: String
    var content: Content?

    init(place: String, _ row: BudgetRow, figures: Bool) {
      self.place = place
      name = FoldedText(row.item).string
      content = figures ? Content(row, label: false) : nil
    }
  }

  private static func depth(_ row: BudgetRow) -> Int? {
    row.code == nil ? nil : row.path.utf8.count { $0 == UInt8(ascii: "/") }
  }

  /// The code above that of the row; empty for one at the top.
  private static func parent(_ row: BudgetRow) -> String {
    let steps = row.path.split(separator: "/")
    return steps.count < 2 ? "" : String(steps[steps.count - 2])
  }

  private static func codes(_ rows: [BudgetRow]) -> [String: Int] {
    var codes: [String: Int] = [:]
    for (index, row) in rows.enumerated() where row.id == nil {
      if let code = row.code, codes[code] == nil { codes[code] = index }
    }
    return codes
  }

  /// Matches rows whose key no other row of their side has.
  private mutating func matchOnly<K: Hashable>(
    _ match: BudgetDifference.Match, _ old: (BudgetRow, Int) -> K?, _ new: (BudgetRow, Int) -> K?
  ) {
    var olds: [K: [Int]] = [:]
    var news: [K: [Int]] = [:]
    for index in removed { if let key = old(before[index], index) { olds[key, default: []].append(index) } }
    for index in added { if let key = new(after[index], index) { news[key, default: []].append(index) } }
    for (key, olds) in olds {
      guard olds.count == 1, let news = news[key], news.count == 1 else { continue }
      pair(olds[0], news[0], match)
    }
    removeMatched()
  }

  // MARK: Another name

  /// No more rows than this are compared name by name.
  private static let mostCompared = 100

  /// Matches rows without equal names: by equal figures, if the names are somewhat alike or the rows beside them are the
  /// same; then by names that are nearly equal, which may be the rows beside others.
  private mutating func matchRenamed() {
    guard removed.count <= Self.mostCompared, added.count <= Self.mostCompared else { return }
    matchFigures()
    matchAlike()
    matchFigures()
  }

  private mutating func matchFigures() {
    let content = { (row: BudgetRow) -> Content? in
      let content = Content(row, label: false)
      return row.code == nil && content.isTelling ? content : nil
    }
    var olds: [Content: [Int]] = [:]
    var news: [Content: [Int]] = [:]
    for index in removed { if let key = content(before[index]) { olds[key, default: []].append(index) } }
    for index in added { if let key = content(after[index]) { news[key, default: []].append(index) } }
    for (key, olds) in olds {
      guard olds.count == 1, let news = news[key], news.count == 1, isPossible(olds[0], news[0]),
        haveSameNeighbours(olds[0], news[0]) || likeness(olds[0], news[0]) >= 30
      else { continue }
      pair(olds[0], news[0], .figures)
    }
    removeMatched()
  }

  /// Matches rows whose names are nearly equal, each with the one that is most like it and like no other so much.
  private mutating func matchAlike() {
    /// The greatest likeness of each row, and how many rows have it.
    var best: (old: [Int: (likeness: Int, count: Int)], new: [Int: (likeness: Int, count: Int)]) = ([:], [:])
    var found: [(likeness: Int, old: Int, new: Int)] = []
    func raised(_ known: (likeness: Int, count: Int)?, _ likeness: Int) -> (likeness: Int, count: Int) {
      guard let known, known.likeness >= likeness else { return (likeness, 1) }
      return (known.likeness, known.likeness == likeness ? known.count + 1 : known.count)
    }
    for old in removed {
      for new in added where isPossible(old, new) {
        let likeness = likeness(old, new)
        guard likeness >= 60 else { continue }
        found.append((likeness, old, new))
        best.old[old] = raised(best.old[old], likeness)
        best.new[new] = raised(best.new[new], likeness)
      }
    }
    for one in found where best.old[one.old]?.likeness == one.likeness && best.new[one.new]?.likeness == one.likeness {
      if best.old[one.old]?.count == 1, best.new[one.new]?.count == 1 { pair(one.old, one.new, .likeness) }
    }
    removeMatched()
  }

  /// Whether two rows may be one with another name: neither has a code, and not both are the profile's.
  private func isPossible(_ old: Int, _ new: Int) -> Bool {
    before[old].code == nil && after[new].code == nil && (before[old].id == nil || after[new].id == nil)
  }

  private func haveSameNeighbours(_ old: Int, _ new: Int) -> Bool {
    let isAfterSame = old == 0 ? new == 0 : partner[old - 1] == new - 1
    let isLast = old == before.count - 1
    return isAfterSame && (isLast ? new == after.count - 1 : partner[old + 1] == new + 1)
  }

  /// How much two labels are alike, from 0 to 100: the characters that need no change, of the longer one.
  private func likeness(_ old: Int, _ new: Int) -> Int {
    let (a, b) = (FoldedText(before[old].item).scalars, FoldedText(after[new].item).scalars)
    guard !a.isEmpty, !b.isEmpty, a.count <= 100, b.count <= 100 else { return 0 }
    let longer = max(a.count, b.count)
    return 100 * (longer - Likeness.distance(a, b)) / longer
  }
}
