public import YusuanModel

/// How one table is printed (表的版式).
public struct TableLayout: Sendable, Hashable {
  /// The printed number, a text such as `3` or `05-1`.
  public var number: String
  /// The stable id, such as `expenditureSummary`.
  public var id: String
  /// The title as printed, with `{Y}` for the fiscal year.
  public var title: Label
  /// Further titles that are accepted for this table.
  public var otherTitles: [Label]
  /// What is printed above the title, such as 预算公开表1, or nil if nothing is.
  public var printLabel: String?
  /// The note printed below it if it has no data (空表说明), with `{Y}` for the fiscal year. Nil for the first of
  /// ``ProfileWords/emptyNotes``.
  public var emptyNote: Label?
  /// The unit of its figures if it prints none. Nil for the profile's.
  public var amountUnit: AmountUnit?
  /// The header, left to right.
  public var header: [HeaderNode]
  /// Whether a row of the column numbers 1…n is printed below the header.
  public var printsColumnNumbers: Bool
  /// The panels, in printed order.
  public var panels: [PanelLayout]
  /// The charts of its figures, in the order in which they are shown.
  public var charts: [ChartLayout] = []

  /// How many rows the header has.
  public var headerDepth: Int { header.map(\.depth).max() ?? 0 }

  /// The label that the header prints for the column at index `column` of the panel at `panel`, or nil if there is
  /// none.
  public func label(ofColumn column: Int, panel: Int) -> Label? {
    Self.label(of: ColumnReference(panel: panel, column: column), in: header)
  }

  private static func label(of column: ColumnReference, in header: [HeaderNode]) -> Label? {
    for node in header {
      if node.column == column { return node.label }
      if let label = label(of: column, in: node.children) { return label }
    }
    return nil
  }

  /// The panel `id`, or nil if the table has no such panel.
  public func panel(_ id: String) -> PanelLayout? { panels.first { $0.id == id } }
}

/// A cell of a table's header. It spans its columns below or, without children, the header rows below it.
///
/// ```
/// ┌───────────────┬──────────────────────────┐
/// │ 项目(2)        │ 2025年预算数(3)            │   two nodes, each with children
/// ├───────┬───────┼──────┬─────────┬─────────┤
/// │ 科目编码│ 科目名称│ 合计  │ 基本支出  │ 项目支出  │   five nodes, each a column
/// └───────┴───────┴──────┴─────────┴─────────┘
/// ```
public struct HeaderNode: Sendable, Hashable {
  /// The label as printed.
  public var label: Label
  /// Further spellings that are accepted for this label.
  public var spellings: [Label]
  /// The nodes below; empty for a column.
  public var children: [HeaderNode]
  /// The column of the node, or nil for a group.
  public var column: ColumnReference?

  /// How many header rows the node needs.
  public var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }

  /// How many columns the node spans.
  public var span: Int { children.isEmpty ? 1 : children.reduce(0) { $0 + $1.span } }

  /// The columns below the node, left to right. Nil stands for a group without columns.
  public var leaves: [ColumnReference?] { children.isEmpty ? [column] : children.flatMap(\.leaves) }
}

/// A column, by its panel and its index in that panel.
public struct ColumnReference: Sendable, Hashable {
  /// The panel's index in ``TableLayout/panels``.
  public var panel: Int
  /// The column's index in ``PanelLayout/columns``.
  public var column: Int

  /// The column at `column` of the panel at `panel`.
  public init(panel: Int, column: Int) {
    self.panel = panel
    self.column = column
  }
}

/// What a column holds (列的种类).
public enum ColumnKind: String, Sendable, Hashable, CaseIterable {
  /// 科目编码, whole.
  case code
  /// One part of the code (类, 款, 项, …), with a column for each part, in order.
  case codePart
  /// 项目, 科目名称, 单位名称: the row's label. If several columns have this kind, each holds a part of it.
  case item
  /// Any text beside the label, such as 政府预算支出经济科目名称.
  case text
  /// Money.
  case amount
  /// A number of things or people (人数, 辆).
  case count
  /// A percentage (%).
  case percent
  /// A date.
  case date

  /// The kind of the column's values as named in files. Nil for codes and labels, which are no values.
  public var valueKind: ValueKind? {
    switch self {
    case .code, .codePart, .item: nil
    case .text: .text
    case .amount: .amount
    case .count: .count
    case .percent: .percent
    case .date: .date
    }
  }
}

/// One column of a panel.
public struct ColumnLayout: Sendable, Hashable {
  /// The stable id, such as `generalPublicBudget`.
  public var id: String
  /// What the column holds.
  public var kind: ColumnKind
}
