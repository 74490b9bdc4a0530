import Testing
@testable import YusuanSheets

/// What bytes are taken for, however they are cut into chunks.
@Suite struct EncodingDetectionTests {
  static let table = "2025年预算支出总表\n科目编码,科目名称,合计\n208,社会保障和就业支出,18.60\n"

  /// What is found in `bytes`, the same in one chunk and in several. A chunk is longer than a mark, and a multiple of four bytes.
  private func detect(_ bytes: [UInt8]) -> EncodingDetector.Result {
    let results = [bytes.count, 64, 128].map { size -> EncodingDetector.Result in
      var detector = EncodingDetector()
      var rest = bytes[...]
      repeat {
        let chunk = rest.prefix(max(size, 1))
        rest = rest.dropFirst(chunk.count)
        detector.look(at: chunk, isLast: rest.isEmpty)
      } while !rest.isEmpty
      return detector.result
    }
    #expect(Set(results).count == 1)
    return results[0]
  }

  private func sound(_ encoding: TextEncoding, mark: Int = 0, padding: Int = 0) -> EncodingDetector.Result {
    EncodingDetector.Result(encoding: encoding, markLength: mark, padding: padding, damage: 0)
  }

  @Test(arguments: [
    TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030, .utf32LittleEndian, .utf32BigEndian,
  ])
  func aTextIsKnownWithItsMarkAndWithout(encoding: TextEncoding) {
    #expect(detect(encoded(Self.table, encoding)) == sound(encoding))
    #expect(detect(encoded(Self.table, encoding, mark: true)) == sound(encoding, mark: encoding.mark.count))
  }

  @Test(arguments: ["", "a,b\n1,2\n", "\u{0}", "é", "合"])
  func littleTextIsUTF8(text: String) {
    let found = detect(Array(text.utf8))
    #expect(found.encoding == .utf8)
    #expect(found.damage == 0)
  }

  @Test(arguments: [TextEncoding.big5, .shiftJIS, .eucJP, .eucKR, .windows1252, .windows1251])
  func anotherLanguageIsNamedAndHasNoEncoding(encoding: TextEncoding) {
    for foreign in EncodingTests.foreign where foreign.encoding == encoding {
      let found = detect(encoded(foreign.text, encoding))
      #expect(found.encoding == nil)
      #expect(found.foreign == encoding)
      #expect(found.damage > 0)
    }
    #expect(EncodingTests.foreign.contains { $0.encoding == encoding })
  }

  @Test func bytesOfNoTextHaveNeither() {
    let found = detect((0..<600).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 0x80) })
    #expect(found.encoding == nil)
    #expect(found.foreign == nil)
  }

  // MARK: Damage

  @Test(
    arguments: [
      ("one byte", [0xFF], 1), ("two bytes beside each other", [0xFF, 0xFE], 1), ("a cut character", [0xE9, 0xA2], 1),
      ("a surrogate", [0xED, 0xA0, 0x80], 1), ("a byte too long", [0xC0, 0xAF], 1),
      ("two places", [0xFF, 0x41, 0xFF], 2),
      ("beyond Unicode", [0xF4, 0x90, 0x80, 0x80], 1),
    ] as [(String, [UInt8], Int)])
  func placesThatAreNoUTF8AreCounted(trap: String, damage: [UInt8], places: Int) {
    let (before, after) = (Array("科目编码，科目名称，".utf8), Array("，合计，基本支出，项目支出\n".utf8))
    let found = detect(before + damage + after)
    #expect(found.encoding == .utf8, "\(trap)")
    #expect(found.damage == places, "\(trap)")
    // What a character begins with is sound until the byte that does not go on.
    #expect(found.firstDamage.map { (before.count...before.count + damage.count).contains($0) } == true, "\(trap)")
  }

  @Test func aCharacterThatTheEndCutsIsDamage() {
    let bytes = Array(Self.table.utf8) + [0xE9, 0xA2]
    let found = detect(bytes)
    #expect(found.encoding == .utf8)
    #expect(found.damage == 1)
    #expect(found.firstDamage == bytes.count)
  }

  @Test func damageOfGB18030IsCounted() {
    let found = detect(encoded(Self.table, .gb18030) + [0xFF] + Array("\n1,2\n".utf8))
    #expect(found.encoding == .gb18030)
    #expect(found.damage == 1)
    #expect(found.firstDamage == nil)
  }

  @Test func aMarkGoesBeforeWhatTheBytesSay() {
    let found = detect(TextEncoding.utf8.mark + encoded(Self.table, .gb18030))
    #expect(found.encoding == .utf8)
    #expect(found.markLength == 3)
    #expect(found.damage > 10)
  }

  // MARK: Zero bytes

  @Test(arguments: [
    (TextEncoding.utf8, 5, 5), (.gb18030, 5, 5), (.utf16LittleEndian, 8, 8), (.utf16BigEndian, 7, 6),
    (.utf32LittleEndian, 8, 8),
  ])
  func zeroBytesThatFillAFileUpAreCountedInItsUnits(encoding: TextEncoding, zeros: Int, padding: Int) {
    let mark = encoding == .gb18030 ? false : true
    let text = encoding == .utf16LittleEndian || encoding == .utf32LittleEndian ? "合计" : Self.table
    let found = detect(encoded(text, encoding, mark: mark) + [UInt8](repeating: 0, count: zeros))
    #expect(found.encoding == encoding)
    #expect(found.padding == padding)
  }

  @Test func zeroBytesWithinTheTextAreNoPadding() {
    #expect(detect(Array("合计\u{0}\u{0},1\u{0}\n".utf8)).padding == 0)
  }
}
