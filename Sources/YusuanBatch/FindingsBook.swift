internal import YusuanFindings
internal import YusuanXLSXWriter

/// The list of all findings as a workbook (发现清单工作簿): one finding a row, with a filter, a link to the notice, and a sheet
/// that counts them by unit.
struct FindingsBook {
  /// The name of the file.
  static let name = "findings.xlsx"

  /// How many findings the workbook has at most. The list in CSV has all.
  private static let limit = 100_000

  private let isChinese: Bool
  private var list: XLSXSheet
  private var row = 1
  private var left = 0
  /// The counts by unit, in the order in which units come.
  private var counts: [(unit: String, code: String, errors: Int, warnings: Int)] = []
  private var places: [String: Int] = [:]

  private static let widths: [Double] = [26, 12, 8, 30, 10, 9, 8, 8, 30, 56, 16, 16, 14, 8, 36, 12]

  /// A workbook without findings.
  init(_ language: Language) {
    isChinese = language == .zh
    list = XLSXSheet(isChinese ? "发现清单" : "findings")
    let names =
      isChinese
      ? ["单位", "单位代码", "年度", "文件", "工作表", "单元格", "程度", "规则", "名称", "发现", "实为", "应为", "相差", "金额单位", "怎么办", "通知"]
      : FindingsList.columns
    for (index, name) in names.enumerated() {
      list.put(.text(name), at: CellPosition(row: 1, column: index + 1), .header)
      list.columnWidths[index + 1] = Self.widths[index]
    }
    (list.frozenRows, list.frozenColumns) = (1, 1)
    list.page = XLSXPage()
    list.page?.repeatedRows = 1...1
    list.page?.footer = "&P / &N"
  }

  /// Adds the lines of a piece of ``FindingsList``, in CSV.
  mutating func add(_ bytes: [UInt8]) {
    for record in PlainCSV.records(bytes) where record.count == FindingsList.columns.count { add(record) }
  }

  private mutating func add(_ record: [String]) {
    count(record)
    guard row <= Self.limit else {
      left += 1
      return
    }
    row += 1
    let isError = record[6] == Severity.error.rawValue
    let fill = XLSXColour(isError ? 0xFBE3E1 : 0xFFF4D6)
    for (index, text) in record.enumerated() {
      let place = CellPosition(row: row, column: index + 1)
      switch index {
      case 6:
        let word = isChinese ? (isError ? "错误" : "警告") : text
        list.put(.text(word), at: place, XLSXStyle(fill: fill, border: true, .centre))
      case 10...12 where !record[13].isEmpty && Self.isDecimal(text):
        list.put(.number(text), at: place, .amount)
      case 15 where !text.isEmpty:
        list.put(.text(isChinese ? "通知" : "notice"), at: place, .link)
        list.link(.file(text), at: place)
      default: list.put(.text(Self.shortened(text)), at: place, .text)
      }
    }
  }

  private mutating func count(_ record: [String]) {
    let key = record[0].isEmpty ? record[3] : record[0]
    let place = places[key] ?? counts.count
    if place == counts.count {
      places[key] = place
      counts.append((key, record[1], 0, 0))
    }
    if record[6] == Severity.error.rawValue { counts[place].errors += 1 } else { counts[place].warnings += 1 }
  }

  /// The bytes of the workbook. Throws `.workbookFailed` or `.worksheetTooSmall`.
  func bytes() throws(Diagnostic) -> [UInt8] {
    var list = list
    let columns = FindingsList.columns.count
    list.filter = XLSXArea(CellPosition(row: 1, column: 1), CellPosition(row: max(row, 1), column: columns))
    if left > 0 {
      let words = isChinese ? "另有 \(left) 处，见 findings.csv" : "\(left) more are in findings.csv"
      list.put(.text(words), at: CellPosition(row: row + 1, column: 1))
    }
    return try XLSXWorkbook(sheets: [list, summary]).bytes(for: Self.name)
  }

  /// The sheet with the counts by unit.
  private var summary: XLSXSheet {
    var sheet = XLSXSheet(isChinese ? "按单位" : "by unit")
    let names = isChinese ? ["单位", "单位代码", "错误", "警告"] : ["unit", "unit_code", "errors", "warnings"]
    for (index, name) in names.enumerated() {
      sheet.put(.text(name), at: CellPosition(row: 1, column: index + 1), .header)
      sheet.columnWidths[index + 1] = [40, 14, 9, 9][index]
    }
    let number = XLSXStyle(border: true, .right)
    for (index, unit) in counts.prefix(Self.limit).enumerated() {
      sheet.put(.text(Self.shortened(unit.unit)), at: CellPosition(row: index + 2, column: 1), .text)
      sheet.put(.text(unit.code), at: CellPosition(row: index + 2, column: 2), .text)
      sheet.put(.number(String(unit.errors)), at: CellPosition(row: index + 2, column: 3), number)
      sheet.put(.number(String(unit.warnings)), at: CellPosition(row: index + 2, column: 4), number)
    }
    sheet.frozenRows = 1
    sheet.page = XLSXPage()
    sheet.page?.isLandscape = false
    sheet.page?.repeatedRows = 1...1
    return sheet
  }

  private static func isDecimal(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
  }

  /// `text` as a cell holds it.
  private static func shortened(_ text: String) -> String {
    text.utf16.count <= 2_000 ? text : text.prefix(1_000) + "…"
  }
}

/// Reads CSV that this program wrote (RFC 4180): fields parted by commas, quoted where they need it.
enum PlainCSV {
  /// The records of `bytes`.
  static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var (record, field): ([String], [UInt8]) = ([], [])
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if index + 1 < bytes.count, bytes[index + 1] == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isQuoted = true
      } else if byte == UInt8(ascii: ",") || byte == 0x0A {
        record.append(String(decoding: field, as: UTF8.self))
        field.removeAll()
        if byte == 0x0A {
          records.append(record)
          record = []
        }
      } else {
        field.append(byte)
      }
      index += 1
    }
    return records
  }
}
