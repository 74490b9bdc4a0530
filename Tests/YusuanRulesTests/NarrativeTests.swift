import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// What the text around the tables says, against the tables (说明文字的核对).
@Suite struct NarrativeTests {
  private let checker: Checker
  private let disclosure: Disclosure

  init() throws {
    checker = Checker(try Fixture.rules())
    disclosure = try Fixture.tied()
  }

  private func check(_ paragraphs: [String], form: [[String]] = []) -> CheckReport {
    checker.check(Story.told(disclosure, paragraphs, form: form))
  }

  private func tied() -> [String] { Story.paragraphs(of: disclosure) }

  @Test func aTextThatTiesPasses() {
    let report = check(tied(), form: Story.form(of: disclosure))
    #expect(report.findings.filter { $0.rule != "K2" }.map(\.rule) == [])
    #expect((1...10).map { report.outcome("N\($0)")?.outcome } == [Outcome](repeating: .pass, count: 10))
    #expect((1...10).map { report.outcome("N\($0)")?[.pass] } == [6, 6, 5, 6, 2, 1, 4, 6, 5, 1])
  }

  /// What a figure behind the words becomes, and the rules that fire.
  @Test(arguments: [
    ("预算收入总计", "N1"), ("其中：本年收入", "N1"), ("其中：本年收入合计", ""), ("甲单位预算收入", "N1"), ("单位资金", "N1"),
    ("支出总计", "N2"), ("本年预算安排", "N2"), ("甲单位支出预算", "N2"), ("其中：基本支出", "N2"), ("项目支出", "N2"),
    ("财政拨款收支总预算", "N3"), ("当年拨款收入", "N3"), ("上年结转收入", "N3"), ("支出包括：卫生健康支出", "N3"),
    ("一般公共预算当年支出", "N4"), ("主要用于:卫生健康支出", "N4"), ("安排基本支出", "N4"), ("人员经费", "N4"), ("公用经费", "N4"),
    ("“三公”经费预算", "N5"), ("公务接待费", "N5"), ("机关运行经费预算为", "N6"), ("涉及资金", "N7"), ("共计金额", "N7"),
    ("其他运转类项目2个，涉及金额", "N7"), ("涉及项目金额", "N7"),
  ])
  func aFigureThatIsNotTheTablesFires(words: String, rule: String) throws {
    let changed = tied().map { Self.change($0, behind: words, to: "98765.43万元") }
    let report = check(changed)
    #expect(report.rules(.fail).filter { $0 != "K2" } == (rule.isEmpty ? [] : [rule]))
    let findings = report.findings.filter { $0.rule == rule }
    #expect(findings.allSatisfy { $0.severity == .error && $0.location?.input == "说明.txt" })
  }

  /// `text` with another amount directly behind the first `words`, wherever they stand.
  private static func change(_ text: String, behind words: String, to amount: String) -> String {
    guard let range = text.firstRange(of: words), text[range.upperBound...].first?.isNumber == true else { return text }
    let rest = text[range.upperBound...].drop { $0.isNumber || $0 == "." }
    return text[..<range.upperBound] + amount + rest.dropFirst(2)
  }

  @Test(arguments: [("占", "N8"), ("增长", "N9"), ("增加", "N9")])
  func aShareOrGrowthThatIsNotThatOfTheFiguresFires(word: String, rule: String) throws {
    let report = check(tied().map { text in text.replacing(word + "1", with: word + "7") })
    #expect(report.rules(.fail).filter { $0 != "K2" } == [rule])
  }

  /// A third is 33.33… %.
  @Test(
    arguments: [
      (3333, 2, true), (3334, 2, true), (3335, 2, false), (3332, 2, false), (333, 1, true), (334, 1, false),
      (33, 0, true),
      (34, 0, false), (0, 2, false), (-3333, 2, false), (333_333_333, 7, true),
    ] as [(Int64, Int, Bool)])
  func aShareMayDifferByAHundredthOfAPointOrHalfItsLastPlace(digits: Int64, places: Int, isTied: Bool) {
    #expect(Ratio(part: 1, whole: 3).isTied(digits, places: places) == isTied)
    #expect(Ratio(part: -1, whole: -3).isTied(digits, places: places) == isTied)
    #expect(Ratio(part: 1, whole: -3).isTied(-digits, places: places) == isTied)
  }

