/// A tie that may hold (可能的勾稽关系): a formula and the family of the tie. Of several ties with the same `group`, only the
/// first that holds is kept.
struct Tie {
  /// What is tied; the raw value is the id of the rule.
  enum Family: String, CaseIterable {
    /// The columns of a row add up (各列之和).
    case columns = "A1"
    /// Rows add up to a sum (各行之和).
    case rows = "A2"
    /// Code trees add up (科目树).
    case trees = "B1"
    /// The panels of a table have one total (各栏总计).
    case panels = "C1"
    /// A figure stands in several tables (表与表).
    case tables = "C2"
    /// A note says that a table is empty, and it is (空表说明).
    case notes = "C3"
    /// Codes have their parents, ascend, and are unique (科目编码).
    case codes = "K1"
  }

  var family: Family
  /// Ties with the same group are alternatives.
  var group: String
  var formula: String
}

/// A panel of a draft as formulas name it.
struct PanelName {
  let table: TableDraft
  let panel: PanelDraft
  /// `table`, or `table.panel` if the table has several panels.
  let name: String

  init(_ table: TableDraft, _ panel: PanelDraft) {
    (self.table, self.panel) = (table, panel)
    name = table.id + (table.panels.count > 1 ? ".\(panel.id)" : "")
  }

  /// The ids of the amount columns.
  var amounts: [String] { table.columns[panel.columns].filter { $0.kind == .amount }.map(\.id) }

  /// The amount that is the total of a row: the column of sums, or else the first amount.
  var whole: String? { amounts.first { $0 == "total" } ?? amounts.first }

  /// The figure of `row` in `column`.
  func figure(_ row: String, _ column: String) -> String { "\(name)[\(row), \(column)]" }

  /// A formula for all amount columns. `body` receives the column.
  func forColumns(_ body: (String) -> String) -> String {
    if amounts.count == 1, let only = amounts.first { return body(only) }
    return "for c in columns(\(name)): " + body("c")
  }

  /// All panels of `tables` that have amounts.
  static func all(_ tables: [TableDraft]) -> [PanelName] {
    tables.flatMap { table in table.panels.map { PanelName(table, $0) } }.filter { !$0.amounts.isEmpty }
  }
}
