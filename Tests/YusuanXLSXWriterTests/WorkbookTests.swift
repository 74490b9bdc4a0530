import TestSupport
import Testing
import YusuanFindings
import YusuanSheets
import YusuanXLSXWriter

/// Workbooks as the program reads them, and as openpyxl does.
@Suite struct WorkbookTests {
  /// Keeps the cells of all sheets as `A1 number 1.5`, with a formula behind.
  private final class Cells: RowSink {
    private(set) var sheets: [String] = []
    private(set) var cells: [String] = []

    func begin(_ sheet: SheetInfo) throws(Diagnostic) { sheets.append(sheet.name ?? "-") }

    func receive(_ row: borrowing Row) throws(Diagnostic) {
      for cell in row.cells {
        let place = CellPosition(row: row.number, column: Int(cell.column)).a1
        let formula = cell.formula.isEmpty ? "" : " =" + row.formula(of: cell)
        cells.append("\(place) \(cell.kind) \(row.text(of: cell))\(formula)")
      }
    }

    func end(_ sheet: SheetInfo) throws(Diagnostic) {}

    func note(_ finding: Diagnostic) { cells.append(Wording(.zh).line(finding)) }
  }

  private static func read(_ book: XLSXWorkbook) throws -> Cells {
    let cells = Cells()
    let input = try SpreadsheetInput(
      "t.xlsx", ByteSource(name: "t.xlsx", memory: try book.bytes(for: "t.xlsx")), format: nil)
    _ = try input.read(into: cells)
    return cells
  }

  private static func at(_ row: Int, _ column: Int) -> CellPosition { CellPosition(row: row, column: column) }

  /// A sheet with each kind of value.
  private static func sheet() -> XLSXSheet {
    var sheet = XLSXSheet("表1 收支")
    sheet.put(.text("2025年预算收支总表"), in: XLSXArea(at(1, 1), at(1, 3)), .title)
    sheet.put(.text("合计"), at: at(2, 1), .header)
    sheet.put(.number("684.04"), at: at(2, 2), .amount)
    sheet.put(.formula("=B2+1", result: "685.04"), at: at(2, 3), .amount)
    sheet.put(.text("2080505"), at: at(3, 1), .text)
    sheet.put(.blank, at: at(3, 2), .amount)
    sheet.put(.number("0.00"), at: at(3, 3), .amount)
    sheet.put(.number("92233720368547758.07"), at: at(4, 1), .amount)
    sheet.put(.text("=1+1"), at: at(4, 2))
    sheet.put(.text("a\u{1}b\u{0}c_x0041_\r\n“d” & <e>"), at: at(4, 3))
    return sheet
  }

