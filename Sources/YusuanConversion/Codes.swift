public import YusuanFindings

/// The codes of findings about conversions.
extension Code {
  /// Text outside tables (表外文字).
  public static let textOutsideTables = Code("Y0029", .info)
  /// No table (没有表格).
  public static let noTable = Code("Y0038")
  /// Profile found by content (按内容选用的版式).
  public static let profileTaken = Code("Y0093", .info)
  /// Another profile fits (另一版式相符).
  public static let profileFits = Code("Y0094", .warning)
  /// Long file that may be cut (长表可能被截断).
  public static let longFormCut = Code("Y0103", .warning)
  /// Strict (严格模式).
  public static let strictRefused = Code("Y0073")
  /// Sample with another result (样例的结果不符).
  public static let sampleDiffers = Code("Y0132")

  /// All codes of this module.
  public static let ofConversion: [Code] = [
    textOutsideTables, noTable, profileTaken, profileFits, longFormCut, strictRefused, sampleDiffers,
  ]
}
