import TestSupport
import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// Properties of the rules on disclosures that tie (性质检验).
@Suite struct GeneratedTests {
  /// Every combination of traits, from the bits of `number`.
  private func traits(_ number: Int, isExact: Bool) -> TiedDisclosure.Traits {
    TiedDisclosure.Traits(
      isExact: isExact, isAdministrative: number & 1 == 0, hasOtherFunds: number & 2 == 0,
      hasOtherBudgets: number & 4 == 0, hasCarryover: number & 8 == 0, hasYearEnd: number & 16 != 0)
  }

  @Test func whatTiesHasNoFindingAboveInformation() throws {
    let (profile, checker) = (try Fixture.profile(), Checker(try Fixture.rules()))
    for number in 0..<1_000 {
      let isExact = number % 2 == 0
      let disclosure = TiedDisclosure.make(profile, traits(number, isExact: isExact), seed: UInt64(number))
      let report = checker.check(disclosure)
      #expect(report.findings.filter { $0.severity > .info }.map(\.rule) == [], "\(number)")
      #expect(!isExact || report.findings.allSatisfy { $0.rule == "K2" }, "\(number)")
      #expect(report.count(.pass) + report.count(.rounding) >= 20, "\(number)")
      #expect(report.uncoveredCount == 0, "\(number)")
    }
  }

  @Test func aChangedFigureIsNamedByARuleOverIt() throws {
    let (profile, checker) = (try Fixture.profile(), Checker(try Fixture.rules()))
    var random = SeededRandom(seed: 2025)
    for number in 0..<1_000 {
      var disclosure = TiedDisclosure.make(profile, traits(number, isExact: true), seed: UInt64(number))
      let cells = disclosure.cells
      let cell = try #require(cells.randomElement(using: &random))
      let old = try #require(disclosure.fen(cell))
      let delta = Int64.random(in: 1...5_000, using: &random) * 10_000 * (Bool.random(using: &random) ? 1 : -1)
      try disclosure.set(cell, old + delta)
      let report = checker.check(disclosure)
      let names = report.findings.filter { $0.outcome != .pass && $0.severity >= .info && $0.rule != "K2" }
        .flatMap(\.figures).compactMap(CellName.init)
      #expect(names.contains(cell), "\(number): \(cell) by \(delta)")
    }
  }
}

extension Disclosure {
  /// All cells with a figure.
  var cells: [CellName] {
    tables.flatMap { table in
      table.panels.flatMap { panel in
        panel.rows.flatMap { row in
          row.amounts.map { CellName(table.number, panel.id, row.code ?? row.item, $0.column) }
        }
      }
    }
  }
}

extension CellName {
  /// The cell that a finding names; nil for other figures.
  init?(_ figure: Figure) {
    guard case .cell(let cell) = figure.subject else { return nil }
    let only = ["2", "7"].contains(cell.table) ? "revenue" : "expenditure"
    self.init(cell.table, cell.panel ?? only, cell.code ?? cell.item, cell.column)
  }
}
