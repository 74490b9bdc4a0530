import Budget
import Diagnostics
import Testing

@testable import Exchange

@Suite struct LayoutCSVTests {
  private func row(_ kind: RowKind, _ item: String, code: String? = nil, _ amounts: KeyValuePairs<String, Int64> = [:])
    -> BudgetRow
  {
    BudgetRow(
      kind: kind, code: code, item: item,
      amounts: amounts.map { Fact(column: $0.key, amount: Amount(fen: $0.value * 1_000_000)) })
  }

  private func disclosure(_ number: Int, _ title: String, note: String? = nil, _ sections: [Section]) -> Disclosure {
    Disclosure(
      layout: "shanxi-unit-2025", unitName: "甲", fiscalYear: 2025, amountUnit: .tenThousandYuan,
      tables: [Table(number: number, id: "t", title: title, note: note, sections: sections)])
  }

  private func printed(_ disclosure: Disclosure) throws -> String {
    string(try LayoutCSVWriter(layout: layout()).write(disclosure))
  }

  @Test func totalsOfBothSidesStandOnOneLine() throws {
    let left = Section(
      side: .revenue,
      rows: [
        row(.item, "一、一般公共预算", ["amount": 684]), row(.subtotal, "本年收入合计", ["amount": 684]), row(.carryover, "上年结转"),
        row(.total, "收入总计", ["amount": 684]),
      ])
    let right = Section(
      side: .expenditure,
      rows: [
        row(.item, "一、一般公共服务支出"), row(.other, "其他未列明支出", ["total": 1, "carryover": 1]),
        row(.item, "八、社会保障和就业支出", ["total": 53, "current": 53]), row(.subtotal, "本年支出合计", ["total": 684]),
        row(.carryover, "年终结转"), row(.total, "支出总计", ["total": 684]),
      ])
    #expect(
      try printed(disclosure(1, "2025年预算收支总表", [left, right])) == """
        预算公开表1,,,,,
        2025年预算收支总表,,,,,
        单位名称：甲,,,,,
        单位：万元,,,,,
        收入,,支出,,,
        项目,2025年,项目,2025年合计,当年预算安排,上年结转安排
        一、一般公共预算,684.00,一、一般公共服务支出,,,
        ,,其他未列明支出,1.00,,1.00
        ,,八、社会保障和就业支出,53.00,53.00,
        本年收入合计,684.00,本年支出合计,684.00,,
        上年结转,,年终结转,,,
        收入总计,684.00,支出总计,684.00,,

        """)
  }

  @Test func carriedOverFundsOfTableFourPushTheGrandTotalDown() throws {
    let funds = ["一、一般公共预算", "二、政府性基金预算", "三、国有资本经营预算"]
    let left = Section(
      side: .revenue,
      rows: funds.map { row(.item, $0) } + [row(.subtotal, "本年收入合计"), row(.carryover, "上年财政拨款结转")]
        + funds.map { row(.carryoverItem, $0, ["amount": 1]) } + [row(.total, "收入总计")])
    let right = Section(
      side: .expenditure, rows: [row(.subtotal, "本年支出合计"), row(.carryover, "年终结转"), row(.total, "支出总计")])
    let lines = try printed(disclosure(4, "2025年财政拨款收支总表", [left, right])).split(separator: "\n").suffix(9)
    #expect(
      Array(lines) == [
        "一、一般公共预算,,,,,,", "二、政府性基金预算,,,,,,", "三、国有资本经营预算,,,,,,", "本年收入合计,,本年支出合计,,,,", "上年财政拨款结转,,年终结转,,,,",
        "一、一般公共预算,1.00,,,,,", "二、政府性基金预算,1.00,,,,,", "三、国有资本经营预算,1.00,,,,,", "收入总计,,支出总计,,,,",
      ])
  }

  @Test func aSideWithoutRowsIsBlank() throws {
    let right = Section(
      side: .expenditure, rows: [row(.item, "二、外交支出", ["total": 1]), row(.total, "支出总计", ["total": 1])])
    for sections in [[right], [Section(side: .revenue), right], [right, Section(side: .revenue)]] {
      let lines = try printed(disclosure(1, "2025年预算收支总表", sections)).split(separator: "\n").suffix(2)
      #expect(Array(lines) == [",,二、外交支出,1.00,,", ",,支出总计,1.00,,"])
    }
    let left = Section(side: .revenue, rows: [row(.total, "收入总计", ["amount": 1])])
    #expect(try printed(disclosure(1, "2025年预算收支总表", [left])).hasSuffix("\n收入总计,1.00,,,,\n"))
  }

  @Test func totalsInAnotherOrderLoseNoRow() throws {
    let left = Section(
      side: .revenue, rows: [row(.total, "收入总计", ["amount": 1]), row(.subtotal, "本年收入合计", ["amount": 2])])
    let right = Section(
      side: .expenditure, rows: [row(.subtotal, "本年支出合计", ["total": 3]), row(.total, "支出总计", ["total": 4])])
    let lines = try printed(disclosure(1, "2025年预算收支总表", [left, right])).split(separator: "\n").suffix(3)
    #expect(Array(lines) == ["收入总计,1.00,,,,", "本年收入合计,2.00,本年支出合计,3.00,,", ",,支出总计,4.00,,"])
  }

  @Test func aTotalBesideCodesStandsInTheirColumn() throws {
    let rows = [
      row(.total, "合计", ["total": 684, "project": 0]), row(.function, "社会保障,和就业支出", code: "208", ["total": 53]),
      row(.other, "小计"),
    ]
    #expect(
      try printed(disclosure(3, "2025年预算支出总表", note: "一个\"注\"", [Section(side: .expenditure, rows: rows)])) == """
        2025年预算支出总表,,,,
        单位名称：甲,,,,
        单位：万元,,,,
        项目,,2025年预算数,,
        科目编码,科目名称,合计,基本支出,项目支出
        合计,,684.00,,0.00
        208,"社会保障,和就业支出",53.00,,
        ,小计,,,
        "注：一个""注""\",,,,

        """)
  }

  @Test func aCodeWithoutAColumnStandsBeforeItsItem() throws {
    var economic = row(.economic, "基本工资", code: "30101", ["total": 1])
    economic.governmentItem = "工资奖金津补贴"
    let text = try printed(disclosure(6, "表六", [Section(side: .expenditure, rows: [row(.total, "合计"), economic])]))
    #expect(text.hasSuffix("\n合计,,,,\n30101-基本工资,工资奖金津补贴,1.00,,\n"))
  }

  @Test func columnNumbersStandBelowTheHeader() throws {
    let rows = [row(.subtotal, "甲", ["total": 240]), row(.project, "专项业务工作经费", ["total": 240])]
    #expect(
      try printed(disclosure(12, "2025年项目支出预算表（本年预算）", [Section(side: .expenditure, rows: rows)])) == """
        2025年项目支出预算表（本年预算）,,,,,,
        单位名称：甲,,,,,,
        单位：万元,,,,,,
        项目名称,合计,2025年财政拨款,,,财政专户管理资金,单位资金
        ,,一般公共预算,政府性基金预算,国有资本经营预算,,
        1,2,3,4,5,6,7
        甲,240.00,,,,,
        专项业务工作经费,240.00,,,,,

        """)
  }

  @Test func lineEndsAndUnitFollowTheOptions() throws {
    var disclosure = disclosure(3, "表", [Section(side: .expenditure, rows: [row(.total, "合计", ["total": 1])])])
    disclosure.unitName = nil
    let writer = LayoutCSVWriter(layout: try layout(), style: CSVStyle(lineEnd: .crlf), amountUnit: .yuan)
    let lines = string(writer.write(disclosure)).split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[1] == "单位：元,,,,")
    #expect(lines[4] == "合计,,10000.00,,")
  }

  @Test(
    arguments: [
      (3, Side.revenue, "total", nil, "$.tables[0].sections[0].side"),
      (3, .expenditure, "memo", nil, "$.tables[0].sections[0].rows[0].amounts"),
      (3, .expenditure, "item", nil, "$.tables[0].sections[0].rows[0].amounts"),
      (3, .expenditure, "total", "政府", "$.tables[0].sections[0].rows[0].governmentItem"),
      (6, .expenditure, "total", "政府", nil),
    ] as [(Int, Side, String, String?, String?)])
  func namesWhatTheLayoutHasNoPlaceFor(number: Int, side: Side, column: String, item: String?, path: String?) throws {
    let row = BudgetRow(
      kind: .total, item: "合计", governmentItem: item, amounts: [Fact(column: column, amount: .zero)])
    let disclosure = disclosure(number, "表", [Section(side: side, rows: [row])])
    let writer = LayoutCSVWriter(layout: try layout())
    #expect(finding { try writer.checkPlaces(in: disclosure, input: "a") }?.facts[.label] == path)
  }

  @Test func namesATableThatTheLayoutDoesNotHave() throws {
    var layout = try layout()
    layout.tables.removeAll { $0.number == 3 }
    let writer = LayoutCSVWriter(layout: layout)
    let finding = finding { try writer.checkPlaces(in: sample(), input: "a") }
    #expect(finding?.code == .canonicalWrong)
    #expect(finding?.facts[.label] == "$.tables[0].number")
  }

  @Test(arguments: [
    ("2025年财政拨款安排“三公”经费支出预算表", "表03-2025年财政拨款安排“三公”经费支出预算表.csv"),
    ("a/b\\c:d*e?f\"g<h>i|j\nk", "表03-a_b_c_d_e_f_g_h_i_j_k.csv"),
    ("..", "表03-_.csv"), ("", "表03-_.csv"), (" -a. ", "表03-a.csv"),
    (String(repeating: "预", count: 100), "表03-\(String(repeating: "预", count: 60)).csv"),
  ])
  func fileNamesAreSafe(title: String, name: String) {
    #expect(LayoutCSVWriter.fileName(Table(number: 3, id: "t", title: title)) == name)
  }
}
