import Testing
import YusuanFindings
import YusuanSheets

/// Files that only look like workbooks: XML Spreadsheet 2003 and HTML tables saved as `.xls`.
@Suite struct LookalikeTests {
  static func read(_ text: String, _ encoding: TextEncoding = .utf8) throws -> SheetCollector {
    let source = ByteSource(name: "t.xls", memory: encoded(text, encoding, mark: encoding == .utf16LittleEndian))
    let format = try InputFormat.sniff(source)
    let collector = SheetCollector()
    switch format {
    case .spreadsheetML: try SpreadsheetMLReader(source).read(into: collector)
    case .html: try HTMLReader(source).read(into: collector)
    default: Issue.record("taken for \(format)")
    }
    return collector
  }

  static func workbook(_ sheets: String) -> String {
    "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\(sheets)</Workbook>"
  }

  static let rows: [(trap: String, rows: String, cells: [String])] = [
    (
      "types",
      "<Row><Cell><Data ss:Type=\"String\">合计</Data></Cell><Cell><Data ss:Type=\"Number\">1.5</Data></Cell><Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"DateTime\">2025-01-01T00:00:00.000</Data></Cell><Cell><Data ss:Type=\"Error\">#REF!</Data></Cell></Row>",
      ["A1 text 合计", "B1 number 1.5", "C1 boolean 1", "D1 date 2025-01-01T00:00:00.000", "E1 error #REF!"]
    ),
    (
      "ss:Index",
      "<Row ss:Index=\"3\"><Cell ss:Index=\"2\"><Data ss:Type=\"Number\">1</Data></Cell><Cell><Data ss:Type=\"Number\">2</Data></Cell></Row><Row><Cell><Data ss:Type=\"Number\">3</Data></Cell></Row>",
      ["B3 number 1", "C3 number 2", "A4 number 3"]
    ),
    (
      "ss:MergeAcross",
      "<Row><Cell ss:MergeAcross=\"2\"><Data ss:Type=\"String\">收入</Data></Cell><Cell><Data ss:Type=\"String\">支出</Data></Cell></Row>",
      ["A1 text 收入 [merged]", "D1 text 支出"]
    ),
    ("ss:Span", "<Row ss:Span=\"2\"/><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row>", ["A4 number 1"]),
    (
      "formula",
      "<Row><Cell ss:Formula=\"=SUM(R1C2)\"><Data ss:Type=\"Number\">1</Data></Cell><Cell ss:Formula=\"=1+1\"/></Row>",
      ["A1 number 1 =SUM(R1C2)", "B1 text  =1+1 [valueless]"]
    ),
    (
      "rich text",
      "<Row><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">基本<Font>支出</Font></ss:Data></Cell></Row>",
      ["A1 text 基本支出"]
    ),
    (
      "a comment is no data",
      "<Row><Cell><Data ss:Type=\"String\">甲</Data><Comment><ss:Text>说明</ss:Text></Comment></Cell></Row>", ["A1 text 甲"]
    ),
    (
      "a comment of data, phonetic text and names are none",
      "<Row><Cell><Data ss:Type=\"Number\">6.2</Data><Comment><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\"><B>1</B></ss:Data></Comment><NamedCell ss:Name=\"x\"/></Cell><Cell><Comment><Data ss:Type=\"Number\">1</Data></Comment></Cell></Row>",
      ["A1 number 6.2"]
    ),
    (
      "struck out and raised runs",
      "<Row><Cell><Data ss:Type=\"String\" xmlns:h=\"http://www.w3.org/TR/REC-html40\"><h:S>36</h:S>12.40<h:Sup>1</h:Sup></Data></Cell><Cell><Data ss:Type=\"String\"><h:S xmlns:h=\"x\">9</h:S></Data></Cell></Row>",
      ["A1 text 12.40", "B1 text 9 [struck]"]
    ),
    (
      "empty values of formulas, and a blank one",
      "<Row><Cell ss:Formula=\"=1\"><Data ss:Type=\"Number\"> </Data></Cell><Cell ss:Formula=\"=A1\"><Data ss:Type=\"String\"></Data></Cell></Row>",
      ["A1 number  =1 [valueless]", "B1 text  =A1"]
    ),
    (
      "two values and an unknown type",
      "<Row><Cell><Data ss:Type=\"Number\">1</Data><Data ss:Type=\"Number\">2</Data></Cell><Cell><Data ss:Type=\"Money\">3</Data></Cell></Row>",
      ["A1 number 1 [damaged]", "B1 text 3 [damaged]"]
    ),
    (
      "elements of another namespace",
      "<Row><Cell xmlns=\"urn:x\"><Data>1</Data></Cell><Cell><Data xmlns=\"urn:x\">2</Data><Data ss:Type=\"Number\">3</Data></Cell></Row>",
      ["A1 number 3 [damaged]"]
    ),
  ]

  @Test(arguments: rows)
  func readsXMLSpreadsheet2003(trap: String, rows: String, cells: [String]) throws {
    let text = Self.workbook("<Worksheet ss:Name=\"表1\"><Table>\(rows)</Table></Worksheet>")
    for encoding in [TextEncoding.utf8, .utf16LittleEndian] {
      let found = try Self.read(text, encoding).cells
      #expect(found == cells, "\(trap)")
    }
  }

