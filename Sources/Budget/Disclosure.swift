/// One unit's budget of one fiscal year (单位预算公开): up to thirteen tables, by rising number.
///
/// Equality is that of the content: where a figure stood in its source (``Origin``) does not take part.
public struct Disclosure: Sendable, Hashable {
  /// The id of the layout it was read by, such as `shanxi-unit-2025`.
  public var layout: String
  /// The unit's printed name (单位名称); nil where no table printed one.
  public var unitName: String?
  /// The fiscal year of the titles; nil where none printed one.
  public var fiscalYear: Int?
  /// The unit its amounts are written in.
  public var amountUnit: AmountUnit
  /// The tables, by rising number, each number at most once.
  public var tables: [Table]
  /// The text around the tables, where it was kept; no part of equality.
  public var narrative = Narrative()

  /// A disclosure with the given content.
  public init(layout: String, unitName: String?, fiscalYear: Int?, amountUnit: AmountUnit, tables: [Table] = []) {
    self.layout = layout
    self.unitName = unitName
    self.fiscalYear = fiscalYear
    self.amountUnit = amountUnit
    self.tables = tables
  }
}

/// One of the thirteen tables (表一…表十三).
public struct Table: Sendable, Hashable {
  /// 1 to 13.
  public var number: Int
  /// The stable id, such as `expenditureSummary`.
  public var id: String
  /// The title in the layout's spelling with the fiscal year filled in.
  public var title: String
  /// The note below the table without its `注：`, such as 本表无数据; nil where there is none.
  public var note: String?
  /// The sides of the table, in the layout's order.
  public var sections: [Section]
  /// Where and in what unit it was printed; no part of equality.
  public var origin = TableOrigin()

  /// A table with the given content.
  public init(number: Int, id: String, title: String, note: String? = nil, sections: [Section] = []) {
    self.number = number
    self.id = id
    self.title = title
    self.note = note
    self.sections = sections
  }
}

/// Where a table stood in its source (表的出处). Two are always equal: equality is that of the content.
public struct TableOrigin: Sendable, Hashable {
  /// Where the title stands; an unknown origin where not known.
  public var title = Origin()
  /// The unit its figures were printed in; nil where not known.
  public var amountUnit: AmountUnit?

  /// An unknown origin.
  public init() {}

  /// Always true: where something stood is no part of the content.
  public static func == (a: TableOrigin, b: TableOrigin) -> Bool { true }

  /// Hashes nothing, as `==` compares nothing.
  public func hash(into hasher: inout Hasher) {}
}

/// A side of a table (收入或支出).
public enum Side: String, Sendable, Hashable, CaseIterable {
  /// 收入.
  case revenue
  /// 支出.
  case expenditure
}

/// One side of a table with its rows in the source's order.
public struct Section: Sendable, Hashable {
  /// Which side.
  public var side: Side
  /// The rows, in the source's order.
  public var rows: [BudgetRow]

  /// A side with its rows.
  public init(side: Side, rows: [BudgetRow] = []) {
    self.side = side
    self.rows = rows
  }
}

/// What a row of a table is (行的种类); the raw value is the wire name.
public enum RowKind: String, Sendable, Hashable, CaseIterable {
  /// 合计, 部门合计, 收入总计, 支出总计: the whole of its section.
  case total
  /// 本年收入合计, 本年支出合计, the unit's own row above its projects: a sum within the section.
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
  /// A row that the layout does not name, kept as printed.
  case other
}

/// A row of a section (行).
public struct BudgetRow: Sendable, Hashable {
  /// What the row is.
  public var kind: RowKind
  /// The code's digits (科目编码); nil where the row has none.
  public var code: String?
  /// The label in the layout's spelling where the layout knows it, else as printed, without padding and line breaks.
  public var item: String
  /// The 政府预算支出经济科目名称 beside the item (table 6); nil elsewhere.
  public var governmentItem: String?
  /// 1 类, 2 款, 3 项 for codes; the depth for items; nil for totals.
  public var level: Int?
  /// The printed amounts, in the layout's order of columns. A blank cell has no entry; a printed zero has one.
  public var amounts: [Fact]
  /// Where the row stood; no part of equality.
  public var origin: Origin

  /// A row with the given content.
  public init(
    kind: RowKind, code: String? = nil, item: String, governmentItem: String? = nil, level: Int? = nil,
    amounts: [Fact] = [], origin: Origin = Origin()
  ) {
    self.kind = kind
    self.code = code
    self.item = item
    self.governmentItem = governmentItem
    self.level = level
    self.amounts = amounts
    self.origin = origin
  }

  /// The amount in the column `id`, or nil where the cell is blank.
  public func amount(_ id: String) -> Amount? {
    for fact in amounts where fact.column == id { return fact.amount }
    return nil
  }
}

/// A printed figure (数): the column and the amount of a row.
public struct Fact: Sendable, Hashable {
  /// The column's id, such as `generalPublicBudget`.
  public var column: String
  /// The amount.
  public var amount: Amount
  /// The column of the source where it stood, from 1; 0 where not known. No part of equality.
  public var sourceColumn: Int32

  /// The amount in the column `column`.
  public init(column: String, amount: Amount, sourceColumn: Int32 = 0) {
    self.column = column
    self.amount = amount
    self.sourceColumn = sourceColumn
  }

  /// The same column and amount, wherever they stood.
  public static func == (a: Fact, b: Fact) -> Bool { a.column == b.column && a.amount == b.amount }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(column)
    hasher.combine(amount)
  }
}

/// Where a row stood in its source (出处). Two origins are always equal: equality is that of the content.
public struct Origin: Sendable, Hashable {
  /// The sheet or text the row stood in; nil where not known.
  public var sheet: SourceSheet?
  /// The row's number in its sheet, from 1; 0 where not known.
  public var row: Int32
  /// The physical line, from 1; 0 where the source has no lines.
  public var line: Int32

  /// An origin; without arguments, an unknown one.
  public init(sheet: SourceSheet? = nil, row: Int32 = 0, line: Int32 = 0) {
    self.sheet = sheet
    self.row = row
    self.line = line
  }

  /// Always true: where something stood is no part of the content.
  public static func == (a: Origin, b: Origin) -> Bool { true }

  /// Hashes nothing, as `==` compares nothing.
  public func hash(into hasher: inout Hasher) {}
}

/// The sheet or text that rows stood in, shared by all of them.
public final class SourceSheet: Sendable {
  /// The input as the user named it.
  public let input: String
  /// The sheet's name; nil for delimited text.
  public let name: String?

  /// The sheet `name` of `input`.
  public init(input: String, name: String?) {
    self.input = input
    self.name = name
  }
}
