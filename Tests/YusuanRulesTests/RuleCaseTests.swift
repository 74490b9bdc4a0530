import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// One figure of a disclosure that ties is changed: the rule fires, and beside it only those that look at the figure too.
struct RuleCase: CustomStringConvertible {
  var rule: String
  var traits: TiedDisclosure.Traits
  /// The figure that is changed.
  var cell: CellName
  /// What is added to it, in 分.
  var change: Int64
  var outcome: Outcome
  /// All rules that have a finding then, in their order, between blanks.
  var fired: String

  var description: String { "\(rule) \(outcome.rawValue): \(cell)" }
}

@Suite struct RuleCaseTests {
  private static let plain = TiedDisclosure.Traits()
  private static let institution = TiedDisclosure.Traits(isAdministrative: false)
  private static let general = TiedDisclosure.Traits(
    hasOtherFunds: false, hasOtherBudgets: false, hasCarryover: false)

  /// Rule, traits, the figure that is changed, whether 0.01 万元 is a matter of rounding, and all rules that fire.
  private static let table: [(String, TiedDisclosure.Traits, String, Bool, String)] = [
    ("A1", plain, "1 revenue 收入总计 amount", true, "A1 A6"),
    ("A2", plain, "1 revenue 五、单位资金 amount", true, "A2 C1"),
    ("A3", plain, "1 expenditure 十、卫生健康支出 carryover", true, "A3 A5"),
    ("A4", plain, "1 expenditure 支出总计 carryover", true, "A4 A5 A7"),
    ("A5", plain, "1 expenditure 十、卫生健康支出 current", true, "A3 A5"),
    ("A6", plain, "1 expenditure 支出总计 total", false, "A4 A5 A6"),
    ("A7", plain, "1 expenditure 支出总计 current", false, "A4 A5 A7"),
    ("B1", plain, "2 revenue 2101101 total", true, "B1 B3"),
    ("B2", plain, "3 expenditure 2101101 project", true, "B2 B3"),
    ("B3", plain, "7 revenue 1030148 amount", true, "B3"),
    ("B5", plain, "4 expenditure 十、卫生健康支出 total", true, "B5"),
    ("B6", plain, "4 expenditure 支出总计 governmentFund", true, "B5 B6"),
    ("B7", plain, "6 expenditure 基本工资 personnel", true, "B7"),
    ("B8", plain, "10 expenditure 公务接待费 governmentFund", true, "B8"),
    ("B9", plain, "13 expenditure 项目1 total", true, "B9"),
    ("C1", plain, "2 revenue 合计 unitFunds", false, "B1 B3 C1"),
    ("C2", plain, "1 expenditure 十、卫生健康支出 total", false, "A3 A5 C2"),
    ("C3", plain, "2 revenue 210 carryover", true, "B3 C3"),
    ("C4", plain, "4 revenue 三、国有资本经营预算 amount", false, "B5 B6 C4"),
    ("C5", general, "4 expenditure 本年支出合计 total", false, "B5 C5"),
    ("C6", plain, "4 expenditure 本年支出合计 generalPublicBudget", true, "B5 C6"),
    ("C7", general, "6 expenditure 合计 total", false, "B7 C7 C9"),
    ("C8", plain, "7 revenue 合计 amount", false, "B3 C8"),
    ("C9", general, "3 expenditure 合计 basic", false, "B2 B3 C9"),
    ("C10", plain, "12 expenditure 甲单位 stateCapital", false, "B9 C10"),
    ("C11", plain, "3 expenditure 合计 project", true, "B2 B3 C11"),
    ("C12", plain, "6 expenditure 公务接待费 total", false, "B7 C12"),
    ("C13", plain, "11 expenditure 部门合计 generalPublicBudget", false, "B9 C13"),
    ("C13", institution, "11 expenditure 部门合计 generalPublicBudget", false, "B9 C13 C14"),
  ]

  static let cases = table.flatMap { rule, traits, cell, canRound, fired in
    ([(Outcome.fail, Int64(5_000_000))] + (canRound ? [(.rounding, 10_000)] : []))
      .map { outcome, change in
        RuleCase(rule: rule, traits: traits, cell: CellName(cell), change: change, outcome: outcome, fired: fired)
      }
  }

  @Test(arguments: cases)
  func aBrokenFigureFiresItsRuleAndNoOther(_ rule: RuleCase) throws {
    var disclosure = try Fixture.tied(rule.traits)
    let checker = Checker(try Fixture.rules())
    let before = checker.check(disclosure)
    #expect(before.findings.filter { $0.rule != "K2" }.map(\.rule) == [])
    if rule.rule != "C13" { #expect(before.outcome(rule.rule)?.outcome == .pass) }
    let large: Int64 = rule.rule == "C12" ? 500_000_000 : 0
    try disclosure.set(rule.cell, (disclosure.fen(rule.cell) ?? 0) + large + rule.change)
    let after = checker.check(disclosure)
    let fired = Set(after.findings.map(\.rule)).subtracting(["K2"])
    #expect(after.outcomes.map(\.rule).filter(fired.contains).joined(separator: " ") == rule.fired)
    #expect(after.outcome(rule.rule)?.outcome == rule.outcome)
    #expect(
      after.findings.contains { $0.rule == rule.rule && $0.figures.compactMap(CellName.init).contains(rule.cell) })
  }
}
