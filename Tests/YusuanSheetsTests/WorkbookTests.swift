import Foundation
import TestSupport
import Testing
import YusuanFindings
import YusuanSheets

/// Workbooks are found by their relationships, whatever their parts are called and however they are packed.
@Suite struct WorkbookTests {
  static let sheet = Workbooks.worksheet("<row><c><v>1</v></c></row>")
  static let other = Workbooks.worksheet("<row><c><v>2</v></c></row>")

  @Test func sheetsComeInTheWorkbooksOrderByRelationships() throws {
    let found = try Workbooks.read([
      "_rels/.rels": Workbooks.relations([("officeDocument", "/book/main.xml")]),
      "book/main.xml": Workbooks.workbook([("乙 ", ""), ("甲", "state='hidden'"), ("丙", "state='veryHidden'")]),
      "book/_rels/main.xml.rels": Workbooks.relations([
        ("worksheet", "/book/sheets/z.xml"), ("worksheet", "../book/./sheets/a.xml"), ("worksheet", "sheets/z.xml"),
      ]),
      "book/sheets/a.xml": Self.other, "book/sheets/z.xml": Self.sheet,
    ])
    #expect(found.sheets == ["乙 ", "甲 hidden", "丙 hidden"])
    #expect(found.cells == ["A1 number 1", "A1 number 2", "A1 number 1"])
  }

  @Test func strictNamespacesAndPrefixesAreRead() throws {
    var parts = Workbooks.one(
      "<x:worksheet xmlns:x='\(Workbooks.strict)'><x:sheetData><x:row r='2'><x:c r='B2' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>",
      strings: "<si><t>合计</t></si>")
    for (name, text) in parts {
      parts[name] = text.replacing(Workbooks.main, with: Workbooks.strict)
        .replacing(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    }
    #expect(try Workbooks.read(parts).cells == ["B2 text 合计"])
  }

  @Test(arguments: [
    ["xl/worksheets/sheet2.xml": sheet, "xl/worksheets/sheet10.xml": other],
    ["worksheets/sheet2.xml": sheet, "worksheets/sheet10.xml": other, "sharedStrings.xml": Workbooks.strings("")],
    ["sheet2.xml": sheet, "sheet10.xml": other, "sharedStrings.xml": Workbooks.strings("")],
  ])
  func looseWorksheetsAreRead(parts: [String: String]) throws {
    #expect(try Workbooks.read(parts).cells == ["A1 number 1", "A1 number 2"])
  }

  @Test func aFolderOfPartsIsOneInput() throws {
    let folder = try TemporaryFolder()
    for (name, text) in Workbooks.one(Self.sheet) { _ = try folder.write(Array(text.utf8), as: "book/" + name) }
    _ = try folder.write([0x61], as: "a.csv")
    #expect(InputList([folder.path]).paths == [folder.path + "/a.csv", folder.path + "/book"])
    #expect(InputList([folder.path + "/book"]).paths == [folder.path + "/book"])
  }

  @Test func aSingleWorksheetPartIsRead() throws {
    let collector = SheetCollector()
    try XLSXReader.worksheet(ByteSource(name: "sheet1.xml", memory: Array(Self.sheet.utf8))).read(into: collector)
    #expect(collector.cells == ["A1 number 1"])
  }

  @Test func brokenRelationshipsAreNamed() throws {
    var parts = Workbooks.one(Self.sheet)
    parts["xl/_rels/workbook.xml.rels"] = Workbooks.relations([])
    let finding = #expect(throws: Diagnostic.self) { try Workbooks.read(parts) }
    #expect(finding?.code == .fileUnreadable)
    #expect(finding?.location.part == "xl/workbook.xml")
  }

  @Test(arguments: ["<worksheet><sheetData><row>", "<!DOCTYPE worksheet><worksheet/>", "no XML"])
  func brokenWorksheetsAreRefused(sheet: String) {
    #expect(throws: Diagnostic.self) { try Workbooks.read(Workbooks.one(sheet)) }
  }

  // MARK: Archives

  static let sample = "Samples/workbooks/jincheng-2025.xlsx"

  static func zipped(_ bytes: [UInt8], _ limits: ReadLimits = ReadLimits()) throws -> SheetCollector {
    let collector = SheetCollector()
    try XLSXReader.zipped(ByteSource(name: "t.xlsx", memory: bytes), limits: limits).read(into: collector)
    return collector
  }

  @Test func anArchiveInAFileOrInMemoryIsTheSame() throws {
    let memory = try Self.zipped(Project.bytes(Self.sample))
    let file = SheetCollector()
    try XLSXReader.zipped(ByteSource(path: Project.path(Self.sample))).read(into: file)
    #expect(memory.sheets == (1...13).map { "表\($0)" })
    #expect(memory.cells == file.cells)
    #expect(memory.cells.count == 477)
  }

  @Test func everyCutOfAnArchiveIsRefused() throws {
    let bytes = try Project.bytes(Self.sample)
    for length in stride(from: 0, to: bytes.count, by: 997) {
      #expect(throws: Diagnostic.self) { try Self.zipped(Array(bytes[..<length])) }
    }
  }

  @Test func aDamagedByteNeverGivesOtherCells() throws {
    let bytes = try Project.bytes(Self.sample)
    let cells = try Self.zipped(bytes).cells
    var refused = 0
    for index in stride(from: 40, to: bytes.count, by: 211) {
      var damaged = bytes
      damaged[index] ^= 0x55
      guard let found = try? Self.zipped(damaged) else {
        refused += 1
        continue
      }
      // A damaged sheet is told and gives no cell; the others give all of theirs.
      let lost = cells.difference(from: found.cells)
      let isRight =
        lost.insertions.count == lost.count && (lost.isEmpty || found.findings.contains { $0.severity == .error })
      #expect(isRight, "byte \(index)")
      refused += lost.isEmpty ? 0 : 1
    }
    #expect(refused > 20)
  }

  @Test func limitsHold() throws {
    let bytes = try Project.bytes(Self.sample)
    var limits = ReadLimits()
    limits.entries = 3
    #expect(#expect(throws: Diagnostic.self) { try Self.zipped(bytes, limits) }?.code == .fileTooLarge)
    limits = ReadLimits()
    limits.cells = 3
    let many = #expect(throws: Diagnostic.self) { try Self.zipped(bytes, limits) }
    #expect(many.map(Wording(.zh).line) == "t.xlsx：错误：超过上限 3 个单元格 [Y0053]")
    #expect(many.map(Wording(.en).line) == "t.xlsx: error: it exceeds the limit of 3 cells [Y0053]")
    limits = ReadLimits()
    limits.fileSize = 10_000
    #expect(#expect(throws: Diagnostic.self) { try Self.zipped(bytes, limits) }?.code == .fileTooLarge)
    limits = ReadLimits()
    limits.smallPart = 1_000
    #expect(#expect(throws: Diagnostic.self) { try Self.zipped(bytes, limits) }?.code == .fileTooLarge)
    limits = ReadLimits()
    limits.cellText = 8
    #expect(#expect(throws: Diagnostic.self) { try Self.zipped(bytes, limits) }?.code == .cellTooLong)
  }

  @Test func aSharedStringCountsAsOftenAsCellsNameIt() throws {
    let rows = String(repeating: "<row><c t='s'><v>0</v></c></row>", count: 1_000)
    let parts = Workbooks.one(
      Workbooks.worksheet(rows), strings: "<si><t>\(String(repeating: "a", count: 30_000))</t></si>")
    let folder = try TemporaryFolder()
    for (name, text) in parts { _ = try folder.write(Array(text.utf8), as: name) }
    let size = parts.values.reduce(0) { $0 + $1.utf8.count }
    var limits = ReadLimits()
    (limits.text, limits.textRatio) = (1 << 20, 4)
    let collector = SheetCollector()
    let finding = #expect(throws: Diagnostic.self) {
      try XLSXReader.unpacked(folder.path, limits: limits).read(into: collector)
    }
    #expect(finding?.code == .fileTooLarge)
    #expect(finding?.facts[.limit] == "\((1 << 20) + 4 * size) bytes of text")
    #expect(collector.cells.count == ((1 << 20) + 4 * size) / 30_000)
    limits.textRatio = 1_000
    #expect(throws: Never.self) { try XLSXReader.unpacked(folder.path, limits: limits).read(into: SheetCollector()) }
  }

