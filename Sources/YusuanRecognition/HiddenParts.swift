public import YusuanFindings

/// How much of a table is hidden: by rows, by columns or with its sheet (隐藏部分).
public struct HiddenParts: Sendable, Hashable {
  /// How many rows of the table are hidden; all of them if the sheet is.
  public internal(set) var rows = 0
  /// How many figures stand in hidden rows or columns.
  public internal(set) var figures = 0
  /// Where the first of these rows or figures stands.
  public internal(set) var first: Location?
  /// Nothing of the table can be seen: its sheet is hidden, or every figure is.
  public internal(set) var isWhole = false

  /// Adds the counts of the table's next part or continuation.
  mutating func add(_ part: HiddenParts) {
    rows += part.rows
    figures += part.figures
    first = first ?? part.first
    isWhole = isWhole && part.isWhole
  }
}
