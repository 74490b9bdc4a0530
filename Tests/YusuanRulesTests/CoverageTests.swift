import Testing
import YusuanModel
@testable import YusuanRules

/// Which figures count as looked at by a rule (覆盖).
@Suite struct CoverageTests {
  /// How many printed figures the formulas `texts` looked at, one after another, in a disclosure without the tables `missing`.
  private func covered(_ texts: [String], missing: Set<String> = []) throws -> Int {
    let set = try Fixture.rules()
    var disclosure = try Fixture.tied()
    disclosure.tables.removeAll { missing.contains($0.number) }
    let grid = Grid(Document(disclosure), set.scope)
    var runner = RuleRunner(set, set.rules.map { RuleOutcome($0.id) }, Documents(own: grid))
    for text in texts {
      var parser = FormulaParser(text, at: TextPosition(line: 1, column: 1), scope: set.scope)
      runner.run(try parser.formula())
    }
    let panels = grid.panels.compactMap { $0 }
    let uncovered = panels.flatMap(\.places).count { runner.isUncovered($0) }
    return panels.reduce(0) { $0 + $1.printedCount } - uncovered
  }

  private static let across = "T3[total, total] = T5[total, total]"

  @Test func aComparisonLooksAtItsFigures() throws { #expect(try covered([Self.across]) == 2) }

  @Test func aComparisonWithAMissingTableLooksAtNone() throws {
    #expect(try covered([Self.across], missing: ["5"]) == 0)
    #expect(try covered(["sum(T3[open, total]) = T5[total, total]"], missing: ["5"]) == 0)
  }

  @Test func whatAnotherRuleLookedAtStaysLookedAt() throws {
    let within = "T3[total, total] = T3[total, basic] + T3[total, project]"
    #expect(try covered([within, Self.across], missing: ["5"]) == 3)
    #expect(try covered([Self.across, within], missing: ["5"]) == 3)
  }

  @Test func aConditionLooksAtNothing() throws {
    #expect(try covered(["if zero(T3[total, total]): T3[total, basic] = T3[total, basic]"]) == 0)
  }
}
