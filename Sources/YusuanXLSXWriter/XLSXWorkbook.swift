public import YusuanFindings

/// A workbook to be written as .xlsx (工作簿): a value. The same value gives the same bytes.
///
/// ```swift
/// var sheet = XLSXSheet("表1")
/// sheet.put(.text("合计"), at: CellPosition(row: 1, column: 1), .header)
/// sheet.put(.number("684.04"), at: CellPosition(row: 1, column: 2), XLSXStyle(numberFormat: "#,##0.00", border: true))
/// let bytes = try XLSXWorkbook(sheets: [sheet]).bytes(for: "tables.xlsx")
/// ```
public struct XLSXWorkbook: Sendable {
  /// The sheets, at least one. Their names must be unique and as Excel allows them (``XLSXSheetNames``).
  public var sheets: [XLSXSheet]
  /// Names for areas: name, and what it means, such as `='检查结果'!$A$1:$F$9`.
  public var definedNames: [(name: String, formula: String)] = []
  /// The title in the properties of the file. Empty for none.
  public var title = ""
  /// The author of the file and of its comments.
  public var author = "yusuan"

  /// A workbook with `sheets`.
  public init(sheets: [XLSXSheet] = []) { self.sheets = sheets }

  /// The bytes of the file. The date of creation is always the first of January 2000.
  ///
  /// Throws `.worksheetTooSmall` if a sheet has more rows, columns or characters in a cell than Excel allows, and
  /// `.workbookFailed` if there is no memory or no room for temporary files. `path` is named in the finding.
  public func bytes(for path: String) throws(Diagnostic) -> [UInt8] {
    for sheet in sheets { try sheet.check(path) }
    let file = try WorkbookFile(path)
    try file.setProperties(title: XLSXText.plain(title), author: XLSXText.plain(author))
    for sheet in sheets { try file.add(sheet, author: XLSXText.plain(author)) }
    for sheet in sheets { try file.addCharts(of: sheet) }
    for name in definedNames { try file.define(name.name, as: name.formula) }
    return try file.finish()
  }
}
