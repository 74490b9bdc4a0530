import TestSupport
import Testing
import YusuanFindings
@testable import YusuanZip

/// What is inflated whole is what the stream gives; everything that is not sound is left to the stream.
@Suite struct InflatingTests {
  static let name = "xl/worksheets/sheet1.xml"

  /// An archive of one entry with `text`, made by Python with the compression `method`.
  static func archive(_ text: String, _ method: String = "DEFLATED") throws -> [UInt8] {
    try PythonArchive.bytes("z.writestr('\(name)', \(text))", method)
  }

  static let sheet = "'<worksheet><sheetData>' + '<row><c><v>1</v></c></row>' * 99 + '</sheetData></worksheet>'"

  /// What one way of reading the only entry of an archive gives.
  struct Found: Equatable {
    var bytes: [UInt8] = []
    var finding: Diagnostic?
  }

  static func open(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) throws -> ZipArchive {
    try ZipArchive(bytes: bytes, name: "t.xlsx", limits: limits)
  }

  static func whole(_ bytes: [UInt8], limit: Int = 8 << 20) throws -> [UInt8]? {
    let archive = try open(bytes)
    return archive.whole(try #require(archive.names.first.flatMap(archive.entry)), limit: limit)
  }

  static func streamed(_ bytes: [UInt8]) throws -> Found {
    let archive = try open(bytes)
    let entry = try #require(archive.names.first.flatMap(archive.entry))
    var found = Found()
    do throws(Diagnostic) {
      try archive.read(entry) { found.bytes += $0 }
    } catch {
      found.finding = error
    }
    return found
  }

  /// The archive with a field of its directory's only entry changed (APPNOTE.TXT, 4.3.12).
  static func lying(_ bytes: [UInt8], field: Int, by change: Int) throws -> [UInt8] {
    var bytes = bytes
    let header = try #require((0..<bytes.count - 4).last { bytes[$0..<$0 + 4].elementsEqual([0x50, 0x4B, 1, 2]) })
    let old = (0..<4).reduce(0) { $0 | Int(bytes[header + field + $1]) << (8 * $1) }
    for place in 0..<4 { bytes[header + field + place] = UInt8(truncatingIfNeeded: (old + change) >> (8 * place)) }
    return bytes
  }

  @Test func soundEntriesAreTheSameWholeAndStreamed() throws {
    for path in ["Samples/workbooks/jincheng-2025.xlsx", "Samples/traps/inflated-used-range.xlsx"] {
      let archive = try Self.open(Project.bytes(path))
      for entry in archive.names.compactMap(archive.entry) {
        var streamed: [UInt8] = []
        try archive.read(entry) { streamed += $0 }
        #expect(archive.whole(entry, limit: 8 << 20) == streamed, "\(entry.name)")
      }
    }
  }

  @Test(arguments: ["STORED", "DEFLATED"]) func storedAndDeflatedEntriesAreInflatedWhole(method: String) throws {
    let bytes = try Self.archive(Self.sheet, method)
    #expect(try Self.whole(bytes)?.count == 2_620)
    #expect(try Self.whole(bytes, limit: 2_619) == nil)
    #expect(try Self.whole(Self.archive("''", method)) == [])
  }

  @Test func otherMethodsAreRefused() throws {
    let bytes = try Self.archive(Self.sheet, "BZIP2")
    #expect(try Self.whole(bytes) == nil)
    #expect(try Self.streamed(bytes).finding?.facts[.reason] == "compression method 12")
  }

  @Test(arguments: ["STORED", "DEFLATED"])
  func whatIsNotSoundIsRefused(method: String) throws {
    let bytes = try Self.archive(Self.sheet, method)
    let lies = [
      ("checksum", 16, 1), ("cut", 20, -3), ("shorter", 24, -1), ("longer", 24, 1), ("none", 24, -2_620),
      ("huge", 24, 1 << 30),
    ]
    for (lie, field, change) in lies {
      let lying = try Self.lying(bytes, field: field, by: change)
      #expect(try Self.whole(lying) == nil, "\(lie)")
      let finding = try Self.streamed(lying).finding
      #expect(finding?.code == .fileUnreadable, "\(lie)")
    }
  }

  @Test func aDamagedByteNeverGivesOtherBytes() throws {
    let bytes = try Self.archive("''.join(str(n * n) for n in range(4_000))")
    let sound = try #require(try Self.whole(bytes))
    for index in stride(from: 0, to: bytes.count, by: 37) {
      var damaged = bytes
      damaged[index] ^= 0x10
      guard let archive = try? Self.open(damaged), let entry = archive.names.first.flatMap(archive.entry) else {
        continue
      }
      if let found = archive.whole(entry, limit: 8 << 20) { #expect(found == sound, "byte \(index)") }
    }
  }

  @Test func bombsAndSumsBeyondTheLimitAreLeftToTheStream() throws {
    let bytes = try Self.archive(Self.sheet)
    for (fileSize, inflated) in [(2_000, 32 << 20), (4 << 30, 2_000 - bytes.count)] {
      var limits = ZipLimits()
      (limits.fileSize, limits.inflated, limits.inflateRatio) = (fileSize, inflated, 1)
      let archive = try Self.open(bytes, limits)
      let entry = try #require(archive.names.first.flatMap(archive.entry))
      #expect(archive.whole(entry, limit: 8 << 20) == nil)
      let finding = #expect(throws: Diagnostic.self) { try archive.read(entry) { _ in } }
      #expect(finding?.facts[.limit] == "2000 inflated bytes")
    }
  }

  @Test func anEmptyFileIsNoArchive() {
    #expect(#expect(throws: Diagnostic.self) { try Self.open([]) }?.code == .fileUnreadable)
  }
}
