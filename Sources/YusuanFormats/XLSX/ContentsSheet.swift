internal import YusuanFindings
internal import YusuanXLSXWriter

/// The first sheet of a workbook with several disclosures (目录): a line for each sheet, with a link.
struct ContentsSheet {
  private(set) var sheet: XLSXSheet
  private var row = 1

  /// An empty list.
  init(_ name: String) {
    sheet = XLSXSheet(name)
    sheet.columnWidths = [1: 60]
    sheet.showsGridlines = false
    var page = XLSXPage()
    page.isLandscape = false
    sheet.page = page
  }

  /// Adds the `sheets` of a disclosure below its `title`.
  mutating func add(_ title: String, sheets: [String]) {
    if row > 1 { row += 1 }
    sheet.put(.text(title), at: CellPosition(row: row, column: 1), XLSXStyle(size: 12, bold: true))
    row += 1
    var style = XLSXStyle(colour: XLSXColour(0x0563C1), indent: 1)
    style.isUnderlined = true
    for name in sheets {
      let position = CellPosition(row: row, column: 1)
      sheet.put(.text(name), at: position, style)
      sheet.link(.cell(sheet: name, CellPosition(row: 1, column: 1)), at: position)
      row += 1
    }
  }
}
