import Foundation
import TestSupport
import Testing

/// The work of a bureau: who has handed in, notices for units, totals (财政部门的工作).
@Suite struct OfficeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: [String]) throws -> ProcessResult {
    try ProcessResult.run(CommandTests.program, arguments + ["--lang", "zh"])
  }

  private static func text(_ result: ProcessResult) -> String { String(decoding: result.output, as: UTF8.self) }

  /// 20 generated units, 3 of them damaged, two missing, one twice, one a stranger; and the total of 20 units.
  @Test func aBureauIsToldAllOfItsUnits() throws {
    let result = try ProcessResult.run(
      "/usr/bin/env",
      ["python3", Project.path("Tests/CommandTests/office.py"), CommandTests.program, "20", "3", folder.path])
    let said = Self.text(result)
    #expect(said.hasSuffix("all as expected\n"), "\(said)\(result.error)")
  }

  /// A batch with notices that is interrupted by nothing, then goes on, has the same bytes as one run at once.
  @Test func noticesAndListsAreTheSameWhereABatchGoesOn() throws {
    let sample = try Project.text("Samples/jincheng-2025/tables.csv")
    let unit = "晋城市应急管理调度指挥中心"
    let write = { (index: Int) in
      let text = sample.replacing(unit, with: "\(unit)\(index)")
      let harmed = index == 1 ? text.replacing("443.54", with: "443.5O") : text
      _ = try folder.write(Array(harmed.utf8), as: "in/\(index).csv")
    }
    try write(0)
    try write(1)
    _ = try folder.write([0xFF, 0xFE, 0], as: "in/bad.csv")
    let arguments = ["--to", "json", "--check", "--notices", "给单位的通知", "--quiet"]
    _ = try run(["batch", folder.path + "/in", "-o", folder.path + "/first"] + arguments)
    try write(2)
    _ = try run(["batch", folder.path + "/in", "-o", folder.path + "/first", "--resume"] + arguments)
    _ = try run(["batch", folder.path + "/in", "-o", folder.path + "/second"] + arguments)
    let names = ["findings.csv", "report.html", "manifest.csv", "给单位的通知/\(unit)1-2025.html", "给单位的通知/bad.csv.html"]
    for name in names {
      let first = try String(contentsOfFile: folder.path + "/first/" + name, encoding: .utf8)
      #expect(first == (try String(contentsOfFile: folder.path + "/second/" + name, encoding: .utf8)), "\(name)")
    }
    let report = try String(contentsOfFile: folder.path + "/first/report.html", encoding: .utf8)
    #expect(report.contains("各个输入 · 4</h2>"))
    #expect(report.contains("-2025.html\">通知</a>"))
  }

  @Test func aDirtyRegisterIsRefusedWithAllItsMistakes() throws {
    let register = "单位代码,单位名称,别名,主管部门,单位性质\n1,甲局,,,行政\n1,乙中心,甲局,丙局,私营\n"
    let path = try folder.write(Array(register.utf8), as: "units.csv")
    let result = try run(["register", "check", path])
    #expect(result.status == 1)
    #expect(
      result.error.replacing(folder.path + "/", with: "") == """
        units.csv › 第 3 行 › A3（第 3 行第 1 列）：错误：单位代码重复：“1”，第 2 行已有 [Y0160]
        units.csv › 第 3 行 › E3（第 3 行第 5 列）：错误：不认识的单位性质：“私营”；应为 行政, 参公, 事业 [Y0160]
        units.csv › 第 3 行 › C3（第 3 行第 3 列）：错误：别名属于两个单位：“甲局”，第 2 行已有 [Y0160]
        units.csv › 第 3 行 › D3（第 3 行第 4 列）：错误：名册中没有这个主管部门：“丙局” [Y0160]

        """)
  }

  @Test func aDraftHasTheUnitsOfAFolder() throws {
    let path = folder.path + "/units.csv"
    let drafted = try run(["register", "new", Project.path("Samples/jincheng-2025/tables.csv"), "-o", path])
    #expect(drafted.status == 0)
    #expect(drafted.error == "1 个单位，0 份没有单位名称，0 对名称相近\n")
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    #expect(text == "\u{FEFF}单位代码,单位名称,别名,区划代码,主管部门,单位性质\n,晋城市应急管理调度指挥中心,,,,\n")
    #expect(Self.text(try run(["register", "check", path])) == "1 个单位，0 个主管部门，0 个写明性质\n")
    #expect(try run(["register", "new", Project.path("Samples/jincheng-2025/tables.csv"), "-o", path]).status == 1)
  }

  @Test func theSameUnitTwiceIsNoTotal() throws {
    let sample = Project.path("Samples/jincheng-2025/tables.csv")
    let copy = try folder.write(Array(try Project.text("Samples/jincheng-2025/tables.csv").utf8), as: "copy.csv")
    let result = try run(["total", sample, copy, "--to", "json"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(
      result.error.contains("copy.csv：错误：“晋城市应急管理调度指挥中心”会被重复计算：同一单位有两份（\(sample)） [Y0166]\n"))
  }
}
