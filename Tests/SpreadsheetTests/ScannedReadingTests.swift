import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Spreadsheet

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
    let parts = MemoryParts(try MemoryParts.parts(path))
    let scanned = Outcome.rows(parts, scans: true)
    #expect(scanned == Outcome.rows(parts, scans: false))
    #expect(scanned.events.count > 4)
  }

  @Test func whatSpreadsheetProgramsWriteIsScanned() throws {
    for path in Self.samples where !path.hasSuffix("prefixes.xlsx") {
      for (name, bytes) in try MemoryParts.parts(path)
      where name.contains("worksheets/sheet") || name.hasSuffix("sharedStrings.xml") {
        #expect(isScanned(bytes), "\(path) \(name)")
      }
    }
  }

  @Test func largePartsStreamToTheSame() {
    let row = "<row><c t='s'><v>0</v></c><c><v>2.50</v></c></row>"
    let sheet = Workbooks.worksheet(String(repeating: row, count: 3_000))
    let parts = MemoryParts(Workbooks.one(sheet, strings: "<si><t>甲</t></si>").mapValues { Array($0.utf8) })
    let scanned = Outcome.rows(parts, scans: true)
    #expect(scanned.failure == nil)
    #expect(scanned.events.count == 2 + 3 * 3_000)
    for limit in [1 << 16, (1 << 16) + 1, sheet.utf8.count - 1, sheet.utf8.count] {
      #expect(Outcome.rows(parts, limit: limit) == scanned)
    }
  }

  /// Cells outside rows belong to none, and cells out of order are put in order in their own row only.
  @Test func rowsThatAreHeldKeepToThemselves() {
    let sheet = Workbooks.worksheet(
      "<c r='D1'><v>9</v></c><row r='2'><c r='C2'><v>1</v></c><c r='B2' t='s'><v>0</v></c><c r='B2'><v> 3 </v></c></row>"
        + "<c r='A9'><f>1</f></c><row r='5'/><row r='4'><c r='A4'><f>A1</f><v>4</v></c><c t='s'><v>0</v></c></row><c/>")
    let parts = MemoryParts(Workbooks.one(sheet, strings: "<si><t>甲</t></si>").mapValues { Array($0.utf8) })
    let scanned = Outcome.rows(parts, scans: true)
    #expect(scanned.failure == nil)
    #expect(scanned.findings.map(\.code) == [.cellRepeated, .rowsDisordered])
    #expect(scanned.events.filter { $0.hasPrefix("row") }.count == 3)
    #expect(scanned == Outcome.rows(parts, scans: false))
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

  /// A worksheet as Excel writes it, with everything that a reader looks at.
  static let sheet = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
    <worksheet xmlns="\(Workbooks.main)" xmlns:r="\(Workbooks.relations)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:C4"/><cols><col min="2" max="3" width="9.5" hidden="1"/></cols><sheetData><row r="1" spans="1:3" ht="14.4" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>合</t></r><r><t xml:space="preserve"> 计&lt;</t></r><rPh sb="0" eb="1"><t>he</t></rPh></is></c></row><row r="2" hidden="true"><c r="A2" t="str"><f>A1&amp;"x"</f><v>甲_x000D_</v></c><c r="C2" s="2"><v>1.50</v></c></row><row><c><v>3</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f></c><c t="s"><v>9</v></c></row><row r="9"><c r="B9"/><c r="A9" t="d"><v>2025-01-01</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>
    """

  static let strings = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <sst xmlns="\(Workbooks.main)" count="3" uniqueCount="2"><si><t xml:space="preserve"> 收入 &amp; 支出</t></si><si><r><rPr><sz val="9"/></rPr><t>基本</t></r><r><t>_x4E2D_</t></r><rPh sb="0" eb="1"><t>ji</t></rPh><phoneticPr fontId="1"/></si></sst>
    """

  static let styles =
    "<numFmts><numFmt numFmtId='170' formatCode='0.00&quot;万元&quot;'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs>"

  @Test(arguments: 0..<8)
  func damagedPartsGiveTheSame(seed: Int) throws {
    var mutator = Mutator(seed: UInt64(seed))
    var parts = Workbooks.one(Self.sheet, styles: Self.styles).mapValues { Array($0.utf8) }
    let (sheet, strings) = (Array(Self.sheet.utf8), Array(Self.strings.utf8))
    var count = (scanned: 0, left: 0)
    for round in 0..<Self.rounds {
      parts["xl/worksheets/sheet1.xml"] = round % 3 == 0 ? sheet : mutator.mutate(sheet)
      parts["xl/sharedStrings.xml"] = round % 3 == 0 ? mutator.mutate(strings) : strings
      let changed = parts[round % 3 == 0 ? "xl/sharedStrings.xml" : "xl/worksheets/sheet1.xml"] ?? []
      if isScanned(changed) { count.scanned += 1 } else { count.left += 1 }
      let store = MemoryParts(parts)
      let (scanned, reference) = (Outcome.rows(store, scans: true), Outcome.rows(store, scans: false))
      #expect(scanned == reference, "\(String(decoding: changed, as: UTF8.self))")
      let (events, referenceEvents) = (Outcome.events(changed, scans: true), Outcome.events(changed, scans: false))
      #expect(events == referenceEvents, "\(String(decoding: changed, as: UTF8.self))")
      if scanned != reference || events != referenceEvents { return }
    }
    #expect(count.scanned > Self.rounds / 20)
    #expect(count.left > Self.rounds / 10)
  }

  /// More with the environment variable `YUSUAN_MUTATIONS`.
  private static let rounds = ProcessInfo.processInfo.environment["YUSUAN_MUTATIONS"].flatMap { Int($0) } ?? 150
}

