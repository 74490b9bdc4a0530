import Testing
import YusuanConversion
import YusuanFindings
@testable import YusuanBatch

/// The report of a batch as a page (批量转换的报告).
@Suite struct BatchReportTests {
  private func page(_ input: String) throws -> String {
    var report = BatchReport(.en, profiles: try ProfileSet(), rules: nil)
    report.append(BatchRecord(input: input))
    let page = try report.html(BatchProgress(total: 1))
    return String(decoding: page.head + page.tail, as: UTF8.self)
  }

  @Test(arguments: [
    ("<b>&\".csv", "&lt;b&gt;&amp;&quot;.csv"), ("a\u{1}b.csv", "a\u{FFFD}b.csv"), ("甲.csv", "甲.csv"),
  ])
  func anyNameIsText(input: String, written: String) throws {
    #expect(try page(input).contains("<td>\(written)</td>"))
  }

  /// To a browser `<td/>` is a cell that does not end.
  @Test func blankCellsHaveEndTags() throws {
    let page = try page("a.csv")
    #expect(page.contains("<td></td>") && !page.contains("<td/>"))
  }

  @Test func thePageBeginsAsHTML() throws {
    #expect(try page("a.csv").hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
  }
}
