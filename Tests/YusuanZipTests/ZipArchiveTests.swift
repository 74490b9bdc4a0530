import TestSupport
import Testing
import YusuanFindings
@testable import YusuanZip

/// Archives as they are found, in a file and in memory: the same entries and the same bytes.
@Suite struct ZipArchiveTests {
  /// An archive, as ``PythonArchive`` makes it.
  struct Made: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let python: String
    /// Each entry, and what it inflates to.
    let entries: [String]

    init(_ name: String, _ python: String, _ entries: [String]) {
      (testDescription, self.python, self.entries) = (name, python, entries)
    }
  }

  /// What an archive holds: each entry's name and text, or the code and the reason of what is wrong.
  static func contents(_ archive: ZipArchive) -> [String] {
    archive.names.compactMap(archive.entry).map { entry in
      var bytes: [UInt8] = []
      do throws(Diagnostic) { try archive.read(entry) { bytes += $0 } } catch {
        return "\(entry.name): \(error.facts[.reason] ?? error.code.rawValue)"
      }
      if let whole = archive.whole(entry, limit: 1 << 20), whole != bytes { return "\(entry.name): not the same whole" }
      return "\(entry.name): \(String(decoding: bytes, as: UTF8.self))"
    }
  }

  /// What is wrong with the archive `bytes` as such, in a file and in memory; nil where nothing is.
  static func refusal(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws -> String? {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "a.xlsx")
    let found = refusal(of: Result { try ZipArchive(path: path, limits: limits) })
    #expect(found == refusal(of: Result { try ZipArchive(bytes: bytes, name: path, limits: limits) }))
    return found
  }

  private static func refusal(of archive: Result<ZipArchive, any Error>) -> String? {
    guard case .failure(let error) = archive else { return nil }
    guard let finding = error as? Diagnostic else { return "\(error)" }
    return finding.facts[.reason] ?? finding.facts[.limit] ?? finding.code.rawValue
  }

  @Test(arguments: [
    Made("a name of one, a folder", "z.writestr('a', '1'); z.writestr('b/', '')", ["a: 1", "b/: "]),
    Made("names in Chinese", "z.writestr('表一.xml', '1'); z.writestr('表二.xml', '2')", ["表一.xml: 1", "表二.xml: 2"]),
    Made("a comment, larger than a search's first step", "z.comment = b'PK' * 9_000; z.writestr('a', '1')", ["a: 1"]),
    Made(
      "something before the archive", "b.write(b'#!/bin/sh' * 99); z.start_dir = b.tell(); z.writestr('a', '1')",
      ["a: 1"]),
    Made("Zip64", "f = z.open('a', 'w', force_zip64=True); f.write(b'1'); f.close()", ["a: 1"]),
    Made("sizes behind the bytes", "z._seekable = False; z.writestr('a', '11')", ["a: 11"]),
    Made("stored and deflated", "z.writestr('a', '1' * 4, 0); z.writestr('b', '2' * 4)", ["a: 1111", "b: 2222"]),
    Made("LZMA", "z.writestr('a', '1', 14)", ["a: compression method 14"]),
  ])
  func archivesAreReadInAFileAndInMemory(made: Made) throws {
    let bytes = try PythonArchive.bytes(made.python)
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "a.xlsx")
    #expect(Self.contents(try ZipArchive(bytes: bytes, name: "a.xlsx", limits: ZipLimits())) == made.entries)
    #expect(Self.contents(try ZipArchive(path: path, limits: ZipLimits())) == made.entries)
  }

  @Test func namesAreKeptWhateverTheirBytes() throws {
    let long = String(repeating: "名", count: 5_000)
    var bytes = try PythonArchive.bytes(
      "z.writestr('\(long)', '1'); z.writestr('n' * 1_024, '2'); z.writestr('ab', '3')")
    // A name in GBK, both in the directory and before the entry.
    for index in bytes.indices.dropLast() where bytes[index] == 0x61 && bytes[index + 1] == 0x62 {
      (bytes[index], bytes[index + 1]) = (0xB1, 0xED)
    }
    let archive = try ZipArchive(bytes: bytes, name: "a.xlsx", limits: ZipLimits())
    #expect(archive.names == [long, String(repeating: "n", count: 1_024), "±í"])
    #expect(Self.contents(archive).map(\.last) == ["1", "2", "3"])
  }

  @Test func whatIsNoArchiveIsRefused() throws {
    #expect(try Self.refusal([]) == "not a whole zip archive")
    #expect(try Self.refusal(Array("PK\u{3}\u{4} and no end".utf8)) == "not a whole zip archive")
    let bytes = try PythonArchive.bytes("z.writestr('a', '1'); z.writestr('b', '2')")
    #expect(try Self.refusal(bytes) == nil)
    for count in 1..<bytes.count { #expect(try Self.refusal(Array(bytes[..<count])) != nil, "\(count) bytes") }
  }

  @Test func aDirectoryThatDoesNotHoldWhatItSaysIsRefused() throws {
    var bytes = try PythonArchive.bytes("z.writestr('a', '1')")
    // The number of entries (APPNOTE.TXT, 4.3.16), on this disk and in all.
    for field in [8, 10] { bytes[bytes.count - 22 + field] = 2 }
    #expect(try Self.refusal(bytes) == "directory of the archive damaged")
    bytes = try PythonArchive.bytes("z.writestr('a', '1'); z.writestr('b', '2')")
    var limits = ZipLimits()
    limits.entries = 1
    #expect(try Self.refusal(bytes, limits: limits) == "1 entries")
  }

  @Test func encryptedEntriesAndRepeatedNamesAreRefused() throws {
    var bytes = try PythonArchive.bytes("z.writestr('a', '1'); z.writestr('b', '2')")
    let repeated = bytes.map { $0 == UInt8(ascii: "b") ? UInt8(ascii: "a") : $0 }
    #expect(try Self.refusal(repeated) == "Y0054")
    let header = try #require((0..<bytes.count - 4).last { bytes[$0..<$0 + 4].elementsEqual([0x50, 0x4B, 1, 2]) })
    bytes[header + 8] |= 1
    #expect(try Self.refusal(bytes) == "Y0054")
  }

  @Test func aHeaderThatIsNotThatOfTheDirectoryIsRefused() throws {
    var bytes = try PythonArchive.bytes("z.writestr('a', '1')")
    bytes[0] = 0
    let archive = try ZipArchive(bytes: bytes, name: "a.xlsx", limits: ZipLimits())
    #expect(Self.contents(archive) == ["a: header of the entry damaged"])
  }

  @Test func inflatedBytesAreCountedOverAllPartsAndOnceForEach() throws {
    let bytes = try PythonArchive.bytes("z.writestr('a', ' ' * 3_000_000); z.writestr('b', ' ' * 3_000_000)")
    var limits = ZipLimits()
    (limits.inflated, limits.inflateRatio) = (6_000_000, 0)
    let found = { (limits: ZipLimits, names: [String]) throws -> (read: Int, limit: String?) in
      let archive = try ZipArchive(bytes: bytes, name: "t.xlsx", limits: limits)
      var read = 0
      for entry in names.compactMap(archive.entry) {
        do throws(Diagnostic) { try archive.read(entry) { read += $0.count } } catch {
          return (read, error.facts[.limit])
        }
      }
      return (read, nil)
    }
    let all = try found(limits, ["a", "a", "b", "b", "a"])
    #expect(all.read == 15_000_000)
    #expect(all.limit == nil)
    limits.inflated = 5_000_000
    let cut = try found(limits, ["a", "a", "b"])
    #expect(cut.limit == "5000000 inflated bytes")
    #expect(cut.read <= 3_000_000 + 5_000_000)
    // What is larger than the file allows is not even begun.
    let whole = try ZipArchive(bytes: bytes, name: "t.xlsx", limits: limits)
    #expect(whole.whole(try #require(whole.entry("a")), limit: 1 << 23)?.count == 3_000_000)
    #expect(whole.whole(try #require(whole.entry("b")), limit: 1 << 23) == nil)
  }
}
