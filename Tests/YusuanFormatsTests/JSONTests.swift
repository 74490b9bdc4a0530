import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

@Suite struct JSONTests {
  @Test func writesOneDisclosure() {
    #expect(
      string(JSONWriter().write(sample())) == #"""
        {
          "format": "budget-disclosure/2",
          "profile": "shanxi-unit",
          "unit": {"name": "晋城市应急管理调度指挥中心"},
          "fiscalYear": 2025,
          "amountUnit": "万元",
          "tables": [
            {
              "id": "expenditureSummary",
              "number": "3",
              "title": "2025年预算支出总表",
              "panels": [
                {
                  "id": "expenditure",
                  "rows": [
                    {"id": "total", "path": "total", "kind": "total", "item": "合计", "amounts": {"total": 684.04, "project": 0.00}},
                    {"path": "208", "kind": "function", "level": 1, "code": "208", "item": "社会保障,\"就业\"", "amounts": {"total": -0.000001}},
                    {"path": "其中：未列明", "kind": "other", "item": "其中：未列明"}
                  ]
                }
              ]
            },
            {
              "id": "basicExpenditureByEconomicItem",
              "number": "6",
              "title": "2025年一般公共预算安排基本支出分经济科目表（不含上年结转）",
              "note": "本表无数据",
              "panels": [
                {
                  "id": "expenditure",
                  "rows": [
                    {"path": "30101", "kind": "economic", "code": "30101", "item": "基本工资", "texts": {"governmentItem": "工资奖金津补贴"}, "amounts": {"personnel": 0.0001}}
                  ]
                }
              ]
            }
          ]
        }

        """#)
  }

  @Test func writesValuesOfEveryKind() {
    #expect(
      string(JSONWriter(.line).write(inventedSample())) == #"""
        {"format": "budget-disclosure/2", "profile": "invented-bureau", "unit": {"name": "甲局", "level": "department", "code": "101"}, "fiscalYear": 2025, "amountUnit": "元", "tables": [{"id": "projects", "number": "05-2", "title": "2025年项目表", "panels": [{"id": "list", "rows": [{"path": "信息化／运维", "kind": "project", "level": 1, "item": "信息化/运维", "texts": {"group": "一般项目", "goal": "运行,维护", "due": "2025-12-31"}, "amounts": {"budget": 120.00, "final": 100.00}, "counts": {"people": 3}, "percents": {"growth": -2.5, "share": 40.00}}, {"id": "total", "path": "total", "kind": "total", "item": "合计", "amounts": {"budget": 120.00}}]}]}, {"id": "oneRow", "number": "9", "title": "“三公”经费表", "panels": [{"id": "expenses", "rows": [{"id": "figures", "path": "figures", "kind": "total", "amounts": {"planned": 30000.00, "spent": 25000.00}}]}]}]}

        """#)
  }

  /// The model can hold any text as a count; JSON cannot.
  @Test func writesACountThatIsNoNumberAsAText() {
    var document = inventedSample()
    document.disclosure.tables[0].panels[0].rows[0].values[2].text = "3人"
    #expect(string(JSONWriter(.line).write(document)).contains(#""counts": {"people": "3人"}"#))
  }

  @Test func leavesOutWhatIsNotKnown() {
    let empty = Document(Disclosure(profile: "a", unitName: nil, fiscalYear: nil, amountUnit: .yuan))
    #expect(
      string(JSONWriter(.line, writesSources: true).write(empty))
        == #"{"format": "budget-disclosure/2", "profile": "a", "unit": {}, "amountUnit": "元", "tables": []}"# + "\n")
    #expect(string(JSONWriter().write([])) == "[]\n")
  }

  @Test func writesInAnotherUnit() throws {
    var document = sample()
    let written = JSONWriter(.line, amountUnit: .yuan).write(document)
    #expect(string(written).contains(#""amounts": {"total": 6840400.00, "project": 0.00}"#))
    document.disclosure.amountUnit = .yuan
    #expect(try jsonReader().read(written).map(\.disclosure) == [document.disclosure])
  }

  @Test(arguments: [false, true]) func readsBackWhatItWrites(hasSources: Bool) throws {
    var generator = DisclosureGenerator(seed: 1)
    for round in 0..<300 {
      let profile = try TestProfiles.all()[round % 2]
      let document = generator.document(of: profile, hasSources: hasSources)
      for form in [JSONWriter.Form.pretty, .line] {
        let writer = JSONWriter(form, writesSources: hasSources)
        let written = writer.write(document)
        let read = try #require(try jsonReader().read(written).first)
        let isSame = isEqual(read, document)
        let isRepeated = writer.write(read) == written
        #expect(isSame && isRepeated, "round \(round)")
      }
    }
  }

  @Test func readsArraysAndLines() throws {
    var generator = DisclosureGenerator(seed: 2)
    let profile = try TestProfiles.inventedBureau()
    let documents = (0..<20).map { _ in generator.document(of: profile) }
    let disclosures = documents.map(\.disclosure)
    let reader = jsonReader()
    #expect(try reader.read(JSONWriter().write(documents)).map(\.disclosure) == disclosures)
    let lines = documents.map { JSONWriter(.line).write($0) }
    #expect(try reader.read(Array(lines.joined())).map(\.disclosure) == disclosures)
    for (line, disclosure) in zip(lines, disclosures) {
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
      #expect(try reader.read(line: line, number: 1)?.disclosure == disclosure)
    }
    #expect(try reader.read(line: Array(" \n".utf8), number: 3) == nil)
    #expect(try reader.read([0xEF, 0xBB, 0xBF] + lines[0]).map(\.disclosure) == [disclosures[0]])
  }

  /// The members of an object have no order: what is read stands in that of the profile.
  @Test func putsValuesInTheOrderOfTheColumns() throws {
    let text = string(JSONWriter(.line).write(inventedSample()))
      .replacing(
        #""group": "一般项目", "goal": "运行,维护", "due": "2025-12-31""#,
        with: #""due": "2025-12-31", "goal": "运行,维护", "group": "一般项目""#
      )
      .replacing(#""budget": 120.00, "final": 100.00"#, with: #""final": 100.00, "budget": 120.00"#)
    #expect(try jsonReader().read(Array(text.utf8)).map(\.disclosure) == [inventedSample().disclosure])
  }

  @Test(arguments: [("92233720368547758.08", Code.amountOverflow), ("0.001", .amountBelowFen)])
  func refusesAmountsThatFenCannotHold(amount: String, code: Code) {
    let text = string(JSONWriter(.line, amountUnit: .yuan).write(sample())).replacing("6840400.00", with: amount)
    let finding = finding { _ = try jsonReader().read(line: Array(text.utf8), number: 9) }
    #expect(finding?.code == code)
    #expect(finding?.facts[.found] == amount)
    #expect(finding?.location.line == 9)
  }
}
