internal import YusuanFindings
internal import YusuanSheets
internal import YusuanXLSXWriter

/// Sheets that are no tables. The reader knows them by names that the workbook defines, and leaves them out
/// (``WorkbookIndex/ownPrefix``).
enum OwnSheets: String {
  /// 检查结果.
  case findings
  /// 图表.
  case charts
  /// 目录.
  case contents

  /// The defined name of the sheet `name`, which is the `number`-th of its kind, from 1.
  func definedName(of name: String, number: Int) -> (name: String, formula: String) {
    let counter = number == 1 ? "" : ".\(number)"
    return (WorkbookIndex.ownPrefix + rawValue + counter, "=\(XLSXSheetNames.quoted(name))!$A$1")
  }
}
