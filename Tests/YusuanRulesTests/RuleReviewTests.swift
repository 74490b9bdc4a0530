import Testing
import YusuanFindings
import YusuanProfiles
@testable import YusuanRules

/// All that is wrong in the rules of a profile is said at once, with its place; so are rules that can never run (规则的检查).
@Suite struct RuleReviewTests {
  /// The profile of Shanxi with these rules alone; the file is called mine.xml.
  static func profile(_ rules: String, attributes: String = "") throws -> Profile {
    var profile = try Fixture.profile()
    let index = try #require(profile.companions.firstIndex { $0.kind == .rules })
    let text = "<rules xmlns=\"urn:yusuan:rules:1\" id=\"mine\" version=\"1\"\(attributes)>\n\(rules)\n</rules>\n"
    (profile.companions[index].name, profile.companions[index].bytes) = ("mine.xml", Array(text.utf8))
    return profile
  }

  /// A rule with its words on one line and `content` on the next ones.
  static func rule(_ id: String, _ content: String) -> String {
    let words = ["title", "explanation", "expected"].map { name in
      "<\(name) lang=\"zh\">\(name)</\(name)><\(name) lang=\"en\">\(name)</\(name)>"
    }
    return "<rule id=\"\(id)\">\(words.joined())\n\(content)\n</rule>"
  }

  private func lines(_ profile: Profile, _ language: Language) -> [String] {
    RuleSet.review(profile).mistakes.map { Wording(language).line($0) }
  }

  private func check(_ profile: Profile, chinese: String, english: String) {
    #expect(lines(profile, .zh) == (chinese.isEmpty ? [] : ["mine.xml › \(chinese)"]))
    #expect(lines(profile, .en) == (english.isEmpty ? [] : ["mine.xml › \(english)"]))
  }

  @Test(arguments: [
    (
      "if zero(T3[total, total]) and not zero(T3[total, total]): rooted(T3)",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：条件不可能成立 [Y0128]",
      "line 3, column 1: error: the rule X never runs: its condition can never hold [Y0128]"
    ),
    (
      "if empty(T3) and printed(T3[total, total]): rooted(T3)",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：条件不可能成立 [Y0128]",
      "line 3, column 1: error: the rule X never runs: its condition can never hold [Y0128]"
    ),
    (
      "if not zero(T3[208, total]) and not printed(T3[208, total]): rooted(T3)",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：条件不可能成立 [Y0128]",
      "line 3, column 1: error: the rule X never runs: its condition can never hold [Y0128]"
    ),
    ("if zero(T3[208, total]) and printed(T3[208, total]): rooted(T3)", "", ""),
    ("if empty(T3) and printed(T5[total, total]): rooted(T3)", "", ""),
    ("if empty(T3) or printed(T3[total, total]): rooted(T3)", "", ""),
    ("if empty(T3) and printed(previous(T3[total, total])): rooted(T3)", "", ""),
    (
      "T3[2080, total] = T5[208, total]",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：没有一级科目的编码有这么多位，或该栏没有编码（T3[2080]） [Y0128]",
      "line 3, column 1: error: the rule X never runs: no level has codes of so many digits, or the panel has no codes (T3[2080]) [Y0128]"
    ),
    ("T1.expenditure[208, total] = T5[208, total]", "", ""), ("T6[30101, total] = T5[208, total]", "", ""),
    (
      "T10[208, total] = T5[208, total]",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：没有一级科目的编码有这么多位，或该栏没有编码（T10[208]） [Y0128]",
      "line 3, column 1: error: the rule X never runs: no level has codes of so many digits, or the panel has no codes (T10[208]) [Y0128]"
    ),
    (
      "for p in T10[parents]: T10[p, total] = sum(T10[children(p), total])",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：该栏没有科目编码（T10） [Y0128]",
      "line 3, column 1: error: the rule X never runs: the panel has no codes (T10) [Y0128]"
    ),
    (
      "rooted(T10)", "第 3 行第 1 列：错误：规则 X 永远不会执行：该栏没有科目编码（T10） [Y0128]",
      "line 3, column 1: error: the rule X never runs: the panel has no codes (T10) [Y0128]"
    ),
    (
      "for k in classes(T10, T11): T10[k, total] = T11[k, total]",
      "第 3 行第 1 列：错误：规则 X 永远不会执行：各栏都没有类（T10, T11） [Y0128]",
      "line 3, column 1: error: the rule X never runs: none of the panels has classes (T10, T11) [Y0128]"
    ),
  ])
  func aFormulaThatCanNeverRunIsSaid(formula: String, chinese: String, english: String) throws {
    let formula = formula.replacing("<", with: "&lt;")
    check(try Self.profile(Self.rule("X", "<formula>\(formula)</formula>")), chinese: chinese, english: english)
  }

