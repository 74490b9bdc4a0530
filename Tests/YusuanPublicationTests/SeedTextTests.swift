import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanPublication
import YusuanRules

/// The text written from the tables of the real disclosure, beside its own (与公开原文对照).
@Suite struct SeedTextTests {
  static let tables = "Samples/jincheng-2025/tables.csv"
  static let yearBefore = "Samples/checks/2024.csv"

  /// The text of the disclosure's own third part, by section, with its figures to two places as the tables print them.
  /// Where it has 240.05, the tables and the forms have 240.50.
  static func own() throws -> [String: String] {
    let text = try Project.text("Samples/jincheng-2025/disclosure.txt")
    let third = try #require(text.components(separatedBy: "第三部分 2025年度单位预算情况说明\n\n").last)
    let ownText = try #require(third.components(separatedBy: "晋城市市级预算部门（单位）项目支出绩效目标表").first)
    return Written.sections(
      ownText.replacing("240.05万元", with: "240.50万元").replacing("240.5万元", with: "240.50万元")
        .replacing("3.9万元", with: "3.90万元").replacing("100%", with: "100.00%"))
  }

  /// Every figure of sections 一 to 八 and 十 that follows from the tables, in the order in which it is written.
  static let figures: [(section: String, figures: [String])] = [
    (
      "一",
      [
        "684.04万元", "684.04万元", "0万元", "51.77万元", "8.19%", "684.04万元", "684.04万元", "0万元", "51.77万元", "8.19%",
      ]
    ),
    (
      "二",
      [
        "684.04万元", "684.04万元", "100.00%", "0万元", "0%", "0万元", "0%", "0万元", "0%", "0万元", "0%", "0万元", "0%",
      ]
    ),
    ("三", ["684.04万元", "443.54万元", "64.84%", "240.50万元", "35.16%"]),
    (
      "四",
      [
        "684.04万元", "684.04万元", "0万元", "0万元", "684.04万元", "0万元", "53.93万元", "23.35万元", "33.67万元", "573.10万元",
      ]
    ),
    (
      "五",
      [
        "684.04万元", "51.77万元", "8.19%", "684.04万元", "53.93万元", "7.88%", "23.35万元", "3.41%", "33.67万元", "4.92%",
        "573.10万元", "83.78%",
      ]
    ),
    ("六", ["443.54万元"]),
    ("七", ["3.90万元", "0.49万元", "0万元", "0万元", "3.90万元", "0.49万元", "3.90万元", "0.49万元", "0万元"]),
    ("八", []),
    ("十", ["240.50万元", "2个", "240.50万元", "2个", "240.50万元", "100.00%"]),
  ]

  /// The figures of the disclosure's own text that the tables do not have: parts of the reasons, the division of basic
  /// expenditure (table 6 is empty), and the kinds of projects.
  static let ownAlone: [String: [String]] = [
    "六": ["383.57万元", "59.97万元"],
    "七": ["0.49万元", "3.90万元", "0.49万元", "3.90万元", "0.49万元", "3.90万元"],
    "十": ["2个", "240.50万元", "0个", "0万元", "2个", "240.50万元", "0个", "0万元"],
  ]

  @Test func everyFigureThatFollowsFromTheTablesIsThere() throws {
    let written = Written.sections(try Written.plain(Written.publication(Self.tables, since: Self.yearBefore)))
    let own = try Self.own()
    for (section, figures) in Self.figures {
      #expect(Written.figures(try #require(written[section])) == figures, "\(section)")
      var rest = Written.figures(try #require(own[section]))
      for figure in figures {
        let place = try #require(rest.firstIndex(of: figure), "\(section): \(figure) is not in the own text")
        rest.remove(at: place)
      }
      #expect(rest.sorted() == Self.ownAlone[section, default: []].sorted(), "\(section)")
    }
  }

  @Test func theTextIsAsItWasRead() throws {
    let publication = try Written.publication(Self.tables, since: Self.yearBefore)
    Golden.expect(
      try publication.bytes(.plain, isWhole: false), "Tests/YusuanPublicationTests/Expected/jincheng-2025.txt")
    Golden.expect(
      try publication.bytes(.markdown, isWhole: false), "Tests/YusuanPublicationTests/Expected/jincheng-2025.md")
    Golden.expect(
      try Written.publication(Self.tables).bytes(.plain, isWhole: false),
      "Tests/YusuanPublicationTests/Expected/jincheng-2025-alone.txt")
  }

  /// The outcomes of the rules on text, by rule, for the file `bytes`. Nothing in it is read wrong.
  private func outcomes(_ bytes: [UInt8], as name: String, since previous: [String] = []) throws -> [String: Outcome] {
    let folder = try TemporaryFolder()
    let profiles = try ProfileSet([ProfileSet.auto])
    var findings: [Diagnostic] = []
    let run = CheckRun(ConversionOptions(profiles: profiles), rules: try RuleChoice(profiles)) { findings.append($0) }
    var inputs = CheckRun.Inputs([try folder.write(bytes, as: name)])
    inputs.previous = previous.map(Project.path)
    let reports = try run.run(inputs)
    #expect(reports.count == 1 && findings.filter { $0.severity != .info } == [])
    let report = try #require(reports.first)
    return Dictionary(
      uniqueKeysWithValues: report.outcomes.filter { $0.rule.hasPrefix("N") }.map { ($0.rule, $0.outcome) })
  }

  private static func seen(_ count: Int, without: Int...) -> [String: Outcome] {
    Dictionary(uniqueKeysWithValues: (1...count).map { ("N\($0)", without.contains($0) ? .notApplicable : .pass) })
  }

  /// Without the year before nothing says how figures changed (N9). No amount of 机关运行经费 is stated (N6), and the tables
  /// alone have no forms (N10).
  @Test func readBackBehindTheTablesTheTextHasNoFinding() throws {
    let tables = try Project.bytes(Self.tables) + [0x0A]
    let alone = try Written.publication(Self.tables).bytes(.plain, isWhole: false)
    #expect(try outcomes(tables + alone, as: "text.csv") == Self.seen(10, without: 6, 9, 10))
    let since = try Written.publication(Self.tables, since: Self.yearBefore).bytes(.plain, isWhole: false)
    #expect(
      try outcomes(tables + since, as: "text.csv", since: [Self.yearBefore]) == Self.seen(10, without: 6, 10))
  }

  /// The whole document with the tables and forms of the disclosure, and with the text written anew: 240.50 stands where its
  /// own text has 240.05.
  @Test func readBackTheWholeDocumentHasNoFindingOnItsText() throws {
    let publication = try Written.publication("Samples/jincheng-2025/disclosure.txt", since: Self.yearBefore)
    let page = try publication.bytes(.html, isWhole: true)
    #expect(try outcomes(page, as: "page.html", since: [Self.yearBefore]) == Self.seen(10, without: 6))
  }

  /// The text of these is in 万元 and the tables are in 元, so that amounts agree but for rounding.
  @Test(arguments: ["Samples/districts/unit.csv", "Samples/districts/department.xlsx"])
  func readBackTheDocumentOfADistrictHasNoFindingOnItsText(sample: String) throws {
    let publication = try #require(try Written.publications([sample]).publications.first)
    let found = try outcomes(publication.bytes(.html, isWhole: true), as: "page.html")
    #expect(["N1", "N2", "N3", "N4"].allSatisfy { found[$0] == .pass || found[$0] == .rounding })
    #expect(found["N5"] == .notApplicable)
  }
}
