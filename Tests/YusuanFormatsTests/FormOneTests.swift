import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

/// Form 1, which earlier versions wrote, read as form 2.
@Suite struct FormOneTests {
  private static let json = """
    {"format": "budget-disclosure/1", "layout": "shanxi-unit-2025", "unit": {"name": "甲(站)"}, "fiscalYear": 2025,
     "amountUnit": "万元", "tables": [
     {"number": 4, "id": "fiscalAppropriationSummary", "title": "T4", "sections": [
      {"side": "expenditure", "rows": [{"kind": "item", "item": "一、一般公共服务支出", "level": 1, "amounts": {}}]},
      {"side": "revenue", "rows": [
       {"kind": "item", "item": "一、一般公共预算", "level": 1, "amounts": {"amount": 1.00}},
       {"kind": "carryover", "item": "上年财政拨款结转", "level": 1, "amounts": {}},
       {"kind": "carryoverItem", "item": "一、一般公共预算", "level": 2, "amounts": {"amount": 2.00}}]}]},
     {"number": 5, "id": "generalPublicExpenditure", "title": "T5", "note": "注", "sections": [{"side": "expenditure", "rows": [
      {"kind": "total", "item": "合计", "amounts": {"project": 0.00, "total": 3.50}},
      {"kind": "function", "code": "2080505", "item": "养老/保险", "level": 3, "amounts": {}},
      {"kind": "other", "item": "无", "amounts": {}}, {"kind": "other", "item": "无", "amounts": {}}]}]},
     {"number": 6, "id": "basicExpenditureByEconomicItem", "title": "T6", "sections": [{"side": "expenditure", "rows": [
      {"kind": "economic", "code": "30101", "item": "基本工资", "governmentItem": "工资奖金津补贴", "amounts": {}},
      {"kind": "economic", "item": "津贴", "governmentItem": "", "amounts": {}}]}]},
     {"number": 12, "id": "projectExpenditureCurrent", "title": "T12", "sections": [{"side": "expenditure", "rows": [
      {"kind": "subtotal", "item": "甲（站）", "level": 1, "amounts": {}},
      {"kind": "project", "item": "total", "level": 2, "amounts": {}}]}]}], "checks": {}}
    """

  private static let xml = """
    <disclosure xmlns="urn:yusuan:disclosure:1" format="budget-disclosure/1" layout="shanxi-unit-2025" fiscalYear="2025" amountUnit="万元">
      <unit name="甲(站)"/>
      <table number="4" id="fiscalAppropriationSummary" title="T4">
        <section side="expenditure"><row kind="item" item="一、一般公共服务支出" level="1"/></section>
        <section side="revenue">
          <row kind="item" item="一、一般公共预算" level="1"><amount column="amount">1.00</amount></row>
          <row kind="carryover" item="上年财政拨款结转" level="1"/>
          <row kind="carryoverItem" item="一、一般公共预算" level="2"><amount column="amount">2.00</amount></row>
        </section>
      </table>
      <table number="5" id="generalPublicExpenditure" title="T5">
        <note>注</note>
        <section side="expenditure">
          <row kind="total" item="合计"><amount column="project">0.00</amount><amount column="total">3.50</amount></row>
          <row kind="function" code="2080505" item="养老/保险" level="3"/>
          <row kind="other" item="无"/>
          <row kind="other" item="无"/>
        </section>
      </table>
      <table number="6" id="basicExpenditureByEconomicItem" title="T6">
        <section side="expenditure">
          <row kind="economic" code="30101" item="基本工资" governmentItem="工资奖金津补贴"/>
          <row kind="economic" item="津贴" governmentItem=""/>
        </section>
      </table>
      <table number="12" id="projectExpenditureCurrent" title="T12">
        <section side="expenditure">
          <row kind="subtotal" item="甲（站）" level="1"/>
          <row kind="project" item="total" level="2"/>
        </section>
      </table>
    </disclosure>
    """

