import TestSupport
import Testing
import YusuanFindings
@testable import YusuanFastXML
@testable import YusuanSheets

/// What a workbook may ask for is in proportion to its size, and what spreadsheet programs write stays within that
/// (工作簿的上限).
@Suite struct BoundedWorkbookTests {
  /// A workbook that a program wrote: the bytes of its file, its cells, and the bytes that its parts inflate to.
  struct Written: CustomTestStringConvertible {
    var testDescription: String
    var size: Int
    var cells: Int
    var inflated: Int
  }

  /// The densest workbooks that were found: columns of equal figures, and lists of names that rise by one.
  static let written = [
    Written(testDescription: "openpyxl, zeros in 16 columns", size: 2_443_939, cells: 1_120_000, inflated: 40_288_673),
    Written(
      testDescription: "xlsxwriter, zeros in 16 columns", size: 2_462_681, cells: 1_120_000, inflated: 39_025_431),
    Written(
      testDescription: "LibreOffice, zeros in 16 columns", size: 2_807_875, cells: 1_120_000, inflated: 51_487_395),
    Written(testDescription: "LibreOffice, 100,000 projects", size: 1_944_914, cells: 400_000, inflated: 58_526_894),
    Written(testDescription: "LibreOffice, five columns", size: 902_690, cells: 200_000, inflated: 19_879_929),
    Written(testDescription: "xlsxwriter, formats alone", size: 2_564_909, cells: 0, inflated: 41_893_219),
    Written(testDescription: "no references, equal rows of five", size: 12_000, cells: 500_000, inflated: 9_000_000),
  ]

  @Test(arguments: written) func whatProgramsWriteIsWithinTheBounds(_ book: Written) {
    let limits = ReadLimits()
    #expect(limits.cells(ofFileWith: book.size) >= book.cells)
    #expect(limits.archive.inflated(ofFileWith: book.size) >= book.inflated)
  }

  /// What a file of 1 MB can ask for at most. Time and memory rise with these two.
  @Test func aFileOfAMegabyteAsksForABoundedAmount() {
    let limits = ReadLimits()
    #expect(limits.cells(ofFileWith: 1_000_000) == 655_360)
    #expect(limits.archive.inflated(ofFileWith: 1_000_000) == 97_554_432)
    #expect(limits.text(ofFileWith: 1_000_000) == 65_554_432)
    // No size that a sparse file may claim overflows.
    #expect(limits.archive.inflated(ofFileWith: .max) > 0 && limits.text(ofFileWith: .max) > 0)
    #expect(limits.cells(ofFileWith: .max) > 0)
  }

  /// Counts the cells that reach it.
  private final class Count: RowSink {
    var cells = 0
    func begin(_ sheet: SheetInfo) {}
    func receive(_ row: borrowing Row) { cells += row.cells.count }
    func end(_ sheet: SheetInfo) {}
    func note(_ finding: Diagnostic) {}
  }

  @Test func cellsAreCountedOverAllSheets() throws {
    let rows =
      "'<worksheet><sheetData>' + '<row><c><v>1</v></c><c><v>2</v></c></row>' * 60 + '</sheetData></worksheet>'"
    let bytes = try PythonArchive.bytes(
      "z.writestr('xl/worksheets/sheet1.xml', \(rows)); z.writestr('xl/worksheets/sheet2.xml', \(rows))")
    var limits = ReadLimits()
    limits.cells = 150
    let count = Count()
    let finding = #expect(throws: Diagnostic.self) {
      try XLSXReader.zipped(ByteSource(name: "t.xlsx", memory: bytes), limits: limits).read(into: count)
    }
    #expect(finding?.facts[.limit] == "150 cells")
    #expect(count.cells == 150)
    limits.cells = 240
    try XLSXReader.zipped(ByteSource(name: "t.xlsx", memory: bytes), limits: limits).read(into: Count())
  }

  /// A text of a cell that is replaced by its shared string must not copy the rows before it.
  @Test func sharedStringsLeaveTheRowsBeforeThemInPlace() throws {
    let parts = MemoryParts(Workbooks.one("", strings: "<si><t>甲</t></si>").mapValues { Array($0.utf8) })
    let strings = try SharedStrings("xl/sharedStrings.xml", of: parts, limits: ReadLimits())
    let rows = SheetRows(Count(), place: Location(input: "t.xlsx"), limits: ReadLimits())
    var handler = WorksheetHandler(rows.holding(), strings, CellStyles())
    var places: Set<UnsafeRawPointer?> = []
    let text = Array(Workbooks.worksheet("<row><c t='s'><v>0</v></c></row>").utf8)
    for _ in 0..<9 {
      let isScanned = try text.withUnsafeBufferPointer { try MarkupScanner.scan($0, into: &handler) }
      #expect(isScanned)
      handler.rows.row.bytes.withUnsafeBytes { _ = places.insert($0.baseAddress) }
    }
    #expect(places.count == 1)
  }
}
