public import YusuanFindings
public import YusuanModel
public import YusuanProfiles

/// A chart with its figures (图表), from which pages and workbooks are drawn alike.
public struct PrintedChart: Sendable, Hashable {
  /// One figure of a chart.
  public struct Point: Sendable, Hashable {
    /// What the figure is, as the table prints it.
    public var label: String
    /// The amount. Nil for a blank, and for a figure that could not be read.
    public var amount: Amount?
    /// Whether the figure could not be read.
    public var isUnread: Bool
    /// Its cell.
    public var cell: CellPlace
  }

  /// How a chart is drawn.
  public enum Kind: Sendable, Hashable {
    /// As parts of a whole.
    case parts
    /// As a bar for each figure.
    case bars
  }

  /// The chart's id: that of its table, a hyphen and its own.
  public var id: String
  /// The table's index in the disclosure.
  public var table: Int
  /// The title in each language. Without one the table's.
  public var title: Phrase
  /// How it is drawn.
  public var kind: Kind
  /// The figures, in the order of the table.
  public var points: [Point]

  /// The sum of the figures. Nil if it is out of range.
  public var sum: Amount? { Self.sum(points) }

  fileprivate static func sum(_ points: [Point]) -> Amount? {
    var sum: Amount? = .zero
    for amount in points.compactMap(\.amount) { sum = sum.flatMap { Amount.sum($0, amount) } }
    return sum
  }

  /// Whether there is anything to draw: a figure above zero. A chart with a figure below zero has no parts of a whole.
  public var hasFigures: Bool { points.contains { ($0.amount?.fen ?? 0) > 0 } }

  /// The charts of `document`, which was read with `profile`, in the order of its tables. A chart of a table that the
  /// disclosure does not have is left out, one without figures is not.
  public static func all(of document: Document, _ profile: Profile) -> [PrintedChart] {
    let disclosure = document.disclosure
    return disclosure.tables.enumerated().flatMap { index, table -> [PrintedChart] in
      guard let layout = profile.table(table.id) else { return [] }
      return layout.charts.compactMap { chart in
        guard let panel = layout.panels.firstIndex(where: { $0.id == chart.panel }) else { return nil }
        let rows = table.panel(chart.panel)?.rows ?? []
        let maker = PointMaker(table: index, panel: panel, layout: layout.panels[panel], rows: rows)
        func title(_ language: Language) -> String {
          Label(chart.title[language] ?? chart.title[.zh] ?? table.title).printed(year: disclosure.fiscalYear)
        }
        return PrintedChart(
          id: "\(table.id)-\(chart.id)", table: index, title: Phrase(zh: title(.zh), en: title(.en)),
          kind: chart.content.kind, points: maker.points(chart.content))
      }
    }
  }
}

extension ChartLayout.Content {
  fileprivate var kind: PrintedChart.Kind {
    switch self {
    case .parts: .parts
    case .rows: .bars
    }
  }
}

/// Finds the figures of charts in a panel.
private struct PointMaker {
  let table: Int
  let panel: Int
  let layout: PanelLayout
  let rows: [BudgetRow]

  func points(_ content: ChartLayout.Content) -> [PrintedChart.Point] {
    switch content {
    case .parts(let parts): parts.flatMap(points)
    case .rows(let level, let column):
      rows.indices.filter { rows[$0].level == level }.compactMap { point(row: $0, column: column, label: nil) }
    }
  }

  /// The figure of `part`, or those it is made of if they add up to it.
  private func points(_ part: ChartLayout.Part) -> [PrintedChart.Point] {
    guard let row = rows.firstIndex(where: { $0.path == part.row }),
      let whole = point(row: row, column: part.column, label: part.label)
    else { return [] }
    let parts = part.parts.flatMap(points)
    let addsUp = PrintedChart.sum(parts) == whole.amount ?? .zero
    return parts.isEmpty || parts.contains(where: \.isUnread) || !addsUp ? [whole] : parts
  }

  private func point(row: Int, column id: String, label: String?) -> PrintedChart.Point? {
    guard let column = layout.column(id) else { return nil }
    return PrintedChart.Point(
      label: label ?? rows[row].item, amount: rows[row].amount(id), isUnread: rows[row].unread.contains(id),
      cell: CellPlace(table: table, panel: panel, row: row, column: column))
  }
}
