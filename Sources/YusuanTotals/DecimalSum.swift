/// The exact sum of plain decimals, such as counts of people (数量之和).
struct DecimalSum {
  private var value: Int128 = 0
  private var places = 0
  /// Whether a text was no plain decimal, or the sum is out of range.
  private(set) var isBroken = false

  /// How many digits behind the point are added up.
  private static let placesLimit = 12

  /// Adds the decimal `text`.
  mutating func add(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.utf8.drop { $0 == UInt8(ascii: "-") }.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) }),
      text.utf8.count <= 30, (parts.count == 2 ? parts[1].count : 0) <= Self.placesLimit
    else {
      isBroken = true
      return
    }
    let digits = parts.joined()
    var number = digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - UInt8(ascii: "0")) }
    var own = parts.count == 2 ? parts[1].count : 0
    while own < places { (number, own) = (number * 10, own + 1) }
    while places < own { (value, places) = (value * 10, places + 1) }
    value += isNegative ? -number : number
    if value.magnitude > 1_000_000_000_000_000_000_000_000_000_000 { isBroken = true }
  }

  /// The sum, with as many digits behind the point as the longest decimal had.
  var text: String {
    var digits = String(value.magnitude)
    if places > 0 {
      digits = String(repeating: "0", count: max(places + 1 - digits.utf8.count, 0)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
    }
    return value < 0 ? "-" + digits : digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