  private static func fact(_ column: String, _ fen: Int64) -> Fact { Fact(column: column, amount: Amount(fen: fen)) }

  private static let expected = Disclosure(
    profile: "shanxi-unit", unitName: "甲(站)", unitLevel: .unit, fiscalYear: 2025, amountUnit: .tenThousandYuan,
    tables: [
      Table(
        id: "fiscalAppropriationSummary", number: "4", title: "T4",
        panels: [
          Panel(
            id: "revenue",
            rows: [
              BudgetRow(
                kind: .item, id: "generalPublicBudget", path: "generalPublicBudget", item: "一、一般公共预算", level: 1,
                amounts: [fact("amount", 1_000_000)]),
              BudgetRow(kind: .carryover, id: "carryover", path: "carryover", item: "上年财政拨款结转", level: 1),
              BudgetRow(
                kind: .carryoverItem, id: "generalPublicBudget", path: "carryover/generalPublicBudget",
                item: "一、一般公共预算", level: 2, amounts: [fact("amount", 2_000_000)]),
            ]),
          Panel(
            id: "expenditure",
            rows: [BudgetRow(kind: .item, id: "class201", path: "class201", item: "一、一般公共服务支出", level: 1)]),
        ]),
      Table(
        id: "generalPublicExpenditure", number: "5", title: "T5", note: "注",
        panels: [
          Panel(
            id: "expenditure",
            rows: [
              BudgetRow(
                kind: .total, id: "total", path: "total", item: "合计",
                amounts: [fact("total", 3_500_000), fact("project", 0)]),
              BudgetRow(kind: .function, path: "208/20805/2080505", code: "2080505", item: "养老/保险", level: 3),
              BudgetRow(kind: .other, path: "无", item: "无"), BudgetRow(kind: .other, path: "无#2", item: "无"),
            ])
        ]),
      Table(
        id: "basicExpenditureByEconomicItem", number: "6", title: "T6",
        panels: [
          Panel(
            id: "expenditure",
            rows: [
              BudgetRow(
                kind: .economic, path: "30101", code: "30101", item: "基本工资",
                values: [ColumnValue(column: "governmentItem", text: "工资奖金津补贴")]),
              BudgetRow(kind: .economic, path: "津贴", item: "津贴"),
            ])
        ]),
      Table(
        id: "projectExpenditureCurrent", number: "12", title: "T12",
        panels: [
          Panel(
            id: "expenditure",
            rows: [
              BudgetRow(kind: .subtotal, id: "unit", path: "unit", item: "甲（站）", level: 1),
              BudgetRow(kind: .project, path: "total#2", item: "total", level: 2),
            ])
        ]),
    ])

  @Test func readsJSON() throws {
    #expect(try jsonReader().read(Array(Self.json.utf8)).map(\.disclosure) == [Self.expected])
  }

  @Test func readsXML() throws {
    let reader = XMLDisclosureReader(input: "a.xml", profiles: testProfiles)
    #expect(try reader.read(Array(Self.xml.utf8)).map(\.disclosure) == [Self.expected])
  }

  @Test func refusesASideTwice() {
    let json = Self.json.replacing("\"side\": \"revenue\"", with: "\"side\": \"expenditure\"")
    #expect(
      message { _ = try jsonReader().read(Array(json.utf8)) }
        == "a.json › 第 1 行：错误：$.tables[0].sections[1].side：应为 ≠ expenditure，实为“expenditure” [Y0066]")
  }

  /// Only a year at the end is left away, and only where no profile has the whole id.
  @Test(arguments: ["elsewhere-2025", "shanxi-unit-25", "shanxi-unit-x025", "-2025"])
  func namesALayoutThatIsNoProfile(id: String) {
    let json = Self.json.replacing("shanxi-unit-2025", with: id)
    #expect(
      message { _ = try jsonReader().read(Array(json.utf8)) }
        == "a.json › 第 1 行：错误：没有版式“\(id)”；内置版式：shanxi-unit, invented-bureau [Y0064]")
  }
}
