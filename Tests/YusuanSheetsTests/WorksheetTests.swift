import TestSupport
import Testing
import YusuanFindings
import YusuanSheets

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
    ("a row without height", "<row r='2' ht='0.0'><c><v>1</v></c></row>", ["A2 number 1 (hidden row)"]),
    (
      "an extension's value is no value", "<row><c><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>",
      ["A1 number 1"]
    ),
  ]

  @Test(arguments: cells)
  func reads(trap: String, rows: String, cells: [String]) throws {
    #expect(try Workbooks.cells(rows) == cells, "\(trap)")
  }

  static let odd: [(trap: String, rows: String, cells: [String], reasons: [String])] = [
    (
      "an empty value of a formula, a blank one, a child of a shared formula",
      "<row><c><f>A2</f><v></v></c><c><f>A2</f><v> </v></c><c><f t='shared' si='0'/><v/></c><c t='b'><f>A2</f><v></v></c><c t='s'><f>A2</f><v/></c></row>",
      [
        "A1 number  =A2 [valueless]", "B1 number  =A2 [valueless]", "C1 number  [valueless]",
        "D1 boolean  =A2 [valueless]",
        "E1 text  =A2 [valueless]",
      ], []
    ),
    (
      "an empty text is no sum",
      "<row><c t='str'><f>sum(B1)</f><v></v></c><c t='str'><f>IF(A1,SUM(B1),C1)</f><v></v></c></row>",
      ["A1 text  =sum(B1) [valueless]", "B1 text  =IF(A1,SUM(B1),C1)"], []
    ),
    (
      "an empty value without a formula", "<row><c t='s'><v></v></c><c><v> </v></c><c><v>1</v></c></row>",
      ["C1 number 1"], []
    ),
    (
      "two values", "<row><c><v>1</v><v>2</v></c><c><v>3</v></c></row>", ["A1 number 1 [damaged]", "B1 number 3"],
      ["a second value"]
    ),
    (
      "an inline string beside a value, either first",
      "<row><c t='inlineStr'><is><t>5</t></is><v>7</v></c><c t='inlineStr'><v>7</v><is><t>5</t></is></c></row>",
      ["A1 text 5 [damaged]", "B1 text 7 [damaged]"], ["a second value", "a second value"]
    ),
    ("an inline string whose type is left out", "<row><c><is><t>6.2</t></is></c></row>", ["A1 text 6.2"], []),
    (
      "an inline string in a cell of another type", "<row><c t='s'><is><t>0</t></is></c></row>",
      ["A1 text  [damaged]"],
      ["an inline string in a cell of another type"]
    ),
    (
      "an element inside the value", "<row><c><v>1<x>9</x>2</v></c></row>", ["A1 number 1 [damaged]"],
      ["an element inside the value"]
    ),
    (
      "a value of another namespace", "<row><c><x:v xmlns:x='urn:x'>9</x:v></c><c xmlns='urn:x'><v>9</v></c></row>",
      ["A1 number  [damaged]"], ["a value of another namespace"]
    ),
    (
      "a text in an unknown element",
      "<row><c><V>5</V></c><c><m:A xmlns:m='urn:m'><m:B><v>9</v></m:B></m:A></c><c><c><v>9</v></c><v>5</v></c><c><extLst><ext><v>9</v></ext></extLst><v>5</v></c><c><x/> <v>6</v></c></row>",
      ["A1 number  [damaged]", "B1 number  [damaged]", "C1 number 5 [damaged]", "D1 number 5", "E1 number 6"],
      Array(repeating: "a text in an unknown element", count: 3)
    ),
    (
      "a second text outside the runs",
      "<row><c t='inlineStr'><is><t>5</t><t>6</t></is></c><c t='inlineStr'><is><r><t>5</t></r><r><t>6</t></r></is></c></row>",
      ["A1 text 56 [damaged]", "B1 text 56"], ["a second text"]
    ),
    (
      "an unknown type", "<row><c t='x'><v>1</v></c><c t=''><v>2</v></c></row>",
      ["A1 number 1 [damaged]", "B1 number 2 [damaged]"], ["the unknown type “x”", "the unknown type “”"]
    ),
    (
      "references into another row",
      "<row r='8'><c r='B9'><v>1</v></c><c r='C1048577'><v>2</v></c><c r='D8'><v>3</v></c></row>",
      ["B8 number 1 [damaged]", "C8 number 2 [damaged]", "D8 number 3"],
      ["the reference “B9”", "the reference “C1048577”"]
    ),
    (
      "references that are none", "<row r='1'><c r='7'><v>1</v></c><c r='B'><v>2</v></c><c r='C1 '><v>3</v></c></row>",
      ["A1 number 1 [damaged]", "B1 number 2 [damaged]", "C1 number 3 [damaged]"],
      ["the reference “7”", "the reference “B”", "the reference “C1 ”"]
    ),
    (
      "a row whose number is none", "<row r='-1'><c r='A1'><v>1</v></c></row><row r='2'><c><v>2</v></c></row>",
      ["A1 number 1 [damaged]", "A2 number 2"], ["a row whose number is none"]
    ),
    (
      "a row whose cells say its number", "<row><c r='A5'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      ["A5 number 1", "B5 number 2", "A6 number 3"], []
    ),
    (
      "a cell outside the rows", "<c r='A1'><v>9</v></c><row><c><v>1</v></c></row>", ["A1 number 1"],
      ["a cell outside the rows"]
    ),
    (
      "runs that are struck out or raised",
      "<row><c t='inlineStr'><is><r><rPr><strike/></rPr><t>36</t></r><r><t>12.40</t></r></is></c><c t='inlineStr'><is><r><t>7</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r></is></c><c t='inlineStr'><is><r><rPr><strike/></rPr><t>3</t></r></is></c><c t='inlineStr'><is><r><rPr><strike val='0'/></rPr><t>m</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r></is></c></row>",
      ["A1 text 12.40", "B1 text 7", "C1 text 3 [struck]", "D1 text m2"],
      ["struck out, raised or lowered", "struck out, raised or lowered"]
    ),
  ]

  @Test(arguments: odd)
  func tellsWhatContradictsItself(trap: String, rows: String, cells: [String], reasons: [String]) throws {
    let found = try Workbooks.read(Workbooks.one(Workbooks.worksheet(rows)))
    #expect(found.cells == cells, "\(trap)")
    #expect(found.findings.compactMap { $0.facts[.reason] } == reasons, "\(trap)")
  }

  @Test func aSharedStringOfTwoTextsIsNotTrusted() throws {
    let found = try Workbooks.read(
      Workbooks.one(
        Workbooks.worksheet("<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>"),
        strings: "<si><t>6.</t><t>20</t></si><si><t>7</t></si>"))
    #expect(found.cells == ["A1 text 6.20 [damaged]", "B1 text 7"])
    #expect(found.findings.map { $0.facts[.reason] } == ["a second text"])
  }

  @Test func aContradictionIsToldInWords() throws {
    let found = try Workbooks.read(Workbooks.one(Workbooks.worksheet("<row r='8'><c r='C9'><v>1</v></c></row>")))
    #expect(
      found.findings.map { Wording(.zh).message($0) } == ["单元格自相矛盾：单元格引用“C9”，读到的“1”不可信"])
    #expect(
      found.findings.map { Wording(.en).message($0) } == [
        "the cell contradicts itself: the reference “C9”; “1” is not to be trusted"
      ])
  }

  @Test func struckOutSharedStringsAndCellsAreTold() throws {
    let strings =
      "<si><r><rPr><strike/></rPr><t>36</t></r><r><t>12.40</t></r></si><si><r><t>12.40</t></r><r><rPr><strike val='true'/></rPr><t>9</t></r></si><si><r><rPr><strike/></rPr><t>5</t></r></si><si><t>甲</t></si>"
    let styles = "<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId='1'/></cellXfs>"
    let rows =
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c><c r='E1' s='1'><v>4</v></c><c r='F1' s='1' t='s'><v>3</v></c></row>"
    let found = try Workbooks.read(Workbooks.one(Workbooks.worksheet(rows), strings: strings, styles: styles))
    #expect(
      found.cells == [
        "A1 text 12.40", "B1 text 12.40", "C1 text 5 [struck]", "D1 text 甲", "E1 number 4 [struck]",
        "F1 text 甲 [struck]",
      ])
    #expect(found.findings.map { $0.facts[.found] } == ["36", "9"])
    #expect(found.findings.map(\.code) == [.textLeftOut, .textLeftOut])
  }

  @Test(arguments: [true, false])
  func mergedCellsReachIntoTheirRows(isPlain: Bool) throws {
    let rows =
      "<row r='2'><c r='A2' t='inlineStr'><is><t>甲</t></is></c><c r='B2'><v>1</v></c></row><row r='3'><c r='B3'><v>2</v></c></row><row r='4'/><row r='5'><c r='B5'><v>3</v></c></row>"
    let merges = "<mergeCells><mergeCell ref='B2:C2'/><mergeCell ref='A2:A4'/><mergeCell ref='D9'/></mergeCells>"
    var sheet = Workbooks.worksheet(rows).replacing("</worksheet>", with: merges + "</worksheet>")
    if !isPlain { sheet = sheet.replacing("<sheetData>", with: "<!-- x --><sheetData>") }
    let found = try Workbooks.read(Workbooks.one(sheet))
    #expect(found.cells == ["A2 text 甲 [merged]", "B2 number 1 [merged]", "B3 number 2", "B5 number 3"])
    #expect(found.merged == ["2: A2:A4 甲", "2: B2:C2 1", "3: A2:A4 甲"])
    #expect(found.findings.isEmpty)
  }

  @Test func sharedStringsAreJoinedAndCountedByThemselves() throws {
    let strings =
      "<si><t>合计</t></si><si><r><t>基本</t></r><r><rPr/><t>支出</t></r><phoneticPr/></si><si/><si><t>末</t><rPh><t>mo</t></rPh></si>"
    let rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v> 3 </v></c></row>"
    #expect(try Workbooks.cells(rows, strings: strings) == ["A1 text 合计", "B1 text 基本支出", "D1 text 末"])
  }

  @Test func aMissingSharedStringIsReported() throws {
    let found = try Workbooks.read(Workbooks.one(Workbooks.worksheet("<row><c r='A1' t='s'><v>5</v></c></row>")))
    #expect(found.cells == ["A1 text  [damaged]"])
    #expect(found.findings.map(\.code) == [.sharedStringMissing])
    #expect(found.findings.first?.location.cell?.a1 == "A1")
  }

  @Test(
    arguments: [
      ("\"万元\"#,##0.00", ["A1 number 0.5 [10^4元]"]), ("#,##0.00\"万元\"", ["A1 number 0.5 [10^4元]"]),
      ("#,##0.00\"元\"", ["A1 number 0.5 [10^0元]"]), ("0.00%", ["A1 number 0.5 [percentage]"]),
      ("0!.0000\"万元\"", ["A1 number 0.5 [÷10^4] [10^4元]"]),
      ("#,##0,\"万元\"", ["A1 number 0.5 [÷10^3] [10^4元]"]),
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
    #expect(cell == (kind == "percent" ? "A1 number 1 [percentage]" : "A1 \(kind) 1"))
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
      "<row><c><v>1</v></c><c><v>2</v></c><c r='D1'><v>3</v></c></row>",
      before:
        "<cols><col min='1' max='1' width='0.5'/><col min='2' max='3' hidden='1'/><col min='4' max='4' width='0'/></cols>"
    )
    #expect(
      try Workbooks.read(Workbooks.one(sheet)).cells == ["A1 number 1", "B1 number 2 [hidden]", "D1 number 3 [hidden]"])
  }
}
