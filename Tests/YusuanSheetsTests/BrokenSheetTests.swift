import Testing
import YusuanFindings
import YusuanSheets

/// A sheet that is damaged or none costs no other sheet.
@Suite struct BrokenSheetTests {
  static func workbook(_ relations: [(String, String)], _ sheets: [String: String], list: String? = nil) -> [String:
    String]
  {
    var parts = sheets
    let names = relations.indices.map { ("表\($0 + 1)", "") }
    parts["_rels/.rels"] = Workbooks.relations([("officeDocument", "xl/workbook.xml")])
    parts["xl/workbook.xml"] = list ?? Workbooks.workbook(names)
    parts["xl/_rels/workbook.xml.rels"] = Workbooks.relations(relations)
    return parts
  }

  static let first = Workbooks.worksheet("<row><c><v>1</v></c></row>")
  static let last = Workbooks.worksheet("<row><c><v>2</v></c></row>")

  static let broken: [(trap: String, sheet: String, code: Code)] = [
    ("cut", "<worksheet><sheetData><row><c><v>7</v></c></row>", .xmlMalformed), ("nothing", "", .xmlMalformed),
    ("a DOCTYPE", "<!DOCTYPE worksheet><worksheet/>", .xmlRefused),
    ("a row beyond the grid", worksheet("<row r='1'><c><v>7</v></c></row><row r='9999999'/>"), .gridExceeded),
  ]

  private static func worksheet(_ rows: String) -> String { Workbooks.worksheet(rows) }

  @Test(arguments: broken, [false, true])
  func aBrokenSheetIsToldAndTheOthersAreRead(broken: (trap: String, sheet: String, code: Code), isFirst: Bool)
    throws
  {
    let sheets = isFirst ? [broken.sheet, Self.first, Self.last] : [Self.first, broken.sheet, Self.last]
    let parts = Dictionary(uniqueKeysWithValues: sheets.enumerated().map { ("xl/s\($0 + 1).xml", $1) })
    let found = try Workbooks.read(Self.workbook(sheets.indices.map { ("worksheet", "s\($0 + 1).xml") }, parts))
    #expect(found.cells == ["A1 number 1", "A1 number 2"])
    #expect(found.findings.map(\.severity) == [.error])
    #expect(found.findings.first?.location.sheet == (isFirst ? "表1" : "表2"))
    #expect(found.findings.map(\.code) == [broken.code], "\(broken.trap)")
  }

  @Test func sheetsWithoutARelationshipAndSheetsThatAreNoneAreTold() throws {
    let list = Workbooks.workbook([("表1", ""), ("表2", ""), ("宏1", ""), ("图1", ""), ("表3", "")])
      .replacing("<sheets>", with: "<sheets><sheet name='空' sheetId='9' r:id=''/>")
    let parts = Self.workbook(
      [
        ("worksheet", "a.xml"), ("worksheet", "lost.xml"), ("xlMacrosheet", "m.xml"), ("chartsheet", "c.xml"),
        ("worksheet", "b.xml"),
      ],
      ["xl/a.xml": Self.first, "xl/b.xml": Self.last, "xl/m.xml": Self.last, "xl/c.xml": "<chartsheet/>"], list: list)
    let found = try Workbooks.read(parts)
    #expect(found.cells == ["A1 number 1", "A1 number 2"])
    let input = found.findings.first?.location.input ?? ""
    #expect(
      found.findings.map(Wording(.zh).line) == [
        "\(input) › xl/workbook.xml › 工作表“空”：错误：无法读取：没有这个工作表的关系：“空” [Y0050]",
        "\(input) › xl/workbook.xml › 工作表“表2”：错误：无法读取：没有部分 xl/lost.xml [Y0050]",
        "\(input) › 工作表“宏1”：警告：这不是普通工作表，不读取：宏表 [Y0089]",
      ])
  }

  @Test func aWorkbookOfBrokenSheetsIsRefused() {
    let parts = Self.workbook(
      [("worksheet", "a.xml"), ("worksheet", "b.xml")], ["xl/a.xml": "no XML", "xl/b.xml": "<worksheet>"])
    let finding = #expect(throws: Diagnostic.self) { try Workbooks.read(parts) }
    #expect(finding?.code == .xmlMalformed)
  }
}
