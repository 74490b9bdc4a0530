import Testing
@testable import YusuanSheets

/// Text goes from one encoding into another and back, chunk by chunk, and what is no text is counted.
@Suite struct TranscodingTests {
  /// `bytes` as text, in chunks of `size` bytes, and how many places were damaged.
  private func decode(_ bytes: [UInt8], _ encoding: TextEncoding, size: Int = .max) -> (text: String, damage: Int) {
    let decoder = TextDecoder(encoding)
    var (output, rest) = ([UInt8](), bytes[...])
    repeat {
      let chunk = rest.prefix(min(size, rest.count))
      rest = rest.dropFirst(chunk.count)
      decoder.append(chunk, to: &output, isLast: rest.isEmpty)
    } while !rest.isEmpty
    return (String(decoding: output, as: UTF8.self), decoder.damage)
  }

  static let samples: [(TextEncoding, String)] = [
    (.utf8, "预算€𠀀é\n"), (.utf16LittleEndian, "预算€𠀀é\n"), (.utf16BigEndian, "预算€𠀀é\n"), (.gb18030, "预算€𠀀é\n"),
    (.utf32LittleEndian, "预算€𠀀é\n"), (.utf32BigEndian, "预算€𠀀é\n"), (.big5, "預算 支出\n"), (.shiftJIS, "予算 コード\n"),
    (.eucJP, "予算 コード\n"), (.eucKR, "예산 총표\n"), (.windows1252, "Gehälter €\n"), (.windows1251, "Бюджет 2025\n"),
  ]

  @Test(arguments: samples)
  func textComesBackHoweverItIsCut(encoding: TextEncoding, text: String) {
    let bytes = encoded(text, encoding)
    #expect(!bytes.isEmpty)
    #expect((bytes == Array(text.utf8)) == (encoding == .utf8))
    for size in [1, 2, 3, 5, bytes.count] {
      let found = decode(bytes, encoding, size: size)
      #expect(found == (text, 0), "chunks of \(size)")
    }
  }

  @Test func thereIsASampleOfEveryEncoding() {
    #expect(Set(Self.samples.map(\.0)) == Set(TextEncoding.allCases))
  }

  /// As the standards write them: RFC 3629, 7; RFC 2781, 5; GB 18030 of the euro sign and of a character beyond the first plane.
  @Test(
    arguments: [
      (TextEncoding.utf8, "€", [0xE2, 0x82, 0xAC]), (.utf16LittleEndian, "𠀀", [0x40, 0xD8, 0x00, 0xDC]),
      (.utf16BigEndian, "𠀀", [0xD8, 0x40, 0xDC, 0x00]), (.utf32LittleEndian, "𠀀", [0x00, 0x00, 0x02, 0x00]),
      (.utf32BigEndian, "𠀀", [0x00, 0x02, 0x00, 0x00]), (.gb18030, "€", [0xA2, 0xE3]),
      (.gb18030, "𠀀", [0x95, 0x32, 0x82, 0x36]), (.gb18030, "合计", [0xBA, 0xCF, 0xBC, 0xC6]),
      (.big5, "計", [0xAD, 0x70]),
      (.shiftJIS, "計", [0x8C, 0x76]), (.eucJP, "計", [0xB7, 0xD7]), (.eucKR, "예", [0xBF, 0xB9]),
      (.windows1252, "€", [0x80]), (.windows1251, "Б", [0xC1]),
    ] as [(TextEncoding, String, [UInt8])])
  func charactersHaveTheBytesOfTheStandard(encoding: TextEncoding, text: String, bytes: [UInt8]) {
    #expect(encoded(text, encoding) == bytes)
    #expect(decode(bytes, encoding) == (text, 0))
  }

  // MARK: Damage

