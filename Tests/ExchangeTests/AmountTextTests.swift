import Budget
import Testing

@Suite struct AmountTextTests {
  @Test(arguments: [
    (0, "0.00", "0.00"), (1, "0.01", "0.000001"), (-5, "-0.05", "-0.000005"), (1230, "12.30", "0.00123"),
    (1_234_500, "12345.00", "1.2345"), (1_000_000, "10000.00", "1.00"), (684_040_000, "6840400.00", "684.04"),
    (Int64.max, "92233720368547758.07", "9223372036854.775807"),
    (Int64.min, "-92233720368547758.08", "-9223372036854.775808"),
  ])
  func printsExactly(fen: Int64, yuan: String, tenThousand: String) {
    #expect(Amount(fen: fen).text(in: .yuan) == yuan)
    #expect(Amount(fen: fen).text(in: .tenThousandYuan) == tenThousand)
  }

  @Test(
    arguments: [
      ("0", .amount(.zero)), ("-0.00", .amount(.zero)), ("007", .amount(Amount(fen: 700))),
      ("+12.3", .amount(Amount(fen: 1230))), ("0.01", .amount(Amount(fen: 1))),
      ("1.50000000000000000000000000000", .amount(Amount(fen: 150))),
      ("0000000000000000000000000000001", .amount(Amount(fen: 100))),
      ("92233720368547758.07", .amount(Amount(fen: .max))), ("92233720368547758.08", .overflow),
      ("-92233720368547758.08", .amount(Amount(fen: .min))), ("-92233720368547758.09", .overflow),
      ("99999999999999999999999999", .overflow), ("0.001", .belowFen), ("1.0000000000000000000001", .belowFen),
      ("", .malformed), ("-", .malformed), (".", .malformed), ("1e2", .malformed), ("1,000", .malformed),
      ("1.2.3", .malformed), (" 1", .malformed), ("--1", .malformed), ("１", .malformed), ("NaN", .malformed),
    ] as [(String, AmountReading)])
  func readsPlainDecimalsInYuan(text: String, reading: AmountReading) {
    #expect(Amount.parse(Array(text.utf8)[...], unit: .yuan) == reading)
  }

  @Test(
    arguments: [
      ("684.04", .amount(Amount(fen: 684_040_000))), ("0.000001", .amount(Amount(fen: 1))), ("0.0000001", .belowFen),
      ("9223372036854.775807", .amount(Amount(fen: .max))), ("9223372036854.775808", .overflow),
      ("-9223372036854.775808", .amount(Amount(fen: .min))),
    ] as [(String, AmountReading)])
  func readsPlainDecimalsInTenThousandYuan(text: String, reading: AmountReading) {
    #expect(Amount.parse(Array(text.utf8)[...], unit: .tenThousandYuan) == reading)
  }

  @Test(arguments: AmountUnit.allCases)
  func readsBackWhatItPrints(unit: AmountUnit) {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2_000 {
      let amount = Amount(fen: random.anyFen())
      #expect(Amount.parse(Array(amount.text(in: unit).utf8)[...], unit: unit) == .amount(amount))
    }
  }
}
