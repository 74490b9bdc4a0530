/// A tie that may hold (可能的勾稽关系): a formula, and what kind of tie it is. Of ties that are told apart by `group`, the first that
/// holds is enough.
struct Tie {
  /// What ties; the raw value is the id of the rule.
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
    /// A note that a table is empty stands where it is (空表说明).
    case notes = "C3"
    /// Codes have their parents, rise, and stand once (科目编码).
    case codes = "K1"
  }

  var family: Family
  /// What it is a tie of.
  var group: String
  var formula: String
}

/// A panel of a draft as formulas name it.
struct PanelName {
  let table: TableDraft
  let panel: PanelDraft
  /// `table`, or `table.panel` where the table has several.
  let name: String

  init(_ table: TableDraft, _ panel: PanelDraft) {
    (self.table, self.panel) = (table, panel)
    name = table.id + (table.panels.count > 1 ? ".\(panel.id)" : "")
  }

  /// The ids of the columns of amounts.
  var amounts: [String] { table.columns[panel.columns].filter { $0.kind == .amount }.map(\.id) }

  /// The amount that is the whole of a row: the column of sums, else the first.
  var whole: String? { amounts.first { $0 == "total" } ?? amounts.first }

  /// The figure of `row` in `column`.
  func figure(_ row: String, _ column: String) -> String { "\(name)[\(row), \(column)]" }

  /// A formula over all columns of amounts, `body` being given the column.
  func forColumns(_ body: (String) -> String) -> String {
    if amounts.count == 1, let only = amounts.first { return body(only) }
    return "for c in columns(\(name)): " + body("c")
  }

  /// All panels of `tables` that have amounts.
  static func all(_ tables: [TableDraft]) -> [PanelName] {
    tables.flatMap { table in table.panels.map { PanelName(table, $0) } }.filter { !$0.amounts.isEmpty }
  }
}
