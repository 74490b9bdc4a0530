/// The unit that figures are printed in (金额单位).
public enum AmountUnit: String, Sendable, Hashable, CaseIterable {
  /// 元.
  case yuan = "元"
  /// 千元, a thousand 元.
  case thousandYuan = "千元"
  /// 万元, ten thousand 元.
  case tenThousandYuan = "万元"
  /// 亿元, a hundred million 元.
  case hundredMillionYuan = "亿元"

  /// The words of all units, for findings.
  public static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// How many 分 the unit has.
  public var fen: Int64 {
    switch self {
    case .yuan: 100
    case .thousandYuan: 100_000
    case .tenThousandYuan: 1_000_000
    case .hundredMillionYuan: 10_000_000_000
    }
  }

  /// How many decimal places of the unit it takes to write a 分.
  public var places: Int {
    switch self {
    case .yuan: 2
    case .thousandYuan: 5
    case .tenThousandYuan: 6
    case .hundredMillionYuan: 10
    }
  }
}

/// An exact amount of money (金额): a whole number of 分 (0.01 元), never binary floating point.
///
/// The range is ±92,233,720,368,547,758.07 元. A blank cell is no amount, which is not the same as an amount of zero.
public struct Amount: Sendable, Hashable, Comparable {
  /// The amount in 分.
  public var fen: Int64

  /// The amount of `fen` 分.
  public init(fen: Int64) { self.fen = fen }

  /// Orders amounts by size.
  public static func < (a: Amount, b: Amount) -> Bool { a.fen < b.fen }

  /// Zero, as a printed `0.00`.
  public static let zero = Amount(fen: 0)

  /// The sum, or nil if it is out of range.
  public static func sum(_ a: Amount, _ b: Amount) -> Amount? {
    let (fen, overflow) = a.fen.addingReportingOverflow(b.fen)
    return overflow ? nil : Amount(fen: fen)
  }

  /// The difference, or nil if it is out of range.
  public static func difference(_ a: Amount, _ b: Amount) -> Amount? {
    let (fen, overflow) = a.fen.subtractingReportingOverflow(b.fen)
    return overflow ? nil : Amount(fen: fen)
  }

  /// The same digits read in `unit` instead of `assumed`. Nil if that is not a whole number of 分 or is out of range.
  public func reread(from assumed: AmountUnit, as unit: AmountUnit) -> Amount? {
    if unit.fen >= assumed.fen {
      let (product, overflow) = fen.multipliedReportingOverflow(by: unit.fen / assumed.fen)
      return overflow ? nil : Amount(fen: product)
    }
    let divisor = assumed.fen / unit.fen
    return fen % divisor == 0 ? Amount(fen: fen / divisor) : nil
  }
}
