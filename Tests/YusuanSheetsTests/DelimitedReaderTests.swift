import Testing
import YusuanFindings
import YusuanSheets

/// Delimited text is read as it stands, whatever it looks like.
@Suite struct DelimitedReaderTests {
  static let dialects: [(String, String, [String])] = [
    ("plain", "a,b\nc,d\n", ["1:1 A=a B=b", "2:2 A=c B=d"]),
    ("no end of the last line", "a,b\nc", ["1:1 A=a B=b", "2:2 A=c"]),
    ("blank cells and lines count", ",a,\n\n,,b\n", ["1:1 B=a", "2:2", "3:3 C=b"]),
    ("CR LF", "a,b\r\nc,d\r\n", ["1:1 A=a B=b", "2:2 A=c B=d"]),
    ("lone CR", "a,b\rc,d\r", ["1:1 A=a B=b", "2:2 A=c B=d"]),
    ("white space is kept", " a ,\u{3000}\n", ["1:1 A= a  B=\u{3000}"]),
    ("quotes", "\"a,b\",\"c\"\"d\"\n", ["1:1 A=a,b B=c\"d"]), ("an empty quoted field", "\"\",a\n", ["1:1 B=a"]),
    ("a quoted field over lines", "\"a\nb\",c\nd\n", ["1:1 A=a\nb B=c", "2:3 A=d"]),
    ("a quoted field over CR LF", "\"a\r\nb\",c\nd\n", ["1:1 A=a\r\nb B=c", "2:3 A=d"]),
    ("a quote inside a field", "ab\"c\"d,e\n", ["1:1 A=ab\"c\"d B=e"]),
    ("text behind the closing quote", "\"三公\"经费,e\nf\n", ["1:1 A=\"三公\"经费 B=e", "2:2 A=f"]),
    ("a mark before a quote", "\u{FEFF}\"a,b\",c\n", ["1:1 A=a,b B=c"]),
    ("ragged rows", "a\nb,c,d\ne,f\n", ["1:1 A=a", "2:2 A=b B=c C=d", "3:3 A=e B=f"]),
    ("a zero byte", "a\u{0}b,c\nd,e", ["1:1 A~a\u{0}b B=c", "2:2 A=d B=e"]),
    ("nothing but line ends", "\n\n", ["1:1", "2:2"]),
  ]

  @Test(arguments: dialects)
  func reads(trap: String, text: String, rows: [String]) throws {
    var options = DelimitedReader.Options()
    options.delimiter = 0x2C
    let found = try Collector.read(Array(text.utf8), options)
    #expect(found.lines.map(Self.show) == rows, "\(trap)")
    #expect(found.findings == [])
    #expect(found.sheets == 11)
  }

  private static func show(_ line: Collector.Line) -> String {
    (["\(line.number):\(line.line)"] + line.cells).joined(separator: " ")
  }