  @Test func everyKindOfValueIsReadBack() throws {
    let read = try Self.read(XLSXWorkbook(sheets: [Self.sheet()]))
    #expect(read.sheets == ["表1 收支"])
    #expect(
      read.cells == [
        "A1 text 2025年预算收支总表", "A2 text 合计", "B2 number 684.04", "C2 number 685.04 =B2+1", "A3 text 2080505",
        "C3 number 0",
        "A4 text 92233720368547758.07", "B4 text =1+1", "C4 text a\u{1}b\u{0}c_x0041_\r\n“d” & <e>",
      ])
  }

  @Test func theSameWorkbookGivesTheSameBytes() throws {
    var sheet = Self.sheet()
    sheet.comment("一", at: Self.at(2, 2))
    sheet.comment("二", at: Self.at(2, 2))
    sheet.link(.cell(sheet: "表1 收支", Self.at(1, 1)), at: Self.at(3, 1))
    sheet.charts = [Self.chart(.pie), Self.chart(.bar), Self.chart(.column), Self.chart(.stackedBar)]
    let book = XLSXWorkbook(sheets: [sheet])
    #expect(try book.bytes(for: "a") == book.bytes(for: "b"))
  }

  private static func chart(_ kind: XLSXChart.Kind) -> XLSXChart {
    XLSXChart(
      kind, title: "图",
      series: [
        XLSXChart.Series(
          name: "数", sheet: "表1 收支", categories: XLSXArea(at(2, 1), at(3, 1)), values: XLSXArea(at(2, 3), at(3, 3)))
      ], at: at(6, 1))
  }

  /// openpyxl finds comments, links, names, filter and page as they were asked for.
  @Test func openpyxlFindsTheRest() throws {
    var sheet = Self.sheet()
    sheet.comment("与表3不符 & <x>", at: Self.at(2, 2))
    sheet.link(.file("通知/甲#1.html"), at: Self.at(2, 1))
    sheet.put(.text("到表1"), at: Self.at(5, 1), .link)
    sheet.link(.cell(sheet: "表1 收支", Self.at(2, 2)), at: Self.at(5, 1))
    sheet.filter = XLSXArea(Self.at(2, 1), Self.at(4, 3))
    sheet.frozenRows = 2
    sheet.columnWidths = [1: 30]
    var page = XLSXPage()
    page.repeatedRows = 1...2
    sheet.page = page
    var book = XLSXWorkbook(sheets: [sheet])
    book.definedNames = [("yusuan.test", "='表1 收支'!$A$1:$C$4")]
    let folder = try TemporaryFolder()
    let path = try folder.write(try book.bytes(for: "t.xlsx"), as: "t.xlsx")
    let script = """
      import openpyxl, sys
      w = openpyxl.load_workbook(sys.argv[1])
      s = w.worksheets[0]
      print(s['B2'].comment.text, '|', s['B2'].comment.author, '|', s['B2'].value, s['B2'].number_format)
      print(s['A2'].value, s['A2'].hyperlink.target, '|', s['A5'].value, s['A5'].hyperlink.location)
      print(w.defined_names['yusuan.test'].value, s.auto_filter.ref, s.freeze_panes, s.merged_cells.ranges)
      p = s.page_setup
      print(p.orientation, p.paperSize, p.fitToWidth or 1, p.fitToHeight, s.sheet_properties.pageSetUpPr.fitToPage)
      print(s.print_title_rows, s.column_dimensions['A'].width, w.properties.created)
      """
    let result = try ProcessResult.run("/usr/bin/env", ["python3", "-c", script, path])
    #expect(
      String(decoding: result.output, as: UTF8.self) + result.error == """
        与表3不符 & <x> | yusuan | 684.04 #,##0.00
        合计 通知/甲%231.html | 到表1 '表1 收支'!B2
        '表1 收支'!$A$1:$C$4 A2:C4 A3 {<MergedCellRange A1:C1>}
        landscape 9 1 0 True
        $1:$2 30.7109375 2000-01-01 00:00:00

        """)
  }

  @Test func whatExcelDoesNotAllowIsSaid() {
    var sheet = XLSXSheet("长")
    sheet.put(.text(String(repeating: "字", count: 32_768)), at: Self.at(1, 1))
    #expect(Self.words(sheet) == "a.xlsx › 工作表“长” › A1（第 1 行第 1 列）：错误：工作表放不下：单元格里的字符 32768，Excel 最多 32767 [Y0140]")
    sheet = XLSXSheet("行")
    sheet.put(.blank, at: Self.at(1_048_577, 1))
    #expect(
      Self.words(sheet) == "a.xlsx › 工作表“行” › A1048577（第 1048577 行第 1 列）：错误：工作表放不下：行 1048577，Excel 最多 1048576 [Y0140]")
    #expect(
      Self.words(XLSXSheet("a/b"))?.hasSuffix("工作簿没有生成：libxlsxwriter 错误号 15 [Y0141]") == true)
  }

  private static func words(_ sheet: XLSXSheet) -> String? {
    do { _ = try XLSXWorkbook(sheets: [sheet]).bytes(for: "a.xlsx") } catch { return Wording(.zh).line(error) }
    return nil
  }

  /// A worksheet's number reads back as the decimal that was written, whatever its size.
  @Test func exactDecimalsSurvive() throws {
    var random = SeededRandom(seed: 7)
    var texts: [String] = []
    for digits in 1...15 {
      for places in [2, 5, 6, 10] {
        for _ in 0..<8 {
          var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
          while text.count <= places { text = "0" + text }
          text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
          texts.append((Bool.random(using: &random) ? "-" : "") + text)
        }
      }
    }
    var sheet = XLSXSheet("数")
    for (row, text) in texts.enumerated() { sheet.put(.number(text), at: Self.at(row + 1, 1)) }
    let read = try Self.read(XLSXWorkbook(sheets: [sheet])).cells
    #expect(read.count == texts.count)
    for (text, cell) in zip(texts, read) {
      let parts = cell.split(separator: " ")
      #expect(parts[1] == "number" && Double(parts[2]) == Double(text), "\(text) \(cell)")
    }
  }
}
