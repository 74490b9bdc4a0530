internal import YusuanBlocks
internal import YusuanFindings

/// Counts the cells of a sheet with look-alike characters, which the model writes as the characters they look like
/// (形近字符).
struct LookalikeCells {
  private var count = 0
  private var first: Location?

  /// Counts such cells of `row`.
  mutating func add(_ row: BlockRow, _ place: Place) {
    for cell in row.cells where cell.marks.contains(.lookalike) {
      count += 1
      if first == nil { first = place.location(row, column: cell.column) }
    }
  }

  /// The finding about them, or nil if there are none.
  var finding: Diagnostic? {
    first.map { Diagnostic(.lookalikesWritten, at: $0, [.count: String(count)]) }
  }
}
