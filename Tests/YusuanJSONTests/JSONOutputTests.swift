import Testing
import YusuanJSON

/// JSON is written as RFC 8259 has it.
@Suite struct JSONOutputTests {
  @Test(arguments: [
    ("", #""""#), ("a\"\\\n\t\r\u{1}\u{1F}中", #""a\"\\\n\t\r\u0001\u001f中""#), ("基本支出预算", #""基本支出预算""#),
    ("12345678\"", #""12345678\"""#), ("1234567\\12345678", #""1234567\\12345678""#),
    ("\u{7F}\u{80}", "\"\u{7F}\u{80}\""),
  ])
  func jsonTextIsEscaped(text: String, json: String) {
    var output = JSONOutput(isPretty: false)
    output.string(text)
    #expect(output.text == json)
  }

  @Test func jsonGrowsBeyondItsFirstRoom() {
    var output = JSONOutput(isPretty: false)
    output.list(Array(repeating: String(repeating: "预算", count: 99), count: 99)) { $0.string($1) }
    #expect(output.bytes.count == 99 * (6 * 99 + 2) + 98 * 2 + 2)
  }
}
