import Testing
import YusuanFindings
import YusuanModel
import YusuanReports
@testable import YusuanRules

/// Findings that live longer than a run: ids, causes, earlier reports and waivers (发现编号、同一原因、基线、豁免).
@Suite struct FindingReviewTests {
  /// A disclosure whose table 6 has another total than its parts and table 5: one cause, several rules.
  private func report(_ fen: Int64 = 7_000_000, edit: (inout Disclosure) -> Void = { _ in }) throws -> CheckReport {
    var disclosure = try Fixture.tied()
    let cell = CellName("6 expenditure 合计 total")
    try disclosure.set(cell, (disclosure.fen(cell) ?? 0) + fen)
    edit(&disclosure)
    return Checker(try Fixture.rules()).check(disclosure)
  }

  private func failing(_ report: CheckReport) -> Set<String> {
    Set(report.findings.filter { $0.severity > .info }.map { $0.id(in: report) })
  }

  private static func difference(_ item: FindingReview.Item) -> UInt64? {
    guard case .comparison(let comparison) = item.finding.detail else { return nil }
    return comparison.difference?.fen.magnitude
  }

  private func ids(_ report: CheckReport) -> [String] { report.findings.map { $0.id(in: report) } }

  @Test func idsAreTheSameInEveryRunAndTellFindingsApart() throws {
    let first = try report()
    #expect(first.findings.count > 1)
    #expect(ids(first) == ids(try report()))
    #expect(Set(ids(first)).count == first.findings.count)
    #expect(ids(first).allSatisfy { $0.utf8.count == 12 && $0.allSatisfy(\.isHexDigit) })
    #expect(failing(first).isDisjoint(with: failing(try report(8_000_000))))
    #expect(Set(ids(first)).isDisjoint(with: ids(try report { $0.fiscalYear = 2031 })))
    #expect(Set(ids(first)).isDisjoint(with: ids(try report { $0.unitName = "别的单位" })))
    let blanks = try report { $0.unitName = $0.unitName.map { " " + $0 + "　" } }
    #expect(ids(first) == ids(blanks))
  }

  @Test func findingsOfOneFigureAndOneDifferenceHaveOneCause() throws {
    let review = FindingReview(try report())
    let heads = review.shown.filter { $0.cause == nil && $0.finding.severity > .info }
    let followers = review.shown.filter { $0.cause != nil }
    #expect(!followers.isEmpty && followers.allSatisfy { $0.finding.severity > .info })
    #expect(heads.flatMap(review.followers).map(\.id).sorted() == followers.map(\.id).sorted())
    for head in heads {
      let all = [head] + review.followers(of: head)
      #expect(Set(all.map(\.finding.rule)).count == all.count)
      #expect(Set(all.compactMap(Self.difference)).count == 1)
    }
  }

  @Test func anotherDifferenceIsAnotherCause() throws {
    let review = FindingReview(
      try report { disclosure in
        let cell = CellName("2 revenue 合计 total")
        try? disclosure.set(cell, (disclosure.fen(cell) ?? 0) + 3_000_000)
      })
    let differences = review.shown.filter { $0.cause == nil }.compactMap { item -> UInt64? in
      guard item.finding.severity > .info, case .comparison(let comparison) = item.finding.detail else { return nil }
      return comparison.difference?.fen.magnitude
    }
    #expect(Set(differences) == [3_000_000, 7_000_000])
  }

