internal import CXLSXWriter

/// libxlsxwriter, which is loaded when the first workbook is written and stays.
enum WriterLibrary {
  /// Its functions, or nil if it is not installed. They never change.
  nonisolated(unsafe) static let functions: UnsafePointer<yusuan_xlsx>? = load()

  private static func load() -> UnsafePointer<yusuan_xlsx>? {
    let functions = UnsafeMutablePointer<yusuan_xlsx>.allocate(capacity: 1)
    if yusuan_xlsx_load(functions) != 0 { return UnsafePointer(functions) }
    functions.deallocate()
    return nil
  }
}
