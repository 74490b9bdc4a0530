import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// Examples beside rules are small tables, and what the rule says of them (规则的例子).
@Suite struct RuleExampleTests {
  private static let total = "T3[total, total] = T5[total, total]"

  private func differences(_ formula: String, _ outcome: String, _ example: String) throws -> [Diagnostic] {
    let content = "<formula>\(formula)</formula>\n<example outcome=\"\(outcome)\">\(example)</example>"
    let profile = try RuleReviewTests.profile(RuleReviewTests.rule("X", content))
    let (set, mistakes) = RuleSet.review(profile)
    return mistakes + RuleExamples(profile, set).run()
  }

  /// What the rule becomes on the tables of the example.
  @Test(
    arguments: [
      (total, "T3[total, total] = 5; T5[total, total] = 5", .pass),
      (total, "T3[total, total] = 5, T5[total, total] = 5.00", .pass),
      (total, "T3[total, total] = 5\n  T5[total, total] = 4", .fail), (total, "T3[total, total] = 5; T5", .fail),
      (total, "T3[total, total] = 0; T5", .pass), (total, "T3; T5", .notApplicable),
      (total, "T3[total, total] = 5", .insufficientData),
      (total, "T3[total, total] = ?; T5[total, total] = 5", .insufficientData),
      (total, "T3[total, total] = -5.5; T5[total, total] = -5.5", .pass),
      (
        "for r in T3[all]: T3[r, total] = T3[r, basic] + T3[r, project]", "T3[208, total] = 5.01; T3[208, basic] = 5",
        .rounding
      ),
      ("T3[208, total] = T1.expenditure[208, total]", "T3[208, total] = 5; T1.expenditure[208, total] = 5", .pass),
      ("T6[“公务接待费”, total] ≤ T10[reception, total]", "T6[“公务接待费”, total] = 5; T10[reception, total] = 6", .pass),
      (
        "T12[total, total] = sum(T12[open, total])", "T12[total, total] = 7; T12[“甲”, total] = 5; T12[“甲”, total] = 2",
        .pass
      ),
      ("distinct(T3)", "T3[208, total] = 5; T3[208, total] = 2", .fail),
      ("noteTies(T7)", "T7 = “本表无数据”", .pass), ("noteTies(T7)", "T7 = “本表有数据”", .fail),
      ("titled(T3, functional)", "T3[208, total] = 1", .pass),
      ("titled(T3, functional)", "T3[208 “别名”, total] = 1", .fail),
      (
        "T3[total, total] = sum(units(T3[total, total]))", "T3[total, total] = 7; units(T3[total, total]) = 5 + 2",
        .pass
      ),
      ("T3[total, total] = sum(units(T3[total, total]))", "T3[total, total] = 7; units(T3[total, total]) = 5", .fail),
      ("T3[total, total] = sum(units(T3[total, total]))", "T3[total, total] = 7", .notApplicable),
      ("T3[total, total] = previous(T3[total, total])", "T3[total, total] = 7; previous(T3[total, total]) = 7", .pass),
      ("T3[total, total] = previous(T3[total, total])", "T3[total, total] = 7; previous(T3)", .fail),
    ] as [(String, String, Outcome)])
  func anExampleIsATinyTable(formula: String, example: String, outcome: Outcome) throws {
    #expect(try differences(formula, outcome.rawValue, example) == [])
    let other = outcome == .pass ? Outcome.fail : .pass
    #expect(try differences(formula, other.rawValue, example).map(\.code) == [.exampleDiffers])
  }

  @Test func anExampleWithAnotherOutcomeIsSaidWithBoth() throws {
    let finding = try #require(try differences(Self.total, "pass", "T3[total, total] = 5; T5[total, total] = 4").first)
    #expect(
      Wording(.zh).line(finding) == "mine.xml › 第 4 行第 1 列：错误：规则 X 的例子：结果应为 pass，实为 fail（fail 1） [Y0131]")
    #expect(
      Wording(.en).line(finding)
        == "mine.xml › line 4, column 1: error: an example of the rule X: expected the outcome pass, found fail (fail 1) [Y0131]"
    )
  }

  @Test func textStandsBehindTheFigures() throws {
    let statement =
      "<statement><label>收入总计</label><of>T1.revenue[grandTotal, amount]</of></statement>"
    for (text, outcome) in [("收入总计10万元", "pass"), ("收入总计11万元", "fail"), ("没有变化", "notApplicable")] {
      let content =
        "\(statement)<example outcome=\"\(outcome)\">T1.revenue[grandTotal, amount] = 10 <text>\(text)</text></example>"
      let profile = try RuleReviewTests.profile(RuleReviewTests.rule("X", content))
      #expect(RuleExamples(profile, try RuleSet(profile)).run() == [])
    }
  }

  @Test(arguments: [
    (
      "T3[totl, total] = 5", "第 4 行第 28 列：错误：没有行“totl”（T3）；是否“total”？ [Y0126]",
      "line 4, column 28: error: there is no row “totl” in T3; did you mean “total”? [Y0126]"
    ),
    (
      "T3[total, total] = many", "第 4 行第 44 列：错误：公式有误：应为金额，实为“many” [Y0127]",
      "line 4, column 44: error: the formula is wrong: expected an amount, found “many” [Y0127]"
    ),
    (
      "T3[total, total] = 0.0000001", "第 4 行第 44 列：错误：公式有误：应为金额 万元，实为“0.0000001” [Y0127]",
      "line 4, column 44: error: the formula is wrong: expected an amount 万元, found “0.0000001” [Y0127]"
    ),
    (
      "T1[grandTotal, amount] = 5", "第 4 行第 25 列：错误：公式有误：应为其中一栏 T1.revenue, T1.expenditure，实为“T1” [Y0127]",
      "line 4, column 25: error: the formula is wrong: expected one of the panels T1.revenue, T1.expenditure, found “T1” [Y0127]"
    ),
    (
      "T3[total, total] 5", "第 4 行第 42 列：错误：公式有误：应为 =，实为“5” [Y0127]",
      "line 4, column 42: error: the formula is wrong: expected =, found “5” [Y0127]"
    ),
    (
      "T3 = 5", "第 4 行第 30 列：错误：公式有误：应为 “…”，实为“5” [Y0127]",
      "line 4, column 30: error: the formula is wrong: expected “…”, found “5” [Y0127]"
    ),
  ])
  func aWrongExampleIsSaidWithItsPlace(example: String, chinese: String, english: String) throws {
    let findings = try differences(Self.total, "pass", example)
    #expect(findings.map(Wording(.zh).line) == ["mine.xml › \(chinese)"])
    #expect(findings.map(Wording(.en).line) == ["mine.xml › \(english)"])
  }
}
