public import YusuanFindings

/// What of a table stands in hidden rows or columns, or on a hidden sheet (隐藏部分).
public struct HiddenParts: Sendable, Hashable {
  /// How many rows of the table are hidden; all where its sheet is.
  public internal(set) var rows = 0
  /// How many figures stand in hidden rows or columns.
  public internal(set) var figures = 0
  /// Where the first of these rows or figures stands.
  public internal(set) var first: Location?
  /// Nothing of the table can be seen: its sheet is hidden, or each of its figures.
  public internal(set) var isWhole = false

  /// Adds what is hidden in the next part of the table, or in its continuation.
  mutating func add(_ part: HiddenParts) {
    rows += part.rows
    figures += part.figures
    first = first ?? part.first
    isWhole = isWhole && part.isWhole
  }
}
