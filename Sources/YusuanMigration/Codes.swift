public import YusuanFindings

/// The codes of findings about migrations.
extension Code {
  /// No place for a figure (没有位置的数).
  public static let figureWithoutPlace = Code("Y0175")
  /// No place for an unread cell (没有位置的未读单元格).
  public static let unreadWithoutPlace = Code("Y0176", .warning)
  /// No place for a text (没有位置的文字).
  public static let textWithoutPlace = Code("Y0177", .warning)
  /// Code below another one (换了上级的科目).
  public static let parentChanged = Code("Y0178", .warning)
  /// Another level (级次改变).
  public static let levelChanged = Code("Y0179", .warning)
  /// No mapping (没有对应关系).
  public static let mappingMissing = Code("Y0180", .warning)
  /// Wrong mappings file (对应关系文件有误).
  public static let mappingsWrong = Code("Y0181")
  /// Columns of different kinds (列的种类不同).
  public static let kindsDiffer = Code("Y0182")

  /// All of them.
  public static let ofMigration: [Code] = [
    figureWithoutPlace, unreadWithoutPlace, textWithoutPlace, parentChanged, levelChanged, mappingMissing,
    mappingsWrong, kindsDiffer,
  ]
}
