public import YusuanFindings

/// The codes of findings about annotated workbooks.
extension Code {
  /// Signature lost (数字签名失效).
  public static let signatureLost = Code("Y0145", .warning)
  /// Sheet not marked (工作表未标注).
  public static let sheetNotMarked = Code("Y0146", .warning)
  /// Annotated as printed (按印制样式标注).
  public static let annotatedAsPrinted = Code("Y0147", .warning)
  /// Not annotated (无法标注).
  public static let notAnnotated = Code("Y0148")
  /// Mended (已改正).
  public static let mendMade = Code("Y0149", .info)
  /// Not mended (未改正).
  public static let mendNotMade = Code("Y0150", .warning)
  /// No mend ticked (没有勾选的改正).
  public static let noMendTicked = Code("Y0152")

  /// All codes of this module.
  public static let ofAnnotation: [Code] = [
    signatureLost, sheetNotMarked, annotatedAsPrinted, notAnnotated, mendMade, mendNotMade, noMendTicked,
  ]
}

extension Phrase {
  static let mendGone = Phrase(zh: "此处已无可改正的内容", en: "there is nothing to mend any more")
  static let noWorkbookPart = Phrase(zh: "没有工作簿部件", en: "it has no workbook part")
  static let tooManyMerged = Phrase(zh: "合并单元格过多", en: "it has too many merged cells")
  static let sameName = Phrase(zh: "还有同名的工作表", en: "another sheet has the same name")
  static let noStyles = Phrase(zh: "样式表没有单元格样式", en: "its styles have no cell formats")
  static let rowsDisordered = Phrase(zh: "行或单元格的次序、编号不对", en: "its rows or cells are out of order or wrongly numbered")
  static let noSheetData = Phrase(zh: "没有单元格区域", en: "it has no part for cells")
  static let drawingUnreadable = Phrase(zh: "批注的图形读不出", en: "the shapes of its comments cannot be read")
  static let cellsWouldChange = Phrase(zh: "标注会改变单元格的内容", en: "the marks would change what cells hold")
}
