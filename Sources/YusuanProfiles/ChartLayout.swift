public import YusuanFindings

/// A chart of a table's figures (图表), such as 三公经费分布图.
public struct ChartLayout: Sendable, Hashable {
  /// A part of a whole: one figure of the table.
  public struct Part: Sendable, Hashable {
    /// The path of its row.
    public var row: String
    /// The id of its column.
    public var column: String
    /// Its label. Nil for that of the row.
    public var label: String?
    /// What the part is made of. These are shown in its place if they add up to it.
    public var parts: [Part]
  }

  /// What a chart shows.
  public enum Content: Sendable, Hashable {
    /// Parts of a whole.
    case parts([Part])
    /// One figure of each row at a level, such as of each 类.
    case rows(level: Int, column: String)
  }

  /// The chart's id, unique in its table.
  public var id: String
  /// The title in each language, with `{Y}` for the fiscal year.
  public var title: Translated
  /// The id of the panel with the figures.
  public var panel: String
  /// What it shows.
  public var content: Content
}

extension ChartLayout {
  /// The rows and columns that the chart names and `table` does not have, and its panel if that is missing.
  func unknown(in table: TableLayout) -> [String] {
    guard let panel = table.panel(panel) else { return [panel] }
    func isAmount(_ id: String) -> Bool { panel.columns.contains { $0.id == id && $0.kind == .amount } }
    func unknown(_ part: Part) -> [String] {
      let isRow = panel.rows.contains { $0.path == part.row }
      return (isRow ? [] : [part.row]) + (isAmount(part.column) ? [] : [part.column]) + part.parts.flatMap(unknown)
    }
    switch content {
    case .parts(let parts): return parts.flatMap(unknown)
    case .rows(_, let column): return isAmount(column) ? [] : [column]
    }
  }
}
