public import YusuanFindings

/// How a number format shows a number (数字格式显示的数): unchanged, as another number, or as something that is not an amount.
///
/// Formats that divide or print a money unit are respected: the number that people see is meant. `0!.0,"万元"` shows
/// 1286000 as `128.6万元`: the decimal point is four places further left, and the unit is 10⁴ 元.
public struct ShownNumber: Sendable, Hashable {
  /// Why the shown number is not an amount (不是金额的原因).
  public enum Misfit: UInt8, Sendable, CaseIterable {
    /// The format shows a percentage: a hundred times the number, with a percent sign.
    case percentage = 1
    /// The format prints extra zeros after the number.
    case magnified
    /// The format prints extra digits.
    case furtherDigits
    /// The format prints something between the digits.
    case partedDigits
    /// The format prints a minus before a positive number, or a plus before a negative one.
    case otherSign
    /// The format prints another currency than 元.
    case otherCurrency
    /// The format prints words that are not a money unit.
    case otherWords
    /// The format prints a counting word, such as 人.
    case countWord
    /// The format does not show the number at all.
    case notShown
    /// The shown and the stored number differ.
    case differsFromStored

    /// The reason, for findings.
    public var reason: Phrase {
      switch self {
      case .percentage: .percentage
      case .magnified: .magnified
      case .furtherDigits: .furtherDigits
      case .partedDigits: .partedDigits
      case .otherSign: .otherSign
      case .otherCurrency: .otherCurrency
      case .otherWords, .countWord: .otherWords
      case .notShown: .notShown
      case .differsFromStored: .differsFromStored
      }
    }
  }

  /// The upper four bits are ``places``. The lower four are the unit's power of ten plus one, or zero without a unit.
  private var scale: UInt8 = 0
  /// Why it is not an amount, or nil if it is one.
  public private(set) var misfit: Misfit?

  /// The number is shown unchanged.
  public init() {}

  /// The number is shown divided by ten to the power of `places` (0 to 15), in a unit of ten to the power of `unit` 元
  /// (0 to 14).
  public init(places: Int, unit: Int? = nil) {
    scale = UInt8(clamping: places << 4 | (unit.map { $0 + 1 } ?? 0))
  }

  /// The shown number is not an amount.
  public init(_ misfit: Misfit) { self.misfit = misfit }

  /// By how many places the decimal point is further left than in the cell.
  public var places: Int { Int(scale >> 4) }

  /// The printed money unit as a power of ten of 元. Nil if none is printed.
  public var unit: Int? { scale & 15 == 0 ? nil : Int(scale & 15) - 1 }

  /// Whether the number is shown as it is stored.
  public var isAsStored: Bool { scale == 0 && misfit == nil }
}
