import Testing
import YusuanFindings
import YusuanSheets

/// A text is read in the encoding it says something in, and never turned into rare characters of another.
@Suite struct EncodingTests {
  struct Foreign: CustomTestStringConvertible {
    var encoding: TextEncoding
    var trap: String
    var text: String
    var testDescription: String { "\(encoding.rawValue): \(trap)" }
  }

  static let foreign: [Foreign] = [
    Foreign(
      encoding: .big5, trap: "a table of Taiwan", text: "2025年預算支出總表\n單位：萬元\n科目編碼,科目名稱,合計\n208,社會保障和就業支出,18.60\n"),
    Foreign(encoding: .big5, trap: "a few labels", text: "項目,金額\n人事費,128.60\n業務費,40.00\n"),
    Foreign(encoding: .shiftJIS, trap: "kana", text: "2025年度予算\nコード,項目の名称,合計\n208,社会保障と雇用,18.60\n"),
    Foreign(encoding: .shiftJIS, trap: "no kana", text: "予算支出総表\n項目,項目名,合計,基本支出,事業支出\n合計,,128.60,88.60,40.00\n"),
    Foreign(encoding: .eucJP, trap: "kana", text: "2025年度予算\nコード,項目の名称,合計\n208,社会保障と雇用,18.60\n"),
    Foreign(encoding: .eucJP, trap: "no kana", text: "予算支出総表\n項目,項目名,合計,基本支出,事業支出\n合計,,128.60,88.60,40.00\n"),
    Foreign(encoding: .eucKR, trap: "a table", text: "2025년 예산 지출 총표\n단위: 만원\n항목코드,항목명,합계\n208,사회보장,18.60\n"),
    Foreign(
      encoding: .windows1252, trap: "German",
      text: "Übersicht der Ausgaben;Betrag\nGehälter und Löhne;128,60\nZuschüsse;40\n"),
    Foreign(encoding: .windows1252, trap: "French, one accent", text: "budget,montant\nsalaires des employés,128.60\n"),
    Foreign(encoding: .windows1251, trap: "Russian", text: "Бюджет 2025;Сумма\nЗарплата;128,60\nРасходы;40,00\n"),
  ]

  @Test(arguments: foreign)
  func isNamedAndNotRead(foreign: Foreign) throws {
    let bytes = encoded(foreign.text, foreign.encoding)
    try #require(!bytes.isEmpty)
    let finding = #expect(throws: Diagnostic.self) { try Collector.read(bytes) }
    let name = foreign.encoding.rawValue
    #expect(finding.map(Wording(.zh).line) == "t.csv：错误：内容像是 \(name) 编码的文字，不当作 GB18030 读取 [Y0046]")
    #expect(
      finding.map(Wording(.en).line)
        == "t.csv: error: the content looks like \(name) text; it is not read as GB18030 [Y0046]")
  }

  @Test(arguments: foreign)
  func isReadWhereItIsAskedFor(foreign: Foreign) throws {
    var options = DelimitedReader.Options()
    options.encoding = TextEncoding(name: foreign.encoding.rawValue)
    options.delimiter = 0x09
    let found = try Collector.read(encoded(foreign.text, foreign.encoding), options)
    #expect(found.lines.flatMap(\.cells) == foreign.text.split(separator: "\n").map { "A=\($0)" })
    #expect(found.findings == [])
  }

  static let table = "2025年预算支出总表\n科目编码,科目名称,合计\n208,社会保障和就业支出,18.60\n2080505,机关事业单位基本养老保险缴费支出,12.40\n"

  @Test(arguments: [TextEncoding.utf32LittleEndian, .utf32BigEndian], [true, false])
  func utf32IsRead(encoding: TextEncoding, mark: Bool) throws {
    let found = try Collector.read(encoded(Self.table, encoding, mark: mark))
    #expect(found.lines.last?.cells == ["A=2080505", "B=机关事业单位基本养老保险缴费支出", "C=12.40"])
    #expect(found.findings.map(Wording(.zh).line) == ["t.csv：信息：按 \(encoding.rawValue) 编码读取 [Y0040]"])
  }

  static let chinese: [(trap: String, text: String)] = [
    ("names with rare characters", "姓名,电话\n翟鑫淼,1\n黎韬,2\n闫赟,3\n邵琨,4\n"), ("one character", "a,b\n合,1\n"),
    ("one character of a name", "a,b\n黎,1\n"), ("traditional characters in GBK", "2025年預算支出總表\n科目編碼,科目名稱,合計\n"),
    ("Greek letters and circled numbers", "科目,①,α射线\n合计,Ⅲ类,β\n"), ("white space of GBK", "合　计,科目\u{3000}名称\n"),
  ]

  @Test(arguments: chinese)
  func chineseIsNotTakenForAnother(trap: String, text: String) throws {
    let source = ByteSource(name: "t", memory: encoded(text, .gb18030))
    #expect(try TextForm.detect(source).encoding == .gb18030, "\(trap)")
  }

  @Test(arguments: ["a\u{0},\u{0}b\u{0}\n\u{0}1\u{0},\u{0}", "12\u{0}4,5\n", "\u{0}a\u{0}b"])
  func utf16IsNotGuessedFromAFewBytes(text: String) throws {
    let found = try Collector.read(Array(text.utf8))
    #expect(found.lines.first?.cells.first?.contains("~") == true)
    #expect(found.findings == [])
  }

  @Test(arguments: TextEncoding.chinese)
  func zeroBytesBehindTheTextAreNoText(encoding: TextEncoding) throws {
    for zeros in [4, 64, 4_096] {
      let bytes = encoded(Self.table, encoding, mark: encoding != .gb18030) + [UInt8](repeating: 0, count: zeros)
      let found = try Collector.read(bytes)
      #expect(found.lines.count == 4)
      #expect(found.lines.last?.cells.last == "C=12.40")
    }
  }

  @Test func aZeroByteWithinAFigureIsDamageInEveryEncoding() throws {
    for encoding in [TextEncoding.utf8, .gb18030] {
      let found = try Collector.read(encoded(Self.table.replacing("12.40", with: "12\u{0}.40"), encoding))
      #expect(found.lines.last?.cells.last == "C~12\u{0}.40", "\(encoding)")
    }
  }

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func aLoneSurrogateCostsItsOwnUnit(encoding: TextEncoding) throws {
    var bytes = encoded("合计,1\n208X,2\n", encoding, mark: true)
    // The X is the ninth unit, the mark counted.
    let lone: [UInt8] = encoding == .utf16LittleEndian ? [0x00, 0xD8] : [0xD8, 0x00]
    bytes.replaceSubrange(18..<20, with: lone)
    let found = try Collector.read(bytes)
    #expect(found.lines.map(\.cells) == [["A=合计", "B=1"], ["A~208\u{FFFD}", "B=2"]])
    #expect(found.findings.map(\.code) == [.encodingTaken, .encodingDamaged])
  }

  @Test func theByteOrderMarksOfFilesThatWerePutTogetherAreNoText() throws {
    let found = try Collector.read(Array("\u{FEFF}\u{FEFF}\"a,b\",c\n\u{FEFF}\"d\",\u{FEFF}\"e\"\n".utf8))
    #expect(found.lines.map(\.cells) == [["A=a,b", "B=c"], ["A=d", "B=e"]])
  }
}
