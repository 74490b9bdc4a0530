import Testing
import YusuanModel
import YusuanSheets
@testable import YusuanRecognition

/// What amount cells say, form by form.
@Suite struct AmountCellTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var unit = AmountUnit.tenThousandYuan
    var kind = CellKind.text
    var shown = ShownNumber()
    var mayHaveDecimalComma = false
    /// The amount in 万元, `—` for none, `?` for no amount, `<` for one below 分; `~` before one with a residue.
    var says: String
    var testDescription: String { "\(text) \(kind) \(unit.rawValue)" }
  }

  static func typed(_ says: String, _ texts: String...) -> [Case] { texts.map { Case(text: $0, says: says) } }

  static let forms =
    typed(
      "12.30", "12.3", "+12.30", "¥12.30", "￥ 12.30", "¥　12.30", "12.30万元", "１２．３０", "12。3", "'12.3", "RMB 12.30",
      "人民币12.3")
    + typed("12.30", "123000元", "123千元", "1.23十万元", "0.123百万元", "0.00123亿元", "1.23E1", "1.23e+01", " 12.30 ")
    + typed("-12.30", "-12.30", "－12.30", "−12.30", "(12.30)", "（12.30）", "-¥12.30", "¥-12.30", "¥(12.30)", "(¥12.30)")
    + typed("-12.30", "12.30-", "12.30 -", "(12.30)万元", "（123000元）", "-123000元", "12.30-万元")
    + typed("1234567.00", "1,234,567", "1，234，567", "1 234 567", "1\u{A0}234\u{202F}567", "1,234,567.00")
    + typed("0.35", "0.350", "0.35", ".35") + typed("0.00", "0", "-0.00", "0.00元")
    + typed("—", "-", "—", "/", "--", "- -", "¥ -", "——", " — ")
    + typed(
      "?", "1,23", "1,2345", "0,350", "00,350", "1.234.567", ",5", "1’234.50", "12 34", "▲12.30", "…", "12.3万", "12.3美元"
    )
    + typed(
      "?", "100\n200", "100\r\n200", "100\u{2028}200", "100　200", "100\t200", "-(12.30)", "--5", "+12.30-", "(12",
      "12.3万万元")
    + typed("?", "1_234", "[12.30]", "【12.30】", "《12.30》", "100|200")
    + typed("?", "\u{202E}12.34", "12.3\u{202E}4") + typed("12.30", "\u{202D}12.30\u{202C}", "\u{200E}12.30")
    + typed("<", "12.3456789", "0.0000001", "1E-7")

  static let residues =
    typed("~35.95", "35.949999999999996", "35.95000000000005") + typed("~964.72", "964.7200000000005")
    + typed("~128.60", "128.59999999999803", "128.6000000000004")
    + typed("~0.00", "5.684E-14", "-2.2737367544323206E-13")
    + typed("~0.00", "0.00000000000005684") + typed("<", "0.3333333333333333", "12.34567812345678", "35.9499996")
    + [
      Case(text: "995110000.0000012", unit: .yuan, says: "~99511.00"),
      Case(text: "9951.100000000006", unit: .yuan, says: "~0.99511"),
      Case(text: "12345678901.123456", unit: .yuan, says: "<"), Case(text: "12.34000312345678", unit: .yuan, says: "<"),
      Case(text: "0.005", unit: .yuan, says: "<"), Case(text: "5.6843418860808015E-14", kind: .number, says: "~0.00"),
    ]

  static let shown = [
    Case(text: "1286000", kind: .number, shown: ShownNumber(places: 4, unit: 4), says: "128.60"),
    Case(text: "1286000", kind: .number, shown: ShownNumber(places: 4), says: "128.60"),
    Case(text: "1286000", kind: .number, shown: ShownNumber(places: 0, unit: 0), says: "128.60"),
    Case(text: "1.286", kind: .number, shown: ShownNumber(places: 0, unit: 6), says: "128.60"),
    Case(text: "12860", kind: .number, shown: ShownNumber(places: 6, unit: 8), says: "128.60"),
    Case(text: "1286", unit: .yuan, kind: .number, shown: ShownNumber(places: 3), says: "<"),
    Case(text: "12860", unit: .yuan, kind: .number, shown: ShownNumber(places: 3), says: "0.001286"),
    Case(text: "128.6", kind: .number, shown: ShownNumber(.percentage), says: "?"),
    Case(text: "0.1", kind: .number, shown: ShownNumber(places: 8), says: "<"),
    Case(text: "5E-17", kind: .number, shown: ShownNumber(places: 4, unit: 4), says: "~0.00"),
  ]

  static let semicolons = [
    Case(text: "128,600", mayHaveDecimalComma: true, says: "?"),
    Case(text: "128,600.00", mayHaveDecimalComma: true, says: "128600.00"),
    Case(text: "1,128,600", mayHaveDecimalComma: true, says: "1128600.00"),
    Case(text: "128600", mayHaveDecimalComma: true, says: "128600.00"),
  ]

  @Test(arguments: forms + residues + shown + semicolons)
  func says(form: Case) {
    let bytes = Array(form.text.utf8)
    let range = bytes.withUnsafeBufferPointer { PlainText.trimmed($0, 0..<Int32(bytes.count)) }
    let says =
      switch AmountCell.read(
        bytes, range, kind: form.kind, unit: form.unit, shown: form.shown,
        mayHaveDecimalComma: form.mayHaveDecimalComma)
      {
      case .amount(let amount, let residue): (residue ? "~" : "") + amount.text(in: .tenThousandYuan)
      case .none: "—"
      case .overflow: ">"
      case .belowFen: "<"
      case .malformed: "?"
      }
    #expect(says == form.says)
  }
}
