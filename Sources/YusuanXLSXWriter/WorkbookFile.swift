internal import CXLSXWriter
internal import YusuanFindings

/// Owns a workbook of libxlsxwriter and the file in memory that it is written to. One caller uses it at a time.
final class WorkbookFile {
  private let path: String
  private let library: UnsafePointer<yusuan_xlsx>
  private let file: Int32
  /// Nil once it is closed.
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheets: [String: UnsafeMutablePointer<lxw_worksheet>] = [:]
  private var formats: [XLSXStyle: UnsafeMutablePointer<lxw_format>] = [:]

  /// An empty workbook; findings name `path`. Throws `.workbookFailed`.
  init(_ path: String) throws(Diagnostic) {
    guard let library = WriterLibrary.functions else {
      throw Diagnostic(.workbookFailed, at: Location(input: path), because: .noLibrary)
    }
    (self.path, self.library) = (path, library)
    file = yusuan_xlsx_memory_file()
    workbook = file < 0 ? nil : yusuan_xlsx_workbook(library, file)
    guard workbook != nil else { throw failed(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    library.pointee.workbook_unset_default_url_format(workbook)
  }

  deinit {
    if let workbook { library.pointee.lxw_workbook_free(workbook) }
    if file >= 0 { yusuan_xlsx_close(file) }
  }

  /// Sets title and author. The file is as old as ever: the first of January 2000.
  func setProperties(title: String, author: String) throws(Diagnostic) {
    try done(yusuan_xlsx_properties(library, workbook, title, author, 946_684_800))
  }

  /// Adds a sheet without its charts. Throws `.workbookFailed`.
  func add(_ sheet: XLSXSheet, author: String) throws(Diagnostic) {
    let name = XLSXText.plain(sheet.name)
    try done(library.pointee.workbook_validate_sheet_name(workbook, name))
    guard let target = library.pointee.workbook_add_worksheet(workbook, name) else {
      throw failed(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    sheets[sheet.name] = target
    let writer = WorksheetFile(library: library, sheet: target)
    try done(writer.setLayout(of: sheet))
    let formats = sheet.styles.map(format)
    try done(writer.write(sheet, formats: formats, author: author))
  }

  /// Adds the charts of a sheet, once all sheets are there. Throws `.workbookFailed`.
  func addCharts(of sheet: XLSXSheet) throws(Diagnostic) {
    for chart in sheet.charts {
      guard let target = sheets[sheet.name], let made = ChartFile(library: library).add(chart, to: workbook) else {
        throw failed(LXW_ERROR_MEMORY_MALLOC_FAILED)
      }
      try done(
        yusuan_xlsx_insert_chart(
          library,
          target, UInt32(chart.position.row - 1), UInt16(chart.position.column - 1), made, chart.width, chart.height))
    }
  }

  /// Gives an area a name. Throws `.workbookFailed`.
  func define(_ name: String, as formula: String) throws(Diagnostic) {
    try done(library.pointee.workbook_define_name(workbook, XLSXText.plain(name), XLSXText.plain(formula)))
  }

  /// Closes the workbook, and gives its bytes. Throws `.workbookFailed`.
  func finish() throws(Diagnostic) -> [UInt8] {
    let open = workbook
    workbook = nil
    try done(library.pointee.workbook_close(open))
    let size = Int(yusuan_xlsx_size(file))
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
      count = Int(yusuan_xlsx_read(file, room.baseAddress, Int64(size)))
    }
    guard bytes.count == size, size > 0 else { throw failed(LXW_ERROR_CREATING_XLSX_FILE) }
    return bytes
  }

  private func done(_ error: lxw_error) throws(Diagnostic) {
    if error != LXW_NO_ERROR { throw failed(error) }
  }

  private func failed(_ error: lxw_error) -> Diagnostic {
    Diagnostic(.workbookFailed, at: Location(input: path), because: .workbook(error, library))
  }

  private func format(_ style: XLSXStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = library.pointee.workbook_add_format(workbook) else { return nil }
    formats[style] = format
    library.pointee.format_set_font_name(format, style.font)
    library.pointee.format_set_font_size(format, style.size)
    if style.isBold { library.pointee.format_set_bold(format) }
    if style.isUnderlined { library.pointee.format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let colour = style.colour { library.pointee.format_set_font_color(format, colour.rgb) }
    if let fill = style.fill {
      library.pointee.format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      library.pointee.format_set_bg_color(format, fill.rgb)
    }
    if style.hasBorder { library.pointee.format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    switch style.alignment {
    case .general: break
    case .left: library.pointee.format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .centre: library.pointee.format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: library.pointee.format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    let middle = style.isMiddle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP
    library.pointee.format_set_align(format, UInt8(middle.rawValue))
    if style.wraps { library.pointee.format_set_text_wrap(format) }
    if style.indent > 0 { library.pointee.format_set_indent(format, style.indent) }
    if let numberFormat = style.numberFormat { library.pointee.format_set_num_format(format, numberFormat) }
    return format
  }
}
