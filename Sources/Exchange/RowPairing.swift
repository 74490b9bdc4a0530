internal import Budget

/// Which rows of a table's sides stand on one line (左右两侧的对齐).
///
/// The sides run down together. Where a row has to stand beside a row of the side before it (``RowLayout/beside``),
/// the side that is ahead waits: the other gets its rows printed first, with blanks beside them.
struct RowPairing {
  /// For each line the index of the row of each side, or nil where the side has none there.
  private(set) var lines: [[Int?]] = []

  /// Pairs the rows of `sides`, which are in the order of the sides of `layout`.
  init(_ sides: [[BudgetRow]], layout: TableLayout, unitName: String?) {
    var ids: [String?] = []
    for (side, (rows, sectionLayout)) in zip(sides, layout.sections).enumerated() {
      let known = RowMatcher(sectionLayout).layoutRows(of: rows, unitName: unitName)
        .map { $0.map { sectionLayout.rows[$0] } }
      add(known, as: side, beside: ids)
      ids = known.map { $0?.id }
    }
  }

  /// Adds the rows of a side behind the sides before it; `ids` are those of the rows of the last of these.
  private mutating func add(_ rows: [RowLayout?], as side: Int, beside ids: [String?]) {
    let blank = [Int?](repeating: nil, count: side)
    func id(_ line: [Int?]?) -> String? { (line?.last ?? nil).flatMap { ids[$0] } }
    let awaited = Set(rows.compactMap { $0?.beside })
    var rest = lines[...]
    lines = []
    for (index, row) in rows.enumerated() {
      if let anchor = row?.beside, let line = rest.firstIndex(where: { id($0) == anchor }) {
        lines += rest[..<line].map { $0 + [nil] }
        rest = rest[line...]
      } else if let waiting = id(rest.first), awaited.contains(waiting) {
        lines.append(blank + [index])
        continue
      }
      lines.append((rest.popFirst() ?? blank) + [index])
    }
    lines += rest.map { $0 + [nil] }
  }
}