  @Test(arguments: [
    ("a zip bomb", "z.writestr('xl/worksheets/sheet1.xml', '<worksheet>' + '<a/>' * 1_000_000)", Code.fileTooLarge),
    (
      "a name twice", "z.writestr('xl/worksheets/sheet1.xml', '<a/>'); z.writestr('xl/worksheets/sheet1.xml', '<b/>')",
      .formatRefused
    ),
    ("no worksheets", "z.writestr('word/document.xml', '<a/>')", .formatRefused),
  ])
  func hostileArchivesAreRefused(trap: String, script: String, code: Code) throws {
    let bytes = try PythonArchive.bytes(script)
    var limits = ReadLimits()
    (limits.inflated, limits.inflateRatio) = (1 << 20, 100)
    #expect(#expect(throws: Diagnostic.self) { try Self.zipped(bytes, limits) }?.code == code, "\(trap)")
  }

  @Test func malformedXMLNamesItsPart() throws {
    let bytes = try PythonArchive.bytes("z.writestr('xl/worksheets/sheet1.xml', '<worksheet>\\n<sheetData')", "STORED")
    let finding = #expect(throws: Diagnostic.self) { try Self.zipped(bytes) }
    #expect(
      finding.map(Wording(.zh).line)
        == "t.xlsx › xl/worksheets/sheet1.xml › 第 2 行：错误：XML 不合语法：标签没有以“>”结束 [Y0060]")
  }

  @Test func aRefusedArchiveIsClosed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Project.bytes(Self.sample), as: "t.xlsx")
    var limits = ReadLimits()
    limits.entries = 3
    #expect(throws: Diagnostic.self) { try XLSXReader.zipped(ByteSource(path: path), limits: limits) }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
    }
    #expect(!open.contains(path))
  }

  @Test func anOpenDocumentFileIsRefusedByName() throws {
    let bytes = try PythonArchive.bytes(
      "z.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')", "STORED")
    let finding = #expect(throws: Diagnostic.self) { try InputFormat.sniff(ByteSource(name: "t.xlsx", memory: bytes)) }
    #expect(
      finding.map(Wording(.zh).line) == "t.xlsx：错误：文件是OpenDocument 文件（.ods），不能直接读取：请用表格软件打开并另存为 .xlsx 或 CSV [Y0054]")
  }
}