  @Test func whatAnEarlierReportHasIsCountedAndNotShown() throws {
    let (old, new) = (try report(), try report { $0.tables[4].panels[0].rows[1].item = "卫生支出" })
    let review = FindingReview(new, baseline: Set(ids(old)))
    #expect(review.known == old.findings.count)
    #expect(!review.shown.isEmpty && review.shown.allSatisfy { $0.finding.rule == "K3" })

    var results = CheckResults([new], .zh)
    let written = try CheckResults([old], .zh).write(.json)
    results.review(baseline: try Baseline(written, input: "old.json"), waivers: nil)
    #expect(!results.isFailed)
    let text = String(decoding: try results.write(.text), as: UTF8.self)
    #expect(text.hasSuffix("与基线相比：\(old.findings.count) 处已有，未列出；0 处不再出现\n"))
    let tied = Checker(try Fixture.rules()).check(try Fixture.tied())
    let rounding = Set(ids(tied)).intersection(ids(old)).count
    var mended = CheckResults([tied], .en)
    mended.review(baseline: try Baseline(written, input: "old.json"), waivers: nil)
    #expect(
      String(decoding: try mended.write(.text), as: UTF8.self)
        .hasSuffix("report: \(rounding) known and not listed, \(old.findings.count - rounding) no more\n"))
  }

  @Test(arguments: [
    "{}", "[]", "{\"format\": \"budget-checks/2\"}", "{\"format\": \"budget-checks/1\", \"disclosures\": []}", "",
  ])
  func whatIsNoReportIsNoBaseline(text: String) {
    let finding = #expect(throws: Diagnostic.self) { try Baseline(Array(text.utf8), input: "old.json") }
    #expect(finding.map(Wording(.zh).line) == "old.json：错误：不能用作基线：应有 budget-checks/2 [Y0196]")
  }

  private func waivers(_ content: String, today: String = "2026-03-01") throws(Diagnostic) -> WaiverList {
    let text = "<waivers xmlns=\"urn:yusuan:waivers:1\">\(content)</waivers>"
    return try WaiverList(Array(text.utf8), input: "waivers.xml", today: today)
  }

  @Test(arguments: [
    ("rule=\"A1\"", 0), ("rule=\"%RULE\"", 1), ("rule=\"%RULE\" unit=\"另一单位\"", 0),
    ("rule=\"%RULE\" unit=\" %UNIT\"", 1), ("rule=\"%RULE\" year=\"2025\"", 1), ("rule=\"%RULE\" year=\"2024\"", 0),
    ("finding=\"%ID\"", 1), ("finding=\"000000000000\"", 0), ("finding=\"%ID\" rule=\"A1\"", 0),
    ("finding=\"%ID\" until=\"2026-03-01\"", 1), ("finding=\"%ID\" until=\"2026-02-28\"", 0),
  ])
  func aWaiverHoldsForWhatItNames(attributes: String, count: Int) throws {
    let report = try report()
    let finding = try #require(report.findings.first { $0.rule == "C7" })
    let names = [("%RULE", finding.rule), ("%UNIT", report.unitName ?? ""), ("%ID", finding.id(in: report))]
    let text = names.reduce(attributes) { $0.replacing($1.0, with: $1.1) }
    let list = try waivers("<waiver \(text) reason=\"已核实\" by=\"张三\" date=\"2026-01-05\"/>")
    let review = FindingReview(report, waivers: list.valid)
    #expect(review.waived.count == count)
    #expect(review.shown.count == report.findings.count - count)
    #expect(review.waived.allSatisfy { $0.waiver?.reason == "已核实" && $0.finding == finding })
  }

  @Test func everyReportListsWhatIsWaivedAndTellsWhatIsPast() throws {
    let report = try report()
    let rules = Set(report.findings.map(\.rule))
    let content = rules.sorted().map { "<waiver rule=\"\($0)\" reason=\"已核实\" by=\"张三\" date=\"2026-01-05\"/>" }
    let past = "<waiver rule=\"A1\" reason=\"旧事\" by=\"李四\" date=\"2025-01-05\" until=\"2025-12-31\"/>"
    let unused = "<waiver rule=\"A2\" unit=\"别处\" reason=\"无\" by=\"李四\" date=\"2025-01-05\"/>"
    var results = CheckResults([report], .zh)
    results.review(baseline: nil, waivers: try waivers(content.joined() + past + unused))
    #expect(!results.isFailed)
    for format in CheckFormat.allCases where format != .html {
      let text = String(decoding: try results.write(format), as: UTF8.self)
      #expect(text.contains("已核实"), "\(format)")
    }
    let text = String(decoding: try results.write(.text), as: UTF8.self)
    #expect(text.contains("\n已豁免：\n"))
    #expect(
      text.hasSuffix(
        """
        豁免已过期：A1（豁免：旧事；李四，2025-01-05，至 2025-12-31）
        豁免没有用到：A2 别处（豁免：无；李四，2025-01-05）

        """))
  }

  @Test(arguments: [
    ("<waiver reason=\"a\" by=\"b\" date=\"2026-01-05\"/>", "第 1 行第 39 列：错误：waiver 缺少 @finding, @rule [Y0118]"),
    (
      "<waiver rule=\"A1\" by=\"b\" date=\"2026-01-05\"/>", "第 1 行第 39 列：错误：waiver 缺少 @reason [Y0118]"
    ),
    (
      "<waiver rule=\"A1\" reason=\"a\" by=\"b\" date=\"5.1.2026\"/>",
      "第 1 行第 75 列：错误：waiver/@date 不能是“5.1.2026”，应为日期，如 2026-03-01 [Y0119]"
    ),
  ])
  func aWrongWaiverIsRefused(content: String, expected: String) {
    let finding = #expect(throws: Diagnostic.self) { try waivers(content) }
    #expect(finding.map(Wording(.zh).line) == "waivers.xml › \(expected)")
  }
}
