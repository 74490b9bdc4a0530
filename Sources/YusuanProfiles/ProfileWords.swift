public import YusuanModel

/// The words that a profile expects around its tables (版式用语). Each is compared folded (``Label``).
public struct ProfileWords: Sendable, Hashable {
  /// Labels before the unit's name: 单位名称, 部门名称, …; the first is used for writing.
  public var unitName: [UnitNameWord] = []
  /// What a cover prints, compared with the end of a line: {Y}年区级部门预算, …
  public var covers: [CoverWord] = []
  /// Labels before the money unit: 单位, 金额单位, …; the first is used for writing.
  public var amountUnit: [Label] = []
  /// The words for each money unit: 万元, 人民币万元, 元, …; the first of each unit is used for writing.
  public var amountUnits: [AmountUnitWord] = []
  /// What may be printed in front of or above a title: 表{N}, 预算公开表{N}, 附件{N}, …
  public var printLabels: [Label] = []
  /// Marks of a continued table in a title: 续表, (续), …
  public var continuations: [Label] = []
  /// Meaningless lines printed across a page: 仅供内部审核, …
  public var watermarks: [Label] = []
  /// Labels of page sums: 本页小计, 过次页, 承前页, …
  public var pageTotals: [Label] = []
  /// Labels before a note: 注, 备注, 说明, …; the first is used for writing.
  public var notes: [Label] = []
  /// Notes that a table has no data; the first is the canonical one.
  public var emptyNotes: [Label] = []
  /// Labels before a name or a date below a table: 填报人, 审核人, …
  public var signatures: [Label] = []
  /// The labels of columns that hold one part of a code, in order: 类, 款, 项, 目.
  public var codeParts: [Label] = []
  /// Beginnings of labels of rows that are a part of the row above and not added again: 其中.
  public var ofWhich: [Label] = []
  /// The ends of titles of tables that the profile does not have: 绩效目标表, …
  public var otherTables: [Label] = []

  /// No words.
  public init() {}
}

/// A label before the unit's name (单位名称的写法).
public struct UnitNameWord: Sendable, Hashable {
  /// The label, such as 编制部门.
  public var word: Label
  /// The level that the label states, or nil if it states none.
  public var level: UnitLevel?

  /// The label `word`, which states `level`.
  public init(_ word: Label, level: UnitLevel? = nil) {
    self.word = word
    self.level = level
  }
}

/// What a cover prints (封面标题): the end of a line, with the year and perhaps the level.
public struct CoverWord: Sendable, Hashable {
  /// The end of the line, such as {Y}年区级部门预算.
  public var word: Label
  /// The level that it states, or nil if it states none.
  public var level: UnitLevel?

  /// The line end `word`, which states `level`.
  public init(_ word: Label, level: UnitLevel? = nil) {
    self.word = word
    self.level = level
  }
}

/// A word for a money unit (金额单位的写法).
public struct AmountUnitWord: Sendable, Hashable {
  /// The word, such as 人民币万元.
  public var word: Label
  /// The unit that it means.
  public var unit: AmountUnit
}