  @Test(
    arguments: [
      (TextEncoding.utf8, [0x41, 0xFF, 0x42], "A\u{FFFD}B", 1), (.utf8, [0xE9, 0xA2], "\u{FFFD}", 1),
      (.gb18030, [0xBA, 0xCF, 0xFF, 0x41], "合\u{FFFD}A", 1), (.gb18030, [0xBA], "\u{FFFD}", 1),
      (.utf16LittleEndian, [0x41, 0x00, 0x00, 0xD8, 0x42, 0x00], "A\u{FFFD}B", 1),
      (.utf16BigEndian, [0xDC, 0x00, 0x00, 0x41], "\u{FFFD}A", 1),
      (.utf16BigEndian, [0x00, 0x41, 0x00], "A\u{FFFD}", 1),
      (.utf32LittleEndian, [0xFF, 0xFF, 0xFF, 0xFF, 0x41, 0, 0, 0], "\u{FFFD}A", 1),
      (.utf32BigEndian, [0, 0x11, 0, 0, 0, 0, 0, 0x41], "\u{FFFD}A", 1),
      (.windows1252, [0x41, 0x81, 0x81], "A\u{FFFD}\u{FFFD}", 2),
    ] as [(TextEncoding, [UInt8], String, Int)])
  func damageCostsItsUnitAndIsCounted(encoding: TextEncoding, bytes: [UInt8], text: String, damage: Int) {
    for size in [1, 2, 3, bytes.count] {
      #expect(decode(bytes, encoding, size: size) == (text, damage), "chunks of \(size)")
    }
  }

  /// A writer says that it cannot, rather than write a question mark.
  @Test(arguments: [(TextEncoding.windows1252, "预"), (.big5, "预"), (.shiftJIS, "예"), (.windows1251, "é")])
  func whatAnEncodingHasNotIsNotWritten(encoding: TextEncoding, text: String) {
    #expect(TextEncoder(encoding, mark: false).encode(Array(("A" + text).utf8)) == nil)
    #expect(TextEncoder(encoding, mark: false).encode(Array("A".utf8)) == [0x41])
  }

  @Test func soundUTF8IsPassedOnAsItIs() {
    let decoder = TextDecoder(.utf8, isTrusted: true)
    var output: [UInt8] = []
    decoder.append([0xE9], to: &output, isLast: false)
    #expect(output == [0xE9])
    decoder.append([0xA2, 0x84], to: &output, isLast: true)
    #expect(String(decoding: output, as: UTF8.self) == "预")
    #expect(decoder.damage == 0)
  }

  /// Only UTF-8 can be trusted: other text has to be turned into it.
  @Test func trustDoesNotKeepOtherTextFromBeingRead() {
    let decoder = TextDecoder(.gb18030, isTrusted: true)
    var output: [UInt8] = []
    decoder.append([0xBA, 0xCF], to: &output, isLast: true)
    #expect(output == Array("合".utf8))
  }

  // MARK: Names and marks

  @Test(arguments: [
    ("utf8", TextEncoding.utf8 as TextEncoding?), ("UTF-8-SIG", .utf8), ("UTF-16", .utf16LittleEndian),
    ("utf_16be", .utf16BigEndian), ("GBK", .gb18030), ("gb2312", .gb18030), ("cp936", .gb18030), ("ANSI", .gb18030),
    ("utf-32", .utf32LittleEndian), ("UTF32BE", .utf32BigEndian), ("Big5-HKSCS", .big5), ("sjis", .shiftJIS),
    ("EUC-JP", .eucJP), ("CP949", .eucKR), ("latin1", .windows1252), ("cp1251", .windows1251), ("ebcdic", nil),
    ("", nil),
  ])
  func peopleCallThemManyNames(name: String, encoding: TextEncoding?) { #expect(TextEncoding(name: name) == encoding) }

  @Test(arguments: TextEncoding.allCases)
  func eachIsKnownByItsOwnName(encoding: TextEncoding) {
    #expect(TextEncoding(name: encoding.rawValue) == encoding)
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x41], TextEncoding.utf8 as TextEncoding?), ([0xFF, 0xFE, 0x41, 0], .utf16LittleEndian),
      ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian), ([0xFE, 0xFF], .utf16BigEndian),
      ([0x84, 0x31, 0x95, 0x33], .gb18030), ([0xEF, 0xBB], nil), ([], nil), ([0x41], nil),
    ] as [([UInt8], TextEncoding?)])
  func marksTellTheEncoding(bytes: [UInt8], encoding: TextEncoding?) { #expect(TextEncoding.marked(bytes) == encoding) }
}
