import TestSupport
import Testing
@testable import YusuanAnnotation
import YusuanFindings
@testable import YusuanPackage
import YusuanSheets

/// What becomes of the workbook around its sheets.
@Suite struct AnnotatedWorkbookTests {
  static let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  @Test func theSheetOfFindingsIsKnownByItsName() throws {
    let annotated = try Annotating.annotated(Annotating.workbook(Self.sheet), Annotating.finding("A1"))
    let workbook = try Annotating.part("xl/workbook.xml", of: annotated.bytes)
    #expect(
      workbook.contains(
        "<sheet xmlns:r=\"\(Self.relations)\" name=\"检查结果\" sheetId=\"2\" r:id=\"rId3\"/></sheets>"
          + "<definedNames><definedName name=\"yusuan_findings\">'检查结果'!$A$1:$P$4</definedName></definedNames>"))
    let index = try WorkbookIndex(OfficePackage(annotated.bytes, named: "t.xlsx"), limits: ReadLimits())
    #expect(index.sheets.map(\.name) == ["表"])
    #expect(index.findingsSheet?.name == "检查结果")
    #expect(
      index.findings.map(Wording(.zh).line) == [
        "t.xlsx › 工作表“检查结果”：信息：这是 yusuan 写的检查结果、图表或目录，不是预算表，不读取 [Y0151]"
      ])
  }

  @Test(arguments: [
    ("'检查结果'!$A$1", "检查结果"), ("检查结果!$A$1:$P$9", "检查结果"), ("'it''s'!$A$1", "it's"), ("#REF!", "#REF"), ("1", nil),
  ])
  func aSheetIsNamedInAReference(reference: String, name: String?) {
    #expect(WorkbookIndex.sheetName(reference) == name)
  }

  @Test func aSheetOfThatNameIsNotOurs() throws {
    let workbook = """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(Self.relations)"><sheets><sheet name="表" sheetId="7" r:id="rId1"/><sheet name="检查结果" sheetId="9" r:id="rId1"/></sheets><definedNames><definedName name="甲">表!$A$1</definedName></definedNames><calcPr/></workbook>
      """
    let bytes = Annotating.workbook(Self.sheet, parts: ["xl/workbook.xml": workbook])
    let annotated = try Annotating.annotated(bytes, Annotating.finding("A1"))
    let text = try Annotating.part("xl/workbook.xml", of: annotated.bytes)
    #expect(text.contains("name=\"检查结果 (2)\" sheetId=\"10\""))
    #expect(
      text.contains(
        "</definedName><definedName name=\"yusuan_findings\">'检查结果 (2)'!$A$1:$P$4</definedName></definedNames>"))
    #expect(try Annotating.annotated(annotated.bytes, Annotating.finding("A1")).bytes == annotated.bytes)
  }

  @Test func sheetsOfOneNameAreNotMarked() throws {
    let workbook = """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="\(Self.relations)"><sheets><sheet name="表" sheetId="1" r:id="rId1"/><sheet name="表" sheetId="2" r:id="rId3"/></sheets></workbook>
      """
    let own = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="\(Self.relations)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\(Self.relations)/styles" Target="styles.xml"/><Relationship Id="rId3" Type="\(Self.relations)/worksheet" Target="worksheets/sheet2.xml"/></Relationships>
      """
    let bytes = Annotating.workbook(
      Self.sheet,
      parts: [
        "xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": own,
        "xl/worksheets/sheet2.xml": "<worksheet><sheetData/></worksheet>",
      ])
    let annotated = try Annotating.annotated(bytes, Annotating.finding("A1"))
    #expect(try Annotating.sheet(of: annotated.bytes) == Self.sheet)
    #expect(
      annotated.notes.map(Wording(.zh).line)
        == Array(repeating: "t.xlsx › 工作表“表”：警告：此工作表原样保留，1 处发现只列入检查结果：还有同名的工作表 [Y0146]", count: 2))
  }

  @Test func aSignatureIsTakenAwayAndTold() throws {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let root = """
      <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(Self.relations)/officeDocument" Target="xl/workbook.xml"/><Relationship Id="s" Type="\(package)/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>
      """
    let own = """
      <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(package)/digital-signature/signature" Target="sig1.xml"/></Relationships>
      """
    let bytes = Annotating.workbook(
      Self.sheet,
      parts: [
        "_rels/.rels": root, "_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<a/>",
        "_xmlsignatures/_rels/origin.sigs.rels": own,
      ])
    let annotated = try Annotating.annotated(bytes, Annotating.finding("A1"))
    #expect(
      annotated.notes.map(Wording(.zh).line) == ["t.xlsx：警告：工作簿带有数字签名，标注后的副本不再有签名 [Y0145]"])
    let names = try OfficePackage(annotated.bytes, named: "t.xlsx").names
    #expect(!names.contains { $0.hasPrefix("_xmlsignatures") })
    #expect(try !Annotating.part("_rels/.rels", of: annotated.bytes).contains("digital-signature"))
  }

  @Test func stylesAreMadeWhereThereAreNone() throws {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let own = """
      <Relationships xmlns="\(package)"><Relationship Id="rId1" Type="\(Self.relations)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
      """
    let bytes = Annotating.workbook(Self.sheet, parts: ["xl/_rels/workbook.xml.rels": own])
    let annotated = try Annotating.annotated(bytes, Annotating.finding("A1"))
    #expect(try Annotating.part("xl/styles1.xml", of: annotated.bytes).contains("FFFFB3B3"))
    #expect(try Annotating.annotated(annotated.bytes, Annotating.finding("A1")).bytes == annotated.bytes)
  }

  @Test func anyPartsGiveAWorkbookOrAnError() throws {
    let bytes = try Annotating.annotated(Annotating.workbook(Self.sheet), Annotating.finding("A1", "C3")).bytes
    let package = try OfficePackage(bytes, named: "t.xlsx")
    var parts: [String: String] = [:]
    for name in package.names { parts[name] = String(decoding: try package.bytes(name), as: UTF8.self) }
    var random = SeededRandom(seed: 7)
    for name in parts.keys.sorted() {
      for _ in 0..<60 {
        var damaged = Array(parts[name, default: ""].utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let letters = Array("<>/\"'& =0!x\u{0}\n".utf8)
          let place = Int.random(in: damaged.indices, using: &random)
          damaged[place] = letters.randomElement(using: &random) ?? 0
        }
        if Bool.random(using: &random) { damaged.removeLast(Int.random(in: 0..<damaged.count, using: &random)) }
        var own = parts
        own[name] = String(decoding: damaged, as: UTF8.self)
        do throws(Diagnostic) {
          _ = try WorkbookAnnotator.annotate(
            Annotating.workbook("", parts: own), named: "t.xlsx", findings: [Annotating.finding("A1", "B2")],
            language: .zh)
        } catch { #expect(!Wording(.zh).message(error).isEmpty) }
      }
    }
  }
}
