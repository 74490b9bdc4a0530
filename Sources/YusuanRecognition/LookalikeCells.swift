internal import YusuanBlocks
internal import YusuanFindings

/// Counts the cells of a sheet whose text is written without characters that only look like others (形近字符).
struct LookalikeCells {
  private var count = 0
  private var first: Location?

  /// Counts the cells of `row`.
  mutating func look(at row: BlockRow, _ place: Place) {
    for cell in row.cells where cell.marks.contains(.lookalike) {
      count += 1
      if first == nil { first = place.location(row, column: cell.column) }
    }
  }

  /// What is to be said of them; nil where there are none.
  var finding: Diagnostic? {
    first.map { Diagnostic(.lookalikesWritten, at: $0, [.count: String(count)]) }
  }
}
