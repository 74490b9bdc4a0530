public import YusuanFindings
public import YusuanModel

/// A difference between two disclosures (预算的一处差异).
public struct BudgetDifference: Sendable, Hashable {
  /// What differs. The raw value is the name in JSON and CSV.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// A whole disclosure, in a comparison of folders.
    case disclosure
    /// A table (表).
    case table
    /// A panel of a table (栏).
    case panel
    /// A column that only one side prints (列).
    case column
    /// A row (行).
    case row
    /// The label of a row that both sides have (行名).
    case label
    /// The code of a row that both sides have (科目编码).
    case code
    /// An amount (金额).
    case amount
    /// A text, a count, a percentage or a date (其他数据).
    case value
    /// The note of a table (注).
    case note
  }

  /// How it differs. The raw value is the name in JSON and CSV.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Only the later side has it.
    case added
    /// Only the earlier side has it.
    case removed
    /// Both have it, but it is not the same.
    case changed
    /// The earlier side prints nothing, the later one 0.00.
    case blankToZero
    /// The earlier side prints 0.00, the later one nothing.
    case zeroToBlank
    /// One side could not be read, so nothing is known of it (读不出). It is no difference.
    case unread
  }

  /// How the two rows were found to be the same one (对应的依据).
  public enum Match: String, Sendable, Hashable, CaseIterable {
    /// By the id that the profile gives the row.
    case id
    /// By the code.
    case code
    /// By the name.
    case name
    /// By the figures: another name, but the same amounts.
    case figures
    /// By a name that is nearly the same.
    case likeness
  }

  /// What differs.
  public var part: Part
  /// How it differs.
  public var change: Change
  /// The table. Nil for a whole disclosure.
  public var table: TableName?
  /// The panel's id. Nil for a whole table, its note, or a disclosure.
  public var panel: String?
  /// What the panel is called, such as 收入. Nil if it has no name, as where a table has one panel.
  public var panelLabel: String?
  /// The row. Nil if it is not about a row.
  public var row: RowName?
  /// The column. Nil if it is not about a column.
  public var column: ColumnName?
  /// What the earlier side has, or nil for nothing.
  public var before: BudgetCell?
  /// What the later side has, or nil for nothing.
  public var after: BudgetCell?
  /// How the row was matched. Nil if it is not about a row that both sides have.
  public var match: Match?
  /// Where it stands on the earlier side, or nil if that is not known.
  public var placeBefore: Location?
  /// Where it stands on the later side, or nil if that is not known.
  public var placeAfter: Location?
  /// The figures and values of a table, panel, column or row that only one side has.
  public var figures: [FoundFigure] = []
  /// The number of the difference in its report, from 1; 0 for what could not be compared.
  public var number = 0

  /// A difference of the given kind. Everything else is nil or empty.
  init(
    _ part: Part, _ change: Change, table: TableName? = nil, panel: String? = nil, panelLabel: String? = nil
  ) {
    (self.part, self.change, self.table, self.panel, self.panelLabel) = (part, change, table, panel, panelLabel)
  }

  /// How much more the later amount is, or nil if not both are amounts or the difference is out of range.
  public var difference: Amount? {
    guard case .amount(let old)? = before, case .amount(let new)? = after else { return nil }
    return Amount.difference(new, old)
  }

  /// The difference as a percentage of the earlier amount, such as `-3.10`: exact, with two places, rounded half up.
  /// Nil if there is no earlier amount, or if it is zero.
  public var percent: String? {
    guard case .amount(let old)? = before, case .amount(let new)? = after else { return nil }
    return Percentage.text(from: old, to: new)
  }
}

/// The table of a difference (哪张表).
public struct TableName: Sendable, Hashable {
  /// The id.
  public var id: String
  /// The printed number.
  public var number: String
  /// The title; of the later side if both have it.
  public var title: String
}

/// The row of a difference (哪一行); of the later side if both have it.
public struct RowName: Sendable, Hashable {
  /// The path, which is unique in its panel.
  public var path: String
  /// The code, or nil if it has none.
  public var code: String?
  /// The label.
  public var item: String
}

/// The column of a difference (哪一列).
public struct ColumnName: Sendable, Hashable {
  /// The id.
  public var id: String
  /// The printed label.
  public var label: String
}

/// What stands in a cell (单元格的内容).
public enum BudgetCell: Sendable, Hashable {
  /// Money.
  case amount(Amount)
  /// Anything else, as text.
  case text(String)
  /// Something that could not be read.
  case unread
}

/// A figure or value of a part that only one side has (一侧独有的数).
public struct FoundFigure: Sendable, Hashable {
  /// The panel's id.
  public var panel: String
  /// The row.
  public var row: RowName
  /// The column.
  public var column: ColumnName
  /// What stands there.
  public var cell: BudgetCell
  /// Where it stands, or nil if that is not known.
  public var place: Location?
}

/// Percentages from exact amounts (增减百分比).
enum Percentage {
  /// The change from `old` to `new` as a percentage of the absolute value of `old`, with two places. Half a hundredth is
  /// rounded away from zero (四舍五入). Nil if `old` is zero.
  static func text(from old: Amount, to new: Amount) -> String? {
    if old.fen == 0 { return nil }
    let base = Int128(old.fen.magnitude)
    let change = (Int128(new.fen) - Int128(old.fen)) * 10_000
    let hundredths = (2 * change.magnitude + base.magnitude) / (2 * base.magnitude)
    let places = String(hundredths % 100)
    let sign = change < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(places.utf8.count < 2 ? "0" : "")\(places)"
  }
}
