import Foundation
import TestSupport
import Testing
import YusuanFindings
@testable import YusuanZip

/// What is written is a sound archive, and copies are as they were.
@Suite struct ZipWriterTests {
  /// The entries of `bytes` as Python reads them, in their order.
  static func pythonEntries(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "a.zip")
    let program = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for i in z.infolist():
        text = f'{i.filename} {i.compress_type} {i.date_time[0]} {z.read(i).decode()[:8]}\\n'
        sys.stdout.buffer.write(text.encode())
      """
    let output = try ProcessResult.run("/usr/bin/env", ["python3", "-c", program, path]).output
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func anotherProgramReadsWhatIsWritten() throws {
    var writer = ZipWriter()
    writer.add("a.xml", Array(String(repeating: "长", count: 30).utf8))
    writer.add("表/二.xml", Array("2".utf8))
    writer.add("empty", [])
    writer.add("mimetype", Array(String(repeating: "m", count: 99).utf8), isStored: true)
    let bytes = try writer.finish("a.zip")
    #expect(
      try Self.pythonEntries(bytes)
        == ["a.xml 8 1980 长长长长长长长长", "表/二.xml 0 1980 2", "empty 0 1980 ", "mimetype 0 1980 mmmmmmmm"])
  }

  @Test func copiesAreAsTheyWereCompressed() throws {
    let made = try PythonArchive.bytes(
      "z.writestr('a', '1' * 99); z.writestr('b', '2', 0); z._seekable = False; z.writestr('c', '3' * 50)")
    let archive = try ZipArchive(bytes: made, name: "a.zip", limits: ZipLimits())
    var writer = ZipWriter()
    for name in archive.names { writer.add(try #require(archive.entry(name).flatMap(archive.copy))) }
    let copied = try writer.finish("b.zip")
    let again = try ZipArchive(bytes: copied, name: "b.zip", limits: ZipLimits())
    #expect(again.names == archive.names)
    for name in archive.names {
      let (old, new) = (archive.entry(name).flatMap(archive.copy), again.entry(name).flatMap(again.copy))
      let (first, second) = (try #require(old), try #require(new))
      #expect(first.packed.elementsEqual(second.packed))
      #expect(first.record.time == second.record.time && first.record.checksum == second.record.checksum)
    }
    #expect(try Self.pythonEntries(copied).map { $0.split(separator: " ").last } == ["11111111", "2", "33333333"])
  }

  @Test func theSameEntriesGiveTheSameBytes() throws {
    let bytes = try (0..<2).map { _ in
      var writer = ZipWriter()
      for number in 0..<20 { writer.add("\(number)", Array(repeating: UInt8(number), count: number * 97)) }
      return try writer.finish("a.zip")
    }
    #expect(bytes[0] == bytes[1])
  }
}
