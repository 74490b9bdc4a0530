import Foundation
import TestSupport
import Testing

/// `yusuan check`, `convert --check` and `rules`, as their users run them (核对命令).
@Suite struct CheckCommandTests {
  static let sample = "Samples/jincheng-2025/disclosure.txt"
  static let broken = "Samples/checks/broken.csv"
  static let department = [
    "Samples/checks/units", "--department", "Samples/checks/department.csv", "--previous", "Samples/checks/2024.csv",
  ]

  private func check(_ arguments: [String], language: String = "zh") throws -> ProcessResult {
    try ProcessResult.run(CommandTests.program, ["check", "--lang", language] + arguments, environment: [:])
  }

  // MARK: The complete text

  @Test(arguments: ["zh", "en"])
  func theReportOnTheDisclosureIsComplete(language: String) throws {
    let result = try check([Self.sample, "-v"], language: language)
    #expect(result.status == 1)
    Golden.expect(result.output, "Tests/CommandTests/Expected/check-jincheng-2025.\(language).txt")
  }

  @Test(arguments: ["zh", "en"])
  func theReportOnABrokenDisclosureIsComplete(language: String) throws {
    let result = try check([Self.broken], language: language)
    #expect(result.status == 1)
    Golden.expect(result.output, "Tests/CommandTests/Expected/check-broken.\(language).txt")
  }

  @Test(arguments: ["zh", "en"])
  func theReportOnADepartmentIsComplete(language: String) throws {
    let folder = try TemporaryFolder()
    let text = try Project.text("Samples/checks/department.csv").replacing("887.08", with: "887.09")
    let department = try folder.write(Array(text.utf8), as: "department.csv")
    let result = try check(["Samples/checks/units", "--department", department], language: language)
    #expect(result.status == 1)
    let output = String(decoding: result.output, as: UTF8.self).replacing(folder.path + "/", with: "")
    Golden.expect(Array(output.utf8), "Tests/CommandTests/Expected/check-department.\(language).txt")
  }

  @Test(arguments: [("json", "en"), ("junit", "zh"), ("sarif", "en"), ("csv", "zh")])
  func everyFormatHoldsTheSameFindings(format: String, language: String) throws {
    let result = try check([Self.broken, "--format", format], language: language)
    #expect(result.status == 1)
    Golden.expect(result.output, "Tests/CommandTests/Expected/check-broken.\(format)")
  }

  // MARK: What must be found in the disclosure

