internal import YusuanModel

/// Columns of one panel with the same labels (重复的列). A profile cannot tell them apart, so only the first is drafted.
enum RepeatedColumns {
  /// Removes from `table` each column with the same labels as an earlier one of its panel, and marks the table for a
  /// decision. `ranges`, the panels' columns, are adjusted.
  static func leaveOut(of table: inout TableDraft, _ ranges: inout [Range<Int>]) {
    var places: [Int?] = []
    var kept: [ColumnDraft] = []
    for range in ranges {
      var seen: Set<[FoldedText]> = []
      for column in table.columns[range] {
        guard seen.insert(column.path.map { FoldedText($0) }).inserted else {
          places.append(nil)
          continue
        }
        places.append(kept.count)
        kept.append(column)
      }
    }
    guard kept.count < table.columns.count else { return }
    table.columns = kept
    table.header = table.header.compactMap { node($0, places) }
    table.decide.append("columns")
    var start = 0
    ranges = ranges.map { range in
      let end = start + places[range].count { $0 != nil }
      defer { start = end }
      return start..<end
    }
  }

  /// `node` with the new indices of its columns, or nil if none is left.
  private static func node(_ node: HeaderDraft, _ places: [Int?]) -> HeaderDraft? {
    var node = node
    if let column = node.column {
      node.column = places[column]
      return node.column == nil ? nil : node
    }
    node.children = node.children.compactMap { self.node($0, places) }
    return node.children.isEmpty ? nil : node
  }
}
