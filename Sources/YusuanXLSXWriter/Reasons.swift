internal import CXLSXWriter
internal import YusuanFindings

/// Why a workbook cannot be written.
extension Phrase {
  static let rows = Phrase(zh: "行", en: "rows")
  static let columns = Phrase(zh: "列", en: "columns")
  static let characters = Phrase(zh: "单元格里的字符", en: "characters in a cell")

  /// It is not installed.
  static let noLibrary = Phrase(zh: "没有安装 libxlsxwriter", en: "libxlsxwriter is not installed")

  /// What libxlsxwriter says.
  static func workbook(_ error: lxw_error, _ library: UnsafePointer<yusuan_xlsx>) -> Phrase {
    let text = library.pointee.lxw_strerror(error).map { String(cString: $0) } ?? ""
    switch error {
    case LXW_ERROR_MEMORY_MALLOC_FAILED: return Phrase(zh: "内存不足", en: text)
    case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE: return Phrase(zh: "临时文件不能读写", en: text)
    default: return Phrase(zh: "libxlsxwriter 错误号 \(error.rawValue)", en: text)
    }
  }
}
