import Foundation
import TestSupport
import Testing

/// The program as its users run it.
@Suite struct CommandTests {
  /// The program that was built beside the tests.
  static let program =
    Bundle.main.bundleURL.pathExtension == "xctest"
    ? Bundle.main.bundleURL.deletingLastPathComponent().appending(path: "yusuan").path
    : URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "yusuan").path

  static func run(_ arguments: String..., input: [UInt8] = [], language: String = "zh_CN.UTF-8") throws -> ProcessResult
  {
    try ProcessResult.run(program, arguments, input: input, environment: ["LC_ALL": language])
  }

  static let sample = "Samples/jincheng-2025/disclosure.txt"

  @Test(
    arguments: [
      (["convert", sample, "--to", "json"], 0), (["convert", "nothere.csv"], 1), (["convert", "README.md"], 1),
      (["convert"], 2),
      (["convert", sample, "--to", "pdf"], 2), (["convert", sample, "--encoding", "ebcdic"], 2), (["nonsense"], 2),
      (["convert", "Samples/damaged/letter-in-amount.csv"], 3),
      (["convert", "Samples/damaged/letter-in-amount.csv", "--strict"], 1),
      (["convert", "Samples/dirty/every-form.csv"], 0), (["convert", "Samples/dirty/every-form.csv", "--strict"], 1),
      (["convert", sample, "--strict"], 0), (["convert", sample, "nothere.csv"], 3),
      (["convert", sample, "--profile", "nowhere"], 1), (["convert", sample, "--layout", "shanxi-unit"], 2),
      (["convert", sample, "--profile", "shanxi-unit"], 0), (["convert", sample, "--profile", "README.md"], 1),
      (["convert", sample, "--year", "1066"], 2), (["convert", sample, "--level", "county"], 2),
      (["inspect", sample], 0), (["inspect", "Samples/damaged/two-units.csv"], 3), (["layouts"], 2),
      (["profiles"], 0), (["profiles", "--check", "Schemas/profiles/shanxi-unit/profile.xml"], 0),
      (["profiles", "--check", "Schemas/profiles/shanghai-district-unit"], 0),
      (["profiles", "--check", "README.md"], 1), (["profiles", "--check", "nowhere"], 1),
      (["profiles", "list"], 0), (["profiles", "check"], 2), (["profiles", "check", "shanxi-unit"], 0),
      (["profiles", "check", "README.md"], 3), (["profiles", "check", "nowhere"], 3),
      (["profiles", "test", "Schemas/profiles/shanghai-district-unit"], 0), (["profiles", "test", "nowhere"], 3),
      (["profiles", "diff", "shanxi-unit", "Schemas/profiles/shanxi-unit"], 0),
      (["profiles", "diff", "shanxi-unit", "shanghai-district-unit"], 1),
      (["profiles", "diff", "shanxi-unit", "nowhere"], 3), (["profiles", "diff", "shanxi-unit"], 2),
      (["profiles", "--print", "shanghai-district-unit"], 0), (["profiles", "--print", "nowhere"], 1),
      (["profiles", "--print", "shanxi-unit/text.xml"], 0), (["profiles", "--print", "shanxi-unit/none.xml"], 1),
      (["text", sample], 0), (["text", sample, "--to", "txt"], 0), (["text", sample, "--whole", "--to", "md"], 2),
      (["text", sample, "-o", "text.pdf"], 2), (["text", "nothere.csv"], 1), (["text", "Samples/checks/units"], 1),
      (["text", "Samples/damaged/letter-in-amount.csv"], 3), (["text", sample, "--previous", "nothere.csv"], 3),
      (["text", sample, "--previous", sample], 0), (["text"], 2), (["schema", "text"], 0),
      (["check", sample], 1), (["check", "nothere.csv"], 3), (["check", sample, "nothere.csv"], 3), (["check"], 2),
      (["check", sample, "--format", "pdf"], 2), (["check", sample, "--fail-on", "info"], 2),
      (["check", "Samples/damaged/letter-in-amount.csv"], 3), (["check", sample, "--rules", "README.md"], 3),
      (["convert", sample, "--to", "json", "--check"], 0), (["rules"], 0), (["rules", "--explain", "C7"], 0),
      (["rules", "--explain", "Z1"], 1), (["rules", "--print", "shanxi-unit"], 0),
      (["rules", "--print", "economic"], 1),
      (["explain", "Y0012"], 0), (["explain", "C7"], 0), (["explain", "Z1"], 1),
      (["check", sample, "--day", "1.3.2026"], 2), (["check", sample, "--baseline", "README.md"], 3),
      (["check", sample, "--waivers", "Schemas/codes.xsd"], 3), (["schema", "waivers"], 0),
      (["codes"], 0), (["codes", "list", "economic"], 0), (["codes", "list", "nowhere"], 1),
      (["codes", "search", "养老"], 0), (["codes", "print", "economic"], 0), (["codes", "print", "none"], 1),
      (["codes", "check", "Schemas/codes/economic.xml"], 0), (["codes", "check", "README.md"], 3),
      (["rules", "--rules", "Schemas/codes/economic.xml"], 1), (["schema", "rules"], 0), (["schema", "codes"], 0),
      (["diff", sample, sample], 0), (["diff", sample, "Samples/checks/2024.csv"], 1),
      (["diff", sample], 2),
      (["diff", sample, "nothere.csv"], 3), (["diff", sample, sample, "--format", "pdf"], 2),
      (["convert", sample, "--to-profile", "shanghai-district-unit"], 3),
      (["convert", sample, "--to-profile", "shanghai-district-unit", "--strict"], 1),
      (["convert", sample, "--to-profile", "shanxi-unit", "--strict"], 0),
      (["convert", sample, "--to-profile", "auto"], 2), (["convert", sample, "--to-profile", "nowhere"], 1),
      (["schema", "mappings"], 0), (["schema", "json"], 0), (["schema", "long"], 0), (["schema", "profile"], 0),
      (["schema", "layout"], 2),
      (["schema", "yaml"], 2), (["--help"], 0), (["--version"], 0),
      (["--generate-completion-script", "bash"], 0),
    ] as [([String], Int32)])
  func exitsWithTheDocumentedStatus(arguments: [String], status: Int32) throws {
    let result = try ProcessResult.run(Self.program, arguments, environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(result.status == status, "\(result.error)")
    #expect(status == 0 || !result.error.isEmpty || arguments.contains { ["check", "test", "diff"].contains($0) })
  }

  @Test func standardInputAndOutputAreMinus() throws {
    let text = try Project.bytes("Samples/jincheng-2025/tables.csv")
    let result = try Self.run("convert", "-", "-o", "-", "--to", "json", input: text)
    #expect(result.output == (try Project.bytes("Samples/jincheng-2025/expected/disclosure.json")))
    #expect(result.error == "")
  }

  @Test func nothingButDiagnosticsGoesToStandardError() throws {
    let head = "<?xml version='1.0' encoding='EUC-JP'?><worksheet xmlns='http://x/spreadsheetml'><sheetData>"
    let result = try Self.run("cells", "-", input: Array(head.utf8) + [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(result.error == "- › 第 1 行：错误：XML 不合语法：有不合所声明编码的字节 [Y0060]\n")
    #expect(result.status == 1)
  }

  @Test func theLocaleDoesNotChangeTheOutput() throws {
    let outputs = try ["C", "zh_CN.UTF-8", "de_DE.UTF-8"].map {
      try Self.run("convert", Self.sample, "--to", "long", language: $0).output
    }
    #expect(Set(outputs).count == 1)
  }

  @Test func theFormFollowsTheNameOfTheFile() throws {
    let folder = try TemporaryFolder()
    for name in ["a.json", "a.xml", "a.jsonl"] {
      _ = try Self.run("convert", Self.sample, "-o", folder.path + "/" + name)
    }
    #expect(folder.files == ["a.json", "a.jsonl", "a.xml"])
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/a.xml")).prefix(5) == Data("<?xml".utf8))
  }

  @Test(arguments: ["/new/", "/new"])
  func aFolderGetsOneFileATable(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Self.run("convert", Self.sample, "--to", "csv", "-o", folder.path + name)
    #expect(result.status == 0)
    #expect(folder.files.count == 14)
    #expect(folder.files[3] == "new/表03-2025年预算支出总表.csv")
    let again = try Self.run("convert", folder.path + "/new", "--to", "json")
    #expect(again.output == (try Project.bytes("Samples/jincheng-2025/expected/disclosure.json")))
  }

  @Test(arguments: ["gb18030", "utf-16le", "utf-8"], ["lf", "crlf"])
  func csvIsWrittenInOtherEncodings(encoding: String, lineEnd: String) throws {
    let result = try Self.run(
      "convert", Self.sample, "--to", "csv", "--csv-encoding", encoding, "--line-end", lineEnd, "--bom")
    #expect(result.status == 0)
    let again = try Self.run("convert", "-", "--to", "json", input: result.output)
    #expect(again.output == (try Project.bytes("Samples/jincheng-2025/expected/disclosure.json")))
  }

  @Test func amountsAreWrittenInTheUnitAskedFor() throws {
    let result = try Self.run("convert", Self.sample, "--to", "long", "--amount-unit", "元")
    let text = String(decoding: result.output, as: UTF8.self)
    let line =
      "晋城市应急管理调度指挥中心,unit,,,2025,shanxi-unit,revenueExpenditureSummary,1,2025年预算收支总表,revenue,"
      + "generalPublicBudget,generalPublicBudget,item,1,,一、一般公共预算,amount,2025年,amount,6840400.00,元,,\(Self.sample),,B84,"
    #expect(text.contains("\n" + line))
    #expect(text.split(separator: "\n").count == 141)
  }

  @Test func nothingIsHalfWritten() throws {
    let folder = try TemporaryFolder()
    let old = try folder.write(Array("old".utf8), as: "out.json")
    #expect(try Self.run("convert", "Samples/damaged/letter-in-amount.csv", "--strict", "-o", old).status == 1)
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
    let input = try folder.write(try Project.bytes("Samples/jincheng-2025/tables.csv"), as: "in.csv")
    let refused = try Self.run("convert", input, "-o", input)
    #expect(refused.status == 1)
    #expect(refused.error == "\(input)：错误：不写到此处：这是输入文件 [Y0070]\n")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.json", withDestinationPath: old)
    #expect(try Self.run("convert", input, "-o", folder.path + "/link.json").status == 1)
    #expect(folder.files == ["in.csv", "link.json", "out.json"])
    #expect(try Self.run("convert", input, "-o", "/dev/full/x.json").status == 1)
  }

  @Test func findingsAndSummaryAreMachineReadable() throws {
    let result = try Self.run(
      "convert", "Samples/damaged/letter-in-amount.csv", "--to", "long", "--diagnostics", "json", "--summary", "--lang",
      "en")
    let lines = result.error.split(separator: "\n").map(String.init)
    #expect(
      lines.first
        == #"{"type": "diagnostic", "code": "Y0012", "severity": "error", "title": "unreadable amount", "message": "expected an amount in 万元, found “15.9B”", "input": "Samples/damaged/letter-in-amount.csv", "line": 53, "cell": "C53", "row": 53, "column": 3, "facts": {"found": "15.9B", "unit": "万元"}, "cells": 1}"#
    )
    #expect(
      lines.last
        == #"{"type": "summary", "cells": {"read": 477, "used": 476, "diagnosed": 1, "roles": {"title": 13, "meta": 26, "header": 107, "code": 42, "item": 142, "amount": 139, "note": 6, "furniture": 1, "outside": 0}, "residues": 0}, "inputs": {"read": 1, "failed": 0}, "findings": {"info": 1, "warning": 0, "error": 1}}"#
    )
  }

  @Test func anotherProfileNeedsNoChangeOfCode() throws {
    let folder = try TemporaryFolder()
    let profile = try Project.text("Schemas/profiles/shanxi-unit/profile.xml")
      .replacing("id=\"shanxi-unit\" family=\"shanxi\"", with: "id=\"other\" family=\"other\"")
      .replacing("<title>{Y}年预算支出总表</title>", with: "<title>{Y}年度支出一览</title>")
      .replacing("label=\"基本支出\"", with: "label=\"基本\"")
      .replacing("  <rules file=\"rules.xml\"/>\n", with: "").replacing("  <text file=\"text.xml\"/>\n", with: "")
      .split(separator: "\n").filter { !$0.hasPrefix("  <codes file") && !$0.hasPrefix("  <mappings") }.joined(
        separator: "\n")
    let file = try folder.write(Array(profile.utf8), as: "other.xml")
    let text = "2030年度支出一览\n单位名称：甲\n单位：元\n项目,,2030年预算数,,\n科目编码,科目名称,合计,基本,项目支出\n合计,,3.00,1.00,2.00\n"
    let result = try Self.run("convert", "-", "--profile", file, "--to", "jsonl", input: Array(text.utf8))
    #expect(
      String(decoding: result.output, as: UTF8.self)
        == #"{"format": "budget-disclosure/2", "profile": "other", "unit": {"name": "甲", "level": "unit"}, "fiscalYear": 2030, "amountUnit": "元", "tables": [{"id": "expenditureSummary", "number": "3", "title": "2030年度支出一览", "panels": [{"id": "expenditure", "rows": [{"id": "total", "path": "total", "kind": "total", "item": "合计", "amounts": {"total": 3.00, "basic": 1.00, "project": 2.00}}]}]}]}"#
        + "\n")
  }

  @Test(arguments: ["zh", "en"])
  func inspectShowsWhatBecameOfEverything(language: String) throws {
    let result = try Self.run("inspect", "Samples/dirty/every-form.csv", "--lang", language)
    Golden.expect(result.output, "Tests/CommandTests/Expected/inspect-every-form.\(language).txt")
  }

  @Test func inspectShowsTheSheetsOfAWorkbook() throws {
    let result = try Self.run("inspect", "Samples/traps/hidden-sheet-and-row.xlsx", "--lang", "zh")
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("工作表") }
    #expect(
      lines == [
        "工作表  Samples/traps/hidden-sheet-and-row.xlsx › 工作表“表3 ”：A1:E8 22 个单元格，表 3",
        "工作表  Samples/traps/hidden-sheet-and-row.xlsx › 工作表“Sheet2”（隐藏）：A1:A1 1 个单元格，没有表格",
      ])
    let visible = try Self.run("inspect", "Samples/traps/hidden-sheet-and-row.xlsx", "--skip-hidden", "--lang", "zh")
    let text = String(decoding: visible.output, as: UTF8.self)
    #expect(text.contains("表3 ”：A1:E7 18 个单元格，表 3"))
    #expect(!text.contains("Sheet2"))
  }

  @Test(
    arguments: [
      [], ["convert"], ["batch"], ["check"], ["annotate"], ["text"], ["diff"], ["inspect"], ["cells"], ["profiles"],
      ["profiles", "list"],
      ["profiles", "check"], ["profiles", "test"], ["profiles", "diff"], ["rules"], ["explain"], ["codes"],
      ["codes", "list"], ["codes", "search"], ["codes", "print"], ["codes", "check"], ["schema"],
    ] as [[String]])
  func helpIsComplete(command: [String]) throws {
    let result = try ProcessResult.run(Self.program, command + ["--help"], environment: ["COLUMNS": "100"])
    Golden.expect(result.output, "Tests/CommandTests/Expected/help\(command.map { "-" + $0 }.joined()).txt")
  }

  // MARK: Workbooks

  static let workbooks =
    (try? FileManager.default.subpathsOfDirectory(atPath: Project.path("Samples")))?
    .filter { $0.hasSuffix(".xlsx") }.sorted().map { "Samples/" + $0 } ?? []

  /// Where openpyxl reads otherwise, and the clause of ECMA-376 part 1 that decides.
  static let differences = [
    // 22.9.2.19, ST_Xstring: _x000D_ is an escape of CR in every string; openpyxl leaves it in inline strings.
    "Samples/traps/escaped-characters.xlsx":
      "表3 | B7 | {'sheet': '表3', 'cell': 'B7', 'kind': 'text', 'text': '社会保障\\r\\n和就业支出'} | ('社会保障_x000D_\\n和就业支出', None)\n"
  ]

  @Test(arguments: workbooks)
  func cellsAgreeWithAnIndependentReader(workbook: String) throws {
    let script = Project.path("Tests/CommandTests/agree.py")
    let result = try ProcessResult.run("/usr/bin/env", ["python3", script, Self.program, workbook])
    #expect(result.status == 0, "\(result.error)")
    #expect(String(decoding: result.output, as: UTF8.self) == Self.differences[workbook] ?? "")
  }

  @Test func thereAreWorkbooksToCompare() { #expect(Self.workbooks.count == 22) }

  @Test(arguments: ["csv", "jsonl"])
  func cellsAreListedAsTheyStand(form: String) throws {
    let result = try Self.run("cells", "Samples/traps/formula-without-value.xlsx", "--sheet", "表3", "--to", form)
    Golden.expect(result.output, "Tests/CommandTests/Expected/cells-formula-without-value.\(form)")
    let text = try Self.run("cells", "-", "--to", form, input: Array("a, b \n\n\"c\"\"d\",\n".utf8))
    Golden.expect(text.output, "Tests/CommandTests/Expected/cells-of-text.\(form)")
    #expect(try Self.run("cells", "Samples/traps/formula-without-value.xlsx", "--sheet", "表9").status == 1)
  }
}
