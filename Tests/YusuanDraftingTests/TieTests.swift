import Testing
import YusuanModel
@testable import YusuanDrafting

/// Which ties are proposed (勾稽关系的推断).
@Suite struct TieTests {
  private static func formulas(_ text: String) throws -> [String] {
    let rules = try Drafting.draft(text: "公开单位：甲站\n" + text).draft.rules ?? []
    return String(decoding: rules, as: UTF8.self).matches(of: /<formula>(.*)<\/formula>/).map { String($0.1) }
  }

  private static let rows = "支出预算表\n金额单位：元\n项目,合计,基本支出,项目支出\n一、农林水支出,3,1,2\n二、住房保障支出,5,1,4\n支出总计,8,2,6\n"

  @Test func sumsOfColumnsAndRowsAreProposed() throws {
    #expect(
      try Self.formulas(Self.rows) == [
        "for r in expenditure[all]: expenditure[r, total] = expenditure[r, basic] + expenditure[r, project]",
        "for c in columns(expenditure): expenditure[grandTotal, c] = sum(expenditure[items, c])",
      ])
  }

  /// What does not hold is no tie.
  @Test func whatDoesNotHoldIsNotProposed() throws {
    #expect(
      try Self.formulas(Self.rows.replacing("出,3,1,2", with: "出,30,1,2")) == [])
  }

  /// A balance: what is repaid is subtracted.
  @Test func aRowMayBeSubtracted() throws {
    #expect(
      try Self.formulas("债务余额支出表\n金额单位：元\n项目,金额\n年初余额,9\n本年举借,2\n本年偿还,4\n年末余额,7\n")
        == ["table1[closing, amount] = table1[opening, amount] + table1[borrowed, amount] - table1[repaid, amount]"])
  }

  /// Equal figures of two tables tie only where they are called alike.
  @Test func equalFiguresTieWhereTheyAreCalledAlike() throws {
    let other = "\n“三公”经费预算表\n金额单位：元\n项目,金额\n公务接待费,2\n因公出国（境）费,6\n合计,8\n"
    let ties = try Self.formulas(Self.rows + other)
    #expect(ties.contains("threePublic[total, amount] = expenditure[grandTotal, total]"))
    #expect(!ties.contains { $0.contains("reception") || $0.contains("abroad") })
  }

  /// A sum of what the year has and what was carried over is that, though nothing was carried over here.
  @Test func aGrandTotalIsTheSumOfItsSums() throws {
    let table = "收入预算表\n金额单位：元\n项目,金额\n一、财政拨款收入,5\n二、其他收入,1\n本年收入合计,6\n上年结转,\n收入总计,6\n"
    #expect(
      try Self.formulas(table) == [
        "revenue[yearTotal, amount] = sum(revenue[items, amount])",
        "revenue[grandTotal, amount] = revenue[yearTotal, amount] + revenue[carryover, amount]",
      ])
  }

  /// How many ties are tried does not grow without bound.
  @Test func theNumberOfTrialsIsBounded() throws {
    let rows = (1...120).map { "第\($0)号断面,\($0)" }.joined(separator: "\n")
    let tables = (1...40).map { "第\($0)号支出预算表\n金额单位：元\n项目,金额\n\(rows)\n小计,1\n合计,7260\n" }.joined(separator: "\n")
    let draft = try Drafting.draft(text: "公开单位：甲站\n" + tables).draft
    #expect(draft.tables == 40 && draft.ties <= TieTrial.most)
  }
}
