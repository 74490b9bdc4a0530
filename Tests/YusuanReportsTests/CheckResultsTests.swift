import Foundation
import TestSupport
import Testing
import YusuanFindings
import YusuanModel
import YusuanReports
import YusuanRules

/// Each form of a report is what `Expected/` has, byte for byte, in both languages.
@Suite struct CheckResultsTests {
  private func results(_ language: Language, isVerbose: Bool = false) throws -> CheckResults {
    var results = CheckResults(try MadeUpReport.both(), language)
    results.isVerbose = isVerbose
    return results
  }

  /// A page needs the disclosures themselves: `PageTests` has it.
  @Test(arguments: CheckFormat.allCases.filter { $0 != .html }, Language.allCases)
  func everyFormIsAsExpected(format: CheckFormat, language: Language) throws {
    let bytes = try results(language).write(format)
    Golden.expect(bytes, "Tests/YusuanReportsTests/Expected/report.\(language.rawValue).\(format.rawValue)")
  }

  @Test(arguments: Language.allCases)
  func informationIsShownWhereItIsAskedFor(language: Language) throws {
    let (brief, whole) = (try results(language).write(.text), try results(language, isVerbose: true).write(.text))
    let lines = [brief, whole].map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
    // With all that is known come the ids, too.
    let plain = lines[1].map { $0.replacing(/（编号 [0-9a-f]{12}）| \(id [0-9a-f]{12}\)/, with: "") }
    #expect(plain != lines[1])
    let added = plain.filter { !lines[0].contains($0) }
    let left = lines[0].filter { !plain.contains($0) }
    #expect(
      added
        == (language == .zh
          ? [
            "A3 [信息] 合计 = 基本支出", "  说明：因为合计 = 基本支出。",
            "  尾差：表1·合计·金额：实为 0.010001，应为 0.01，相差 0.000001，尾差允许 0.0075", "      0.010001  表1·合计·金额",
            "    =     0.01  表1·基本支出·金额",
          ]
          : [
            "A3 [info] total = basic", "  why: Since total = basic.",
            "  rounding: table 1 · 合计 · 金额: found 0.010001, expected 0.01, difference 0.000001, rounding allows 0.0075",
            "      0.010001  table 1 · 合计 · 金额", "    =     0.01  table 1 · 基本支出 · 金额",
          ]))
    #expect(left == [language == .zh ? "信息（用 -v 列出）：A3 × 1" : "information (-v shows it): A3 × 1"])
  }

  /// What Python and spreadsheet programs make of it, not only what we wrote.
  @Test(arguments: [CheckFormat.json, .sarif])
  func otherParsersReadIt(format: CheckFormat) throws {
    let object = try JSONSerialization.jsonObject(with: Data(try results(.zh).write(format)))
    let root = try #require(object as? [String: Any])
    if format == .json {
      let disclosures = try #require(root["disclosures"] as? [[String: Any]])
      #expect(disclosures.map { ($0["findings"] as? [Any])?.count } == [6, 1])
    } else {
      let runs = try #require(root["runs"] as? [[String: Any]])
      let found = try #require(runs.first?["results"] as? [[String: Any]])
      #expect(found.map { $0["ruleIndex"] as? Int } == [0, 1, 2, 3, 4, 5, 9])
    }
  }

  @Test func everyRecordOfCSVHasAllColumns() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try results(.zh).write(.csv), as: "report.csv")
    let script = "import csv,sys; print([len(r) for r in csv.reader(open(sys.argv[1], encoding='utf-8', newline=''))])"
    let found = try ProcessResult.run("/usr/bin/env", ["python3", "-c", script, path])
    #expect(String(decoding: found.output, as: UTF8.self) == "[26, 26, 26, 26, 26, 26, 26, 26]\n")
  }

  // MARK: What is a failure

  @Test(arguments: [(Severity.error, true, false), (.warning, true, true), (.info, true, true)])
  func findingsAsGraveAsTheThresholdAreFailures(threshold: Severity, unit: Bool, department: Bool) throws {
    for (report, isFailed) in [(try MadeUpReport.unit(), unit), (try MadeUpReport.department(), department)] {
      var results = CheckResults([report], .en)
      results.threshold = threshold
      #expect(results.isFailed == isFailed)
    }
  }

  @Test(arguments: [(Severity.error, "4"), (.warning, "6"), (.info, "7")])
  func junitCountsThem(threshold: Severity, failures: String) throws {
    var results = try results(.en)
    results.threshold = threshold
    let text = String(decoding: try results.write(.junit), as: UTF8.self)
    let head = #"<testsuites name="yusuan check" tests="10" failures="\#(failures)" errors="0" skipped="2">"#
    #expect(text.split(separator: "\n")[1] == head)
  }

  @Test func aReportWithoutDisclosuresIsOneAllTheSame() throws {
    let none = CheckResults([], .en)
    #expect(!none.isFailed)
    #expect(try none.write(.text) == Array("\n".utf8))
    #expect(try none.write(.csv).count { $0 == 0x0A } == 1)
    let junit = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="yusuan check" tests="0" failures="0" errors="0" skipped="0"/>

      """
    #expect(try none.write(.junit) == Array(junit.utf8))
  }

  /// XML has no place for it, and the file would be none.
  @Test func aLabelThatXMLCannotHoldIsRefused() throws {
    var report = try MadeUpReport.unit()
    report.unitName = "甲\u{1}"
    let finding = #expect(throws: Diagnostic.self) { try CheckResults([report], .zh).write(.junit) }
    #expect(finding?.code == .textNotEncodable)
    #expect(throws: Never.self) { try CheckResults([report], .zh).write(.json) }
  }

  /// A name that would command a terminal is shown as its number; a file for machines keeps it.
  @Test func aTextForPeopleCommandsNoTerminal() throws {
    var report = try MadeUpReport.department()
    report.unitName = "甲\u{1B}[31m"
    let text = String(decoding: try CheckResults([report], .en).write(.text), as: UTF8.self)
    #expect(text.split(separator: "\n").first == "甲\\x1B[31m (department)")
  }
}
