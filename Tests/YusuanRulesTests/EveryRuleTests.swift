import Testing
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// Every rule of the file runs, and is not only read (每条规则都执行).
@Suite struct EveryRuleTests {
  @Test func everyRulePassesAndFailsSomewhere() throws {
    let profile = try Fixture.profile()
    let set = try Fixture.rules()
    let reports = try Self.reports(Checker(set), profile)
    for rule in set.rules {
      let outcomes = reports.compactMap { $0.outcome(rule.id) }
      #expect(outcomes.contains { $0[.pass] > 0 }, "\(rule.id) never passes")
      #expect(outcomes.contains { $0[.fail] > 0 }, "\(rule.id) never fails")
    }
  }

  /// A tied department with its units, the year before and a text; and the same with every other figure changed.
  private static func reports(_ checker: Checker, _ profile: Profile) throws -> [CheckReport] {
    let general = TiedDisclosure.Traits(hasOtherFunds: false, hasOtherBudgets: false, hasCarryover: false)
    return try [TiedDisclosure.Traits(), general].flatMap { traits in
      let unit = TiedDisclosure.make(profile, traits, seed: 1)
      let tied = Story.told(unit, Story.paragraphs(of: unit), form: Story.form(of: unit))
      let others = Checker.Others(of: [unit], before: [try Fixture.before(unit)])
      var broken = tied
      broken.disclosure.tables = unit.tables.map(Self.broken)
      return [checker.check(tied), checker.check(tied, beside: others), checker.check(broken, beside: others)]
    }
  }

  /// A table with every figure another one, its codes out of order, misshapen and misnamed, and a wrong note.
  private static func broken(_ table: Table) -> Table {
    var table = table
    table.note = table.note == nil ? "本表无数据" : nil
    var step: Int64 = 1
    for panel in table.panels.indices {
      for row in table.panels[panel].rows.indices {
        for fact in table.panels[panel].rows[row].amounts.indices {
          step += 7
          table.panels[panel].rows[row].amounts[fact].amount.fen += 1_000_000 * step * (Int64(table.number) ?? 1)
        }
      }
      if table.panels[panel].rows.contains(where: { $0.code != nil }) {
        table.panels[panel].rows.append(BudgetRow(kind: .function, code: "2080505", item: "别名", level: 3))
        table.panels[panel].rows.append(BudgetRow(kind: .function, code: "1", item: "编码", level: 1))
      }
    }
    return table
  }
}