  @Test func wordsOfSharesAndGrowthNeedStatements() throws {
    let growth = "<growth><than>上年</than><increase>增加</increase><decrease>减少</decrease></growth>"
    let statement = "<statement growth=\"true\"><label>收入总计</label><of>T1.revenue[grandTotal, amount]</of></statement>"
    check(
      try Self.profile(Self.rule("X", growth)),
      chinese: "第 2 行第 1 列：错误：规则 X 永远不会执行：没有一处说明带有 growth=\"true\" [Y0128]",
      english: "line 2, column 1: error: the rule X never runs: no statement has growth=\"true\" [Y0128]")
    check(try Self.profile(Self.rule("X", growth) + Self.rule("Y", statement)), chinese: "", english: "")
    check(
      try Self.profile(Self.rule("X", "<share><before>占</before></share>") + Self.rule("Y", statement)),
      chinese: "第 2 行第 1 列：错误：规则 X 永远不会执行：没有一处说明有占比的总体（part 或 shareOf） [Y0128]",
      english:
        "line 2, column 1: error: the rule X never runs: no statement has a whole that a share could be of (part or shareOf) [Y0128]"
    )
  }

  @Test func whatIsSwitchedOffHasToBeThere() throws {
    let rules = Self.rule("Total", "<formula>rooted(T3)</formula>") + "\n<rule id=\"Totl\" off=\"true\"/>"
    check(
      try Self.profile(rules), chinese: "第 5 行第 7 列：错误：没有规则“Totl”；是否“Total”？ [Y0126]",
      english: "line 5, column 7: error: there is no rule “Totl”; did you mean “Total”? [Y0126]")
  }

  @Test func aFileForOtherProfilesOnlyIsSaid() throws {
    check(
      try Self.profile(Self.rule("X", "<formula>rooted(T3)</formula>"), attributes: " profiles=\"shanxi-units\""),
      chinese: "第 1 行第 57 列：错误：规则 mine 永远不会执行：规则文件只用于别的版式（shanxi-units） [Y0128]",
      english:
        "line 1, column 57: error: the rule mine never runs: the rules file is for other profiles (shanxi-units) [Y0128]"
    )
  }

  @Test func allMistakesOfAFileAreSaidInTheirOrder() throws {
    let rules = """
      <rule id="A"><title lang="zh">甲</title><title lang="en">A</title><explanation lang="zh">甲</explanation>
      <explanation lang="en">A</explanation><expected lang="zh">应为 {expect}</expected><expected lang="en">A</expected>
      <formula>T3[totl, total] = T5[total, total]</formula>
      <formula>T3[total, total] > T5[total, total]</formula>
      <statement><label>{M}个</label><of>T99[total, total]</of></statement>
      <example outcome="pas">T3[total, total] = 1</example>
      <example outcome="pass">T3[total, totl] = 1</example>
      </rule>
      """
    let profile = try Self.profile(rules)
    #expect(
      lines(profile, .zh) == [
        "mine.xml › 第 3 行第 39 列：错误：“应为 {expect}”中的 {expect} 不是占位符；是否“{expected}”？；可用：{expected} [Y0124]",
        "mine.xml › 第 4 行第 13 列：错误：没有行“totl”（T3）；是否“total”？ [Y0126]",
        "mine.xml › 第 5 行第 27 列：错误：公式有误：应为比较符号 =, ≤，实为“>” [Y0127]",
        "mine.xml › 第 6 行第 12 列：错误：“{M}个”中的 {M} 不是占位符；是否“{N}”？；可用：{N}, {class} [Y0124]",
        "mine.xml › 第 6 行第 35 列：错误：没有表“T99”；是否“T9”？ [Y0126]",
        "mine.xml › 第 7 行第 10 列：错误：example/@outcome 不能是“pas”；是否“pass”？；可用：pass, rounding, fail, notApplicable, insufficientData [Y0119]",
        "mine.xml › 第 8 行第 35 列：错误：没有金额列“totl”（T3）；是否“total”？ [Y0126]",
      ])
    let thrown = try #require(throws: Diagnostic.self) { try RuleSet(profile) }
    #expect(thrown.all == Array(RuleSet.review(profile).mistakes.dropLast()))
  }

  @Test func theRulesInsideTheProgramHaveNoMistake() throws {
    for id in Profile.builtInIDs {
      #expect(RuleSet.review(try #require(try Profile.builtIn(id))).mistakes == [], "\(id)")
    }
  }
}
