import Testing
import YusuanFindings
import YusuanModel
import YusuanReports
@testable import YusuanRules

/// What reports say of profiles, tables, panels and rows (报告的内容).
@Suite struct ReportTests {
  private let reports: [CheckReport]

  /// Two profiles with a rule of the same id, each with a figure that does not tie.
  init() throws {
    let rules = [
      ("B1", "threePublic[figures, total] = threePublic[figures, abroad]"),
      ("A6", "T1.byUse[grandTotal, amount] = T1.income[fiscal/general, amount]"), ("C14", "noteTies(funds)"),
    ]
    var document = try Bureau.tied()
    document.disclosure.tables[4].panels[0].rows[0].amounts = [Fact(column: "amount", amount: Amount(fen: 100))]
    var other = try Fixture.tied()
    try other.set(CellName("1 revenue 收入总计 amount"), 1_000_000)
    reports = [
      Checker(try RuleSet(Bureau.profile(rules: rules))).check(document), Checker(try Fixture.rules()).check(other),
    ]
  }

  private func written(_ format: CheckFormat, _ language: Language, _ reports: [CheckReport]) throws -> [String] {
    let bytes = try CheckResults(reports, language).write(format)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test func aTextNamesTablesByTheirPrintedNumbersAndADepartmentAsOne() throws {
    let text = try written(.text, .zh, [reports[0]])
    #expect(text.first == "云岭区档案馆（部门） 2031年：云岭.xlsx")
    #expect(
      text.dropFirst(3).joined(separator: "\n") == """

        B1 [错误] 应为 {expected}
          说明：应为 {expected}
          不符：表附3·“三公”经费·合计：实为 6000.00，应为 2000.00，相差 4000.00，尾差允许 0.00
              6000.00  表附3·“三公”经费·合计，工作表“表” › J305
            = 2000.00  表附3·“三公”经费·因公出国（境）费，工作表“表” › K305
            → 应为 2000.00

        A6 [错误] 应为 {expected}
          说明：应为 {expected}
          不符：表1（byUse）·支出总计·金额：实为 220000.00，应为 180000.00，相差 40000.00，尾差允许 0.00
              220000.00  表1（byUse）·支出总计·金额，工作表“表” › J7
            = 180000.00  表1收入·1、一般公共预算·金额，工作表“表” › J6
            → 应为 180000.00

        C14 [错误] 应为 {expected}
          说明：应为 {expected}
          不符：表8：注明“本部门2031年无政府性基金预算，故本表为空表。”，却有 1 个金额
            工作表“表” › A401
            → 应为\u{20}

        """)
  }

  @Test func theSameInEnglish() throws {
    let text = try written(.text, .en, [reports[0]])
    #expect(text.first == "云岭区档案馆 (department) 2031: 云岭.xlsx")
    for line in [
      "  fail: table 1 byUse · 支出总计 · 金额: found 220000.00, expected 180000.00, difference 40000.00, rounding allows 0.00",
      "  fail: table 8: it carries the note “本部门2031年无政府性基金预算，故本表为空表。” and has 1 figures",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func aTableWithoutFiguresAndNoteIsSaidToBeOne() throws {
    var document = try Bureau.tied()
    document.disclosure.tables[4].note = nil
    let report = Checker(try RuleSet(Bureau.profile())).check(document)
    let finding = try #require(report.findings.first)
    #expect(CheckWording(.zh).line(finding, of: report).hasSuffix("错误：表8：没有金额，也没有注明“本部门2031年无政府性基金预算，故本表为空表。” [note]"))
    #expect(
      CheckWording(.en).line(finding, of: report)
        .hasSuffix("error: table 8: it has no figure and does not carry the note “本部门2031年无政府性基金预算，故本表为空表。” [note]"))
  }

  /// A row that is not there is named all the same, by its code and the name that the code lists know.
  @Test func aRowThatIsNotThereHasAName() throws {
    var document = try Bureau.tied()
    document.disclosure.tables[2].panels[0].rows.removeSubrange(2...3)
    let rules = [("X", "T05-2[302, total] = T05-1[212, project]")]
    let report = Checker(try RuleSet(Bureau.profile(rules: rules))).check(document)
    let finding = try #require(report.findings.first)
    #expect(
      CheckWording(.zh).message(finding, .yuan)
        == "表05-2·302 商品和服务支出·合计：实为 0.00（空），应为 40000.00，相差 -40000.00，尾差允许 0.00")
  }

