import Diagnostics
import Spreadsheet
import TestSupport
import Testing

/// Where spreadsheet readers go wrong: each trap alone (the clauses are of ECMA-376 part 1).
@Suite struct WorksheetTests {
  static let cells: [(trap: String, rows: String, cells: [String])] = [
    ("plain", "<row r='1'><c r='A1'><v>1.50</v></c><c r='C1'><v>2</v></c></row>", ["A1 number 1.50", "C1 number 2"]),
    (
      "no r on rows and cells (18.3.1.4, 18.3.1.73)",
      "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      ["A1 number 1", "B1 number 2", "A2 number 3"]
    ),
    ("r on some cells", "<row r='3'><c r='B3'><v>1</v></c><c><v>2</v></c></row>", ["B3 number 1", "C3 number 2"]),
    (
      "cells out of order", "<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c></row>",
      ["A1 number 1", "C1 number 3"]
    ),
    ("inline string (18.3.1.53)", "<row><c t='inlineStr'><is><t>合</t></is></c></row>", ["A1 text 合"]),
    (
      "inline rich text, phonetic run left out (18.4.6)",
      "<row><c t='inlineStr'><is><r><t>合</t></r><r><t> 计</t></r><rPh sb='0' eb='1'><t>he</t></rPh></is></c></row>",
      ["A1 text 合 计"]
    ),
    (
      "formula string (18.18.11, str)", "<row><c t='str'><f>A2&amp;\"x\"</f><v>甲</v></c></row>", ["A1 text 甲 =A2&\"x\""]
    ),
    ("empty formula string", "<row><c t='str'><f>\"\"</f><v></v></c></row>", ["A1 text  =\"\""]),
    ("formula with its value", "<row><c><f>SUM(B1:B2)</f><v>3</v></c></row>", ["A1 number 3 =SUM(B1:B2)"]),
    ("formula without a value", "<row><c><f>1+1</f></c></row>", ["A1 number  =1+1 [valueless]"]),
    (
      "error, boolean, ISO date",
      "<row><c t='e'><v>#REF!</v></c><c t='b'><v>1</v></c><c t='d'><v>2025-01-01</v></c></row>",
      ["A1 error #REF!", "B1 boolean 1", "C1 date 2025-01-01"]
    ),
    ("v with a comment and spaces inside", "<row><c><v> 12<!-- x -->.5\n</v></c></row>", ["A1 number 12.5"]),
    ("scientific", "<row><c><v>3.3670000000000002E1</v></c></row>", ["A1 number 3.3670000000000002E1"]),
    (
      "escapes of characters (22.9.2.19)",
      "<row><c t='inlineStr'><is><t>a_x000D_b_x005F_x000D_c_x4E2D_</t></is></c></row>", ["A1 text a\rb_x000D_c中"]
    ),
    (
      "white space is kept", "<row><c t='inlineStr'><is><t xml:space='preserve'> 甲 </t></is></c></row>", ["A1 text  甲 "]
    ),
    (
      "blank styled cells cost nothing",
      "<row r='1'><c r='A1' s='1'/><c r='XFD1' s='1'/></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
      ["XFD1048576 number 1"]
    ),
    ("a hidden row", "<row r='2' hidden='1'><c><v>1</v></c></row>", ["A2 number 1 (hidden row)"]),
    (
      "an extension's value is no value", "<row><c><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>",
      ["A1 number 1"]
    ),
  ]

  @Test(arguments: cells)
  func reads(trap: String, rows: String, cells: [String]) throws {
    #expect(try Workbooks.cells(rows) == cells, "\(trap)")
  }

  @Test func sharedStringsAreJoinedAndCountedByThemselves() throws {
    let strings =
      "<si><t>合计</t></si><si><r><t>基本</t></r><r><rPr/><t>支出</t></r><phoneticPr/></si><si/><si><t>末</t><rPh><t>mo</t></rPh></si>"
    let rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v> 3 </v></c></row>"
    #expect(try Workbooks.cells(rows, strings: strings) == ["A1 text 合计", "B1 text 基本支出", "D1 text 末"])
  }

  @Test func aMissingSharedStringIsReported() throws {
    let found = try Workbooks.read(Workbooks.one(Workbooks.worksheet("<row><c r='A1' t='s'><v>5</v></c></row>")))
    #expect(found.cells == ["A1 text 5 [damaged]"])
    #expect(found.findings.map(\.code) == [.sharedStringMissing])
    #expect(found.findings.first?.location.cell?.a1 == "A1")
  }

  @Test(
    arguments: [
      ("\"万元\"#,##0.00", ["A1 number 0.5 [万元]"]), ("#,##0.00\"万元\"", ["A1 number 0.5 [万元]"]),
      ("#,##0.00\"元\"", ["A1 number 0.5 [元]"]), ("0.00%", ["A1 number 0.5 [percent]"]),
      ("0!.0000\"万元\"", ["A1 number 0.5 [万元] [scaled]"]), ("#,##0,\"万元\"", ["A1 number 0.5 [万元] [scaled]"]),
      ("yyyy\"年\"m\"月\"d\"日\"", ["A1 date 0.5"]), ("[$-804]yyyy-mm-dd;@", ["A1 date 0.5"]),
      ("General", ["A1 number 0.5"]),
      ("[Red]#,##0.00;[Red]-#,##0.00", ["A1 number 0.5"]), ("\"日\"0.00", ["A1 number 0.5"]),
      ("0.00_);\\(0.00\\)", ["A1 number 0.5"]),
    ] as [(String, [String])])
  func numberFormatsSayWhatIsShown(code: String, cells: [String]) throws {
    let escaped = code.replacing("\"", with: "&quot;")
    let styles =
      "<numFmts><numFmt numFmtId='170' formatCode=\"\(escaped)\"/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs>"
    #expect(try Workbooks.cells("<row><c s='1'><v>0.5</v></c></row>", styles: styles) == cells)
  }

  @Test(arguments: [(9, "percent"), (14, "date"), (57, "date"), (4, "number"), (999, "number")])
  func builtInNumberFormatsAreKnown(id: Int, kind: String) throws {
    let styles = "<cellXfs><xf numFmtId='\(id)'/></cellXfs>"
    let cell = try Workbooks.cells("<row><c s='0'><v>1</v></c></row>", styles: styles).first
    #expect(cell == (kind == "percent" ? "A1 number 1 [percent]" : "A1 \(kind) 1"))
  }

  @Test func oddRowsAreReported() throws {
    let rows = "<row r='5'><c r='A5'><v>1</v></c><c r='A5'><v>2</v></c></row><row r='3'><c><v>3</v></c></row>"
    let found = try Workbooks.read(Workbooks.one(Workbooks.worksheet(rows)))
    #expect(found.cells == ["A5 number 1", "A3 number 3"])
    #expect(found.findings.map(\.code) == [.cellRepeated, .rowsDisordered])
  }

  @Test(arguments: ["<row r='1048577'/>", "<row r='0'/>", "<row><c r='XFE1'><v>1</v></c></row>"])
  func nothingStandsBeyondTheGrid(rows: String) {
    let finding = #expect(throws: Diagnostic.self) { try Workbooks.cells(rows) }
    #expect(finding?.code == .gridExceeded)
  }

  @Test func hiddenColumnsAreMarked() throws {
    let sheet = Workbooks.worksheet(
      "<row><c><v>1</v></c><c><v>2</v></c></row>", before: "<cols><col min='2' max='3' hidden='1'/></cols>")
    #expect(try Workbooks.read(Workbooks.one(sheet)).cells == ["A1 number 1", "B1 number 2 [hidden]"])
  }
}
