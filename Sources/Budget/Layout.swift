/// How a bureau prints the thirteen tables in one year (版式): data read from `Schemas/layouts/`, never code.
///
/// The file format is described in `Documentation/layouts.md` and by `Schemas/layout.xsd`.
public struct Layout: Sendable, Hashable {
  /// The stable id, such as `shanxi-unit-2025`.
  public var id: String
  /// The Chinese name for people.
  public var chineseName: String
  /// The English name for people.
  public var englishName: String
  /// The unit that figures are in where a table prints none.
  public var amountUnit: AmountUnit
  /// The words that stand around tables.
  public var words: LayoutWords
  /// The tables, by rising number.
  public var tables: [TableLayout]

  /// The table `number`, or nil where the layout has none.
  public func table(_ number: Int) -> TableLayout? { tables.first { $0.number == number } }
}

/// The words a layout expects around its tables. Each is compared by its folded form (``Label``).
public struct LayoutWords: Sendable, Hashable {
  /// Labels before the unit's name: 单位名称, 部门名称, …
  public var unitName: [Label] = []
  /// Labels before the money unit: 单位, 金额单位, …
  public var amountUnit: [Label] = []
  /// The words for each money unit: 万元, 人民币万元, 元, …
  public var amountUnits: [AmountUnitWord] = []
  /// What may be printed in front of or above a title: 表{N}, 预算公开表{N}, 附件{N}, …
  public var printLabels: [Label] = []
  /// What marks a title as the continuation of a table: 续表, (续), …
  public var continuations: [Label] = []
  /// Lines without meaning printed across a page: 仅供内部审核, …
  public var watermarks: [Label] = []
  /// Labels before a note: 注, 备注, 说明, …
  public var notes: [Label] = []
  /// Notes that say a table has no data; the first is the canonical one.
  public var emptyNotes: [Label] = []
  /// Labels before a name or a date below a table: 填报人, 审核人, …
  public var signatures: [Label] = []
  /// The labels of columns that hold a part of a code, from the first: 类, 款, 项, 目.
  public var codeParts: [Label] = []
  /// The ends of the titles of tables that are not among the thirteen: 绩效目标表, …
  public var otherTables: [Label] = []

  /// No words.
  public init() {}
}

/// A word for a money unit (金额单位的写法).
public struct AmountUnitWord: Sendable, Hashable {
  /// The word, such as 人民币万元.
  public var word: Label
  /// The unit it means.
  public var unit: AmountUnit
}

/// How one table is printed.
public struct TableLayout: Sendable, Hashable {
  /// 1 to 13.
  public var number: Int
  /// The stable id, such as `expenditureSummary`.
  public var id: String
  /// The title as printed, `{Y}` for the fiscal year.
  public var title: Label
  /// Further titles that are read as this table's.
  public var otherTitles: [Label]
  /// What is printed above the title, such as 预算公开表1; nil where nothing is.
  public var printLabel: String?
  /// The header, left to right.
  public var header: [HeaderNode]
  /// A row of the column numbers 1…n is printed below the header.
  public var printsColumnNumbers: Bool
  /// The sides, in printed order.
  public var sections: [SectionLayout]

  /// How many rows the header has.
  public var headerDepth: Int { header.map(\.depth).max() ?? 0 }

  /// The label that the header prints for the column `column` of the section at `section`; nil where there is none.
  public func label(ofColumn column: Int, section: Int) -> Label? {
    Self.label(of: ColumnReference(section: section, column: column), in: header)
  }

  private static func label(of column: ColumnReference, in header: [HeaderNode]) -> Label? {
    for node in header {
      if node.column == column { return node.label }
      if let label = label(of: column, in: node.children) { return label }
    }
    return nil
  }

  /// The layout of one side, or nil where the table has no such side.
  public func section(_ side: Side) -> SectionLayout? { sections.first { $0.side == side } }
}

/// A cell of a table's header: it spans its columns below, or, without children, the header rows below it.
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
  /// Further spellings that are read as this label.
  public var spellings: [Label]
  /// The nodes below; empty for a column.
  public var children: [HeaderNode]
  /// The column this node is; nil for a group.
  public var column: ColumnReference?

  /// How many header rows the node needs.
  public var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }

  /// How many columns the node spans.
  public var span: Int { children.isEmpty ? 1 : children.reduce(0) { $0 + $1.span } }

  /// Whether `label` is one of the node's spellings.
  public func reads(_ folded: FoldedText) -> Bool {
    label.matches(folded) || spellings.contains { $0.matches(folded) }
  }
}

/// A column by its section and its place among the section's columns.
public struct ColumnReference: Sendable, Hashable {
  /// The section's index in ``TableLayout/sections``.
  public var section: Int
  /// The column's index in ``SectionLayout/columns``.
  public var column: Int
}

/// What a column holds.
public enum ColumnKind: String, Sendable, Hashable, CaseIterable {
  /// 科目编码.
  case code
  /// 项目, 科目名称, 单位名称: the row's label.
  case item
  /// 政府预算支出经济科目名称, beside the item.
  case governmentItem
  /// Money.
  case amount
}

/// One column of a section.
public struct ColumnLayout: Sendable, Hashable {
  /// The stable id, such as `generalPublicBudget`.
  public var id: String
  /// What the column holds.
  public var kind: ColumnKind
}

/// The rows of one side of a table.
public struct SectionLayout: Sendable, Hashable {
  /// Which side.
  public var side: Side
  /// The columns, left to right.
  public var columns: [ColumnLayout]
  /// The rows the bureau prints, in order; the place of the open rows among them is ``openRowsIndex``.
  public var rows: [RowLayout]
  /// The rows that are not fixed: a code tree or a list; nil where all rows are fixed.
  public var openRows: OpenRows?
  /// How many of ``rows`` are printed before the open rows.
  public var openRowsIndex: Int
}

/// A row that the bureau prints in every such table.
public struct RowLayout: Sendable, Hashable {
  /// A name for rules, unique in its section, such as `grandTotal`.
  public var id: String
  /// What the row is.
  public var kind: RowKind
  /// The label as printed; nil for the row that carries the unit's own name.
  public var label: Label?
  /// Further spellings that are read as this label.
  public var spellings: [Label]
  /// The depth on the wire; nil for totals.
  public var level: Int?
  /// The functional class the row stands for, such as 208; nil elsewhere.
  public var code: String?
  /// A table without this row is incomplete.
  public var isRequired: Bool
  /// The ``id`` of the row of the section before that this row is printed beside; nil where rows just follow.
  public var beside: String?
}

/// Rows whose number and labels differ from unit to unit.
public enum OpenRows: Sendable, Hashable {
  /// A code tree in pre-order; `lengths` are the digits of level 1, 2, 3, …
  case codes(kind: RowKind, lengths: [Int])
  /// A list of labelled rows, all at `level`.
  case list(kind: RowKind, level: Int?)
}
