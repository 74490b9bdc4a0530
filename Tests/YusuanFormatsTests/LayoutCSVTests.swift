import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

@Suite struct LayoutCSVTests {
  private typealias Amounts = KeyValuePairs<String, Int64>

  private func row(
    _ kind: RowKind, _ item: String, id: String? = nil, path: String? = nil, code: String? = nil,
    _ amounts: Amounts = [:]
  ) -> BudgetRow {
    BudgetRow(
      kind: kind, id: id, path: path ?? id ?? code ?? item, code: code, item: item,
      amounts: amounts.map { Fact(column: $0.key, amount: Amount(fen: $0.value * 1_000_000)) })
  }

  private func disclosure(_ id: String, _ title: String, note: String? = nil, _ panels: [Panel]) throws -> Disclosure {
    Disclosure(
      profile: "shanxi-unit", unitName: "甲", fiscalYear: 2025, amountUnit: .tenThousandYuan,
      tables: [
        Table(
          id: id, number: try #require(TestProfiles.shanxiUnit().table(id)).number, title: title, note: note,
          panels: panels)
      ])
  }

  private func printed(_ disclosure: Disclosure) throws -> String {
    let writer = LayoutCSVWriter(profile: try TestProfiles.shanxiUnit())
    try writer.checkPlaces(in: disclosure, input: "a")
    return string(writer.write(Document(disclosure)))
  }

