public import YusuanFindings

/// How a number format shows a number (数字格式显示的数): as it stands in the cell, as another one, or as no amount.
///
/// A format that divides or prints a money unit is respected: what people see is what is meant. `0!.0,"万元"` shows 1286000 as
/// `128.6万元`: the point stands four places further left, and the unit is 10⁴ 元.
public struct ShownNumber: Sendable, Hashable {
  /// Why what is shown is no amount (不是金额的原因).
  public enum Misfit: UInt8, Sendable, CaseIterable {
    /// Of the number, a hundred times as much is shown, with a percent sign.
    case percentage = 1
    /// The format prints further zeros behind the number.
    case magnified
    /// The format prints further digits.
    case furtherDigits
    /// The format prints something between the digits.
    case partedDigits
    /// The format prints a minus before a positive number, or a plus before a negative one.
    case otherSign
    /// The format prints a currency that is not 元.
    case otherCurrency
    /// The format prints words that are no money unit.
    case otherWords
    /// The format prints a word that counts, such as 人.
    case countWord
    /// The format does not show the number at all.
    case notShown
    /// What is shown and what is stored are different numbers.
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

  /// Places in the upper four bits; below them the unit's power of ten and one, or zero.
  private var scale: UInt8 = 0
  /// Why it is no amount; nil where it is one.
  public private(set) var misfit: Misfit?

  /// The number is shown as it stands in the cell.
  public init() {}

  /// The number is shown divided by ten to the power of `places`, 0 to 15, in 10 to the power of `unit` 元, 0 to 14.
  public init(places: Int, unit: Int? = nil) {
    scale = UInt8(clamping: places << 4 | (unit.map { $0 + 1 } ?? 0))
  }

  /// What is shown is no amount.
  public init(_ misfit: Misfit) { self.misfit = misfit }

  /// By how many places the point stands further left than in the cell.
  public var places: Int { Int(scale >> 4) }

  /// The money unit that is printed, as a power of ten of 元; nil where none is.
  public var unit: Int? { scale & 15 == 0 ? nil : Int(scale & 15) - 1 }

  /// Whether nothing is different from what stands in the cell.
  public var isAsStored: Bool { scale == 0 && misfit == nil }
}
