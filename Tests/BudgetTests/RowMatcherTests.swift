import Budget
import Testing

@Suite struct RowMatcherTests {
  private func ids(_ rows: [(RowKind, String)], table: Int, _ side: Side, unitName: String? = nil) throws -> [String?] {
    let section = try #require(try Layout.builtIn(Layout.defaultID)?.table(table)?.section(side))
    let rows = rows.map { BudgetRow(kind: $0, item: $1) }
    return RowMatcher(section).layoutRows(of: rows, unitName: unitName).map { $0.map { section.rows[$0].id } }
  }

  @Test func theSameLabelTwiceIsKnownByKindAndPlace() throws {
    let rows: [(RowKind, String)] = [
      (.item, "一、一般公共预算"), (.subtotal, "本年收入合计"), (.carryover, "上年财政拨款结转"), (.carryoverItem, "一、一般公共预算"),
      (.total, "收入总计"),
    ]
    #expect(
      try ids(rows, table: 4, .revenue)
        == ["generalPublicBudget", "yearTotal", "carryover", "carryoverGeneralPublicBudget", "grandTotal"])
  }

  @Test func theSameLabelAndKindTwiceIsKnownByPlace() throws {
    var section = try #require(try Layout.builtIn(Layout.defaultID)?.table(4)?.section(.revenue))
    for index in section.rows.indices where section.rows[index].kind == .carryoverItem {
      section.rows[index].kind = .item
    }
    let rows = [BudgetRow(kind: .carryover, item: "上年财政拨款结转"), BudgetRow(kind: .item, item: "一、一般公共预算")]
    let indices = RowMatcher(section).layoutRows(of: rows, unitName: nil)
    #expect(indices.map { $0.map { section.rows[$0].id } } == ["carryover", "carryoverGeneralPublicBudget"])
  }

  @Test func ordinalsDoNotMatterAndUnknownRowsAreNone() throws {
    let rows: [(RowKind, String)] = [
      (.item, "七、社会保障和就业支出"), (.item, "一、一般公共服务支出"), (.item, "八、没有的支出"), (.other, "二、外交支出"),
    ]
    #expect(try ids(rows, table: 1, .expenditure) == ["class208", "class201", nil, nil])
  }

  @Test func eachOfTheLayoutsRowsIsMetOnce() throws {
    let rows: [(RowKind, String)] = [(.item, "二、外交支出"), (.item, "二、外交支出")]
    #expect(try ids(rows, table: 1, .expenditure) == ["class202", nil])
  }

  @Test(arguments: [("甲", "unit"), ("乙", nil), (nil, nil)] as [(String?, String?)])
  func theUnitsOwnRowCarriesItsName(unitName: String?, id: String?) throws {
    let rows: [(RowKind, String)] = [(.subtotal, "甲"), (.project, "项目")]
    #expect(try ids(rows, table: 12, .expenditure, unitName: unitName) == [id, nil])
  }
}
