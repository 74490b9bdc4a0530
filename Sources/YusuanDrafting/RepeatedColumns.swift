internal import YusuanModel

/// Columns of one panel that print the same labels (重复的列): a profile cannot tell them apart, so the first alone is drafted.
enum RepeatedColumns {
  /// Leaves out of `table` each column that has the labels of one before it in its panel, and marks the table; the `ranges` of the
  /// panels become those of the columns that are left.
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

  /// `node` with the new places of its columns; nil where none is left.
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
