import TestSupport
import Testing
import YusuanModel

/// Amounts are exact, in every unit, over the whole range.
@Suite struct AmountTests {
  @Test(arguments: [
    ("684.04", AmountUnit.tenThousandYuan, 684_040_000 as Int64), ("0.00", .tenThousandYuan, 0),
    ("-0.05", .tenThousandYuan, -50_000), ("+7", .yuan, 700), ("240.5", .tenThousandYuan, 240_500_000),
    ("1.234567", .tenThousandYuan, 1_234_567), ("1.2345670000", .tenThousandYuan, 1_234_567), (".5", .yuan, 50),
    ("5.", .yuan, 500), ("0000000000000000000000001", .yuan, 100),
    ("92233720368547758.07", .yuan, Int64.max), ("-92233720368547758.08", .yuan, Int64.min),
    ("9223372036854.775807", .tenThousandYuan, Int64.max), ("20261.00", .thousandYuan, 2_026_100_000),
    ("0.00001", .thousandYuan, 1), ("92233720368547.75807", .thousandYuan, Int64.max),
    ("0.1250", .hundredMillionYuan, 1_250_000_000), ("-0.0000000001", .hundredMillionYuan, -1),
    ("922337203.6854775807", .hundredMillionYuan, Int64.max),
  ])
  func reads(text: String, unit: AmountUnit, fen: Int64) {
    #expect(Amount.parse(Array(text.utf8)[...], unit: unit) == .amount(Amount(fen: fen)))
  }

  @Test(arguments: [
    ("92233720368547758.08", AmountUnit.yuan, AmountReading.overflow), ("-92233720368547758.09", .yuan, .overflow),
    ("99999999999999999999999999", .yuan, .overflow), ("9223372036854.775808", .tenThousandYuan, .overflow),
    ("0.001", .yuan, .belowFen), ("1.2345678", .tenThousandYuan, .belowFen), ("1.234567", .thousandYuan, .belowFen),
    ("0.00000000001", .hundredMillionYuan, .belowFen), ("922337203.6854775808", .hundredMillionYuan, .overflow),
    ("92233720368547.75808", .thousandYuan, .overflow), ("", .yuan, .malformed),
    ("-", .yuan, .malformed), (".", .yuan, .malformed), ("1e3", .yuan, .malformed), ("1,000", .yuan, .malformed),
    ("1.2.3", .yuan, .malformed), (" 1", .yuan, .malformed), ("--1", .yuan, .malformed), ("0x1", .yuan, .malformed),
  ])
  func refuses(text: String, unit: AmountUnit, reading: AmountReading) {
    #expect(Amount.parse(Array(text.utf8)[...], unit: unit) == reading)
  }

  @Test(arguments: [
    (0 as Int64, AmountUnit.tenThousandYuan, "0.00"), (684_040_000, .tenThousandYuan, "684.04"),
    (684_040_000, .yuan, "6840400.00"), (1_234_500, .tenThousandYuan, "1.2345"), (1, .tenThousandYuan, "0.000001"),
    (-5, .yuan, "-0.05"), (10_000, .tenThousandYuan, "0.01"), (Int64.max, .yuan, "92233720368547758.07"),
    (Int64.min, .yuan, "-92233720368547758.08"), (Int64.min, .tenThousandYuan, "-9223372036854.775808"),
    (2_026_100_000, .thousandYuan, "20261.00"), (1, .thousandYuan, "0.00001"),
    (1_250_000_000, .hundredMillionYuan, "0.125"),
    (-1, .hundredMillionYuan, "-0.0000000001"), (Int64.max, .hundredMillionYuan, "922337203.6854775807"),
  ])
  func prints(fen: Int64, unit: AmountUnit, text: String) {
    #expect(Amount(fen: fen).text(in: unit) == text)
  }

  @Test(arguments: AmountUnit.allCases)
  func whatIsPrintedReadsBack(unit: AmountUnit) {
    var generator = SeededRandom(seed: 20_250_101)
    for bits in 0..<2_000 {
      let fen = Int64(truncatingIfNeeded: generator.next()) >> (bits % 64)
      let text = Amount(fen: fen).text(in: unit)
      #expect(Amount.parse(Array(text.utf8)[...], unit: unit) == .amount(Amount(fen: fen)), "\(text)")
    }
  }

  @Test(arguments: [
    (AmountUnit.yuan, "元", 100 as Int64, 2), (.thousandYuan, "千元", 100_000, 5), (.tenThousandYuan, "万元", 1_000_000, 6),
    (.hundredMillionYuan, "亿元", 10_000_000_000, 10),
  ])
  func aUnitHasItsWordSizeAndPlaces(unit: AmountUnit, word: String, fen: Int64, places: Int) {
    #expect(unit.rawValue == word && unit.fen == fen && unit.places == places)
    #expect(Amount.parse(Array("1".utf8)[...], unit: unit) == .amount(Amount(fen: fen)))
  }

  @Test func sumsThatDoNotFitAreNone() {
    #expect(Amount.sum(Amount(fen: .max), Amount(fen: 1)) == nil)
    #expect(Amount.difference(Amount(fen: .min), Amount(fen: 1)) == nil)
    #expect(Amount.sum(Amount(fen: 2), Amount(fen: -3)) == Amount(fen: -1))
  }
}