  @Test func jsonHasTheProfileTheLevelAndThePathOfEachRow() throws {
    let json = try written(.json, .zh, reports).map { $0.drop { $0 == " " } }
    #expect(json.contains(#""format": "budget-checks/2","#))
    #expect(json.contains(#""rules": ["bureau 1", "unit-budget 2025"],"#))
    #expect(json.contains(#""profile": "bureau","#))
    #expect(json.contains(#""unit": {"name": "云岭区档案馆", "level": "department"},"#))
    let finding = try #require(json.first { $0.hasPrefix(#"{"rule": "A6", "outcome": "fail", "severity""#) })
    #expect(
      finding.contains(
        """
        "left": [{"tableId": "summary", "table": "1", "panel": "byUse", "path": "grandTotal", "item": "支出总计", \
        "column": "amount", "amount": 220000.00, "input": "云岭.xlsx", "sheet": "表", "cell": "J7"}], "relation": "=", \
        "right": [{"tableId": "summary", "table": "1", "panel": "income", "path": "fiscal/general", \
        "item": "1、一般公共预算", "column": "amount", "amount": 180000.00, "input": "云岭.xlsx", "sheet": "表", \
        "cell": "J6"}], "found": 220000.00, "expected": 180000.00, "difference": 40000.00, "allowed": 0.00
        """))
    let note = try #require(json.first { $0.hasPrefix(#"{"rule": "C14", "outcome": "fail", "severity""#) })
    #expect(note.contains(#""problem": "noted", "tableId": "funds", "table": "8", "figures": 1"#))
  }

  @Test func csvHasThemInColumnsOfTheirOwn() throws {
    let csv = try written(.csv, .zh, [reports[0]])
    #expect(
      csv.first?.hasSuffix(
        ",amountUnit,input,sheet,line,cell,profile,unitLevel,tableId,panel,path,column,hidden,id,cause,waiver")
        == true)
    #expect(csv[2].hasSuffix(",元,云岭.xlsx,表,,J7,bureau,department,summary,byUse,grandTotal,amount,,b149aff500a0,,"))
    #expect(csv[3].hasSuffix(",元,云岭.xlsx,表,,A401,bureau,department,funds,,,,,cf1e607dd005,,"))
  }

  /// Rules of several profiles stand behind each other; their places tell those of one id apart.
  @Test func sarifNamesTheRulesOfEachProfile() throws {
    let sarif = try written(.sarif, .zh, reports + reports).map { $0.drop { $0 == " " } }
    let count = sarif.count { $0.hasPrefix(#"{"id":"#) }
    #expect(count == reports.reduce(0) { $0 + $1.rules.rules.count })
    let places = sarif.filter { $0.hasPrefix(#"{"ruleId": "A6""#) }.map { $0.split(separator: ",")[1] }
    #expect(places == [" \"ruleIndex\": 1", " \"ruleIndex\": 8", " \"ruleIndex\": 1", " \"ruleIndex\": 8"])
  }

  @Test func junitHasTheTitlesOfEachProfile() throws {
    let junit = try written(.junit, .zh, reports).joined()
    #expect(junit.contains(#"name="A6 应为 {expected}" classname="云岭区档案馆（部门） 2031年""#))
    #expect(junit.contains(#"name="A6 表一：收入总计 = 支出总计" classname="甲单位 2025年""#))
  }
}
