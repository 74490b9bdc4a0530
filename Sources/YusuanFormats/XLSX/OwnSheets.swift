internal import YusuanFindings
internal import YusuanXLSXWriter

/// Sheets that are no tables: the reader knows them by a name that the workbook defines, and leaves them out.
enum OwnSheets: String {
  /// 图表.
  case charts = "yusuan.charts"
  /// 检查结果.
  case findings = "yusuan.findings"
  /// 目录.
  case contents = "yusuan.contents"

  /// The defined name of the sheet `name`.
  static func name(of name: String, as kind: OwnSheets, number: Int) -> (name: String, formula: String) {
    ("\(kind.rawValue).\(number)", "=\(XLSXSheetNames.quoted(name))!$A$1")
  }
}