  @Test func stylesSayWhatIsShown() throws {
    let style = { (id: String, content: String) in "<Style ss:ID=\"\(id)\"\(content)</Style>" }
    let styles =
      style("Default", "><NumberFormat/>") + style("p", "><NumberFormat ss:Format=\"Percent\"/>")
      + style("d", "><NumberFormat ss:Format=\"Short Date\"/>")
      + style("w", "><NumberFormat ss:Format=\"0!.0,&quot;万元&quot;\"/>")
      + style("c", " ss:Parent=\"w\"><Font ss:StrikeThrough=\"1\"/>")
      + style("f", "><NumberFormat ss:Format=\"Fixed\"/>")
    let number = "<Data ss:Type=\"Number\">5</Data>"
    let cell = { (id: String) in "<Cell ss:StyleID=\"\(id)\">\(number)</Cell>" }
    let rows =
      "<Column ss:Index=\"2\" ss:StyleID=\"w\"/><Column ss:Hidden=\"1\"/>"
      + "<Row>\(["p", "d", "w", "c", "f", "x"].map(cell).joined())</Row>"
      + "<Row><Cell>\(number)</Cell><Cell>\(number)</Cell></Row><Row ss:StyleID=\"p\"><Cell>\(number)</Cell>\(cell("f"))</Row>"
    let text = Self.workbook(
      "<Styles>\(styles)</Styles><Worksheet ss:Name=\"表1\"><Table ss:StyleID=\"d\">\(rows)</Table></Worksheet>")
    let cells = try Self.read(text).cells
    #expect(
      cells == [
        "A1 number 5 [percentage]", "B1 date 5", "C1 number 5 [÷10^4] [10^4元] [hidden]",
        "D1 number 5 [÷10^4] [10^4元] [struck]", "E1 number 5", "F1 number 5", "A2 date 5",
        "B2 number 5 [÷10^4] [10^4元]", "A3 number 5 [percentage]", "B3 number 5",
      ])
  }

  @Test func mergedCellsReachIntoTheirRows() throws {
    let rows =
      "<Row><Cell ss:MergeDown=\"1\" ss:MergeAcross=\"1\"><Data ss:Type=\"String\">甲</Data></Cell><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row><Row><Cell ss:Index=\"3\"><Data ss:Type=\"Number\">2</Data></Cell></Row><Row><Cell><Data ss:Type=\"Number\">3</Data></Cell></Row>"
    let found = try Self.read(Self.workbook("<Worksheet ss:Name=\"表1\"><Table>\(rows)</Table></Worksheet>"))
    #expect(found.cells == ["A1 text 甲 [merged]", "C1 number 1", "C2 number 2", "A3 number 3"])
    #expect(found.merged == ["1: A1:B2 甲", "2: A1:B2 甲"])
  }

  @Test func rowsAndColumnsWithoutSizeAreHidden() throws {
    let cell = "<Cell><Data ss:Type=\"Number\">5</Data></Cell>"
    let columns = "<Column ss:Width=\"0\"/><Column ss:Width=\"0.75\"/>"
    let rows = "<Row>\(cell)\(cell)</Row><Row ss:Height=\"0.0\"><Cell/>\(cell)</Row>"
    let text = Self.workbook("<Worksheet ss:Name=\"表1\"><Table>\(columns)\(rows)</Table></Worksheet>")
    #expect(try Self.read(text).cells == ["A1 number 5 [hidden]", "B1 number 5", "B2 number 5 (hidden row)"])
  }

  @Test func hiddenSheetsAreKnownBeforeTheirRows() throws {
    let sheet = { (name: String, options: String) in
      "<Worksheet ss:Name=\"\(name)\"><Table/><WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\">\(options)</WorksheetOptions></Worksheet>"
    }
    let text = Self.workbook(sheet("甲", "") + sheet("乙", "<Visible>SheetHidden</Visible>"))
    #expect(try Self.read(text).sheets == ["甲", "乙 hidden"])
  }

  static let tables: [(trap: String, html: String, cells: [String])] = [
    ("plain", "<table><tr><td>合计</td><td>1</td></tr></table>", ["A1 text 合计", "B1 text 1"]),
    (
      "colspan and rowspan",
      "<table><tr><td colspan=2>收入</td><td rowspan=2>支出</td></tr><tr><td>甲</td><td>乙</td><td>丙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
      [
        "A1 text 收入 [merged]", "C1 text 支出 [merged]", "A2 text 甲", "B2 text 乙", "D2 text 丙", "A3 text 1", "B3 text 2",
        "C3 text 3",
      ]
    ),
    ("cells that are not ended", "<table><tr><td>1<td>2<tr><td>3</table>", ["A1 text 1", "B1 text 2", "A2 text 3"]),
    ("white space and br", "<table><tr><td>\n  基本<br>支出 &amp;\n  项目 </td></tr></table>", ["A1 text 基本\n支出 &\n项目"]),
    (
      "entities and styles", "<style>td {x: 1}</style><table><tr><th>&nbsp;<b>&#21512;</b>计</th></tr></table>",
      ["A1 text \u{A0}合计"]
    ),
    (
      "two tables", "<table><tr><td>1</td></tr></table><p>x</p><table><tr><td>2</td></tr></table>",
      ["A1 text 1", "A3 text x", "A4 text 2"]
    ),
  ]

  @Test(arguments: tables)
  func readsHTMLTables(trap: String, html: String, cells: [String]) throws {
    let text =
      "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head><body>\(html)</body></html>"
    for encoding in [TextEncoding.utf8, .gb18030, .utf16LittleEndian] {
      #expect(try Self.read(text, encoding).cells == cells, "\(trap) in \(encoding)")
    }
  }
}