  @Test func aStatementInWholeTenThousandsMayBeRounded() throws {
    let fen = try #require(disclosure.fen(CellName("1 revenue 收入总计 amount")))
    let whole = (fen + 500_000) / 1_000_000
    #expect(fen % 1_000_000 != 0)
    let outcomes = [whole, whole + 1].map { check(["预算收入总计\($0)万元"]).outcome("N1")?.outcome }
    #expect(outcomes == [.rounding, .fail])
  }

  @Test func growthIsCheckedAgainstTheYearBeforeWhereItIsGiven() throws {
    var before = TiedDisclosure.make(try Fixture.profile(), seed: 1, year: 2024)
    for cell in [
      "1 revenue 收入总计 amount", "1 expenditure 支出总计 total", "5 expenditure 合计 total", "10 expenditure 合计 total",
      "10 expenditure 公务接待费 total",
    ] {
      try before.set(CellName(cell), (disclosure.fen(CellName(cell)) ?? 0) - 10_000_000)
    }
    let told = Story.told(disclosure, tied())
    let tiedReport = checker.check(told, beside: Checker.Others(of: nil, before: [before]))
    #expect(tiedReport.outcome("N9")?.outcome == .pass)
    #expect(tiedReport.outcome("N9")?[.pass] == 10)
    try before.set(CellName("1 revenue 收入总计 amount"), 10_000)
    let findings = checker.check(told, beside: Checker.Others(of: nil, before: [before])).findings.filter {
      $0.rule == "N9"
    }
    #expect(findings.count == 2)
    #expect(findings.first?.figures.map(\.document) == [nil, nil, "甲单位 2024"])
    #expect(findings.first?.figures.map(\.isSubtracted) == [false, false, true])
  }

  @Test func declineIsNegativeGrowth() throws {
    let text = "2025年甲单位财政拨款安排的“三公”经费预算90.00万元，比2024年减少10.00万元，下降10.00%。"
    let reader = try read([text])
    #expect(reader.stated.first?.growth?.amount == Amount(fen: -10_000_000))
    #expect(reader.stated.first?.growthRate?.digits == -1_000)
  }

  /// A minus sign is one; a dash between numbers, and the two dashes of a parenthesis, are none.
  @Test func amountsBelowZeroAreRead() throws {
    let texts = ["收入总计-5.00万元", "收入总计－5万元，比上年减少-1.00万元，下降-20.00%", "收入总计——5万元", "2024-2025万元", "收入总计3%-5万元"]
    let stated = try read(texts).stated
    #expect(stated.map { $0.amounts[0].amount.fen } == [-5_000_000, -5_000_000])
    #expect(stated[1].growth?.amount.fen == 1_000_000 && stated[1].growthRate?.digits == 2_000)
  }

  private func read(_ paragraphs: [String]) throws -> NarrativeReader {
    var reader = NarrativeReader(try Fixture.rules(), year: 2025)
    reader.read(Story.told(disclosure, paragraphs).narrative.passages)
    return reader
  }

  @Test func textThatNamesNoQuantityOfATableSaysNothing() throws {
    let texts = [
      "主要原因是0.49万元为上年应支未支公车维修费", "政府采购预算总额56.70万元", "占有使用价值50万元（原值）以上的通用设备0台", "需新增年度运维费25万元",
      "政府性基金预算支出总计5万元", "国有资本经营预算收入总计5万元", "2024年收入总计5万元", "比上年“三公”经费预算5万元多", "2024年度甲单位支出总计为5万元",
      "三公经费：指财政拨款安排的经费", "元", "100.00%", "1,2,3万元",
    ]
    #expect(try read(texts).stated.isEmpty)
  }

  @Test func theYearBeforeIsNamedInItsOwnClauseOnly() throws {
    let reader = try read(["与上年相比，收入总计5万元", "2024年收入总计4万元，2025年收入总计5万元"])
    #expect(reader.stated.map { $0.amounts[0].amount } == [Amount(fen: 5_000_000), Amount(fen: 5_000_000)])
  }

