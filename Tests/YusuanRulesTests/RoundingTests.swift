import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// What rounding allows, exactly (四舍五入尾差).
@Suite struct RoundingTests {
  /// A table 3 with a total and two classes, in 分 of each.
  private func report(
    _ figures: [Int64?], unit: AmountUnit = .tenThousandYuan, code: String = "B3"
  ) throws -> (RuleOutcome, [Finding.Comparison]) {
    var table = Table(id: "expenditureSummary", number: "3", title: "2025年预算支出总表")
    let codes: [String?] = [nil, "208", "210", "211", "212"]
    let rows = zip(codes, figures).map { code, fen in
      BudgetRow(
        kind: code == nil ? .total : .function, id: code == nil ? "total" : nil, path: code ?? "total", code: code,
        item: code ?? "合计",
        amounts: fen.map { [Fact(column: "total", amount: Amount(fen: $0))] } ?? [])
    }
    table.panels = [Panel(id: "expenditure", rows: rows)]
    let disclosure = Disclosure(
      profile: "shanxi-unit", unitName: nil, fiscalYear: 2025, amountUnit: unit, tables: [table])
    let report = Checker(try Fixture.rules()).check(disclosure)
    let comparisons = report.findings.filter { $0.rule == code }.compactMap { finding -> Finding.Comparison? in
      if case .comparison(let comparison) = finding.detail { comparison } else { nil }
    }
    return (try #require(report.outcome(code)), comparisons)
  }

  /// E = (n + 1) × half of the last printed place: with two terms 0.015 万元.
  @Test(
    arguments: [
      ([300_0000, 100_0000, 200_0000], .pass), ([301_0000, 100_0000, 200_0000], .rounding),
      ([299_0000, 100_0000, 200_0000], .rounding), ([302_0000, 100_0000, 200_0000], .fail),
      ([302_0000, 100_0000, 100_0000, 100_0000], .rounding), ([303_0000, 100_0000, 100_0000, 100_0000], .fail),
      ([301_0000, 100_0000, 200_0000, nil], .rounding), ([nil, nil, nil], .insufficientData), ([0, 0, nil], .pass),
      ([nil, 1_0000, nil], .rounding), ([nil, 2_0000, nil], .fail),
      // Six decimals: a residue of one 分 among figures exact to a 分 is no rounding of two decimals.
      ([300_0001, 100_0000, 200_0000], .rounding), ([300_0002, 100_0001, 200_0000], .rounding),
      ([300_0012, 100_0011, 200_0003], .fail),
    ] as [([Int64?], Outcome)])
  func tenThousandYuanAreRoundedToTwoPlacesOrMore(figures: [Int64?], outcome: Outcome) throws {
    #expect(try report(figures).0.outcome == outcome)
  }

  /// In 元 each figure tells by itself whether it was rounded to 元; only below a total with 角 or 分 all are exact to 分.
  @Test(
    arguments: [
      ([300_00, 100_00, 200_00], .pass), ([301_00, 100_00, 200_00], .rounding), ([302_00, 100_00, 200_00], .fail),
      ([300_01, 100_00, 200_00], .rounding), ([300_02, 100_00, 200_00], .fail),
      // A total in whole 元 above terms with 分: half a 元 for each, and for the total.
      ([22_118_861_00, 18_000_000_00, 4_118_861_34], .rounding), ([300_00, 100_60, 200_50], .rounding),
      ([300_00, 100_75, 200_75], .rounding), ([300_00, 100_75, 200_76], .fail), ([300_00, 100_01, 150_00], .fail),
      ([300_00, 99_60, 100_60, 100_60, 1_20], .rounding), ([300_00, 99_60, 100_60, 100_60, 1_71], .fail),
      // A blank total is a total of whole 元 only where its terms are.
      ([nil, 1_00, nil], .rounding), ([nil, 50, nil], .fail), ([nil, 2_00, nil], .fail),
    ] as [([Int64?], Outcome)])
  func yuanAreRoundedToYuanOrFenFigureByFigure(figures: [Int64?], outcome: Outcome) throws {
    #expect(try report(figures, unit: .yuan).0.outcome == outcome)
  }

  /// 千元 and 亿元 are printed to two places, like 万元, or to as many as the figure has.
  @Test(
    arguments: [
      (.thousandYuan, [300_1000, 100_0000, 200_0000], .rounding),
      (.thousandYuan, [300_2000, 100_0000, 200_0000], .fail),
      (.thousandYuan, [300_0002, 100_0001, 200_0003], .fail),
      (.hundredMillionYuan, [3_0100_0000_00, 1_0000_0000_00, 2_0000_0000_00], .rounding),
      (.hundredMillionYuan, [3_0200_0000_00, 1_0000_0000_00, 2_0000_0000_00], .fail),
    ] as [(AmountUnit, [Int64?], Outcome)])
  func largerUnitsAreRoundedToTwoPlacesOrMore(unit: AmountUnit, figures: [Int64?], outcome: Outcome) throws {
    #expect(try report(figures, unit: unit).0.outcome == outcome)
  }

  @Test func theDifferenceAndTheRoundingAllowedAreExact() throws {
    let (_, comparisons) = try report([301_0000, 100_0000, 200_0000])
    let comparison = try #require(comparisons.first)
    #expect(comparison.found == Amount(fen: 301_0000))
    #expect(comparison.expected == Amount(fen: 300_0000))
    #expect(comparison.difference == Amount(fen: 1_0000))
    #expect(comparison.allowedHalves == 3_0000)
  }

  @Test func sumsBeyondWhatAnAmountHoldsAreStillExact() throws {
    let (outcome, comparisons) = try report([1, .max, .max, .min, .min])
    #expect(outcome.outcome == .fail)
    #expect(comparisons.first?.expected == Amount(fen: -2))
    let beyond = try report([1, .max, .max])
    #expect(beyond.0.outcome == .fail)
    #expect(beyond.1.first?.expected == nil)
    #expect(beyond.1.first?.difference == nil)
  }

  @Test func theSameFigureInTwoTablesIsEqualExactlyAndAcrossUnitsToHalfAPlace() throws {
    let check = { (yuan: Int64) in
      var disclosure = try Fixture.tied()
      let cell = CellName("4 revenue 二、政府性基金预算 amount")
      let fen = try #require(disclosure.fen(cell))
      try disclosure.set(cell, fen + yuan * 100)
      var document = Document(disclosure)
      document.sources.tables = disclosure.tables.map { table in
        var source = TableSource()
        source.amountUnit = table.number == "4" ? .yuan : .tenThousandYuan
        return source
      }
      return Checker(try Fixture.rules()).check(document).outcome("C4")?.outcome
    }
    #expect(try check(0) == .pass)
    #expect(try check(50) == .rounding)
    #expect(try check(51) == .fail)
  }

  /// One quantity in two tables in 元: to 分 in both it is equal, to 元 in one of them it may differ by half a 元.
  @Test(arguments: [(0, .pass), (49, .rounding), (50, .rounding), (51, .fail)] as [(Int64, Outcome)])
  func theSameFigureInWholeYuanInOneTable(difference: Int64, outcome: Outcome) throws {
    var document = try Bureau.tied()
    document.disclosure.tables[1].panels[0].rows[4].amounts[0].amount.fen += difference
    #expect(Checker(try RuleSet(Bureau.profile())).check(document).outcome("total")?.outcome == outcome)
    document.disclosure.tables[0].panels[0].rows[5].amounts[0].amount.fen += 1
    let both = Checker(try RuleSet(Bureau.profile())).check(document).outcome("total")?.outcome
    #expect(both == (difference == 0 ? .rounding : difference == 1 ? .pass : .fail))
  }
}
