public import YusuanFindings

/// The codes of findings about recognition.
extension Code {
  /// Unreadable amount (金额无法识别).
  public static let amountUnreadable = Code("Y0012")
  /// No amount (不是金额).
  public static let amountOfAnotherKind = Code("Y0015")
  /// Amount without an item (金额没有项目).
  public static let amountWithoutItem = Code("Y0016")
  /// Unreadable code (科目编码无法识别).
  public static let codeUnreadable = Code("Y0017")
  /// Cell outside the columns (单元格不在任何列内).
  public static let cellOutsideColumns = Code("Y0018", .warning)
  /// Damaged text (文字已损坏).
  public static let textDamaged = Code("Y0019")
  /// Unknown column (未知的列).
  public static let columnUnknown = Code("Y0020", .warning)
  /// Missing column (缺少列).
  public static let columnMissing = Code("Y0021", .warning)
  /// Ambiguous column (列无法确定).
  public static let columnAmbiguous = Code("Y0022")
  /// Missing header (缺少表头).
  public static let headerMissing = Code("Y0023")
  /// Table without a title (表格没有标题).
  public static let tableUntitled = Code("Y0024", .warning)
  /// Figures outside tables (表外的数字).
  public static let figuresOutsideTables = Code("Y0025", .warning)
  /// Missing row (缺少必有的行).
  public static let rowMissing = Code("Y0026")
  /// Row beyond the profile (版式外的行).
  public static let rowUnknown = Code("Y0027", .info)
  /// Repeated row (重复的行).
  public static let rowRepeated = Code("Y0028")
  /// Missing unit (缺少单位名称).
  public static let unitMissing = Code("Y0030", .warning)
  /// Units differ (单位名称不一致).
  public static let unitsDiffer = Code("Y0031")
  /// Years differ (年度不一致).
  public static let yearsDiffer = Code("Y0032")
  /// Missing money unit (缺少金额单位).
  public static let amountUnitMissing = Code("Y0033", .warning)
  /// Unknown money unit (金额单位无法识别).
  public static let amountUnitUnknown = Code("Y0034")
  /// Money units differ (金额单位不一致).
  public static let amountUnitsDiffer = Code("Y0035", .info)
  /// Repeated table (表格重复).
  public static let tableRepeated = Code("Y0036")
  /// Missing tables (缺少表格).
  public static let tablesMissing = Code("Y0037", .info)
  /// Label in the profile's spelling (名称按版式改写).
  public static let labelRewritten = Code("Y0039", .warning)
  /// Look-alike characters (形近字符).
  public static let lookalikesWritten = Code("Y0059", .info)
  /// Code where none belongs (多余的科目编码).
  public static let codeUnexpected = Code("Y0088", .warning)
  /// Unknown table (未知的表格).
  public static let blockUnknown = Code("Y0090", .warning)
  /// Profile not certain (版式无法确定).
  public static let profilesTied = Code("Y0091")
  /// Level not known (级次无法确定).
  public static let levelUnknown = Code("Y0092", .info)
  /// Sum of a page (页内合计).
  public static let pageTotal = Code("Y0095", .warning)
  /// Heading inside a table (表格中间的标题行).
  public static let headingInside = Code("Y0096", .warning)
  /// Hidden figures (隐藏的数字).
  public static let figuresHidden = Code("Y0098", .warning)
  /// Hidden table not taken (隐藏的表格未采用).
  public static let tableHidden = Code("Y0099", .warning)
  /// No count, percentage or date (不是数量、百分比或日期的内容).
  public static let valueOfAnotherKind = Code("Y0105")
  /// Amount in text outside tables (表外文字中的金额).
  public static let figureInText = Code("Y0101", .info)

  /// All of them.
  public static let ofRecognition: [Code] = [
    amountUnreadable, amountOfAnotherKind, amountWithoutItem, codeUnreadable, cellOutsideColumns, textDamaged,
    columnUnknown, columnMissing, columnAmbiguous, headerMissing, tableUntitled, figuresOutsideTables, rowMissing,
    rowUnknown, rowRepeated, unitMissing, unitsDiffer, yearsDiffer, amountUnitMissing, amountUnitUnknown,
    amountUnitsDiffer, tableRepeated, tablesMissing, labelRewritten, lookalikesWritten, codeUnexpected, blockUnknown,
    profilesTied, levelUnknown, pageTotal, headingInside, figuresHidden, tableHidden, valueOfAnotherKind, figureInText,
  ]
}
