import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanPlatform
import YusuanSheets
@testable import YusuanBatch

/// Parts of a batch that no command shows by itself (批量转换的部件).
@Suite struct BatchTests {
  private static var rows: Location {
    var location = Location(input: "a", sheet: "表3", cell: CellPosition(row: 5, column: 1))
    location.lastRow = 9
    return location
  }

  private func record() -> BatchRecord {
    var record = BatchRecord(input: "甲/\"乙\"\n.csv")
    (record.digest, record.modified, record.signature, record.outcome) = ("ab", 1_740_000_000, "cd", .partly)
    record.disclosures = [
      BatchRecord.Disclosure(
        unit: "甲单位", year: 2025, level: .department, profile: "shanxi-unit", tables: ["1", "05-1"], rules: ["C7": 2],
        checks: [.error: 2, .info: 1]), BatchRecord.Disclosure(unit: nil, year: nil, profile: "a", tables: []),
    ]
    record.cells = [3, 2, 1]
    record.findings = [.error: 1, .warning: 2]
    record.errors = [
      Diagnostic(
        .amountUnreadable,
        at: Location(input: "a", sheet: "表3 ", line: 5, cell: CellPosition(row: 5, column: 3)), [.found: "1B"]),
      Diagnostic(.figuresOutsideTables, at: Location(input: "a", line: 1, lastLine: 9)),
      Diagnostic(.blockUnknown, at: Self.rows),
    ]
    record.names = ["甲单位-2025", "未知单位"]
    record.written = [
      BatchRecord.Written(path: "甲单位-2025.json", offset: nil, count: 5, digest: "ef"),
      BatchRecord.Written(path: "facts.csv", offset: 7, count: 8, digest: "gh"),
    ]
    return record
  }

  @Test func aLineOfTheJournalReadsBack() {
    #expect(BatchRecord(line: record().line) == record())
    #expect(record().line.count { $0 == 0x0A } == 1)
  }

  @Test func aLineThatIsCutAnywhereIsNone() {
    let line = record().line.dropLast()
    for count in 0..<line.count { #expect(BatchRecord(line: Array(line.prefix(count))) == nil, "\(count)") }
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_740_000_000, "2025-02-19T21:20:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"),
  ])
  func timesAreWrittenInUTC(seconds: Int, text: String) { #expect(Time.utc(seconds) == text) }

  @Test func inputsAreFoundOnceAndInTheirOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["表10.csv", "表2.csv", "b/x.csv", ".hidden.csv", "out/y.csv"] { _ = try folder.write([65], as: name) }
    let found = BatchInputs([folder.path, folder.path + "/表2.csv"], output: folder.path + "/out")
    #expect(found.inputs.map(\.relative) == ["b/x.csv", "表2.csv", "表10.csv"])
    #expect(
      found.findings.map { $0.facts[.reason] ?? "" } == ["hidden or temporary", "in the output folder", "named twice"])
    var selection = BatchInputs.Selection()
    selection.groupsByFolder = true
    let grouped = BatchInputs([folder.path], selection, output: folder.path + "/out")
    #expect(grouped.inputs.map(\.paths.count) == [1, 2])
  }

  /// Paths, where each stands below what it was found by, and how long the folder is that makes it part of an input.
  static let listed: [(String, Int, Int?)] = [
    ("甲/表1.csv", 4, 3), ("甲/乙/表2.csv", 4, 7), ("甲/乙/表3.csv", 4, 7), ("丙/丁/表4.csv", 8, 7), ("/表5.csv", 1, 0),
    ("戊//", 0, nil), ("/", 0, nil), ("表6.csv", 0, nil),
  ]

  @Test func aListGivesBackEveryPath() {
    var list = BatchInputList()
    for (path, root, _) in Self.listed { list.append(path, below: root) }
    list.pack()
    #expect(list.map(\.name) == Self.listed.map(\.0))
    #expect(list.map(\.paths) == Self.listed.map { [$0.0] })
    #expect(
      list.map(\.relative) == ["表1.csv", "乙/表2.csv", "乙/表3.csv", "表4.csv", "表5.csv", "戊", "input", "表6.csv"])
  }

  @Test func aListOfGroupsGivesBackEveryFolder() {
    var list = BatchInputList(isGrouped: true)
    for (path, root, folder) in Self.listed { list.append(path, below: root, inFolder: folder) }
    list.pack()
    #expect(list.map(\.name) == ["甲", "甲/乙", "丙/丁", "", "戊//", "/", "表6.csv"])
    #expect(list.map(\.paths.count) == [1, 2, 1, 1, 1, 1, 1])
    #expect(list.flatMap(\.paths) == Self.listed.map(\.0))
    #expect(list.map(\.relative) == ["甲", "乙", "丁", "input", "戊", "input", "表6.csv"])
  }

  /// A batch of two samples in `folder`, whose pieces of merged files wait in memory up to `held` bytes. Returns the merged files,
  /// and how many files have no name yet.
  private static func batch(_ folder: String, held: Int, resumes: Bool = false) throws -> (
    merged: [[UInt8]], parts: Int
  ) {
    let profiles = try ProfileSet()
    let forms: [OutputForm] = [.json, .long, .jsonl]
    var options = BatchOptions(
      folder: folder, conversion: ConversionOptions(profiles: profiles),
      outputs: forms.map { Output(form: $0, profiles: profiles) })
    (options.heldPiece, options.resumes) = (held, resumes)
    let found = BatchInputs(
      [Project.path("Samples/workbooks/jincheng-2025.xlsx"), Project.path("Samples/encodings")], output: folder)
    let end = try BatchRun(options, found.inputs).run { _ in }
    #expect(end.isComplete && end.failure == nil)
    let merged = try ["facts.csv", "disclosures.jsonl"].map {
      try ByteSource(path: folder + "/" + $0).readAll(limit: 1 << 24)
    }
    return (merged, try FileSystem.entries(folder + "/.yusuan/parts").count)
  }

  /// What an input adds to a merged file may be larger than memory should hold; where it waits makes no difference.
  @Test func piecesThatWaitInFilesAreTheSame() throws {
    let folder = try TemporaryFolder()
    let inMemory = try Self.batch(folder.path + "/a", held: 1 << 20)
    #expect(inMemory.merged.allSatisfy { $0.count > 20_000 })
    for held in [0, 10_000] {
      let inFiles = try Self.batch(folder.path + "/b\(held)", held: held)
      #expect(inFiles.merged == inMemory.merged)
      #expect(inFiles.parts == 0)
      #expect(try Self.batch(folder.path + "/b\(held)", held: held, resumes: true).merged == inMemory.merged)
    }
  }
}