  @Test func theDisclosureFailsWhereItShouldAndNowhereElse() throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try check([Self.sample, "--format", "json"]).output))
        as? [String: Any])
    let disclosure = try #require((json["disclosures"] as? [[String: Any]])?.first)
    let findings = try #require(disclosure["findings"] as? [[String: Any]])
    let rules = { (severity: String) in
      var seen: [String] = []
      for finding in findings where finding["severity"] as? String == severity {
        let rule = finding["rule"] as? String ?? ""
        if seen.last != rule { seen.append(rule) }
      }
      return seen
    }
    #expect(rules("error") == ["C7", "C9", "C14", "N7"])
    #expect(rules("warning") == [])
    #expect(rules("info") == ["A3", "B3", "B5"])
    #expect(findings.count { $0["rule"] as? String == "N7" } == 5)
    #expect((disclosure["figures"] as? [String: Int]) == ["total": 140, "uncovered": 0])
    let results = try #require(disclosure["results"] as? [[String: Any]])
    #expect(results.first { $0["rule"] as? String == "C12" }?["outcome"] as? String == "insufficientData")
  }

  // MARK: Status, output, options

  @Test(
    arguments: [
      ([], Int32(1)), (["--fail-on", "warning"], 1), (["--rules", "off.xml"], 0),
      (["--rules", "off.xml", "--fail-on", "warning"], 1),
    ] as [([String], Int32)])
  func theStatusFollowsTheGravestFinding(options: [String], status: Int32) throws {
    let folder = try TemporaryFolder()
    let off = ["A3", "B2", "B3", "B8", "C7", "C9", "C14"].map { "<rule id=\"\($0)\" off=\"true\"/>" }.joined()
    let file = try folder.write(
      Array("<rules xmlns=\"urn:yusuan:rules:1\" id=\"off\" version=\"1\">\(off)</rules>".utf8), as: "off.xml")
    let result = try check([Self.broken] + options.map { $0 == "off.xml" ? file : $0 })
    #expect(result.status == status, "\(String(decoding: result.output, as: UTF8.self))")
  }

  @Test func aRulesFileThatNoProfileUsesIsRefused() throws {
    let folder = try TemporaryFolder()
    let rules = try Project.text("Schemas/profiles/shanghai-district-unit/rules.xml")
    let text = rules.replacing("<rules ", with: "<rules profiles=\"shanghai-district\" ", maxReplacements: 1)
    let file = try folder.write(Array(text.utf8), as: "mine.xml")
    let result = try check([Self.sample, "--rules", file, "--profile", "shanxi-unit"])
    #expect(result.status == 3)
    #expect(
      result.error
        == "\(file)：错误：规则文件有误：应为 profiles=\"shanxi-unit\"，实为“profiles=\"shanghai-district\"” [Y0067]\n")
  }

  @Test func aWrongRulesFileSaysAllThatIsWrongAndWhere() throws {
    let folder = try TemporaryFolder()
    let rules = try Project.text("Schemas/profiles/shanxi-unit/rules.xml").replacing(
      "T5[total, basic]</formula>", with: "T5[total, basik]</formula>")
    let file = try folder.write(Array(rules.utf8), as: "mine.xml")
    let result = try check([Self.sample, "--rules", file])
    #expect(result.status == 3)
    #expect(result.output.isEmpty)
    let lines = rules.split(separator: "\n", omittingEmptySubsequences: false)
    let wrong = lines.indices.filter { lines[$0].contains("basik]</formula>") }
    let columns = wrong.compactMap { line in
      lines[line].range(of: "basik").map { lines[line].distance(from: lines[line].startIndex, to: $0.lowerBound) + 1 }
    }
    #expect(columns.count == 2)
    let expected = zip(wrong, columns).map { line, column in
      "\(file) › 第 \(line + 1) 行第 \(column) 列：错误：没有金额列“basik”（T5）；是否“basic”？ [Y0126]\n"
    }
    #expect(result.error == expected.joined())
  }

  @Test func theReportIsWrittenWholeAndNeverOverAnInput() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/report.txt"
    #expect(try check([Self.sample, "-o", file]).status == 1)
    #expect(try Data(contentsOf: URL(filePath: file)) == Data(try check([Self.sample]).output))
    let input = try folder.write(try Project.bytes(Self.broken), as: "in.csv")
    let refused = try check([input, "-o", input])
    #expect(refused.status == 3)
    #expect(refused.error == "\(input)：错误：不写到此处：这是输入文件 [Y0070]\n")
  }

  @Test func aDepartmentThatIsTheSumOfItsUnitsAndTheYearBeforePass() throws {
    let text = String(decoding: try check(Self.department).output, as: UTF8.self)
    #expect(text.components(separatedBy: "\nD").count == 1)
    #expect(text.contains("共 3 份公开文件：错误 9，警告 0，信息 30"))
  }

  @Test func theYearBeforeCompletesTheGrowthFigures() throws {
    let result = try check([Self.sample, "--previous", "Samples/checks/2024.csv"])
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(!text.contains("N9"))
    let without = String(decoding: try check([Self.sample]).output, as: UTF8.self)
    #expect(without.contains("数据不足 N9：没有上年的公开文件"))
  }

  // MARK: convert --check

  @Test func convertingWithChecksChangesNoFigure() throws {
    let plain = try CommandTests.run("convert", Self.broken, "--to", "json")
    let checked = try CommandTests.run("convert", Self.broken, "--to", "json", "--check")
    #expect(checked.status == 0)
    let (a, b) = (String(decoding: plain.output, as: UTF8.self), String(decoding: checked.output, as: UTF8.self))
    let cut = try #require(b.range(of: ",\n  \"checks\": {"))
    #expect(b[..<cut.lowerBound] + "\n}\n" == a)
    let back = try CommandTests.run("convert", "-", "--to", "json", input: checked.output)
    #expect(back.output == plain.output)
    #expect(checked.error.split(separator: "\n").count == 13)
    #expect(
      checked.error.contains(
        "Samples/checks/broken.csv › 第 141 行 › C141（第 141 行第 3 列）：错误：表5·2210201 住房公积金·合计：实为 33.76，应为 33.67，相差 0.09，尾差允许 0.01 [B2]\n"
      ))
  }

  @Test func theOutcomeInTheJSONIsByTheSchemaAndTheSameForEveryFile() throws {
    let outputs = try ["tables", "tables.csv"].map { name in
      try CommandTests.run("convert", "Samples/jincheng-2025/\(name)", "--to", "jsonl", "--check").output
    }
    #expect(outputs[0] == outputs[1])
    let broken = try CommandTests.run("convert", Self.broken, Self.sample, "--to", "json", "--check").output
    let program = """
      import json, sys, jsonschema
      jsonschema.Draft202012Validator(json.load(open(sys.argv[1], encoding="utf-8"))).validate(json.load(sys.stdin))
      """
    for document in outputs + [broken] {
      let run = try ProcessResult.run(
        "/usr/bin/env", ["python3", "-c", program, Project.path("Schemas/disclosure.schema.json")], input: document)
      #expect(run.status == 0, "\(run.error)")
    }
  }

  @Test func findingsOnTheWayAreMachineReadable() throws {
    let result = try CommandTests.run(
      "convert", Self.broken, "--to", "long", "--check", "--diagnostics", "json", "--lang", "en")
    let lines = result.error.split(separator: "\n").filter { $0.contains("\"rule\": \"B2\"") }
    #expect(
      lines.map(String.init) == [
        #"{"type": "check", "severity": "error", "profile": "shanxi-unit", "unit": "晋城市应急管理调度指挥中心", "level": "unit", "fiscalYear": 2025, "finding": {"rule": "B2", "outcome": "fail", "severity": "error", "id": "0ba434944e7b", "title": "Tables 3, 5, 8, 9: each row's 合计 = 基本支出 + 项目支出", "message": "table 5 · 2210201 住房公积金 · 合计: found 33.76, expected 33.67, difference 0.09, rounding allows 0.01", "expectation": "The row's 合计 should be 33.67.", "left": [{"tableId": "generalPublicExpenditure", "table": "5", "path": "221/22102/2210201", "code": "2210201", "item": "住房公积金", "column": "total", "amount": 33.76, "input": "Samples/checks/broken.csv", "line": 141, "cell": "C141"}], "relation": "=", "right": [{"tableId": "generalPublicExpenditure", "table": "5", "path": "221/22102/2210201", "code": "2210201", "item": "住房公积金", "column": "basic", "amount": 33.67, "input": "Samples/checks/broken.csv", "line": 141, "cell": "D141"}, {"tableId": "generalPublicExpenditure", "table": "5", "path": "221/22102/2210201", "code": "2210201", "item": "住房公积金", "column": "project", "input": "Samples/checks/broken.csv", "line": 141, "cell": "E141"}], "found": 33.76, "expected": 33.67, "difference": 0.09, "allowed": 0.01}}"#
      ])
  }

  // MARK: rules

  @Test func rulesAreListedAndExplained() throws {
    let list = try CommandTests.run("rules")
    let lines = String(decoding: list.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 58)
    #expect(lines.first == "A1\t错误\t表一：收入总计 = 本年收入合计 + 上年结转")
    let explained = try CommandTests.run("rules", "--explain", "C7", "--lang", "en")
    #expect(
      String(decoding: explained.output, as: UTF8.self) == """
        C7 [error] Table 6's 合计 = 基本支出 of table 5
        Table 6 divides 基本支出 of table 5 by economic items.
        Table 6's 合计 should be …, as 基本支出 of table 5 is.
          T6[total, total] = T5[total, basic]

        """)
  }
}
