/// The kind of a row (行的种类); the raw value is the name written to files.
public enum RowKind: String, Sendable, Hashable, CaseIterable {
  /// 合计, 部门合计, 收入总计, 支出总计: the whole of its panel.
  case total
  /// 本年收入合计, 本年支出合计, the unit's own row above its projects: a sum within the panel.
  case subtotal
  /// 上年结转, 上年财政拨款结转, 年终结转.
  case carryover
  /// A fund below 上年财政拨款结转 (table 4).
  case carryoverItem
  /// A fixed item, such as 一、一般公共预算 or 公务接待费.
  case item
  /// A functional class, division or item (支出功能分类 类/款/项).
  case function
  /// A revenue class (收入分类 类/款/项/目).
  case revenue
  /// An economic item (经济科目).
  case economic
  /// A unit (table 11).
  case unit
  /// A project (项目, tables 12 and 13).
  case project
  /// A row that the profile does not name, kept as printed.
  case other
}

/// A row of a panel (行).
public struct BudgetRow: Sendable, Hashable {
  /// The kind of the row.
  public var kind: RowKind
  /// The profile's id of a fixed row, such as `grandTotal`. Nil for open and unknown rows.
  public var id: String?
  /// The ids or codes that lead to the row, unique in its panel (``RowPaths``).
  public var path: String
  /// The code's digits (科目编码), or nil if the row has none.
  public var code: String?
  /// The label in the profile's spelling if the profile knows it. Otherwise as printed, without padding and line
  /// breaks. Empty for a row of a table without labels.
  public var item: String
  /// For codes 1 类, 2 款, 3 项; for items the depth; nil for totals.
  public var level: Int?
  /// The printed amounts, in the profile's column order. A blank cell has no entry; a printed zero has one.
  public var amounts: [Fact]
  /// The printed texts, counts, percentages and dates, in the profile's column order.
  public var values: [ColumnValue]
  /// The ids of the columns whose cells could not be read, in the profile's column order (读不出的单元格). Such a cell is not
  /// blank, and no rule may take it for zero.
  public var unread: [String]

  /// A row with the given content.
  public init(
    kind: RowKind, id: String? = nil, path: String = "", code: String? = nil, item: String, level: Int? = nil,
    amounts: [Fact] = [], values: [ColumnValue] = [], unread: [String] = []
  ) {
    self.kind = kind
    self.id = id
    self.path = path
    self.code = code
    self.item = item
    self.level = level
    self.amounts = amounts
    self.values = values
    self.unread = unread
  }

  /// The amount in the column `id`, or nil if there is none.
  public func amount(_ id: String) -> Amount? {
    for fact in amounts where fact.column == id { return fact.amount }
    return nil
  }

  /// The text, count, percentage or date in the column `id`, or nil if there is none.
  public func value(_ id: String) -> String? {
    for value in values where value.column == id { return value.text }
    return nil
  }
}

/// A printed figure (数): a column and the amount of the row in it.
public struct Fact: Sendable, Hashable {
  /// The column's id, such as `generalPublicBudget`.
  public var column: String
  /// The amount.
  public var amount: Amount

  /// The amount in the column `column`.
  public init(column: String, amount: Amount) {
    self.column = column
    self.amount = amount
  }
}

/// The kind of a value (值的种类); the raw value is the name written to files.
public enum ValueKind: String, Sendable, Hashable, CaseIterable {
  /// Money.
  case amount
  /// A number of things or people.
  case count
  /// A percentage: the number before the % sign.
  case percent
  /// A date: as ISO 8601 (2025-03-01) if it was understood, otherwise as printed.
  case date
  /// Any text.
  case text
}

/// A printed value other than money (文字、数量、百分比、日期).
public struct ColumnValue: Sendable, Hashable {
  /// The column's id, such as `governmentItem`.
  public var column: String
  /// The kind of value; never an amount.
  public var kind: ValueKind
  /// The text without padding. For a count or a percentage an exact decimal.
  public var text: String

  /// The value `text` in the column `column`.
  public init(column: String, kind: ValueKind = .text, text: String) {
    self.column = column
    self.kind = kind
    self.text = text
  }
}
