/// One unit's budget of one fiscal year (部门、单位预算公开): its tables, in the order of the profile.
///
/// Only the content is compared for equality. Where figures stood is stored separately (``DisclosureSources``).
public struct Disclosure: Sendable, Hashable {
  /// The id of the profile it was read by, such as `shanxi-unit`.
  public var profile: String
  /// The unit's printed name (单位名称), or nil if no table printed one.
  public var unitName: String?
  /// Whether the budget is a department's or a unit's, or nil if that is not known.
  public var unitLevel: UnitLevel?
  /// The unit's code (单位代码), or nil if none is known.
  public var unitCode: String?
  /// The code of the unit's region (区划代码), or nil if none is known. Of the forms only the long one has a place for it.
  public var regionCode: String?
  /// The fiscal year of the titles, or nil if none printed one.
  public var fiscalYear: Int?
  /// The unit in which its amounts are written.
  public var amountUnit: AmountUnit
  /// The tables, in the order of the profile, each id at most once.
  public var tables: [Table]

  /// A disclosure with the given content.
  public init(
    profile: String, unitName: String?, unitLevel: UnitLevel? = nil, unitCode: String? = nil, fiscalYear: Int?,
    amountUnit: AmountUnit, tables: [Table] = []
  ) {
    self.profile = profile
    self.unitName = unitName
    self.unitLevel = unitLevel
    self.unitCode = unitCode
    self.fiscalYear = fiscalYear
    self.amountUnit = amountUnit
    self.tables = tables
  }
}

/// One table of a disclosure (表).
public struct Table: Sendable, Hashable {
  /// The stable id, such as `expenditureSummary`.
  public var id: String
  /// The printed number, a text such as `3` or `05-1`.
  public var number: String
  /// The title in the profile's spelling with the fiscal year filled in.
  public var title: String
  /// The note below the table without its `注：`, such as 本表无数据, or nil if there is none.
  public var note: String?
  /// The panels of the table, in the profile's order.
  public var panels: [Panel]

  /// A table with the given content.
  public init(id: String, number: String, title: String, note: String? = nil, panels: [Panel] = []) {
    self.id = id
    self.number = number
    self.title = title
    self.note = note
    self.panels = panels
  }

  /// The panel `id`, or nil if the table has no such panel.
  public func panel(_ id: String) -> Panel? { panels.first { $0.id == id } }
}

/// One panel of a table, such as its revenue side, with its rows in the source's order (表的一栏).
public struct Panel: Sendable, Hashable {
  /// The stable id, such as `revenue`.
  public var id: String
  /// The rows, in the source's order.
  public var rows: [BudgetRow]
  /// Whether the label or the code of a row could not be read (有行读不出). A row that the panel lacks may be that one.
  public var isIncomplete: Bool

  /// A panel with its rows.
  public init(id: String, rows: [BudgetRow] = [], isIncomplete: Bool = false) {
    self.id = id
    self.rows = rows
    self.isIncomplete = isIncomplete
  }
}

/// A disclosure together with its sources and the text around its tables (公开文件及其出处).
public struct Document: Sendable {
  /// The content.
  public var disclosure: Disclosure
  /// Where its tables and figures stood; empty if that is not known.
  public var sources: DisclosureSources
  /// The text around the tables, if it was kept.
  public var narrative: Narrative
  /// The kind of the unit (单位性质), or nil if no register says it. Rules may depend on it.
  public var unitKind: UnitKind?

  /// Combines a disclosure with its sources and its narrative.
  public init(
    _ disclosure: Disclosure, sources: DisclosureSources = DisclosureSources(), narrative: Narrative = Narrative()
  ) {
    self.disclosure = disclosure
    self.sources = sources
    self.narrative = narrative
  }
}
