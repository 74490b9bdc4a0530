internal import CXLSXWriter
internal import YusuanFindings

/// Writes one sheet into a workbook of libxlsxwriter, which owns `sheet`.
struct WorksheetFile {
  let library: UnsafePointer<yusuan_xlsx>
  let sheet: UnsafeMutablePointer<lxw_worksheet>

  /// Sets widths, heights, panes and the page.
  func setLayout(of value: XLSXSheet) -> lxw_error {
    for (column, width) in value.columnWidths.sorted(by: { $0.key < $1.key }) {
      let error = library.pointee.worksheet_set_column(sheet, UInt16(column - 1), UInt16(column - 1), width, nil)
      if error != LXW_NO_ERROR { return error }
    }
    for (row, height) in value.rowHeights.sorted(by: { $0.key < $1.key }) {
      let error = library.pointee.worksheet_set_row(sheet, UInt32(row - 1), height, nil)
      if error != LXW_NO_ERROR { return error }
    }
    if value.frozenRows > 0 || value.frozenColumns > 0 {
      library.pointee.worksheet_freeze_panes(sheet, UInt32(value.frozenRows), UInt16(value.frozenColumns))
    }
    if let colour = value.tabColour { library.pointee.worksheet_set_tab_color(sheet, colour.rgb) }
    if !value.showsGridlines { library.pointee.worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
    if let filter = value.filter {
      let error = library.pointee.worksheet_autofilter(
        sheet, UInt32(filter.first.row - 1), UInt16(filter.first.column - 1), UInt32(filter.last.row - 1),
        UInt16(filter.last.column - 1))
      if error != LXW_NO_ERROR { return error }
    }
    return value.page.map(setPage) ?? LXW_NO_ERROR
  }

  private func setPage(_ page: XLSXPage) -> lxw_error {
    if page.isLandscape {
      library.pointee.worksheet_set_landscape(sheet)
    } else {
      library.pointee.worksheet_set_portrait(sheet)
    }
    let paperA4: UInt8 = 9
    library.pointee.worksheet_set_paper(sheet, paperA4)
    library.pointee.worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6)
    library.pointee.worksheet_center_horizontally(sheet)
    library.pointee.worksheet_fit_to_pages(sheet, 1, page.isOnePage ? 1 : 0)
    if !page.footer.isEmpty {
      let error = library.pointee.worksheet_set_footer(sheet, XLSXText.plain(page.footer))
      if error != LXW_NO_ERROR { return error }
    }
    guard let rows = page.repeatedRows else { return LXW_NO_ERROR }
    return library.pointee.worksheet_repeat_rows(sheet, UInt32(rows.lowerBound - 1), UInt32(rows.upperBound - 1))
  }

  /// Writes merges, cells, links and comments. `formats` are those of the sheet's styles.
  func write(_ value: XLSXSheet, formats: [UnsafeMutablePointer<lxw_format>?], author: String) -> lxw_error {
    for area in value.merges {
      let error = library.pointee.worksheet_merge_range(
        sheet, UInt32(area.first.row - 1), UInt16(area.first.column - 1), UInt32(area.last.row - 1),
        UInt16(area.last.column - 1), "", nil)
      if error != LXW_NO_ERROR { return error }
    }
    // A link writes the cell, which gets its own value after it.
    for (position, link) in value.links.sorted(by: { $0.key < $1.key }) {
      let error = library.pointee.worksheet_write_url(
        sheet, UInt32(position.row - 1), UInt16(position.column - 1), link.target, nil)
      if error != LXW_NO_ERROR { return error }
    }
    for cell in value.cells {
      let error = write(cell, formats[Int(cell.style)])
      if error != LXW_NO_ERROR { return error }
    }
    for (position, text) in value.comments.sorted(by: { $0.key < $1.key }) {
      let error = comment(text, at: position, author: author)
      if error != LXW_NO_ERROR { return error }
    }
    return LXW_NO_ERROR
  }

  private func write(_ cell: XLSXCell, _ format: UnsafeMutablePointer<lxw_format>?) -> lxw_error {
    let (row, column) = (UInt32(cell.position.row - 1), UInt16(cell.position.column - 1))
    switch cell.value {
    case .blank: return library.pointee.worksheet_write_blank(sheet, row, column, format)
    case .text(let text): return library.pointee.worksheet_write_string(sheet, row, column, XLSXText.cell(text), format)
    case .number(let text):
      guard XLSXValue.isExact(text), let number = Double(text) else {
        return library.pointee.worksheet_write_string(sheet, row, column, XLSXText.cell(text), format)
      }
      return library.pointee.worksheet_write_number(sheet, row, column, number, format)
    case .formula(let formula, let result):
      return library.pointee.worksheet_write_formula_num(
        sheet, row, column, XLSXText.plain(formula), format, Double(result) ?? 0)
    }
  }

  private func comment(_ text: String, at position: CellPosition, author: String) -> lxw_error {
    var text = XLSXText.plain(text)
    if text.utf16.count > XLSXText.longest { text = String(text.prefix(8_000)) + "…" }
    let room = min(max(XLSXText.width(text), 16), 48)
    let lines = min(XLSXText.lines(text, in: room - 2), 40)
    return yusuan_xlsx_comment(
      library,
      sheet, UInt32(position.row - 1), UInt16(position.column - 1), text, author, UInt16(room * 7 + 16),
      UInt16(lines * 18 + 14))
  }
}
