import TestSupport
import Testing
import YusuanFindings
import YusuanProfiles
import YusuanXML
@testable import YusuanRules

/// Rules and code lists as files: the ones inside the program, and others beside them (规则文件与代码表).
@Suite struct RuleFileTests {
  private func file(_ rules: String, name: String = "mine.xml") -> RuleSet.File {
    let text = "<rules xmlns=\"urn:yusuan:rules:1\" id=\"mine\" version=\"1\">\n\(rules)\n</rules>\n"
    return RuleSet.File(bytes: Array(text.utf8), name: name)
  }

  private func rule(_ id: String, _ content: String) -> String {
    let words = ["title", "explanation", "expected"].map { name in
      "<\(name) lang=\"zh\">\(name)</\(name)><\(name) lang=\"en\">\(name)</\(name)>"
    }
    return "<rule id=\"\(id)\" severity=\"warning\">\(words.joined())\n  \(content)</rule>"
  }

  private func finding(_ file: RuleSet.File) throws -> Diagnostic? {
    let profile = try Fixture.profile()
    do throws(Diagnostic) {
      _ = try RuleSet(profile, files: [file])
      return nil
    } catch { return error }
  }

  @Test func theFilesInsideTheProgramAreByTheirSchemas() throws {
    let isRules = { (name: String) in name.hasSuffix("/rules.xml") }
    for (schema, names) in [
      ("rules.xsd", SchemaFile.names(in: "profiles/").filter(isRules)), ("codes.xsd", SchemaFile.names(in: "codes/")),
    ] {
      #expect(!names.isEmpty)
      let xsd = try XMLSchema(try #require(SchemaFile.named(schema)).bytes, name: schema)
      for name in names {
        #expect(try xsd.validate(try #require(SchemaFile.named(name)).bytes, input: name) == [])
      }
    }
  }

  @Test func everyRuleIsThere() throws {
    let ids =
      (1...7).map { "A\($0)" } + (1...9).map { "B\($0)" } + (1...14).map { "C\($0)" } + (1...3).map { "K\($0)" }
      + (1...13).map { "D\($0)" } + (1...2).map { "P\($0)" } + (1...10).map { "N\($0)" }
    #expect(try Fixture.rules().rules.map(\.id) == ids)
  }

  @Test func everyRuleHasItsWordsAndSaysWhatIsExpected() throws {
    for rule in try Fixture.rules().rules {
      for language in Language.allCases {
        #expect(rule.title[language]?.isEmpty == false)
        #expect(rule.explanation[language]?.isEmpty == false)
        let expected = try #require(rule.expected[language])
        #expect(expected.contains("{expected}") || ["B4", "C14"].contains(rule.id), "\(rule.id)")
        #expect(language == .en || expected.contains("应"), "\(rule.id)")
      }
    }
  }

  @Test func aFileAddsReplacesAndSwitchesOff() throws {
    let profile = try Fixture.profile()
    let set = try RuleSet(
      profile,
      files: [
        file(rule("X1", "<formula>T3[total, total] = T5[total, total]</formula>")),
        file(rule("A6", "<formula>T1.revenue[grandTotal, amount] ≤ T1.expenditure[grandTotal, total]</formula>")),
        file("<rule id=\"C13\" off=\"true\"/><rule id=\"D1\" off=\"1\"/>"),
      ])
    #expect(set.rules.last?.id == "X1")
    #expect(set.rule("A6")?.severity == .warning)
    #expect(set.rules.firstIndex { $0.id == "A6" } == 5)
    #expect(set.rule("C13") == nil)
    #expect(set.switchedOff == ["C13", "D1"])
    #expect(set.versions == ["unit-budget 2025", "mine 1", "mine 1", "mine 1"])
    let back = try RuleSet(
      profile, files: [file("<rule id=\"C13\" off=\"true\"/>"), file(rule("C13", "<formula>rooted(T3)</formula>"))])
    #expect(back.switchedOff == [])
    #expect(back.rule("C13") != nil)
  }

  @Test func aRuleThatWasAddedRuns() throws {
    let set = try RuleSet(
      Fixture.profile(), files: [file(rule("X1", "<formula>T3[total, total] = T5[total, total]</formula>"))])
    let report = Checker(set).check(try Fixture.tied())
    #expect(report.outcome("X1")?.outcome == .fail)
    #expect(report.findings.last?.severity == .warning)
  }

  @Test func aWrongFormulaIsRefusedWithLineAndColumn() throws {
    let finding = try #require(try finding(file(rule("X1", "<formula>T3[totl, total] = T5[total, total]</formula>"))))
    #expect(finding.code == .nameUnknown)
    #expect(finding.location == Location(input: "mine.xml", line: 3, column: 15))
    #expect(
      Wording(.zh).line(finding) == "mine.xml › 第 3 行第 15 列：错误：没有行“totl”（T3）；是否“total”？ [Y0126]")
    #expect(
      Wording(.en).line(finding)
        == "mine.xml › line 3, column 15: error: there is no row “totl” in T3; did you mean “total”? [Y0126]"
    )
  }

  @Test(arguments: [
    ("<rule id=\"X1\"/>", "line 2, column 1: error: rule lacks title (zh) [Y0118]"),
    (
      "<rule id=\"X1\" severity=\"grave\"/>",
      "line 2, column 1: error: rule lacks title (zh) [Y0118]"
    ),
    (
      "<rule id=\"C13\" off=\"true\"/><rule id=\"C13\" off=\"true\"/>",
      "line 2, column 34: error: rule/@id “C13” is given more than once; line 2 has it already [Y0120]"
    ),
    (
      "<role id=\"X1\"/>", "line 1, column 1: error: rules lacks rule [Y0118]"
    ),
    ("", "line 1, column 1: error: rules lacks rule [Y0118]"),
  ])
  func aWrongFileIsRefused(content: String, expected: String) throws {
    let finding = try #require(try finding(file(content)))
    #expect(Wording(.en).line(finding) == "mine.xml › \(expected)")
  }

  @Test func whatIsNoRulesFileIsRefused() throws {
    #expect(try finding(RuleSet.File(bytes: Array("<a/>".utf8), name: "a.xml"))?.code == .rulesWrong)
    #expect(try finding(RuleSet.File(bytes: Array("a".utf8), name: "a.xml"))?.code == .xmlMalformed)
    let entity = "<!DOCTYPE rules [<!ENTITY a \"b\">]><rules/>"
    #expect(try finding(RuleSet.File(bytes: Array(entity.utf8), name: "a.xml"))?.code == .xmlRefused)
    let deep = rule("X1", "<formula>if \(String(repeating: "(", count: 1_900))</formula>")
    #expect(try finding(file(deep))?.code == .formulaWrong)
  }

  @Test func aRuleWithNothingToCheckIsRefused() throws {
    #expect(try finding(file(rule("X1", "")))?.facts[.expected] == "formula, statement, share, growth, form")
  }

  // MARK: Code lists

  private func codes(_ content: String, id: String = "functional") -> RuleSet.File {
    let text = "<codes xmlns=\"urn:yusuan:codes:1\" id=\"\(id)\" version=\"9\">\(content)</codes>"
    return RuleSet.File(bytes: Array(text.utf8), name: "codes.xml")
  }

  @Test func aCodeListTakesThePlaceOfTheOneWithItsName() throws {
    let list = codes(
      "<code value=\"210\" name=\"健康\"><spelling>卫生健康支出</spelling></code><code value=\"21011\" name=\"别名\"/>")
    let set = try RuleSet(Fixture.profile(), codes: [list])
    #expect(set.lists["functional"]?.version == "9")
    #expect(set.lists["functional"]?.count == 2)
    #expect(set.lists["economic"] != nil)
    let findings = Checker(set).check(try Fixture.tied()).findings.filter { $0.rule == "K3" }
    #expect(Set(findings.flatMap(\.figures).compactMap(CellName.init).map(\.row)) == ["21011"])
  }

  /// The name of 210 in the disclosure of 2025 is a former one. It is out of date only where it was last seen before.
  @Test(arguments: [
    (" seen=\"甲地2018 乙地2024\"", ["210"]), (" until=\"2024\" source=\"某号文件\"", ["210"]),
    (" seen=\"甲地2018 乙地2025\"", []), ("", []),
  ])
  func aFormerNameIsOutOfDate(time: String, expected: [String]) throws {
    let list = codes("<code value=\"210\" name=\"健康\"><former name=\"卫生健康支出\"\(time)/></code>")
    let findings = Checker(try RuleSet(Fixture.profile(), codes: [list])).check(try Fixture.tied()).findings
    let rows = findings.filter { $0.rule == "K3" }.flatMap(\.figures).compactMap(CellName.init).map(\.row)
    #expect(Set(rows) == Set(expected))
  }

  @Test(arguments: [
    (
      "<code value=\"210\" name=\"a\"/><code value=\"210\" name=\"b\"/>",
      "line 1, column 97: error: code/@value “210” is given more than once; line 1 has it already [Y0120]"
    ),
    (
      "<code value=\"二\" name=\"a\"/>",
      "line 1, column 69: error: code/@value cannot be “二”, expected up to 12 digits [Y0119]"
    ),
  ])
  func aWrongCodeListIsRefused(content: String, expected: String) throws {
    let profile = try Fixture.profile()
    let finding = #expect(throws: Diagnostic.self) { try RuleSet(profile, codes: [codes(content)]) }
    #expect(finding.map(Wording(.en).line) == "codes.xml › \(expected)")
  }

  @Test func theFixedClassesAreInTheList() throws {
    let list = try #require(CodeList.functional(try Fixture.profile()))
    let rows = try #require(
      try Fixture.profile().table("revenueExpenditureSummary")?.panels.last?.rows.filter { $0.code != nil })
    #expect(rows.count == 30)
    for row in rows {
      let code = try #require(row.code.flatMap(CodeNumber.init))
      #expect(list.knows(code, as: row.label?.text ?? ""), "\(row.id)")
    }
  }
}
