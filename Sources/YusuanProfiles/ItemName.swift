public import YusuanModel

/// A label's ordinal and the name behind it: 八、社会保障和就业支出 is 8 and 社会保障和就业支出 (序号与名称).
///
/// An item is known by its name, never by its ordinal: other years print fewer items and number them differently.
public struct ItemName: Sendable, Hashable {
  /// The ordinal, or nil if the label has none.
  public let ordinal: Int?
  /// The folded name behind it.
  public let name: [Unicode.Scalar]

  /// Splits a folded label into ordinal and name.
  public init(_ folded: FoldedText) {
    var rest = folded.scalars[...]
    var value: Int?
    if let first = rest.first, (0x2460...0x2473).contains(first.value) {
      value = Int(first.value - 0x245F)
      rest = rest.dropFirst()
    } else {
      let bracketed = rest.first == "("
      var digits = bracketed ? rest.dropFirst() : rest
      let number = digits.prefix { Self.digit($0) != nil }
      digits = digits.dropFirst(number.count)
      let closing: [Unicode.Scalar] = bracketed ? [")"] : ["、", ".", ",", "。"]
      if let parsed = Self.number(number), let next = digits.first, closing.contains(next) {
        value = parsed
        rest = digits.dropFirst()
      }
    }
    ordinal = rest.isEmpty ? nil : value
    name = ordinal == nil ? folded.scalars : Array(rest)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if ("0"..."9").contains(scalar) { return Int(scalar.value) - 0x30 }
    if scalar == "十" { return 10 }
    return ["一", "二", "三", "四", "五", "六", "七", "八", "九"].firstIndex(of: scalar).map { $0 + 1 }
  }

  /// The number written in up to three Arabic or Chinese digits, or nil if `scalars` is none.
  public static func number(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 3 else { return nil }
    var value = 0
    for scalar in scalars {
      guard let digit = digit(scalar) else { return nil }
      if digit == 10 {
        value = max(value, 1) * 10
      } else if value % 10 == 0, value >= 10 {
        value += digit
      } else {
        value = value * 10 + digit
      }
    }
    return value
  }
}
