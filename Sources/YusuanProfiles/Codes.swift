public import YusuanFindings

/// The codes of findings about profiles.
extension Code {
  /// Wrong profile file (版式文件有误).
  public static let profileWrong = Code("Y0063")
  /// Unknown profile (没有此版式).
  public static let profileUnknown = Code("Y0064")
  /// Undecided (待定).
  public static let undecided = Code("Y0136", .warning)
  /// Columns with one header (两列的表头相同).
  public static let columnsAlike = Code("Y0121")
  /// Tables with one title (两张表的标题相同).
  public static let titleShared = Code("Y0122")
  /// Rows with one label (两行的名称相同).
  public static let rowsAlike = Code("Y0123")
  /// Codes without a column (有科目而没有编码列).
  public static let codesWithoutColumn = Code("Y0125")
  /// Contradiction (自相矛盾).
  public static let partContradictory = Code("Y0130")

  /// All of them.
  public static let ofProfiles: [Code] = [
    profileWrong, profileUnknown, undecided, columnsAlike, titleShared, rowsAlike, codesWithoutColumn,
    partContradictory,
  ]
}