  @Test func totalsOfBothSidesStandOnOneLine() throws {
    let left = Panel(
      id: "revenue",
      rows: [
        row(.item, "一、一般公共预算", id: "generalPublicBudget", ["amount": 684]),
        row(.subtotal, "本年收入合计", id: "yearTotal", ["amount": 684]), row(.carryover, "上年结转", id: "carryover"),
        row(.total, "收入总计", id: "grandTotal", ["amount": 684]),
      ])
    let right = Panel(
      id: "expenditure",
      rows: [
        row(.item, "一、一般公共服务支出", id: "class201"), row(.other, "其他未列明支出", ["total": 1, "carryover": 1]),
        row(.item, "八、社会保障和就业支出", id: "class208", ["total": 53, "current": 53]),
        row(.subtotal, "本年支出合计", id: "yearTotal", ["total": 684]), row(.carryover, "年终结转", id: "carryover"),
        row(.total, "支出总计", id: "grandTotal", ["total": 684]),
      ])
    #expect(
      try printed(disclosure("revenueExpenditureSummary", "2025年预算收支总表", [left, right])) == """
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
    let funds = [("一、一般公共预算", "generalPublicBudget"), ("二、政府性基金预算", "governmentFund"), ("三、国有资本经营预算", "stateCapital")]
    let left = Panel(
      id: "revenue",
      rows: funds.map { row(.item, $0.0, id: $0.1) }
        + [row(.subtotal, "本年收入合计", id: "yearTotal"), row(.carryover, "上年财政拨款结转", id: "carryover")]
        + funds.map { row(.carryoverItem, $0.0, id: $0.1, path: "carryover/\($0.1)", ["amount": 1]) }
        + [row(.total, "收入总计", id: "grandTotal")])
    let right = Panel(
      id: "expenditure",
      rows: [
        row(.subtotal, "本年支出合计", id: "yearTotal"), row(.carryover, "年终结转", id: "carryover"),
        row(.total, "支出总计", id: "grandTotal"),
      ])
    let lines = try printed(disclosure("fiscalAppropriationSummary", "2025年财政拨款收支总表", [left, right]))
    #expect(
      Array(lines.split(separator: "\n").suffix(9)) == [
        "一、一般公共预算,,,,,,", "二、政府性基金预算,,,,,,", "三、国有资本经营预算,,,,,,", "本年收入合计,,本年支出合计,,,,", "上年财政拨款结转,,年终结转,,,,",
        "一、一般公共预算,1.00,,,,,", "二、政府性基金预算,1.00,,,,,", "三、国有资本经营预算,1.00,,,,,", "收入总计,,支出总计,,,,",
      ])
  }

  @Test func aSideWithoutRowsIsBlank() throws {
    let right = Panel(
      id: "expenditure",
      rows: [row(.item, "二、外交支出", id: "class202", ["total": 1]), row(.total, "支出总计", id: "grandTotal", ["total": 1])])
    for panels in [[right], [Panel(id: "revenue"), right]] {
      let lines = try printed(disclosure("revenueExpenditureSummary", "表", panels)).split(separator: "\n").suffix(2)
      #expect(Array(lines) == [",,二、外交支出,1.00,,", ",,支出总计,1.00,,"])
    }
    let left = Panel(id: "revenue", rows: [row(.total, "收入总计", id: "grandTotal", ["amount": 1])])
    #expect(try printed(disclosure("revenueExpenditureSummary", "表", [left])).hasSuffix("\n收入总计,1.00,,,,\n"))
  }

  @Test func totalsInAnotherOrderLoseNoRow() throws {
    let left = Panel(
      id: "revenue",
      rows: [
        row(.total, "收入总计", id: "grandTotal", ["amount": 1]), row(.subtotal, "本年收入合计", id: "yearTotal", ["amount": 2]),
      ])
    let right = Panel(
      id: "expenditure",
      rows: [
        row(.subtotal, "本年支出合计", id: "yearTotal", ["total": 3]), row(.total, "支出总计", id: "grandTotal", ["total": 4]),
      ])
    let lines = try printed(disclosure("revenueExpenditureSummary", "表", [left, right])).split(separator: "\n").suffix(
      3)
    #expect(Array(lines) == ["收入总计,1.00,,,,", "本年收入合计,2.00,本年支出合计,3.00,,", ",,支出总计,4.00,,"])
  }

  /// A label without a code that is no total stands in the column of labels.
  @Test func aTotalBesideCodesStandsInTheirColumn() throws {
    let rows = [
      row(.total, "合计", id: "total", ["total": 684, "project": 0]),
      row(.function, "社会保障,和就业支出", code: "208", ["total": 53]), row(.other, "无"),
    ]
    let panel = Panel(id: "expenditure", rows: rows)
    #expect(
      try printed(disclosure("expenditureSummary", "2025年预算支出总表", note: "一个\"注\"", [panel])) == """
        2025年预算支出总表,,,,
        单位名称：甲,,,,
        单位：万元,,,,
        项目,,2025年预算数,,
        科目编码,科目名称,合计,基本支出,项目支出
        合计,,684.00,,0.00
        208,"社会保障,和就业支出",53.00,,
        ,无,,,
        "注：一个""注""\",,,,

        """)
  }

  @Test func aCodeWithoutAColumnStandsBeforeItsItem() throws {
    var economic = row(.economic, "基本工资", code: "30101", ["total": 1])
    economic.values = [ColumnValue(column: "governmentItem", text: "工资奖金津补贴")]
    let panel = Panel(id: "expenditure", rows: [row(.total, "合计", id: "total"), economic])
    let text = try printed(disclosure("basicExpenditureByEconomicItem", "表六", [panel]))
    #expect(text.hasSuffix("\n合计,,,,\n30101-基本工资,工资奖金津补贴,1.00,,\n"))
  }

  @Test func columnNumbersStandBelowTheHeader() throws {
    let rows = [
      row(.subtotal, "甲", id: "unit", ["total": 240]), row(.project, "专项业务工作经费", ["total": 240]),
    ]
    #expect(
      try printed(
        disclosure("projectExpenditureCurrent", "2025年项目支出预算表（本年预算）", [Panel(id: "expenditure", rows: rows)])) == """
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
    let panel = Panel(id: "expenditure", rows: [row(.total, "合计", id: "total", ["total": 1])])
    var disclosure = try disclosure("expenditureSummary", "表", [panel])
    disclosure.unitName = nil
    let writer = LayoutCSVWriter(
      profile: try TestProfiles.shanxiUnit(), style: CSVStyle(lineEnd: .crlf), amountUnit: .yuan)
    let lines = string(writer.write(Document(disclosure))).split(separator: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[1] == "单位：元,,,,")
    #expect(lines[4] == "合计,,10000.00,,")
  }

  @Test(arguments: [
    ("2025年财政拨款安排“三公”经费支出预算表", "表03-2025年财政拨款安排“三公”经费支出预算表.csv"),
    ("a/b\\c:d*e?f\"g<h>i|j\nk", "表03-a_b_c_d_e_f_g_h_i_j_k.csv"),
    ("..", "表03-_.csv"), ("", "表03-_.csv"), (" -a. ", "表03-a.csv"),
    (String(repeating: "预", count: 100), "表03-\(String(repeating: "预", count: 60)).csv"),
  ])
  func fileNamesAreSafe(title: String, name: String) {
    #expect(LayoutCSVWriter.fileName(Table(id: "t", number: "3", title: title)) == name)
  }

  @Test(arguments: [("3", "表03-t.csv"), ("12", "表12-t.csv"), ("05-1", "表05-1-t.csv"), ("a/b", "表a_b-t.csv")])
  func fileNamesBeginWithTheNumber(number: String, name: String) {
    #expect(LayoutCSVWriter.fileName(Table(id: "t", number: number, title: "t")) == name)
  }
}
