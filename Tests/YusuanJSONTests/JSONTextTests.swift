import Testing
import YusuanJSON

/// Strings are written eight bytes at a time; each length, and each place of a character that is escaped, must give the same
/// as one byte at a time (RFC 8259, 7).
struct JSONTextTests {
  @Test(arguments: ["a", "预", "\"", "\\", "\n", "\u{1}", "\u{1F}", "\u{7F}"])
  func aCharacterAtAnyPlaceOfAnyLengthIsWrittenRight(_ character: String) {
    for length in 1...40 {
      for place in 0..<length {
        let before = String("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH".prefix(place))
        let behind = String("ABCDEFGH9876543210zyxwvutsrqponmlkjihgfedcba".prefix(length - place - 1))
        var output = JSONOutput(isPretty: false)
        output.string(before + character + behind)
        #expect(output.text == "\"\(before)\(Self.expected[character] ?? character)\(behind)\"")
      }
    }
  }

  private static let expected = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\u{1}": "\\u0001", "\u{1F}": "\\u001f"]
}