  @Test func anUnterminatedQuoteSwallowsNothing() throws {
    let found = try Collector.read(Array("a,b\nc,\"d\ne,f\ng,\"h\n".utf8))
    #expect(found.lines.map(\.cells) == [["A=a", "B=b"], ["A=c", "B=\"d"], ["A=e", "B=f"], ["A=g", "B=\"h"]])
    #expect(
      found.findings.map(Wording(.zh).line) == [
        "t.csv › 第 4 行：错误：从此处开始的引号直到文件末尾都没有结束，按普通字符读取 [Y0043]"
      ])
  }

  @Test(arguments: [
    ("tab among prose with commas", "甲，乙, 丙, 丁\n戊, 己, 庚\na\tb\tc\nd\te\tf\n1,2,3, 4\n", 0x09 as UInt8),
    ("semicolons with thousands separators", "a;b;c\nd;1,234.50;2,000.00\ne;3;4\n", 0x3B),
    ("a padded title", "2025年预算支出总表,,\n单位：万元,,\na,b,c\n", 0x2C), ("bars", "a|b\nc|d\n", 0x7C),
    ("one line", "a;b", 0x3B), ("no delimiter", "a\nb\n", 0x2C),
    ("semicolons inside quotes", "\"a;b\",\"c;d\"\n\"e;f\",\"g;h\"\n", 0x2C),
  ])
  func findsTheDelimiter(trap: String, text: String, delimiter: UInt8) throws {
    let reader = DelimitedReader(ByteSource(name: "t", memory: Array(text.utf8)))
    try reader.read(into: Collector())
    #expect(reader.dialect?.delimiter == delimiter, "\(trap)")
  }

  @Test(arguments: TextEncoding.chinese, [false, true])
  func findsTheEncoding(encoding: TextEncoding, mark: Bool) throws {
    let text = String(repeating: "科目编码,科目名称,合计\n208,社会保障和就业支出,53.93\n", count: 40)
    let source = ByteSource(name: "t", memory: encoded(text, encoding, mark: mark))
    let form = try TextForm.detect(source)
    #expect(form.encoding == encoding)
    #expect(form.markLength == (mark ? encoding.mark.count : 0))
    #expect(form.damage == 0)
    let found = try Collector.read(encoded(text, encoding, mark: mark))
    #expect(found.lines.first?.cells == ["A=科目编码", "B=科目名称", "C=合计"])
    #expect(found.lines.last?.cells == ["A=208", "B=社会保障和就业支出", "C=53.93"])
    #expect(found.findings.map(\.code) == (encoding == .utf8 ? [] : [.encodingTaken]))
  }

  @Test func oneDamagedByteDoesNotMakeItAnotherEncoding() throws {
    var bytes = Array("科目编码,科目名称\n208,社会保障和就业支出\n".utf8)
    bytes[15] = 0xFF
    let found = try Collector.read(bytes)
    #expect(found.lines.last?.cells == ["A=208", "B=社会保障和就业支出"])
    #expect(found.lines.first?.cells.last?.hasPrefix("B~") == true)
    #expect(
      found.findings.map(Wording(.en).line) == [
        "t.csv: error: read as UTF-8; in 2 places the bytes are no text [Y0041]"
      ])
  }

  @Test func aTextCutInsideACharacterStaysUTF8() throws {
    let found = try Collector.read(Array("科目编码,科目名称\n208,社会保障".utf8.dropLast()))
    #expect(found.lines.last?.cells == ["A=208", "B~社会保\u{FFFD}"])
    #expect(found.findings.map(\.code) == [.encodingDamaged])
  }

  @Test func bytesThatAreNoTextAreRefused() {
    let bytes = (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 97 &+ ($0 >> 3)) }
    #expect(throws: Diagnostic.self) { try Collector.read(bytes) }
  }

  @Test func aTextIsNoWiderThanASheet() throws {
    let found = try Collector.read(Array("a\(String(repeating: ",", count: 16_383))b,,,\n".utf8))
    #expect(found.lines.first?.cells == ["A=a", "XFD=b"])
    let finding = #expect(throws: Diagnostic.self) {
      try Collector.read(Array("a\n\(String(repeating: ",", count: 16_384))b\n".utf8))
    }
    #expect(finding.map(Wording(.zh).line) == "t.csv › 第 2 行：错误：column 16385 超出工作表范围（1,048,576 行、16,384 列） [Y0083]")
  }

  @Test func aCellOrRecordBeyondItsLimitIsRefused() throws {
    var options = DelimitedReader.Options()
    options.cellLimit = 10
    options.recordLimit = 1 << 19
    let cell = #expect(throws: Diagnostic.self) { try Collector.read(Array("a,12345678901\n".utf8), options) }
    #expect(cell?.code == .cellTooLong)
    let long = [0x22] + [UInt8](repeating: 0x61, count: 3 << 20)
    let record = #expect(throws: Diagnostic.self) { try Collector.read(long, options) }
    #expect(record?.code == .recordTooLong)
  }
}
