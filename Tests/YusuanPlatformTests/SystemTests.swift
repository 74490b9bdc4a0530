import TestSupport
import Testing
@testable import YusuanPlatform

/// The process, its times, and bytes that are looked through or converted by the C library.
@Suite struct SystemTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_740_700_800, "2025-02-28T00:00:00Z"),
    (1_709_164_800, "2024-02-29T00:00:00Z"), (Int.max, ""),
  ])
  func timesAreWrittenInUTC(seconds: Int, text: String) { #expect(Time.utc(seconds) == text) }

  @Test func timeOnlyRises() {
    let times = (0..<100).map { _ in Time.rising }
    #expect(times == times.sorted())
  }

  @Test func aProcessIsOverWhenItHasEnded() throws {
    #expect(!ThisProcess.isOver(ThisProcess.id))
    let result = try ProcessResult.run("/bin/sh", ["-c", "echo $$"])
    let ended = try #require(Int32(String(decoding: result.output, as: UTF8.self).dropLast()))
    #expect(ThisProcess.isOver(ended))
  }

  @Test func thereIsAProcessor() { #expect(ThisProcess.processors >= 1) }

  @Test func aVariableThatIsNotSetIsNothing() {
    #expect(Environment.value("PATH")?.isEmpty == false)
    #expect(Environment.value("YUSUAN_NO_SUCH_VARIABLE") == nil)
  }

  @Test(arguments: [
    (Int32(2), "No such file or directory"), (13, "Permission denied"), (28, "No space left on device"),
  ])
  func errorsHaveTheWordsOfTheSystem(number: Int32, text: String) { #expect(SystemError(number).text == text) }

  @Test(arguments: [([], nil), ([7], 0), ([1, 7, 7], 1), ([1, 2], nil), ([1, 2, 7], 2)] as [([UInt8], Int?)])
  func theFirstByteIsFound(bytes: [UInt8], place: Int?) {
    #expect(bytes.withUnsafeBytes { ByteSearch.first(7, in: $0) } == place)
  }

  @Test func bytesAreEqualOrNot() {
    let (a, b): ([UInt8], [UInt8]) = ([1, 2, 3], [1, 2, 4])
    let equal = { (count: Int) in
      a.withUnsafeBytes { a in
        b.withUnsafeBytes { b in
          guard let a = a.baseAddress, let b = b.baseAddress else { return false }
          return ByteSearch.areEqual(a, b, count: count)
        }
      }
    }
    #expect(equal(2))
    #expect(!equal(3))
  }

  // MARK: Encodings

  private func convert(
    _ bytes: [UInt8], from source: String, to target: String, room: Int = 64
  ) throws -> (output: [UInt8], taken: Int, stop: CharacterConverter.Stop) {
    let converter = try #require(CharacterConverter(from: source, to: target))
    var output = [UInt8](repeating: 0, count: room)
    let (taken, written, stop) = bytes.withUnsafeBytes { input in
      output.withUnsafeMutableBytes { converter.convert(input, from: 0, into: $0) }
    }
    return (Array(output[..<written]), taken, stop)
  }

  @Test func aConverterSaysWhereItStopped() throws {
    let gbk: [UInt8] = [0xBA, 0xCF, 0xBC, 0xC6]
    let whole = try convert(gbk, from: "GB18030", to: "UTF-8")
    #expect(whole.output == Array("合计".utf8) && whole.taken == 4 && whole.stop == .end)
    let cut = try convert(Array(gbk.dropLast()), from: "GB18030", to: "UTF-8")
    #expect(cut.output == Array("合".utf8) && cut.taken == 2 && cut.stop == .cut)
    let small = try convert(gbk, from: "GB18030", to: "UTF-8", room: 4)
    #expect(small.output == Array("合".utf8) && small.taken == 2 && small.stop == .noRoom)
    let damaged = try convert([0xBA, 0xCF, 0xFF, 0xFF], from: "GB18030", to: "UTF-8")
    #expect(damaged.output == Array("合".utf8) && damaged.taken == 2 && damaged.stop == .damage)
    let none = try convert(Array("𠀀".utf8), from: "UTF-8", to: "GB2312")
    #expect(none.output == [] && none.taken == 0 && none.stop == .damage)
  }

  @Test func anEncodingThatTheSystemHasNotIsNothing() {
    #expect(CharacterConverter(from: "no-such-encoding", to: "UTF-8") == nil)
  }
}
