public import YusuanFindings

/// The codes of findings about templates.
extension Code {
  /// Template that cannot be filled (模板无法填写).
  public static let templateUnfit = Code("Y0155")
  /// No place in the template (模板中没有位置).
  public static let noPlaceInTemplate = Code("Y0156")
  /// Figure of the template taken out (模板原有的数字已清除).
  public static let templateFigureCleared = Code("Y0157", .warning)
  /// Figure that differs (写出的数不一致).
  public static let filledOtherwise = Code("Y0158")
  /// Template of another year (模板年度不同).
  public static let templateOfAnotherYear = Code("Y0159", .warning)

  /// All codes of this module.
  public static let ofTemplate: [Code] = [
    templateUnfit, noPlaceInTemplate, templateFigureCleared, filledOtherwise, templateOfAnotherYear,
  ]
}

extension Phrase {
  static let notWorkbook = Phrase(zh: "不是 .xlsx 或 .xlsm 工作簿", en: "it is no .xlsx or .xlsm workbook")
  static func noTables(of profile: String) -> Phrase {
    Phrase(zh: "其中没有版式“\(profile)”的表", en: "it has no table of the profile “\(profile)”")
  }
  static let severalDisclosures = Phrase(
    zh: "输入有多份公开表，一个文件只能填写一份；-o 请用文件夹",
    en: "the inputs give several disclosures, and a file takes one; name a folder with -o")
  static let rowsUnclear = Phrase(zh: "工作表的行列编号混乱", en: "the rows and cells of the sheet are numbered in disorder")
  static let arrayInTheWay = Phrase(
    zh: "数组公式跨过要插入行的位置", en: "an array formula reaches over the place where rows are to be put in")
  static let tableInTheWay = Phrase(
    zh: "“表格”对象跨过要插入行的位置", en: "a table object reaches over the place where rows are to be put in")
  static let pivotInTheWay = Phrase(
    zh: "数据透视表在要插入行的工作表上", en: "a pivot table stands on the sheet where rows are to be put in")
  static let scenarioInTheWay = Phrase(
    zh: "方案或自定义视图在要插入行的工作表上", en: "scenarios or custom views are on the sheet where rows are to be put in")
  static let sheetFull = Phrase(
    zh: "工作表最后一行有内容，不能再插入行", en: "the last rows of the sheet are used, so that no rows can be put in")
  static let tableTwice = Phrase(zh: "模板中此表出现多次", en: "the table stands in it more than once")
  static let noTableThere = Phrase(zh: "模板中没有这张表", en: "the template does not have the table")
  static let noRowThere = Phrase(zh: "模板中没有这一行，也没有空行", en: "the template has neither the row nor an empty one")
  static let noColumnThere = Phrase(zh: "模板中没有这一列", en: "the template does not have the column")
  static let noPanelThere = Phrase(zh: "模板中没有这一栏", en: "the template does not have the panel")
  static let formulaResult = Phrase(zh: "公式的结果", en: "its formula")
  static let mergedThere = Phrase(zh: "单元格在合并区域之内", en: "the cell is inside a merged one")
}
