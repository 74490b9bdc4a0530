public import YusuanModel

/// One panel of a table, such as its revenue or its expenditure side (表的一栏): columns and rows of its own.
public struct PanelLayout: Sendable, Hashable {
  /// The stable id, such as `revenue`.
  public var id: String
  /// What people call it, such as 收入; nil where the table has one panel or its panels have no names.
  public var label: String?
  /// The columns, left to right.
  public var columns: [ColumnLayout]
  /// The rows the bureau prints, in order; the place of the open rows among them is ``openRowsIndex``.
  public var rows: [RowLayout]
  /// The rows that are not fixed: a code tree or a list; nil where all rows are fixed.
  public var openRows: OpenRows?
  /// How many of ``rows`` are printed before the open rows.
  public var openRowsIndex: Int

  /// The panel has no column with labels: its rows are known by their place alone.
  public var isUnlabelled: Bool { !columns.contains { $0.kind == .item || $0.kind == .code || $0.kind == .codePart } }

  /// The columns of kind `kind`, left to right, by their places.
  public func columns(_ kind: ColumnKind) -> [Int] { columns.indices.filter { columns[$0].kind == kind } }

  /// The column that holds the row's label: the last one of kind item; nil where there is none.
  public var labelColumn: Int? { columns.lastIndex { $0.kind == .item } }

  /// What a value in the column at `index` is; nil for codes and for the label. A column of labels before the last one
  /// holds a text.
  public func valueKind(ofColumn index: Int) -> ValueKind? {
    let kind = columns[index].kind
    return kind.valueKind ?? (kind == .item && index != labelColumn ? .text : nil)
  }

  /// The place of the column `id`; nil where there is none.
  public func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }
}

/// A row that the bureau prints in every such table (固定行).
public struct RowLayout: Sendable, Hashable {
  /// The row's name among those below the same row, such as `grandTotal`.
  public var id: String
  /// The ids down to the row, such as `carryover/generalPublicBudget`: unique in its panel.
  public var path: String
  /// What the row is.
  public var kind: RowKind
  /// The label as printed; nil for the row that carries the unit's own name, and for a row without a label.
  public var label: Label?
  /// The row carries the unit's own name (`{U}`).
  public var carriesUnitName: Bool
  /// Further spellings that are read as this label.
  public var spellings: [Label]
  /// The depth on the wire; nil for totals.
  public var level: Int?
  /// The functional class the row stands for, such as 208; nil elsewhere.
  public var code: String?
  /// A table without this row is incomplete.
  public var isRequired: Bool
  /// The ``path`` of the row of the panel before that this row is printed beside; nil where rows just follow.
  public var beside: String?
}

/// Rows whose number and labels differ from unit to unit (开放行).
public enum OpenRows: Sendable, Hashable {
  /// A code tree in pre-order; `lengths` are the digits of level 1, 2, 3, …
  case codes(kind: RowKind, lengths: [Int])
  /// A list of labelled rows, all at `level`.
  case list(kind: RowKind, level: Int?)

  /// The numbers of digits of codes by level; empty for a list.
  public var codeLengths: [Int] {
    if case .codes(_, let lengths) = self { lengths } else { [] }
  }
}
