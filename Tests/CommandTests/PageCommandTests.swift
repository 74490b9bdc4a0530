import Foundation
import TestSupport
import Testing

/// Pages as the program writes them, checked by Python's parsers (`page.py`).
@Suite struct PageCommandTests {
  private func run(_ arguments: [String]) throws -> ProcessResult {
    try ProcessResult.run(CommandTests.program, arguments, environment: [:])
  }

  private func faults(_ paths: [String]) throws -> String {
    let result = try ProcessResult.run(
      "/usr/bin/env", ["python3", Project.path("Tests/CommandTests/page.py")] + paths)
    return String(decoding: result.output, as: UTF8.self) + result.error
  }

  private static let samples = [
    "Samples/jincheng-2025/disclosure.txt", "Samples/checks/broken.csv", "Samples/damaged/letter-in-amount.csv",
    "Samples/damaged/two-units.csv", "Samples/districts/unit.csv", "Samples/districts/department.xlsx",
  ]

  @Test(arguments: samples, ["zh", "en"])
  func aPageIsSoundAndTheSameEachTime(sample: String, language: String) throws {
    let folder = try TemporaryFolder()
    let paths = ["a.html", "b.html"].map { folder.path + "/" + $0 }
    for path in paths {
      let result = try run(["convert", Project.path(sample), "--check", "--lang", language, "-o", path])
      #expect([0, 3].contains(result.status))
    }
    let bytes = try paths.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
    #expect(bytes[0] == bytes[1])
    #expect(!String(decoding: bytes[0], as: UTF8.self).contains(Project.root.path))
    #expect(try faults([paths[0]]) == "")
  }

  /// The check of the page sees what is wrong: without that it would prove nothing.
  @Test(arguments: [
    ("<p", "<p onclick=\"x\"", "onclick on <p>"), ("</h1>", "</h1><script></script>", "<script>"),
    ("href=\"#f1\"", "href=\"#f999\"", "leads nowhere: #f999"), (" scope=\"row\"", "", "a header cell without scope"),
    ("<desc ", "<metadata ", "not well-formed"), ("style-src 'sha256-", "style-src 'sha256-A", "policy"),
    ("--ink:#1b1b1b", "--ink:#8b8b8b", "contrast of ink on page"), ("href=\"#c", "href=\"https://c", "leads elsewhere"),
    ("<td class=\"n\"></td>", "", "lines of"),
  ])
  func theCheckSeesWhatIsWrong(text: String, other: String, fault: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.html"
    _ = try run(["convert", Project.path("Samples/checks/broken.csv"), "--check", "-o", path])
    let page = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let place = try #require(page.range(of: text))
    let broken = try folder.write(Array(page.replacingCharacters(in: place, with: other).utf8), as: "b.html")
    #expect(try faults([broken]).contains(fault == "not well-formed" ? "ParseError" : fault))
  }

  /// One way to a page: `check --format html` writes what `convert --check --to html` does.
  @Test func checkWritesTheSamePage() throws {
    let sample = Project.path("Samples/checks/broken.csv")
    let checked = try run(["check", sample, "--format", "html", "--lang", "zh"])
    #expect(checked.status == 1)
    let converted = try run(["convert", sample, "--check", "--to", "html", "--lang", "zh"])
    #expect(checked.output == converted.output && checked.output.count > 10_000)
  }

  @Test func severalDisclosuresHaveAnIndex() throws {
    let folder = try TemporaryFolder()
    let inputs = ["Samples/districts/unit.csv", "Samples/districts/department.csv"].map { Project.path($0) }
    let options = ["--check", "--to", "html", "--lang", "zh", "-o"]
    let result = try run(["convert"] + inputs + options + [folder.path + "/pages/"])
    #expect(result.status == 0)
    let pages = folder.files.filter { $0.hasSuffix(".html") }
    #expect(
      pages.sorted() == [
        "pages/index.html", "pages/东澜市望溪区城市管理局-2025.html", "pages/东澜市望溪区城市管理局（部门）-2025.html",
      ])
    #expect(try faults(pages.map { folder.path + "/" + $0 }) == "")
    let one = try run(["convert"] + inputs + options + [folder.path + "/both.html"])
    #expect(one.status == 0)
    #expect(try faults([folder.path + "/both.html"]) == "")
  }

  @Test func aBatchWritesAPageForEachInput() throws {
    let folder = try TemporaryFolder()
    let inputs = ["Samples/districts/unit.csv", "Samples/checks/broken.csv"].map { Project.path($0) }
    let result = try run(["batch"] + inputs + ["--check", "--to", "html", "-o", folder.path + "/out", "--lang", "zh"])
    #expect(result.status == 0)
    let pages = ["东澜市望溪区城市管理局-2025", "晋城市应急管理调度指挥中心-2025"].map { folder.path + "/out/\($0).html" }
    #expect(try faults(pages) == "")
    let converted = try run(["convert", inputs[1], "--check", "--to", "html", "--lang", "zh"])
    #expect(try Data(contentsOf: URL(filePath: pages[1])) == Data(converted.output))
  }
}
