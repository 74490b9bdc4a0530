import Testing
import YusuanFindings
@testable import YusuanRecognition

/// What texts say of codes, form by form.
@Suite struct CodeCellTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var isNumber = false
    /// Digits and name, `?` for something like a code that is in doubt; nil for no code.
    var says: String?
    var testDescription: String { text }
  }

  static func code(_ says: String?, _ texts: String...) -> [Case] { texts.map { Case(text: $0, says: says) } }

  static func number(_ says: String?, _ texts: String...) -> [Case] {
    texts.map { Case(text: $0, isNumber: true, says: says) }
  }

  static let alone =
    code("208", "208", "'208", "２０８", "208.0", "[208]", "【208】", "（208）", "208、", "208,", "208-", "208：")
    + code(
      "2080505", "208-05-05", "208 05 05", "208　05　05", "208/05/05", "208—05—05", "208·05·05", "208_05_05", "208.05.05",
      "208、05、05", "20805-05", "208 - 05 - 05", "２０８－０５－０５", "208\u{A0}05\u{A0}05", "[208-05-05]", "2080505.0",
      "2,080,505", "2.080505E6", "2.080505e+06", "208,05,05", "208\\05\\05")
    + code("2080505", "208类05款05项") + code("208", "208类") + code("103014801", "103类01款48项01目")
    + code("20805", "208类05款", "208-05", "208/05", "208 05", "20,805", "2.0805E4")
    + code("103014801", "1.03014801E8", "103-01-48-01")
    + number("103014801", "1.03014801E8", "103014801.0") + number("2080000", "2.08E6") + number("20805", "20805.0")
    + number("?", "208.05") + number("?", "20805.5")

  static let doubtful =
    code(
      "?", "208-5-5", "208-0505", "208 505", "208/505", "208.05", "208,05", "208-05/05", "208.05.5", "100.00",
      "20805.00", "20805-2025",
      "208.5O")
    + code(nil, "2.08E+06", "2,08", "1-2", "20O8", "-208", "=208", "")

  static let named =
    code(
      "208 社会保障", "208社会保障", "208-社会保障", "208  社会保障", "208##社会保障", "[208]社会保障", "208：社会保障", "208.社会保障",
      "208、社会保障", "208|社会保障")
    + code(
      "20805 行政事业", "208-05行政事业", "208-05-行政事业", "208 05 行政事业", "208.05行政事业", "208 05\n行政事业",
      "20805行政\n事业")
    + code("20805 2025年追加", "20805-2025年追加") + code("?", "20805-12月份补贴", "208-05项目支出", "208-16G内存", "208-20人")
    + code(nil, "200人", "2025年", "12台", "208abc")

  @Test(arguments: alone + doubtful + named)
  func says(form: Case) {
    let code = CodeCell.read(form.text, isNumber: form.isNumber)
    let says = code.map { $0.digits.isEmpty ? "?" : $0.digits + ($0.name.map { " " + $0 } ?? "") }
    #expect(says == form.says)
  }

  static let rows: [(trap: String, body: String, labels: [String], codes: [String])] = [
    (
      "parted codes", "208-05,行政事业单位养老支出,1,1,\n208-05-05,机关事业单位基本养老保险缴费支出,1,1,",
      ["3 function 20805 行政事业单位养老支出", "3 function 2080505 机关事业单位基本养老保险缴费支出"], []
    ),
    (
      "a parted code in doubt", "208-5,行政事业单位养老支出,1,1,", ["3 other 行政事业单位养老支出"],
      ["1.csv › 第 7 行 › A7（第 7 行第 1 列）：错误：应为 3, 5, 7 位数字的科目编码，实为“208-5” [Y0017]"]
    ),
    ("a formula of text", "=\"208\",=\"社会保障和就业支出\",=\"1.00\",1,", ["3 function 208 社会保障和就业支出"], []),
  ]

  @Test(arguments: rows)
  func rowsAreKnownByThem(trap: String, body: String, labels: [String], codes: [String]) throws {
    let probe = try Probe.read(DamageTests.head + "合计,,1,1,\n" + body + "\n")
    #expect(probe.labels.dropFirst() == labels[...], "\(trap)")
    #expect(probe.findings.filter { $0.severity > .info }.map { Wording(.zh).line($0) } == codes)
    #expect(probe.facts.count == 2 + 2 * labels.count)
    #expect(probe.ledger.read == probe.ledger.used + probe.ledger.diagnosed)
  }
}
