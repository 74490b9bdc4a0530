import Testing
@testable import YusuanJSON

/// The grammar of JSON (RFC 8259), as strictly as money needs it.
@Suite struct JSONGrammarTests {
  @Test(arguments: [
    ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6), ("{\n \"a\": 1,\n \"a\": 2}", 3, 2), ("[1] x", 1, 5),
    ("[] []", 1, 4),
    ("[1e2]", 1, 3), ("[1E2]", 1, 3), ("[01]", 1, 3), ("[.5]", 1, 2), ("[1.]", 1, 4), ("[-]", 1, 3), ("[+1]", 1, 2),
    ("[NaN]", 1, 2), ("[tru]", 1, 2), ("['a']", 1, 2), ("[\"\u{1}\"]", 1, 3), ("[\"预算\u{1}\"]", 1, 5),
    ("[\"a\n\"]", 1, 4),
    ("[\"\\x\"]", 1, 3), ("[\"\\u12g4\"]", 1, 3), ("[\"\\u+123\"]", 1, 3), ("[\"\\ud800\"]", 1, 3),
    ("[\"\\ud800\\u0041\"]", 1, 3),
    ("[\"\\udc00\"]", 1, 3), ("[\"\\", 1, 3), ("[\"a", 1, 4), ("// a", 1, 1), ("\u{A0}[]", 1, 1),
    (String(repeating: "[", count: 65), 1, 65), ("{\"a\":1}{\"b\":2}", 1, 8),
  ])
  func refusesWhatIsNoStrictJSON(text: String, line: Int, column: Int) throws {
    let finding = try #require(finding { _ = try read(text) })
    #expect(finding.code == .jsonMalformed)
    #expect(finding.location.line == line)
    #expect(finding.facts[.expected]?.hasSuffix("(\(line):\(column))") == true, "\(finding.facts)")
  }

  @Test(arguments: [1, 15, 16, 17, 39])
  func refusesAMemberTwiceHoweverManyThereAre(repeated: Int) {
    let keys = (0..<40).map(String.init) + [String(repeated)]
    let text = "{" + keys.map { "\"\($0)\": 0" }.joined(separator: ",") + "}"
    #expect(finding { try read(text) }?.facts[.found]?.hasPrefix("\"\(repeated)\": 0}") == true)
  }

  /// Reads all values of `text`, whatever they are.
  private func read(_ text: String) throws {
    var parser = JSONParser(Array(text.utf8), input: "a")
    while let (value, _) = try parser.next() {
      if case .array = value { try parser.end() }
    }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9, 0xA2], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
  func refusesDamagedUTF8(damaged: [UInt8]) {
    let text = [UInt8(ascii: "["), UInt8(ascii: "\"")] + damaged + [UInt8(ascii: "\""), UInt8(ascii: "]")]
    #expect(finding { _ = try jsonReader().read(text) }?.code == .jsonMalformed)
  }

  @Test func readsSixtyFourLevelsAndEveryEscape() throws {
    var parser = JSONParser(
      Array((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8), input: "a")
    #expect(try parser.next() != nil)
    parser = JSONParser(Array(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000""#.utf8), input: "a")
    let value = try #require(try parser.next()).value
    #expect(value.kind == "\"\"\\/\u{8}\u{C}\n\r\té😀\u{0}\"")
  }
}
