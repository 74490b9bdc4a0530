import Testing
import YusuanAnnotation
import YusuanFindings

/// In a sheet that is marked only the styles of the marked cells change, and cells that are not there are put in.
@Suite struct SheetEditTests {
  /// A sheet, the marked cells, and the sheet afterwards. `E` and `T` stand for the styles of errors and terms.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let cells: [String]
    let after: String

    init(_ name: String, _ before: String, _ cells: [String], _ after: String) {
      (testDescription, self.before, self.cells, self.after) = (name, before, cells, after)
    }
  }

  static let drawing =
    "<legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId2\"/>"

  static let cases = [
    Case(
      "a style is replaced", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\" t=\"n\"><v>1</v></c></row></sheetData>",
      ["A1"],
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\" t=\"n\"><v>1</v></c></row></sheetData>\(drawing)"),
    Case(
      "a style is added, and a term is paler",
      "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r='B1' t=\"s\"/></row></sheetData>", ["A1", "+B1"],
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\"><v>1</v></c><c r='B1' s=\"4\" t=\"s\"/></row></sheetData>\(drawing)"),
    Case(
      "cells and rows without references",
      "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>", ["A2"],
      "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c s=\"3\"><v>3</v></c></row></sheetData>\(drawing)"),
    Case(
      "a blank cell is put in, in its row's style",
      "<dimension ref=\"A1:C1\"/><sheetData><row r=\"1\" spans=\"1:3\" s=\"1\" customFormat=\"1\"><c r=\"C1\"/></row></sheetData>",
      ["A1", "B1", "D1"],
      "<dimension ref=\"A1:D1\"/><sheetData><row r=\"1\" spans=\"1:4\" s=\"1\" customFormat=\"1\"><c r=\"A1\" s=\"3\"/><c r=\"B1\" s=\"3\"/><c r=\"C1\"/><c r=\"D1\" s=\"3\"/></row></sheetData>\(drawing)"
    ),
    Case(
      "rows are put in, in their columns' styles",
      "<cols><col min=\"2\" max=\"3\" style=\"2\"/></cols><sheetData><row r=\"3\"/></sheetData>", ["B2", "A3", "A5"],
      "<cols><col min=\"2\" max=\"3\" style=\"2\"/></cols><sheetData><row r=\"2\"><c r=\"B2\" s=\"3\"/></row><row r=\"3\"><c r=\"A3\" s=\"4\"/></row><row r=\"5\"><c r=\"A5\" s=\"4\"/></row></sheetData>\(drawing)"
    ),
    Case(
      "a sheet without rows", "<sheetData/>", ["B2"],
      "<sheetData><row r=\"2\"><c r=\"B2\" s=\"3\"/></row></sheetData>\(drawing)"),
    Case(
      "a merged cell is marked in its first cell",
      "<sheetData><row r=\"1\"><c r=\"A1\"/><c r=\"B1\"/></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>",
      ["B1"],
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\"/><c r=\"B1\"/></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>\(drawing)"
    ),
    Case(
      "the drawing stands in its place",
      "<sheetData/><pageMargins/><x:odd xmlns:x=\"urn:x\"/><tableParts/><extLst/>", ["A1"],
      "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\"/></row></sheetData><pageMargins/>\(drawing)<x:odd xmlns:x=\"urn:x\"/><tableParts/><extLst/>"
    ),
  ]

  @Test(arguments: cases)
  func onlyWhatIsMarkedChanges(_ made: Case) throws {
    let bytes = Annotating.workbook(made.before)
    var finding = Annotating.finding()
    finding.figures = made.cells.flatMap { Annotating.finding($0).figures }
    let annotated = try Annotating.annotated(bytes, finding)
    #expect(annotated.notes == [])
    #expect(annotated.markedCells == made.cells.count)
    #expect(try Annotating.sheet(of: annotated.bytes) == made.after)
    #expect(try Annotating.annotated(annotated.bytes, finding).bytes == annotated.bytes)
  }

  @Test(arguments: [
    "<sheetData><row r=\"2\"/><row r=\"1\"/></sheetData>",
    "<sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData>",
    "<sheetData><row r=\"x\"/></sheetData>", "<sheetData><row r=\"1\"><c r=\"A2\"/></row></sheetData>",
  ])
  func aSheetOutOfOrderIsLeftAsItIs(sheet: String) throws {
    let bytes = Annotating.workbook(sheet)
    let annotated = try Annotating.annotated(bytes, Annotating.finding("A1"))
    #expect(try Annotating.sheet(of: annotated.bytes) == sheet)
    #expect(
      annotated.notes.map(Wording(.zh).line) == [
        "t.xlsx › 工作表“表”：警告：此工作表原样保留，1 处发现只列入检查结果：行或单元格的次序、编号不对 [Y0146]"
      ])
    #expect(
      annotated.notes.map(Wording(.en).line) == [
        "t.xlsx › sheet “表”: warning: the sheet is left as it is, and 1 findings are listed only: its rows or cells are out of order or wrongly numbered [Y0146]"
      ])
  }

  @Test func marksGoWhenTheirFindingsAreGone() throws {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row></sheetData>"
    let marked = try Annotating.annotated(Annotating.workbook(sheet), Annotating.finding("A1"))
    let plain = try Annotating.annotated(marked.bytes)
    #expect(try Annotating.sheet(of: plain.bytes) == sheet)
    #expect(plain.markedCells == 0)
    #expect(throws: Diagnostic.self) { try Annotating.part("xl/comments1.xml", of: plain.bytes) }
    #expect(throws: Diagnostic.self) { try Annotating.part("xl/drawings/vmlDrawing1.vml", of: plain.bytes) }
    let again = try Annotating.annotated(plain.bytes, Annotating.finding("A1"))
    for part in ["xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/styles.xml"] {
      let (found, expected) = (try Annotating.part(part, of: again.bytes), try Annotating.part(part, of: marked.bytes))
      #expect(found == expected, "\(part)")
    }
    #expect(try Annotating.sheet(of: again.bytes) == Annotating.sheet(of: marked.bytes))
  }
}
