import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// Rules whose loops stand within each other end after a bound of steps, and that is said (嵌套循环的上限).
@Suite struct LoopLimitTests {
  private func set(_ formula: String, id: String = "X1") throws -> RuleSet {
    let words = ["title", "explanation", "expected"].map { name in
      "<\(name) lang=\"zh\">\(name)</\(name)><\(name) lang=\"en\">\(name)</\(name)>"
    }
    let text = """
      <rules xmlns="urn:yusuan:rules:1" id="mine" version="1">
        <rule id="\(id)">\(words.joined())<formula>\(formula)</formula></rule>
      </rules>
      """
    return try RuleSet(Fixture.profile(), files: [.init(bytes: Array(text.utf8), name: "mine.xml")])
  }

  /// A tied disclosure whose table 3 has `count` further rows, each of which ties.
  private func disclosure(_ count: Int) throws -> Disclosure {
    var disclosure = try Fixture.tied()
    let table = try #require(disclosure.tables.firstIndex { $0.number == "3" })
    for index in 0..<count {
      let amounts = [Fact(column: "total", amount: Amount(fen: 100)), Fact(column: "basic", amount: Amount(fen: 100))]
      disclosure.tables[table].panels[0].rows.append(
        BudgetRow(kind: .other, item: "项目\(index)", level: 1, amounts: amounts))
    }
    return disclosure
  }

  @Test(arguments: [
    "for a in T3[all], b in T3[all], c in T3[all]: T3[a, total] = T3[b, total]",
    "for a in T3[all], b in T3[all]: sum(T3[all, total]) = sum(T3[all, basic]) + sum(T3[all, project])",
    "for a in T3[all], b in T3[all], c in T3[all]: distinct(T3)",
    "for a in T3[all], b in T3[all], k in keys(T3, T5): T3[k, total] = T5[k, total]",
  ])
  func loopsWithinEachOtherAreBounded(formula: String) throws {
    let report = Checker(try set(formula)).check(try disclosure(1_000))
    #expect(report.unfinished == ["X1"])
    // The step that goes beyond the bound may be as long as a table.
    #expect(report.steps < report.stepLimit + 100_000)
    #expect(report.stepLimit < 1_000_000)
    #expect(report.outcome("X1")?.missing.contains(.steps(report.stepLimit)) == true)
    #expect(report.outcome("A1")?.outcome == .pass)
  }

  @Test func allRulesTogetherAreBounded() throws {
    let limit = Steps(limit: 10)
    for _ in 0..<4 {
      limit.beginRule()
      limit.count(10)
      #expect(!limit.areSpent)
    }
    limit.beginRule()
    limit.count()
    #expect(limit.areSpent)
  }

  @Test func findingsOfARuleNameABoundedNumberOfFigures() throws {
    let formula = "for a in T3[all]: sum(T3[all, total]) = T3[a, basic]"
    let report = Checker(try set(formula)).check(try disclosure(2_500))
    let findings = report.findings.filter { $0.rule == "X1" }
    let figures = findings.reduce(0) { $0 + $1.figures.count }
    #expect(figures > 90_000 && figures <= CheckReport.figureLimit)
    #expect(report.omitted("X1") == (report.outcome("X1")?[.fail] ?? 0) - findings.count)
    #expect(report.omitted("X1") > 20)
  }

  @Test func theRulesOfTheProgramStayFarBelowTheBound() throws {
    for count in [0, 2_000] {
      let report = Checker(try Fixture.rules()).check(try disclosure(count))
      #expect(report.unfinished == [])
      #expect(report.steps < report.stepLimit / 4)
    }
  }
}
