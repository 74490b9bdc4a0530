public import YusuanModel

/// One panel of a table, such as its revenue or its expenditure side (表的一栏), with its own columns and rows.
public struct PanelLayout: Sendable, Hashable {
  /// The stable id, such as `revenue`.
  public var id: String
  /// The name for people, such as 收入. Nil if the table has one panel or its panels have no names.
  public var label: String?
  /// The columns, left to right.
  public var columns: [ColumnLayout]
  /// The fixed rows, in printed order. ``openRowsIndex`` says where the open rows stand among them.
  public var rows: [RowLayout]
  /// The rows that are not fixed: a code tree or a list. Nil if all rows are fixed.
  public var openRows: OpenRows?
  /// How many of ``rows`` are printed before the open rows.
  public var openRowsIndex: Int

  /// Whether no column holds labels, so that rows are known by position alone.
  public var isUnlabelled: Bool { !columns.contains { $0.kind == .item || $0.kind == .code || $0.kind == .codePart } }

  /// The indices of the columns of kind `kind`, left to right.
  public func columns(_ kind: ColumnKind) -> [Int] { columns.indices.filter { columns[$0].kind == kind } }

  /// The index of the column with the row's label: the last one of kind item. Nil if there is none.
  public var labelColumn: Int? { columns.lastIndex { $0.kind == .item } }

  /// The kind of value in the column at `index`, or nil for codes and for the label. A label column before the last one
  /// holds a text.
  public func valueKind(ofColumn index: Int) -> ValueKind? {
    let kind = columns[index].kind
    return kind.valueKind ?? (kind == .item && index != labelColumn ? .text : nil)
  }

  /// The index of the column `id`, or nil if there is none.
  public func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }
}

/// A row that the bureau prints in every such table (固定行).
public struct RowLayout: Sendable, Hashable {
  /// The row's id, unique among the rows below the same row, such as `grandTotal`.
  public var id: String
  /// The ids that lead to the row, such as `carryover/generalPublicBudget`; unique in its panel.
  public var path: String
  /// The kind of the row.
  public var kind: RowKind
  /// The label as printed. Nil for the row with the unit's own name, and for a row without a label.
  public var label: Label?
  /// Whether the row's label is the unit's own name (`{U}`).
  public var carriesUnitName: Bool
  /// Further spellings that are read as this label.
  public var spellings: [Label]
  /// The depth written to files; nil for totals.
  public var level: Int?
  /// The functional class of the row, such as 208, or nil if it has none.
  public var code: String?
  /// Whether a table without this row is incomplete.
  public var isRequired: Bool
  /// The ``path`` of the row of the previous panel beside which this row is printed. Nil if the rows simply follow each
  /// other.
  public var beside: String?
}

/// Rows whose number and labels differ from unit to unit (开放行).
public enum OpenRows: Sendable, Hashable {
  /// A code tree in pre-order. `lengths` are the numbers of digits at level 1, 2, 3, …
  case codes(kind: RowKind, lengths: [Int])
  /// A list of labelled rows, all at `level`.
  case list(kind: RowKind, level: Int?)

  /// The numbers of digits of codes by level; empty for a list.
  public var codeLengths: [Int] {
    if case .codes(_, let lengths) = self { lengths } else { [] }
  }
}
