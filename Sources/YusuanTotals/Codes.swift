public import YusuanFindings

/// The codes of findings about totals of units.
extension Code {
  /// Total that lacks a part (汇总数不完整).
  public static let totalIncomplete = Code("Y0165")
  /// Counted twice (重复计算).
  public static let countedTwice = Code("Y0166")
  /// Transfers within a total (汇总数中有单位间往来).
  public static let transfersWithin = Code("Y0167", .warning)
  /// Not to be added up (不能汇总).
  public static let notSummable = Code("Y0168")
  /// Note on a total (汇总的说明).
  public static let totalNote = Code("Y0169", .info)

  /// All codes of this module.
  public static let ofTotals: [Code] = [countedTwice, notSummable, totalIncomplete, totalNote, transfersWithin]
}
