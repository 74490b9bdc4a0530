import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// Rules about codes and notes, which no single figure breaks (科目树、代码表、无数据的注).
@Suite struct StructureTests {
  private let checker: Checker

  init() throws { checker = Checker(try Fixture.rules()) }

  /// The codes of table 5 after `edit`, and what K and B rules find in them.
  private func problems(_ edit: (inout [BudgetRow]) -> Void) throws -> [String] {
    var disclosure = try Fixture.tied()
    edit(&disclosure.tables[4].panels[0].rows)
    return checker.check(disclosure).findings.compactMap { finding in
      guard case .code(let problem) = finding.detail, finding.rule != "K2" else { return nil }
      guard case .cell(let cell) = problem.row.subject else { return nil }
      return
        "\(finding.rule) \(finding.severity.rawValue) \(problem.kind.rawValue) \(cell.code ?? "") \(problem.expected)"
    }
  }

  private func row(_ code: String, _ name: String) -> BudgetRow {
    BudgetRow(kind: .function, code: code, item: name, level: code.count / 2)
  }

  @Test func aTreeThatIsCompleteHasNoProblem() throws { #expect(try problems { _ in } == []) }

  @Test func aMissingParentIsNamed() throws {
    #expect(
      try problems { rows in rows.removeAll { $0.code == "21011" } } == ["B4 warning orphan 2101101 21011"])
  }

  @Test func aCodeStandsThereOnceAndRises() throws {
    #expect(
      try problems { rows in rows.append(row("2101101", "行政单位医疗")) }.filter { !$0.contains("renamed") } == [
        "B4 warning repeated 2101101 ", "B4 warning disordered 2101101 \(try lastCode())",
      ])
  }

  private func lastCode() throws -> String {
    try Fixture.tied().tables[4].panels[0].rows.last?.code ?? ""
  }

  @Test func aCodeHasTheDigitsOfALevel() throws {
    #expect(
      try problems { rows in rows.append(row("9999", "其他")) } == ["K1 error misshapen 9999 3, 5, 7"])
  }

  @Test func aKnownCodeWithAnotherNameShowsBoth() throws {
    #expect(
      try problems { rows in rows[1].item = "卫生支出" }.first?.hasPrefix("K3 warning renamed") == true)
    let older = try problems { rows in
      for index in rows.indices where rows[index].code == "210" { rows[index].item = "医疗卫生与计划生育支出" }
    }
    #expect(older == [])
  }

  @Test func manyFindingsAreCountedAndAThousandARuleAreKept() throws {
    var disclosure = try Fixture.tied()
    disclosure.tables[4].panels[0].rows += (0..<5_000).map { row(String(2_000_000 + $0), "其他") }
    let report = checker.check(disclosure)
    #expect(report.findings.count { $0.rule == "K2" } == CheckReport.findingLimit)
    #expect((report.outcome("K2")?[.fail] ?? 0) - CheckReport.findingLimit == report.omitted("K2"))
    #expect(report.omitted("K2") > 3_900)
  }

  @Test func anUnknownCodeIsInformation() throws {
    var disclosure = try Fixture.tied()
    disclosure.tables[4].panels[0].rows.append(row("2999999", "其他支出"))
    let findings = checker.check(disclosure).findings.filter { $0.rule == "K2" }
    #expect(findings.allSatisfy { $0.severity == .info })
    #expect(findings.contains { $0.figures.compactMap(CellName.init).map(\.row) == ["2999999"] })
  }

  @Test func theNoteStandsWhereThereIsNoFigureAndNowhereElse() throws {
    let notes = { (disclosure: Disclosure) in
      checker.check(disclosure).findings.compactMap { finding -> String? in
        guard case .note(let problem) = finding.detail else { return nil }
        return "\(finding.rule) \(problem.table) \(problem.isNoted) \(problem.figures > 0)"
      }
    }
    var disclosure = try Fixture.tied()
    #expect(notes(disclosure) == [])
    disclosure.tables[4].note = "本表无数据"
    #expect(notes(disclosure) == ["C14 5 true true"])
    disclosure.tables[4].note = "金额为四舍五入数"
    #expect(notes(disclosure) == [])
    var institution = try Fixture.tied(.init(isAdministrative: false))
    institution.tables[10].note = nil
    #expect(notes(institution) == ["C14 11 false false"])
    institution.tables[10].note = "另见说明\n本部门无相关收支项目"
    #expect(notes(institution) == [])
  }

  @Test func aNotedTableWhoseCounterpartHasFiguresIsAnError() throws {
    var disclosure = try Fixture.tied()
    for index in disclosure.tables[5].panels[0].rows.indices {
      disclosure.tables[5].panels[0].rows[index].amounts = []
    }
    disclosure.tables[5].note = "本表无数据"
    let report = checker.check(disclosure)
    #expect(report.rules(.fail).filter { $0 != "K2" } == ["C7", "C13", "C14"])
  }
}
