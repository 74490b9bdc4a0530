public import YusuanFindings

/// The codes of findings about spreadsheets and text.
extension Code {
  /// Formula without a value (公式没有结果).
  public static let formulaWithoutValue = Code("Y0011")
  /// Encoding found by content (按内容判断的编码).
  public static let encodingTaken = Code("Y0040", .info)
  /// Damaged encoding (编码有损坏).
  public static let encodingDamaged = Code("Y0041")
  /// Unknown encoding (编码无法判断).
  public static let encodingUnknown = Code("Y0042")
  /// Unterminated quote (引号没有结束).
  public static let quoteUnterminated = Code("Y0043")
  /// Record too long (记录过长).
  public static let recordTooLong = Code("Y0044")
  /// Cell too long (单元格过长).
  public static let cellTooLong = Code("Y0045")
  /// Encoding of another language (其他文字的编码).
  public static let encodingForeign = Code("Y0046")
  /// Quote that swallows cells (引号吞掉单元格).
  public static let quoteSwallows = Code("Y0047")
  /// Index column (索引列).
  public static let indexColumn = Code("Y0048", .warning)
  /// Word for a missing value (缺失值标记).
  public static let missingValueWord = Code("Y0049", .warning)
  /// Unknown delimiter (分隔符不能确定).
  public static let delimiterUnknown = Code("Y0058", .warning)
  /// Empty file (文件是空的).
  public static let fileEmpty = Code("Y0051")
  /// Folder without input (文件夹里没有输入).
  public static let folderWithoutInput = Code("Y0056")
  /// Rows out of order (行的次序不对).
  public static let rowsDisordered = Code("Y0080", .warning)
  /// Repeated cell (单元格重复).
  public static let cellRepeated = Code("Y0081")
  /// Missing shared string (共享字符串缺失).
  public static let sharedStringMissing = Code("Y0082")
  /// Beyond the grid (超出工作表范围).
  public static let gridExceeded = Code("Y0083")
  /// No such sheet (没有此工作表).
  public static let sheetUnknown = Code("Y0084")
  /// Contradictory cell (单元格自相矛盾).
  public static let cellContradictory = Code("Y0085")
  /// Text left out (未读取的文字).
  public static let textLeftOut = Code("Y0086", .warning)
  /// Merged cells not respected (合并单元格未计入).
  public static let mergedUnread = Code("Y0087", .warning)
  /// Sheet that is not read (未读取的工作表).
  public static let sheetSkipped = Code("Y0089", .warning)
  /// Sheet that this program added to tables (附加的工作表不读取).
  public static let findingsLeftOut = Code("Y0151", .info)
  /// Parts of a page of ours (自己网页中的附加内容).
  public static let besideLeftOut = Code("Y0170", .info)

  /// All codes of this module.
  public static let ofSheets: [Code] = [
    formulaWithoutValue, encodingTaken, encodingDamaged, encodingUnknown, quoteUnterminated, recordTooLong, cellTooLong,
    encodingForeign, quoteSwallows, indexColumn, missingValueWord, delimiterUnknown, fileEmpty, folderWithoutInput,
    rowsDisordered, cellRepeated, sharedStringMissing, gridExceeded, sheetUnknown, cellContradictory, textLeftOut,
    mergedUnread, sheetSkipped, findingsLeftOut, besideLeftOut,
  ]
}
