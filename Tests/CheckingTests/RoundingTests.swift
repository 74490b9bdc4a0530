import Budget
import Diagnostics
import Testing

@testable import Checking

/// What rounding allows, exactly (四舍五入尾差).
@Suite struct RoundingTests {
  /// A table 3 with a total and two classes, in 分 of each.
  private func report(
    _ figures: [Int64?], unit: AmountUnit = .tenThousandYuan, code: String = "B3"
  ) throws -> (RuleOutcome, [Finding.Comparison]) {
    var table = Table(number: 3, id: "expenditureSummary", title: "2025年预算支出总表")
    table.origin.amountUnit = unit
    let codes: [String?] = [nil, "208", "210", "211", "212"]
    let rows = zip(codes, figures).map { code, fen in
      BudgetRow(
        kind: code == nil ? .total : .function, code: code, item: code ?? "合计",
        amounts: fen.map { [Fact(column: "total", amount: Amount(fen: $0))] } ?? [])
    }
    table.sections = [Section(side: .expenditure, rows: rows)]
    let disclosure = Disclosure(
      layout: Layout.defaultID, unitName: nil, fiscalYear: 2025, amountUnit: unit, tables: [table])
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

  /// 元 are rounded to whole 元 where no figure of the table has 角 or 分, else to 分.
  @Test(
    arguments: [
      ([300_00, 100_00, 200_00], .pass), ([301_00, 100_00, 200_00], .rounding), ([302_00, 100_00, 200_00], .fail),
      ([300_01, 100_00, 200_00], .rounding), ([300_02, 100_00, 200_00], .fail),
    ] as [([Int64?], Outcome)])
  func yuanAreRoundedToYuanOrFen(figures: [Int64?], outcome: Outcome) throws {
    #expect(try report(figures, unit: .yuan).0.outcome == outcome)
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
      disclosure.tables[3].origin.amountUnit = .yuan
      return Checker(try Fixture.rules()).check(disclosure).outcome("C4")?.outcome
    }
    #expect(try check(0) == .pass)
    #expect(try check(50) == .rounding)
    #expect(try check(51) == .fail)
  }
}
