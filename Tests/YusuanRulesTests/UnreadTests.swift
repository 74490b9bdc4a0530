import Testing
import YusuanModel
import YusuanReports
@testable import YusuanRules

/// What could not be read is neither blank nor zero: no rule may say what it should be (读不出的数).
@Suite struct UnreadTests {
  /// Every amount of `disclosure` by its place.
  private static func places(_ disclosure: Disclosure) -> [(table: Int, panel: Int, row: Int, fact: Int)] {
    var places: [(Int, Int, Int, Int)] = []
    for (table, content) in disclosure.tables.enumerated() {
      for (panel, content) in content.panels.enumerated() {
        for (row, content) in content.rows.enumerated() {
          for fact in content.amounts.indices { places.append((table, panel, row, fact)) }
        }
      }
    }
    return places
  }

  @Test(arguments: [1, 2] as [UInt64])
  func anUnreadFigureFailsNoRule(seed: UInt64) throws {
    let checker = Checker(try Fixture.rules())
    let disclosure = try Fixture.tied(seed: seed)
    var insufficient = 0
    for place in Self.places(disclosure) {
      var unread = disclosure
      let fact = unread.tables[place.table].panels[place.panel].rows[place.row].amounts.remove(at: place.fact)
      unread.tables[place.table].panels[place.panel].rows[place.row].unread = [fact.column]
      let report = checker.check(unread)
      #expect(report.findings.map(\.rule).filter { $0 != "K2" } == [], "\(place) \(fact.column)")
      // All tables are there.
      #expect(!report.outcomes.flatMap(\.missing).contains { if case .table = $0 { true } else { false } })
      let isMissed = report.outcomes.contains { outcome in
        outcome.missing.contains { if case .unread = $0 { true } else { false } }
      }
      if isMissed { insufficient += 1 }
    }
    // A few figures are under no rule.
    #expect(insufficient > Self.places(disclosure).count * 9 / 10)
  }

  @Test func aRowThatCouldNotBeReadFailsNoRule() throws {
    let checker = Checker(try Fixture.rules())
    let disclosure = try Fixture.tied()
    var removed: Set<[Int]> = []
    for place in Self.places(disclosure) where removed.insert([place.table, place.panel, place.row]).inserted {
      var unread = disclosure
      unread.tables[place.table].panels[place.panel].rows.remove(at: place.row)
      unread.tables[place.table].panels[place.panel].isIncomplete = true
      #expect(checker.check(unread).findings.map(\.rule).filter { $0 != "K2" } == [], "\(place)")
    }
    #expect(removed.count > 50)
  }

  @Test(arguments: [
    (Missing.unread(table: "3", label: "合计"), "表3“合计”的金额读不出", "a figure of “合计” in table 3 could not be read"),
    (.unread(table: "3", label: ""), "表3有一行读不出", "a row of table 3 could not be read"),
  ])
  func theReportSaysWhy(missing: Missing, chinese: String, english: String) {
    #expect(CheckWording(.zh).missing(missing) == chinese)
    #expect(CheckWording(.en).missing(missing) == english)
  }
}
