import Foundation
import TestSupport
import Testing
import YusuanFindings
@testable import YusuanSheets
import YusuanZip

/// With the scanner and with libxml2 alone, workbooks give the same rows, findings and failures, however damaged.
@Suite struct ScannedReadingTests {
  static let samples: [String] = {
    let files = FileManager.default.enumerator(atPath: Project.path("Samples"))?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".xlsx") }.sorted().map { "Samples/" + $0 } + [
      "Samples/workbooks/jincheng-2025-parts"
    ]
  }()

  @Test(arguments: samples)
  func everySampleIsTheSame(path: String) throws {
    let parts = MemoryParts(try Self.parts(path))
    let scanned = Outcome.rows(parts, scans: true)
    #expect(scanned == Outcome.rows(parts, scans: false))
    #expect(scanned.events.count > 4)
  }

  @Test func whatSpreadsheetProgramsWriteIsScanned() throws {
    for path in Self.samples where !path.hasSuffix("prefixes.xlsx") {
      for (name, bytes) in try Self.parts(path)
      where name.contains("worksheets/sheet") || name.hasSuffix("sharedStrings.xml") {
        #expect(Outcome.isScanned(bytes), "\(path) \(name)")
      }
    }
  }

  @Test func largePartsStreamToTheSame() {
    let row = "<row><c t='s'><v>0</v></c><c><v>2.50</v></c></row>"
    let sheet = Workbooks.worksheet(String(repeating: row, count: 3_000))
    let parts = MemoryParts(Workbooks.one(sheet, strings: "<si><t>甲</t></si>").mapValues { Array($0.utf8) })
    let scanned = Outcome.rows(parts, scans: true)
    #expect(scanned.failure == nil)
    #expect(scanned.events.count == 2 + 3_000)
    for limit in [1 << 16, (1 << 16) + 1, sheet.utf8.count - 1, sheet.utf8.count] {
      #expect(Outcome.rows(parts, limit: limit) == scanned)
    }
  }

  /// Cells outside rows belong to none, and cells out of order are put in order in their own row only.
  @Test func rowsThatAreHeldKeepToThemselves() {
    let sheet = Workbooks.worksheet(
      "<c r='D1'><v>9</v></c><row r='2'><c r='C2'><v>1</v></c><c r='B2' t='s'><v>0</v></c><c r='B2'><v> 3 </v></c></row>"
        + "<c r='A9'><f>1</f></c><row r='5'/><row r='4'><c r='A4'><f>A1</f><v>4</v></c><c t='s'><v>0</v></c><c><f/></c></row><c/>"
    )
    let parts = MemoryParts(Workbooks.one(sheet, strings: "<si><t>甲</t></si>").mapValues { Array($0.utf8) })
    let scanned = Outcome.rows(parts, scans: true)
    #expect(scanned.failure == nil)
    #expect(scanned.findings.map(\.code) == [.cellContradictory, .cellRepeated, .rowsDisordered])
    #expect(scanned.events.count == 2 + 3)
    #expect(scanned == Outcome.rows(parts, scans: false))
  }

  /// Cells that are taken at once, and those that nearly are, each twice in a row and once elsewhere.
  @Test(arguments: [
    #"<c r="B2"/>"#, #"<c r="B2" s="1"/>"#, #"<c r="B2"><v>1</v></c>"#, #"<c r="B2" s="1"><v>0.25</v></c>"#,
    #"<c r="B2" s="2" t="n"><v>45000</v></c>"#, #"<c r="B2" s="3"><v>5</v></c>"#, #"<c r="B2" t="s"><v>0</v></c>"#,
    #"<c r="B2" s="1" t="s"><v>1</v></c>"#, #"<c r="B2" t="s"><v>7</v></c>"#, #"<c r="B2" t="s"><v>1.5</v></c>"#,
    #"<c r="B2" t="s"><v>-1</v></c>"#, #"<c r="B2" t="s"/>"#, #"<c r="B2"><v>abc</v></c>"#, #"<c r="B2"><v></v></c>"#,
    #"<c r="B2"><v> 3 </v></c>"#, #"<c r="B2"><v>1E+3</v></c>"#, #"<c r="B2"><v>&amp;</v></c>"#,
    #"<c r="B2"><v>中</v></c>"#,
    #"<c r="B2"><v>1</v><v>2</v></c>"#, #"<c r="B2"><f>A1</f><v>2</v></c>"#, #"<c r="B2" t="b"><v>1</v></c>"#,
    #"<c r="B2" t="str"><v>_x0041_</v></c>"#, #"<c r="b2"><v>1</v></c>"#, #"<c r="B"><v>1</v></c>"#,
    #"<c r="2"><v>1</v></c>"#,
    #"<c r="XFE1"/>"#, #"<c r="AAAA1"><v>1</v></c>"#, #"<c r="B2" t="n" s="1"><v>1</v></c>"#,
    #"<c r="B2" s="x"><v>1</v></c>"#,
    #"<c r="B2" r="B2"><v>1</v></c>"#, #"<c r="B2"><v>1</v></c >"#, #"<c r="B2"><v>1</v></d>"#,
    #"<c r="B2"><v>1<v></c>"#,
    #"<c r="D2"><v>1</v></c>"#, #"<c r="B2"><v>\#(String(repeating: "1", count: 101))</v></c>"#,
  ])
  func plainCellsAreWhatTheirEventsAre(cell: String) {
    let formats = #"<numFmts><numFmt numFmtId="200" formatCode="0&quot;万元&quot;"/></numFmts>"#
    let styles = formats + #"<cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs>"#
    let column = #"<cols><col min="4" max="4" hidden="1"/></cols>"#
    let sheet = Workbooks.worksheet(
      #"<row r="1">\#(cell)<c><v>8</v></c>\#(cell)</row><row r="2">\#(cell)</row>\#(cell)<row r="3"><c>\#(cell)</c></row>"#,
      before: column)
    let parts = MemoryParts(
      Workbooks.one(sheet, strings: "<si><t>甲</t></si><si><t/></si>", styles: styles).mapValues { Array($0.utf8) })
    #expect(Outcome.rows(parts, scans: true) == Outcome.rows(parts, scans: false))
  }

  /// Shared strings that are taken at once, and those that nearly are; cells name all of them.
  @Test(arguments: [
    "<si><t>甲</t></si><si><t xml:space=\"preserve\"> 乙 </t></si><si><t></t></si>",
    "<si><t>_x0041_</t></si><si><t>a&amp;b</t></si>",
    "<si><t>甲</t><t>乙</t></si><si><t>丙</t></si >", "<si><t>甲</t><rPh><t>乙</t></rPh></si>",
    "<si><r><t>甲</t></r></si><si/>",
    "<si><t xml:space='preserve'>甲</t></si><si><t xml:space=\"default\">乙</t></si>",
    "<x><si><t>甲</t></si></x><si><t>乙</t></si>",
    "<t>甲<si><t>乙</t></si>丙</t>", "<si><t>\(String(repeating: "甲", count: 400))</t></si><si><t>]]></t></si>",
  ])
  func plainStringsAreWhatTheirEventsAre(strings: String) {
    let cells = (0..<4).map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
    for root in ["sst", "t", "rPh"] {
      var parts = Workbooks.one(Workbooks.worksheet("<row>\(cells)</row>"))
      parts["xl/sharedStrings.xml"] = "<\(root)>\(strings)<si><t>丁</t></si>戊</\(root)>"
      let whole = MemoryParts(parts.mapValues { Array($0.utf8) })
      #expect(Outcome.rows(whole, scans: true) == Outcome.rows(whole, scans: false))
    }
  }

  /// Of tags that repeat the one before, only the first attribute differs; one that declares must not be repeated.
  @Test(arguments: [
    #"<row r="1" ht="2" hidden="1"/><row r="2" ht="2" hidden="1"><c><v>1</v></c></row>"#,
    #"<row r="1" hidden="1"><c/></row><row r="2" hidden="0"><c><v>1</v></c></row><row r="5"/>"#,
    #"<row r="1" r="1"/><row r="2" r="1"/>"#, #"<row r="1" x:y="1"/><row r="2" x:y="1"/>"#,
    #"<row r="1"/><row r='2'/><row r="3"/><row s="3"/>"#, #"<row r="1" a="&amp;"/><row r="&lt;" a="&amp;"/>"#,
    #"<row r="1" a="&amp;"/><row r="2" a="&amp;"/>"#, #"<row r="1" ht="2"/><row r="2" ht="2""#,
    #"<row r="&amp;"/><row r="1"/>"#,
  ])
  func tagsThatRepeatAreWhatTheyWouldBeAlone(rows: String) {
    let bytes = Array(Workbooks.worksheet(rows).utf8)
    #expect(Outcome.events(bytes, scans: true) == Outcome.events(bytes, scans: false))
    let parts = MemoryParts(Workbooks.one(Workbooks.worksheet(rows)).mapValues { Array($0.utf8) })
    #expect(Outcome.rows(parts, scans: true) == Outcome.rows(parts, scans: false))
  }

  @Test func aTagThatRepeatsTheRootDeclaresNothing() {
    for child in [#"<a b="2" xmlns:x="http://q.org"/>"#, #"<a b="2" xmlns:x="http://q.org">"#] {
      let bytes = Array(#"<a b="1" xmlns:x="http://q.org">\#(child)</a>"#.utf8)
      #expect(!Outcome.isScanned(bytes))
      #expect(Outcome.events(bytes, scans: true) == Outcome.events(bytes, scans: false))
    }
  }

  /// A shared string that is named again and again must not be held again and again.
  @Test func rowsThatAreTooMuchToHoldStreamToTheSame() throws {
    let rows = String(repeating: "<row><c t='s'><v>0</v></c></row>", count: 50)
    let parts = MemoryParts(
      Workbooks.one(Workbooks.worksheet(rows), strings: "<si><t>收入</t></si>").mapValues { Array($0.utf8) })
    for limit in [0, 6, 299, 300, 1 << 20] {
      var limits = ReadLimits()
      limits.heldRows = limit
      let collector = SheetCollector()
      try XLSXReader(parts, limits).read(into: collector)
      #expect(collector.cells == (1...50).map { "A\($0) text 收入" })
      #expect(collector.findings.isEmpty)
    }
  }

  /// A row may name a long string again and again, which must not fill the memory either.
  @Test func aRowOfTooMuchTextIsRefused() throws {
    let row = "<row>" + String(repeating: "<c r='A1' t='s'><v>0</v></c>", count: 50) + "</row>"
    let parts = MemoryParts(
      Workbooks.one(Workbooks.worksheet(row), strings: "<si><t>收入</t></si>").mapValues { Array($0.utf8) })
    var limits = ReadLimits()
    (limits.heldRows, limits.rowText) = (0, 299)
    let refusal = #expect(throws: Diagnostic.self) { try XLSXReader(parts, limits).read(into: SheetCollector()) }
    #expect(refusal?.code == .fileTooLarge)
    limits.rowText = 300
    #expect(throws: Never.self) { try XLSXReader(parts, limits).read(into: SheetCollector()) }
  }

  /// What the fuzz target asks of its inputs, asked of some that are the same on every run.
  @Test(arguments: 0..<8)
  func damagedPartsGiveTheSame(seed: Int) throws {
    var mutator = Mutator(seed: UInt64(seed))
    var count = (scanned: 0, left: 0)
    for round in 0..<Self.rounds {
      // Worksheets and shared strings are what is scanned.
      let kind = round % 8 == 0 ? 2 + round / 8 % 3 : round % 2
      let whole = try #require(Workbooks.whole[PartCheck.parts[kind]])
      let isDrawn = round % 3 == 0
      let form = (isDrawn ? 0x40 : 0x30) + kind + (round % 5 == 0 ? 8 : 0)
      let input = [UInt8(form)] + (isDrawn ? mutator.bytes(upTo: 200) : mutator.mutate(whole))
      let check = PartCheck(input)
      if check.isScanned { count.scanned += 1 } else { count.left += 1 }
      #expect(check.difference == nil, "\(String(decoding: input, as: UTF8.self))")
      if check.difference != nil { return }
    }
    #expect(count.scanned > Self.rounds / 20)
    #expect(count.left > Self.rounds / 10)
  }

  /// More with the environment variable `YUSUAN_MUTATIONS`.
  private static let rounds = ProcessInfo.processInfo.environment["YUSUAN_MUTATIONS"].flatMap { Int($0) } ?? 200

  /// The parts of the workbook at `path` below the project's folder: an archive, or a folder.
  private static func parts(_ path: String) throws -> [String: [UInt8]] {
    let store: any PartStore
    if path.hasSuffix(".xlsx") {
      let source = ByteSource(name: path, memory: try Project.bytes(path))
      let archive = try ZipArchive(bytes: source.memory ?? [], name: path, limits: ReadLimits().archive)
      store = ZipParts(archive, source)
    } else {
      store = FolderParts(path: Project.path(path), limits: ReadLimits())
    }
    var parts: [String: [UInt8]] = [:]
    for name in store.names {
      try store.read(name) { chunk throws(Diagnostic) in parts[name, default: []].append(contentsOf: chunk) }
    }
    return parts
  }
}