  /// Text copied out of a PDF is broken at the margin: 国有资本经营 / 预算收入0万元 is no 预算收入.
  @Test func aSentenceBrokenOverLinesIsReadAsOne() throws {
    let broken = ["二、收入预算情况说明", "甲单位预算收入5.00万元，其中国有资本经营", "预算收入0万元，政府性基金", "预算收入6万元。", "预算收入总计7万元"]
    let clauses = try read(broken).stated.map { $0.amounts[0].clause }
    #expect(clauses == ["甲单位预算收入5.00万元", "其中国有资本经营预算收入0万元", "政府性基金预算收入6万元", "预算收入总计7万元"])
    for start in ["二、国有资本经营", "其中国有资本经营：", "其中国有资本经营5万元"] {
      #expect(try read([start, "预算收入总计5万元"]).stated.count == 1, "\(start)")
    }
    #expect(try read(["其中国有资本经营", "预算收入总计5万元"]).stated.isEmpty)
    let apart = Story.told(disclosure, ["二、收入预算情况说明", "其中国有资本经营", "", "预算收入5万元"])
    var reader = NarrativeReader(try Fixture.rules(), year: 2025)
    reader.read(apart.narrative.passages.filter { $0.cells != [""] })
    #expect(reader.stated.count == 1)
  }

  @Test func aPartIsUnderstoodOfTheWholeBeforeIt() throws {
    let reader = try read(["预算收入总计1万元，上年结转2万元", "支出总计3万元，上年结转4万元", "五、其他", "上年结转5万元"])
    #expect(reader.stated.map { $0.amounts[0].clause } == ["预算收入总计1万元", "上年结转2万元", "支出总计3万元", "上年结转4万元"])
    #expect(reader.stated.map(\.rule).count == 4)
  }

  @Test func withoutFiguresInTheTableThereIsNothingToCompare() {
    var empty = disclosure
    for index in empty.tables[5].panels[0].rows.indices { empty.tables[5].panels[0].rows[index].amounts = [] }
    let report = checker.check(Story.told(empty, tied()))
    #expect(report.outcome("N4")?.missing == [.figures(table: "6")])
  }

  @Test func aLongParagraphIsReadInOnePass() throws {
    let long = "预算收入总计1.00万元，" + String(repeating: "增加1.00万元增长1%", count: 10_000)
    #expect(try read([long]).stated.count == 1)
  }

  // MARK: Quantities

  @Test(
    arguments: [
      ("684.04万元", ["684.04 10000"]), ("2,500万元，占100%", ["2500.00 1000000", "100 0"]), ("3.9 万元", ["3.90 100000"]),
      ("６８４．０４万元", ["684.04 10000"]), ("250000元", ["25.00 100"]), ("0万元", ["0.00 10000"]),
      ("1.5亿元", ["15000.00 1000000000"]), ("20千元", ["2.00 100000"]), ("8.19%", ["819 2"]),
      ("2025年", []), ("1.2.3万元", []), ("12,34万元", []), ("0.000000001万元", []),
      ("99999999999999999999万元", []), ("9999999999.5%", []), ("万元", []), ("5万", []),
    ] as [(String, [String])])
  func quantitiesAreFoundInText(text: String, expected: [String]) {
    let found = Quantity.all(in: FoldedText(text).scalars).map { quantity in
      switch quantity.value {
      case .amount(let amount, let place): "\(amount.text(in: .tenThousandYuan)) \(place)"
      case .percent(let digits, let places): "\(digits) \(places)"
      }
    }
    #expect(found == expected)
  }

  // MARK: Forms

  @Test(arguments: [
    ([["项目名称", "项目1"], ["年度资金总额：", "1.00"]], Outcome.fail), ([["项目名称：项目1"], ["其他", "年度资金总额:1"]], .fail),
    ([["项目名称", "没有的项目"], ["年度资金总额：", "1"]], .insufficientData), ([["x", "年度资金总额：", "1"]], .notApplicable),
    ([["项目名称", "项目1"], ["年度资金总额：", "见附件"]], .notApplicable),
  ])
  func aFormsAmountIsThatOfItsProject(rows: [[String]], outcome: Outcome) {
    #expect(check([], form: rows).outcome("N10")?.outcome == outcome)
  }
}
