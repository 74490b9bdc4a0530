import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanProfiles
import YusuanPublication
import YusuanText

/// Documents of text and tables (.docx 与 HTML).
@Suite struct DocumentTests {
  /// What `docx.py` says of a document.
  private func look(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "text.docx")
    let result = try ProcessResult.run(
      "/usr/bin/python3", [Project.path("Tests/YusuanPublicationTests/docx.py"), path],
      environment: ["PYTHONIOENCODING": "utf-8"])
    #expect(result.status == 0, "\(result.error)")
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test(arguments: [
    "Samples/jincheng-2025/disclosure.txt", "Samples/districts/unit.csv", "Samples/districts/department.xlsx",
    "Samples/dirty/every-form.csv",
  ])
  func aWholeDocumentIsValid(sample: String) throws {
    let publication = try #require(try Written.publications([sample]).publications.first)
    let lines = try look(publication.bytes(.word, isWhole: true))
    #expect(lines.filter { $0.hasPrefix("wrong: ") } == [])
    let headings = lines.filter { $0.hasPrefix("Heading1: ") || $0.hasPrefix("TableTitle: ") }.count
    let hasForms = lines.contains { $0.hasPrefix("FormTitle: ") }
    let parts = publication.text.parts.count { $0.kind != .forms || hasForms }
    #expect(headings == parts + publication.document.disclosure.tables.count)
  }

  @Test func aWholeDocumentHasEveryFigureOfTheTables() throws {
    let publication = try Written.publication(SeedTextTests.tables)
    let lines = try look(publication.bytes(.word, isWhole: true))
    let cells = lines.filter { $0.hasPrefix("|") }.flatMap { $0.split(separator: "|") }
    let figures = cells.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.wholeMatch(of: /[0-9]+\.[0-9]{2}/) != nil }
    let amounts = publication.document.disclosure.tables.flatMap(\.panels).flatMap(\.rows).flatMap(\.amounts)
    #expect(figures.sorted() == amounts.map { $0.amount.text(in: .tenThousandYuan) }.sorted())
    #expect(figures.count == 140)
    Golden.expect(
      Array(lines.joined(separator: "\n").utf8), "Tests/YusuanPublicationTests/Expected/jincheng-2025-whole.txt")
  }

  @Test func theSameDisclosureGivesTheSameBytes() throws {
    for form in PublicationForm.allCases {
      for isWhole in form.holdsTables ? [true, false] : [false] {
        let first = try Written.publication(SeedTextTests.tables).bytes(form, isWhole: isWhole)
        let second = try Written.publication(SeedTextTests.tables).bytes(form, isWhole: isWhole)
        #expect(first == second, "\(form)")
      }
    }
  }

  /// The whole page is read like any other input: the tables are those of the disclosure.
  @Test(arguments: ["Samples/jincheng-2025/tables.csv", "Samples/districts/department.csv"])
  func aWholePageIsReadBack(sample: String) throws {
    let publication = try #require(try Written.publications([sample]).publications.first)
    let folder = try TemporaryFolder()
    let page = try folder.write(publication.bytes(.html, isWhole: true), as: "page.html")
    let again = try #require(try Written.publications([page]).publications.first)
    #expect(again.document.disclosure == publication.document.disclosure)
    #expect(again.text.parts == publication.text.parts)
  }

  @Test func whatStandsInNamesIsTextAndNoMarkup() throws {
    let table = """
      2025年预算支出总表
      单位名称：<b>&甲*_#[单位]
      单位：万元
      科目编码,科目名称,合计,基本支出,项目支出
      合计,,1.00,1.00,
      208,社会保障和就业支出,1.00,1.00,

      """
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(table.utf8), as: "table.csv")
    let publication = try #require(
      try Written.publications([path], profile: "shanxi-unit").publications.first)
    let html = String(decoding: try publication.bytes(.html, isWhole: true), as: UTF8.self)
    #expect(!html.contains("<b>") && html.contains("&lt;b&gt;&amp;"))
    let markdown = String(decoding: try publication.bytes(.markdown, isWhole: false), as: UTF8.self)
    #expect(markdown.contains("\\<b\\>\\&甲\\*\\_\\#\\[单位\\]"))
    let lines = try look(publication.bytes(.word, isWhole: true))
    #expect(lines.filter { $0.hasPrefix("wrong: ") } == [])
  }

  @Test func formsOfTheInputStandInTheWholeDocument() throws {
    let publication = try Written.publication("Samples/jincheng-2025/disclosure.txt")
    let lines = try look(publication.bytes(.word, isWhole: true))
    #expect(lines.contains("FormTitle: 晋城市市级预算部门（单位）项目支出绩效目标表"))
    #expect(lines.contains { $0.hasPrefix("| 项目名称") && $0.contains("指挥中心项目质保到期新增运维费") })
  }
}
