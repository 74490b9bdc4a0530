import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanProfiles
import YusuanReports
import YusuanRules
import YusuanText

/// Whatever the tables say, the text says the same: the rules on text find nothing in it (任意数字的说明).
@Suite struct AnyFiguresTests {
  /// `disclosure` with other amounts, which need not tie: blank, zero, negative, of any size, with 角 and 分.
  private func changed(_ disclosure: Disclosure, year: Int, _ random: inout SeededRandom) -> Disclosure {
    var disclosure = disclosure
    disclosure.fiscalYear = year
    for table in disclosure.tables.indices {
      for panel in disclosure.tables[table].panels.indices {
        for row in disclosure.tables[table].panels[panel].rows.indices {
          change(&disclosure.tables[table].panels[panel].rows[row], &random)
        }
      }
    }
    return disclosure
  }

  private func change(_ row: inout BudgetRow, _ random: inout SeededRandom) {
    row.amounts = row.amounts.compactMap { fact in
      var fact = fact
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return nil
      case 1: fact.amount = .zero
      case 2: fact.amount = Amount(fen: -Int64.random(in: 0..<100_000_000, using: &random))
      case 3, 4: fact.amount = Amount(fen: Int64.random(in: 0..<1_000_000_000_000, using: &random))
      case 5, 6: break
      default: fact.amount = Amount(fen: 10_000 * Int64.random(in: 0..<10_000_000, using: &random))
      }
      return fact
    }
  }

  @Test(arguments: [
    "Samples/jincheng-2025/tables.csv", "Samples/districts/unit.csv", "Samples/districts/department.csv",
  ])
  func theTextAgreesWithItsTables(sample: String) throws {
    let publication = try #require(try Written.publications([sample]).publications.first)
    let profile = publication.profile
    let rules = try RuleSet(profile)
    let writer = TextWriter(try TextTemplate(profile, rules), profile)
    let checker = Checker(rules)
    var random = SeededRandom(seed: 22)
    var passes: [String: Int] = [:]
    for turn in 0..<60 {
      var document = Document(changed(publication.document.disclosure, year: 2025, &random))
      let before = Document(changed(publication.document.disclosure, year: 2024, &random))
      let previous = turn % 3 == 0 ? nil : before
      let text = writer.write(document, since: previous)
      let lines = WrittenText.plain(text.explanation).split(separator: "\n", omittingEmptySubsequences: false)
      document.narrative = Narrative(
        lines.enumerated().filter { !$0.element.isEmpty }.map { index, line in
          Passage(cells: [String(line)], columns: [1], origin: Origin(row: Int32(index + 1)))
        })
      let report = checker.check(document, beside: Checker.Others(previous: previous.map { [$0] }))
      let wrong = report.findings.filter { $0.rule.hasPrefix("N") && $0.outcome == .fail }
      #expect(wrong.map { CheckWording(.zh).line($0, of: report) } == [], "turn \(turn)")
      for outcome in report.outcomes where outcome.rule.hasPrefix("N") {
        passes[outcome.rule, default: 0] += outcome[.pass] + outcome[.rounding]
      }
    }
    // A text that the rules do not see would pass as well.
    let seen = passes.filter { $0.value > 30 }.keys.sorted()
    let shared = ["N1", "N2", "N3", "N4", "N5"]
    #expect(seen == (profile.id == "shanxi-unit" ? shared + ["N7", "N8", "N9"] : shared))
  }
}
