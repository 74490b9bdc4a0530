public import YusuanFindings

/// The codes of findings about money.
extension Code {
  /// Amount out of range (金额超出范围).
  public static let amountOverflow = Code("Y0013")
  /// Amount finer than 分 (金额细于分).
  public static let amountBelowFen = Code("Y0014")

  /// All of them.
  public static let ofModel: [Code] = [
    amountOverflow, amountBelowFen,
  ]
}
