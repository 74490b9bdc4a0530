import Testing
import YusuanModel
import YusuanProfiles

/// Rows of form 1 are known by kind, label and place.
@Suite struct RowMatcherTests {
  private func panel(_ table: String, _ panel: String) throws -> PanelLayout {
    try #require(try Profile.builtIn("shanxi-unit")?.table(table)?.panel(panel))
  }

  private func paths(
    _ rows: [(RowKind, String)], _ table: String, _ panel: String, unitName: String? = nil
  ) throws -> [String?] {
    let panel = try self.panel(table, panel)
    let rows = rows.map { BudgetRow(kind: $0, item: $1) }
    return RowMatcher(panel).layoutRows(of: rows, unitName: unitName).map { $0.map { panel.rows[$0].path } }
  }

  @Test func theSameLabelTwiceIsKnownByKindAndPlace() throws {
    let rows: [(RowKind, String)] = [
      (.item, "一、一般公共预算"), (.subtotal, "本年收入合计"), (.carryover, "上年财政拨款结转"), (.carryoverItem, "一、一般公共预算"),
      (.total, "收入总计"),
    ]
    #expect(
      try paths(rows, "fiscalAppropriationSummary", "revenue")
        == ["generalPublicBudget", "yearTotal", "carryover", "carryover/generalPublicBudget", "grandTotal"])
  }

  @Test func theSameLabelAndKindTwiceIsKnownByPlace() throws {
    var panel = try panel("fiscalAppropriationSummary", "revenue")
    for index in panel.rows.indices where panel.rows[index].kind == .carryoverItem { panel.rows[index].kind = .item }
    let rows = [BudgetRow(kind: .carryover, item: "上年财政拨款结转"), BudgetRow(kind: .item, item: "一、一般公共预算")]
    let indices = RowMatcher(panel).layoutRows(of: rows, unitName: nil)
    #expect(indices.map { $0.map { panel.rows[$0].path } } == ["carryover", "carryover/generalPublicBudget"])
  }

  @Test func ordinalsDoNotMatterAndUnknownRowsAreNone() throws {
    let rows: [(RowKind, String)] = [
      (.item, "七、社会保障和就业支出"), (.item, "一、一般公共服务支出"), (.item, "八、没有的支出"), (.other, "二、外交支出"),
    ]
    #expect(try paths(rows, "revenueExpenditureSummary", "expenditure") == ["class208", "class201", nil, nil])
  }

  @Test func eachOfTheProfilesRowsIsMetOnce() throws {
    let rows: [(RowKind, String)] = [(.item, "二、外交支出"), (.item, "二、外交支出")]
    #expect(try paths(rows, "revenueExpenditureSummary", "expenditure") == ["class202", nil])
  }

  @Test(arguments: [("甲", "unit"), ("乙", nil), (nil, nil)] as [(String?, String?)])
  func theUnitsOwnRowCarriesItsName(unitName: String?, id: String?) throws {
    let rows: [(RowKind, String)] = [(.subtotal, "甲"), (.project, "项目")]
    #expect(try paths(rows, "projectExpenditureCurrent", "expenditure", unitName: unitName) == [id, nil])
  }
}
