public import YusuanFindings

/// The codes of findings about the text around tables.
extension Code {
  /// Wrong text template (说明模板有误).
  public static let templateWrong = Code("Y0185")
  /// Profile without a text template (版式没有说明模板).
  public static let templateMissing = Code("Y0186")
  /// Gaps in a text (文字中的空缺).
  public static let textHasGaps = Code("Y0187", .info)
  /// Text without its figure (说明缺少的数).
  public static let textFigureMissing = Code("Y0188", .warning)
  /// No year before (没有上年的公开文件).
  public static let yearBeforeMissing = Code("Y0189", .warning)
  /// Too long a text (文字太长).
  public static let textTooLong = Code("Y0190")
  /// Several disclosures in one file (几个单位写入一个文件).
  public static let textOfSeveral = Code("Y0191")

  /// All of them.
  public static let ofText: [Code] = [
    templateWrong, templateMissing, textHasGaps, textFigureMissing, yearBeforeMissing, textTooLong,
    textOfSeveral,
  ]
}
