internal import YusuanModel
internal import YusuanProfiles

/// Finds a row of the template for each row of a panel (行的安放): rows with names go to their names, the others into the rows
/// between these that are to be filled in. Where these are too few, rows are put in.
struct PanelPlacing {
  /// The line of each row, in the order of the panel; nil for one without a place.
  private(set) var lines: [SheetEdits.Line?]
  /// The free rows that stay empty.
  private(set) var left: [Int] = []
  /// The rows with names that the panel does not have.
  private(set) var unused: [Int] = []

  private let rows: [BudgetRow]
  private let layout: PanelLayout
  private let template: PanelRows
  /// Whether rows are put in before the last free row, which may be drawn otherwise, and not behind it.
  private let keepsLast: Bool
  /// The free rows between two named ones that were not given away yet, by the index of the run.
  private var free: [[Int]] = []
  /// The index of the run before each named row; the last one is behind all of them.
  private var runs: [Int: Int] = [:]

  /// Places `rows` of the panel `layout` in `template`, and adds the rows to be put in to `shift`. If the panel is not
  /// `alone`, they go behind the free rows, so that they part no rows of the other panels.
  init(_ rows: [BudgetRow], _ layout: PanelLayout, alone: Bool, in template: PanelRows, _ shift: inout RowShift) {
    (self.rows, self.layout, self.template, keepsLast) = (rows, layout, template, alone)
    lines = Array(repeating: nil, count: rows.count)
    free = [[]]
    for (number, use) in template.rows {
      switch use {
      case .named:
        runs[number] = free.count - 1
        free.append([])
      case .free: free[free.count - 1].append(number)
      case .other: break
      }
    }
    place(&shift)
    left = free.flatMap { $0 }
    let used = Set(lines.compactMap { if case .row(let number)? = $0 { number } else { nil } })
    unused = template.rows.compactMap { number, use in
      if case .named = use, !used.contains(number) { number } else { nil }
    }
  }

  private mutating func place(_ shift: inout RowShift) {
    var group: [Int] = []
    var above: Int?
    var taken = Set<Int>()
    for index in rows.indices {
      guard let number = template.named(rows[index].path), taken.insert(number).inserted else {
        group.append(index)
        continue
      }
      lines[index] = .row(number)
      place(group, from: above, to: number, &shift)
      (group, above) = ([], number)
    }
    place(group, from: above, to: nil, &shift)
  }

  /// Places the rows of `group`, which stand between the named rows `above` and `below`.
  private mutating func place(_ group: [Int], from above: Int?, to below: Int?, _ shift: inout RowShift) {
    if group.isEmpty { return }
    let run = run(from: above, to: below)
    let mayAdd = group.allSatisfy { self.mayAdd($0) }
    guard let run else {
      add(group.filter { self.mayAdd($0) }, behind: above ?? below.map { $0 - 1 }, like: above ?? below, &shift)
      return
    }
    let rowsThere = free[run]
    if group.count <= rowsThere.count {
      for (index, number) in zip(group, rowsThere) { lines[index] = .row(number) }
      free[run].removeFirst(group.count)
      return
    }
    if !mayAdd {
      // Rows that the profile gives a place of their own have none here. The others take what there is.
      return place(group.filter { self.mayAdd($0) }, from: above, to: below, &shift)
    }
    let keepsLast = keepsLast && rowsThere.count > 1
    let first = keepsLast ? Array(rowsThere.dropLast()) : rowsThere
    let last = keepsLast ? rowsThere.last : nil
    let count = group.count - rowsThere.count
    for (index, number) in zip(group, first) { lines[index] = .row(number) }
    if let anchor = first.last {
      add(Array(group[first.count..<first.count + count]), behind: anchor, like: anchor, &shift)
    }
    if let last, let index = group.last { lines[index] = .row(last) }
    free[run] = []
  }

  /// Whether a row is put in for the row at `index` if there is none.
  private func mayAdd(_ index: Int) -> Bool { rows[index].id == nil || PanelRows.isOpen(rows[index], layout) }

  private mutating func add(_ group: [Int], behind anchor: Int?, like model: Int?, _ shift: inout RowShift) {
    guard let anchor, let model, !group.isEmpty else { return }
    let before = lines.count { if case .added(anchor, _)? = $0 { true } else { false } }
    for (place, index) in group.enumerated() { lines[index] = .added(after: anchor, before + place) }
    shift.insert(before + group.count, after: anchor, like: model)
  }

  /// The run of free rows for what stands between two named rows: the one behind the upper, or before the lower, or else
  /// the longest. Nil if no row is free.
  private func run(from above: Int?, to below: Int?) -> Int? {
    let behind = above.flatMap { runs[$0] }.map { $0 + 1 }
    let before = below.map { runs[$0] ?? 0 }
    for place in [behind, before] { if let place, !free[place].isEmpty { return place } }
    let longest = free.indices.max { (free[$0].count, $1) < (free[$1].count, $0) }
    return longest.flatMap { free[$0].isEmpty ? nil : $0 }
  }
}
