public import YusuanFindings

/// The codes of findings about workbooks that are written.
extension Code {
  /// Too large for a worksheet (工作表放不下).
  public static let worksheetTooSmall = Code("Y0140")
  /// Workbook not made (工作簿没有生成).
  public static let workbookFailed = Code("Y0141")

  /// All codes of this module.
  public static let ofXLSXWriter: [Code] = [worksheetTooSmall, workbookFailed]
}