/// Damages documents, the same way on every run.
private struct Mutator {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private static let pieces: [String] = [
    "<", ">", "/", "/>", "</", "&", ";", "\"", "'", "=", " ", "\t", "\n", "\r", "\r\n", ":", "]]>", "&amp;", "&lt;",
    "&apos;",
    "&#65;", "&#x4E2D;", "&#0;", "&nope;", "<!-- x -->", "<![CDATA[1]]>", "<?p q?>", "<!DOCTYPE a>", "<v>7</v>",
    "<f>B1</f>",
    "<x/>", "<c/>", "<c>", "</c>", "<row>", "</row>", "<r:x/>", " r=\"B7\"", " r='XFD1'", " r=\"\"", " t=\"s\"",
    " t=\"str\"",
    " s=\"2\"", " s=\"-1\"", " hidden=\"1\"", " xmlns=\"\"", " xmlns:q=\"http://q.org\"", " q:r=\"5\"", " r:r=\"5\"",
    " x14ac:r=\"A3\"", " mc:t=\"s\"", " xml:space=\"preserve\"", " xml:lang=\"zh\"", " a=\"1\" a=\"2\"", " a='>'",
    " a='<'", " a='&amp;'",
    "中", "é", "\u{FEFF}", "\u{FFFE}", "\u{7F}", "\0", "\u{1}", "_x000D_", "_x0041_", "1048577", "99999999999",
    "<t>x</t>",
    "<rPh><t>y</t></rPh>", "<is><t>z</t></is>", "<row r=\"0\"/>", "<row r=\"3\"/>", "<si/>", "<si><t>n</t></si>",
  ]

  private mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &random) }

  /// A place in `bytes`: often one beside markup, where more can happen.
  private mutating func place(_ bytes: [UInt8]) -> Int {
    let start = below(bytes.count)
    if below(2) == 0 { return start }
    let found = bytes[start...].firstIndex { "<>/=\" &;:".utf8.contains($0) } ?? start
    return min(found + below(2), bytes.count)
  }

  /// `bytes` with one or two changes.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(2) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let start = place(bytes)
    let end = min(start + below(12), bytes.count)
    switch below(8) {
    case 0: if start < bytes.count { bytes[start] = UInt8(below(256)) }
    case 1: if start < bytes.count { bytes[start] ^= 1 << UInt8(below(8)) }
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: place(bytes))
    case 4: if below(10) == 0 { bytes.removeSubrange(start...) }
    default: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)].utf8, at: start)
    }
  }
}
