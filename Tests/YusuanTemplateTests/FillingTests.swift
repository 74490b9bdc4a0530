import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanPackage
import YusuanSheets

@testable import YusuanTemplate

/// Templates filled in, as other programs and this one read them.
@Suite struct FillingTests {
  @Test func anotherReaderFindsAllInItsPlace() throws {
    let filled = try TemplateFiles.fill(TemplateFiles.template("chain"), TemplateFiles.unit())
    let folder = try TemporaryFolder()
    let path = try folder.write(filled.bytes, as: "filled.xlsx")
    let script = Project.path(TemplateFiles.folder + "show-workbook.py")
    let shown = try ProcessResult.run("/usr/bin/env", ["python3", script, path])
    #expect(shown.error == "")
    Golden.expect(shown.output, TemplateFiles.folder + "Expected/filled.txt")
    #expect(
      filled.findings.map { Wording(.en).line($0) } == [
        "空表.xlsx › sheet “说明” › A1 (row 1, column 1): warning: the template is of 2026; the year of tables and cover is 2025 now; 1 cells still name 2026 [Y0159]"
      ])
  }

  @Test(arguments: ["", "shared", "wan", "chain"])
  func whatIsReadBackIsWhatWasFilledIn(_ what: String) throws {
    let unit = try TemplateFiles.unit()
    let filled = try TemplateFiles.fill(TemplateFiles.template(what), unit)
    let folder = try TemporaryFolder()
    let back = TemplateFiles.read([try folder.write(filled.bytes, as: "filled.xlsx")])
    #expect(back.map { TemplateFiles.figures($0.disclosure) } == [TemplateFiles.figures(unit.disclosure)])
    // A filled workbook is a template as well.
    let again = try TemplateFiles.fill(Template(filled.bytes, path: TemplateFiles.name), unit)
    let twice = TemplateFiles.read([try folder.write(again.bytes, as: "again.xlsx")])
    #expect(twice.map { TemplateFiles.figures($0.disclosure) } == [TemplateFiles.figures(unit.disclosure)])
    #expect(again.findings.isEmpty)
  }

  @Test func partsThatNothingConcernsKeepTheirBytes() throws {
    let template = try TemplateFiles.template()
    let unit = try TemplateFiles.unit()
    let filled = try TemplateFiles.fill(template, unit)
    #expect(try TemplateFiles.fill(template, unit).bytes == filled.bytes)
    let folder = try TemporaryFolder()
    let old = try folder.write(TemplateFiles.bytes(of: template), as: "old.xlsx")
    let changed = try TemplateFiles.changedParts(old, folder.write(filled.bytes, as: "new.xlsx"))
    #expect(
      changed == [
        "xl/charts/chart2.xml", "xl/comments/comment2.xml", "xl/drawings/commentsDrawing2.vml",
        "xl/drawings/drawing2.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet10.xml",
        "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml",
        "xl/worksheets/sheet6.xml", "xl/worksheets/sheet7.xml", "xl/worksheets/sheet8.xml", "xl/worksheets/sheet9.xml",
      ])
  }

  @Test(arguments: [
    (
      "nocolumn",
      [
        "空表.xlsx › 工作表“支出” › A1（第 1 行第 1 列）：错误：表“2025年预算单位支出预算总表”，行“城乡社区支出”，列“项目支出”：模板中没有这一列，没有写入 [Y0156]"
      ]
    ),
    (
      "norow",
      [
        "空表.xlsx › 工作表“收支” › A1（第 1 行第 1 列）：错误：表“2025年预算单位财务收支预算总表”，行“一、财政拨款收入”：模板中没有这一行，也没有空行，没有写入 [Y0156]",
        "预算.xlsx › 工作表“收支” › B14（第 14 行第 2 列）：警告：“=SUM(B7,B11:B13)”：公开表为 44474366，工作簿中公式的结果为 0 [Y0158]",
      ]
    ),
    ("notable", ["空表.xlsx：错误：表“2025年预算单位支出预算总表”：模板中没有这张表，没有写入 [Y0156]"]),
    (
      "old",
      [
        "空表.xlsx › 工作表“收入” › F6（第 6 行第 6 列）：警告：表“2025年预算单位收入预算总表”“教育支出”：模板原有 123.45 元，公开表在此没有数，已清除 [Y0157]",
        "空表.xlsx › 工作表“财政拨款” › B6（第 6 行第 2 列）：警告：表“2025年预算单位财政拨款收支预算总表”“二、政府性基金”：模板原有 7.00 元，公开表在此没有数，已清除 [Y0157]",
      ]
    ),
    (
      "wrong",
      ["预算.xlsx › 工作表“收入” › F25（第 25 行第 6 列）：警告：“=SUM(F6:F24)”：公开表为 44474366，工作簿中公式的结果为 133423098 [Y0158]"]
    ),
  ])
  func whatHasNoPlaceIsTold(_ what: String, _ expected: [String]) throws {
    let filled = try TemplateFiles.fill(TemplateFiles.template(what), TemplateFiles.unit())
    let told = filled.findings.filter { $0.code != .templateOfAnotherYear }
    #expect(told.map { Wording(.zh).line($0) } == expected)
  }

  @Test(arguments: [
    (
      "twice",
      "空表.xlsx › sheet “支出” › A40 (row 40, column 1): error: the table “2026年预算单位支出预算总表”: the table stands in it more than once; nothing is written [Y0155]"
    ),
    (
      "array",
      "空表.xlsx › sheet “收入” › K6 (row 6, column 11): error: an array formula reaches over the place where rows are to be put in; nothing is written [Y0155]"
    ),
    (
      "object",
      "空表.xlsx › sheet “收入” › K5 (row 5, column 11): error: a table object reaches over the place where rows are to be put in; nothing is written [Y0155]"
    ),
  ])
  func whatIsInTheWayIsRefused(_ what: String, _ expected: String) throws {
    let (template, unit) = (try TemplateFiles.template(what), try TemplateFiles.unit())
    let error = #expect(throws: Diagnostic.self) { try TemplateFiles.fill(template, unit) }
    #expect(error.map { Wording(.en).line($0) } == expected)
  }

  @Test func otherFilesAreRefused() throws {
    let unit = try TemplateFiles.unit()
    for (name, bytes) in [("空表.csv", Array("表".utf8)), ("空表.xlsx", []), ("空表.xlsx", Array("PK\u{3}\u{4}".utf8))] {
      #expect(throws: Diagnostic.self) { try TemplateFiles.fill(Template(bytes, path: name), unit) }
    }
    let other = try ByteSource(path: Project.path("Samples/districts/department.xlsx")).readAll(limit: 1 << 24)
    let error = #expect(throws: Diagnostic.self) { try TemplateFiles.fill(Template(other, path: "部门.xlsx"), unit) }
    #expect(error.map { Wording(.zh).line($0) } == "部门.xlsx：错误：其中没有版式“shanghai-district-unit”的表，没有写出 [Y0155]")
  }

  @Test func anyBytesGiveAnErrorOrTheRightFigures() throws {
    let template = try TemplateFiles.bytes(of: TemplateFiles.template("shared", "chain"))
    let unit = try TemplateFiles.unit()
    let parts = try TemplateFiles.parts(template)
    var mutator = Mutator(seed: 7)
    var filled = 0
    for round in 0..<120 {
      let package = try OfficePackage(template, named: "t.xlsx")
      let name = parts[round % parts.count]
      package.set(name, to: mutator.mutate(try package.bytes(name)))
      let bytes = try package.written()
      if let result = try? TemplateFiles.fill(Template(bytes, path: "t.xlsx"), unit) {
        filled += 1
        let folder = try TemporaryFolder()
        let back = TemplateFiles.read([try folder.write(result.bytes, as: "filled.xlsx")])
        let isEqual = back.map { TemplateFiles.figures($0.disclosure) } == [TemplateFiles.figures(unit.disclosure)]
        #expect(isEqual || result.findings.contains { $0.severity >= .warning }, "\(name) \(round)")
      }
    }
    #expect(filled > 10)
  }
}

extension TemplateFiles {
  static func bytes(of template: Template) throws -> [UInt8] { template.bytes }

  /// The names of all parts, and which of them differ.
  static func changedParts(_ old: String, _ new: String) throws -> [String] {
    let (a, b) = (try package(old), try package(new))
    #expect(a.names == b.names)
    return try a.names.filter { try a.bytes($0) != b.bytes($0) }.sorted()
  }

  static func parts(_ bytes: [UInt8]) throws -> [String] { try OfficePackage(bytes, named: "t.xlsx").names }

  private static func package(_ path: String) throws -> OfficePackage {
    try OfficePackage(ByteSource(path: path).readAll(limit: 1 << 24), named: path)
  }
}
