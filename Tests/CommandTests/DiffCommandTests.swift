import Foundation
import TestSupport
import Testing

/// `diff`, and `--to-profile` of `convert` and `batch`, on the command line (预算对比、版式迁移).
@Suite struct DiffCommandTests {
  static let years = ("Samples/checks/2024.csv", "Samples/jincheng-2025/tables.csv")

  @Test(arguments: ["text", "csv", "json", "html"], ["zh", "en"])
  func differencesAreWrittenInEachForm(format: String, language: String) throws {
    let result = try CommandTests.run("diff", Self.years.0, Self.years.1, "--format", format, "--lang", language)
    #expect(result.status == 1 && result.error == "")
    Golden.expect(
      result.output, "Tests/CommandTests/Expected/diff-years.\(language).\(format == "text" ? "txt" : format)")
  }

  @Test func theExtensionOfTheFileChoosesTheForm() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.json"
    let result = try CommandTests.run("diff", Self.years.0, Self.years.1, "-o", path)
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("{\n  \"format\": \"budget-diff/1\""))
    let refused = try CommandTests.run("diff", path, Self.years.1, "-o", path)
    #expect(refused.status == 3 && refused.error.contains("Y0070"))
  }

  /// The workbook is the same on every run, and is read back cell by cell.
  @Test func aWorkbookHoldsEachDifference() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.path + "/a.xlsx", folder.path + "/b.xlsx")
    for path in [first, second] {
      #expect(try CommandTests.run("diff", Self.years.0, Self.years.1, "-o", path).status == 1)
    }
    #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
    let cells = String(decoding: try CommandTests.run("cells", first).output, as: UTF8.self)
    let text = String(
      decoding: try CommandTests.run("diff", Self.years.0, Self.years.1).output, as: UTF8.self)
    let count = text.split(separator: "\n").count { $0.contains("] ") && $0.contains("[") }
    #expect(cells.contains("差异,A1,text,比较 1 份，0 份只在一侧：\(count) 处差异；金额以万元计"))
    #expect(cells.contains("差异,F3,text,年度不同：2024 → 2025"))
    #expect(cells.contains("差异,I4,number,51.77"))
    #expect(cells.contains("差异,A\(count + 3),number,\(count)") && !cells.contains("差异,A\(count + 4),"))
  }

  @Test func whatWasNotReadEndsWithThree() throws {
    let result = try CommandTests.run("diff", Self.years.1, "Samples/damaged/letter-in-amount.csv")
    #expect(result.status == 3 && result.error.contains("Y0012"))
    #expect(String(decoding: result.output, as: UTF8.self).contains("读不出，无法比较"))
  }

  @Test func aBatchIsWrittenByAnotherProfile() throws {
    let folder = try TemporaryFolder()
    let result = try CommandTests.run(
      "batch", "Samples/districts/unit.csv", Self.years.1, "-o", folder.path, "--to", "json,long", "--to-profile",
      "shanghai-district-department", "--quiet")
    #expect(result.status == 3)
    let manifest = try String(contentsOfFile: folder.path + "/manifest.csv", encoding: .utf8)
    #expect(
      manifest.contains("Samples/districts/unit.csv,partly,东澜市望溪区城市管理局,2025,department,"))
    let facts = try String(contentsOfFile: folder.path + "/facts.csv", encoding: .utf8)
    #expect(!facts.contains("shanxi-unit") && facts.contains(",threePublic,9,"))
    let again = try CommandTests.run(
      "batch", "Samples/districts/unit.csv", Self.years.1, "-o", folder.path, "--to", "json,long", "--to-profile",
      "shanxi-unit", "--quiet", "--resume")
    #expect(again.status == 3)
    #expect(try String(contentsOfFile: folder.path + "/manifest.csv", encoding: .utf8).contains(",shanxi-unit"))
  }

  @Test func convertTellsEachFigureWithoutAPlace() throws {
    let result = try CommandTests.run(
      "convert", "Samples/districts/unit.csv", "--to-profile", "shanghai-district-department", "--to", "csv", "--lang",
      "en")
    #expect(result.status == 3)
    #expect(result.error.split(separator: "\n").filter { $0.hasSuffix("[Y0175]") }.count == 9)
    #expect(String(decoding: result.output, as: UTF8.self).contains("2025年部门财务收支预算总表"))
  }
}
