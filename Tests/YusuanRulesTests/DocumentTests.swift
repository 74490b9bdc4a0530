import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// A department against its units, and a year against the one before (部门与单位、本年与上年).
@Suite struct DocumentTests {
  private let profile: Profile
  private let checker: Checker

  init() throws {
    profile = try Fixture.profile()
    checker = Checker(try Fixture.rules())
  }

  private func units() -> [Disclosure] {
    [("甲单位", UInt64(1)), ("乙单位", 2), ("丙单位", 3)].map { name, seed in
      TiedDisclosure.make(profile, seed: seed, unit: name)
    }
  }

  private func check(_ department: Disclosure, _ units: [Disclosure]?) -> CheckReport {
    checker.check(department, beside: Checker.Others(of: units))
  }

  @Test func aDepartmentIsTheSumOfItsUnits() {
    let units = units()
    let report = check(.department("部门", of: units), units)
    #expect(report.findings.filter { $0.severity > .info }.map(\.rule) == [])
    #expect((1...13).map { report.outcome("D\($0)")?.outcome } == [Outcome](repeating: .pass, count: 13))
    #expect(report.outcome("D3")?[.fail] == 0)
  }

  @Test(arguments: [
    ("D1", "1 revenue 一、一般公共预算 amount"), ("D1", "1 expenditure 十、卫生健康支出 current"), ("D2", "2 revenue 合计 unitFunds"),
    ("D2", "2 revenue 2101101 total"), ("D3", "3 expenditure 210 basic"), ("D4", "4 revenue 上年财政拨款结转 amount"),
    ("D4", "4 expenditure 支出总计 stateCapital"), ("D5", "5 expenditure 21011 project"),
    ("D6", "6 expenditure 办公费 operating"),
    ("D7", "7 revenue 1030148 amount"), ("D8", "8 expenditure 合计 total"), ("D9", "9 revenue 103 amount"),
    ("D9", "9 expenditure 合计 project"), ("D10", "10 expenditure ①公务用车购置费 total"),
    ("D11", "11 expenditure 部门合计 total"), ("D12", "12 expenditure 部门 unitFunds"), ("D13", "13 expenditure 部门 total"),
  ])
  func aDepartmentsFigureThatIsNoSumIsFound(rule: String, cell: String) throws {
    let units = units()
    var department = Disclosure.department("部门", of: units)
    let name = CellName(cell)
    try department.set(name, (department.fen(name) ?? 0) + 5_000_000)
    let report = check(department, units)
    #expect(report.rules(.fail).filter { $0.hasPrefix("D") } == [rule])
    try department.set(name, (department.fen(name) ?? 0) - 4_990_000)
    #expect(check(department, units).rules(.rounding).filter { $0.hasPrefix("D") } == [rule])
  }

  @Test func aCodeThatOnlyAUnitHasIsMissedInTheDepartment() throws {
    let units = units()
    var department = Disclosure.department("部门", of: units)
    for index in department.tables.indices where department.tables[index].number == "5" {
      department.tables[index].panels[0].rows.removeAll { $0.code == "2101101" }
    }
    let report = check(department, units)
    let finding = try #require(report.findings.first { $0.rule == "D5" })
    guard case .comparison(let comparison) = finding.detail else { return #expect(Bool(false), "a comparison") }
    let absent = try #require(comparison.left.first)
    #expect(comparison.left.count == 1)
    #expect(CellName(absent) == CellName("5 expenditure 2101101 total"))
    #expect(absent.amount == nil)
    #expect(comparison.right.compactMap(\.document) == ["甲单位 2025", "乙单位 2025", "丙单位 2025"])
  }

  /// A department prints a row of each unit above its projects: they are no projects to be added up again.
  @Test func theUnitsRowsInADepartmentsProjectsAreNotAddedTwice() throws {
    let units = units()
    var department = Disclosure.department("部门", of: units)
    var rows = [try #require(department.tables[11].panels[0].rows.first)]
    for unit in units {
      rows += unit.tables[11].panels[0].rows.map { row in
        BudgetRow(kind: .project, item: row.item, level: 2, amounts: row.amounts)
      }
    }
    department.tables[11].panels[0].rows = rows
    #expect(check(department, units).findings.filter { $0.severity > .info }.map(\.rule) == [])
    try department.set(CellName("12 expenditure 项目1 total"), 10_000)
    #expect(check(department, units).rules(.fail).filter { $0 != "K2" } == ["B9"])
  }

  @Test func withoutUnitsTheRulesDoNotApplyAndWithNoneTheyLackData() {
    let department = Disclosure.department("部门", of: units())
    #expect(check(department, nil).outcome("D1")?.outcome == .notApplicable)
    let lacking = check(department, []).outcome("D1")
    #expect(lacking?.outcome == .insufficientData)
    #expect(lacking?.missing == [.units])
  }

  @Test func whatWasCarriedOverContinuesTheYearBefore() throws {
    let now = try Fixture.tied()
    var before = try Fixture.before(now)
    let other = TiedDisclosure.make(profile, seed: 9, unit: "乙单位", year: 2024)
    let tied = checker.check(now, beside: Checker.Others(of: nil, before: [other, before]))
    #expect(["P1", "P2"].map { tied.outcome($0)?.outcome } == [.pass, .pass])

    try before.set(CellName("1 expenditure 年终结转 total"), 10_000)
    try before.set(CellName("4 expenditure 年终结转 governmentFund"), 10_000)
    let broken = checker.check(now, beside: Checker.Others(of: nil, before: [before]))
    #expect(broken.rules(.fail).filter { $0 != "K2" } == ["P1", "P2"])
    #expect(broken.findings.filter { $0.rule.hasPrefix("P") }.allSatisfy { $0.severity == .warning })

    #expect(checker.check(now, beside: Checker.Others(of: nil, before: [other])).outcome("P1")?.missing == [.previous])
    #expect(checker.check(now).outcome("P1")?.outcome == .notApplicable)
  }
}
