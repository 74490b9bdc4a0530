import Diagnostics
import Spreadsheet
import TestSupport

/// Makes the parts of workbooks, whole or odd, and reads them.
enum Workbooks {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  static func worksheet(_ rows: String, before: String = "") -> String {
    "<?xml version='1.0'?><worksheet xmlns='\(main)'>\(before)<sheetData>\(rows)</sheetData></worksheet>"
  }

  static func strings(_ items: String) -> String { "<sst xmlns='\(main)' count='99' uniqueCount='1'>\(items)</sst>" }

  static func workbook(_ sheets: [(name: String, attributes: String)]) -> String {
    let list = sheets.enumerated().map {
      "<sheet name='\($0.element.name)' sheetId='\($0.offset + 7)' \($0.element.attributes) r:id='rId\($0.offset + 1)'/>"
    }
    return "<workbook xmlns='\(main)' xmlns:r='\(relations)'><sheets>\(list.joined())</sheets></workbook>"
  }

  static func relations(_ targets: [(type: String, target: String)]) -> String {
    let list = targets.enumerated().map {
      "<Relationship Id='rId\($0.offset + 1)' Type='\(relations)/\($0.element.type)' Target='\($0.element.target)'/>"
    }
    return "<Relationships xmlns='\(package)'>\(list.joined())</Relationships>"
  }

  /// A workbook of one sheet, with its shared strings and styles.
  static func one(_ sheet: String, strings: String = "", styles: String = "") -> [String: String] {
    [
      "[Content_Types].xml": "<Types/>", "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": workbook([("表1", "")]),
      "xl/_rels/workbook.xml.rels": relations([
        ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml"),
      ]),
      "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": self.strings(strings),
      "xl/styles.xml": "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>",
    ]
  }

  /// What a reader gives for the parts in a folder.
  static func read(_ parts: [String: String]) throws -> SheetCollector {
    let folder = try TemporaryFolder()
    for (name, text) in parts { _ = try folder.write(Array(text.utf8), as: name) }
    let collector = SheetCollector()
    try XLSXReader.unpacked(folder.path).read(into: collector)
    return collector
  }

  /// The cells of a workbook with one sheet of `rows`.
  static func cells(_ rows: String, strings: String = "", styles: String = "") throws -> [String] {
    try read(one(worksheet(rows), strings: strings, styles: styles)).cells
  }
}

/// Keeps the cells of all sheets as `A1 number 1.5`, with `=formula` and traits behind.
final class SheetCollector: RowSink {
  private(set) var sheets: [String] = []
  private(set) var cells: [String] = []
  private(set) var findings: [Diagnostic] = []

  func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    sheets.append((sheet.name ?? "-") + (sheet.isHidden ? " hidden" : ""))
  }

  func take(_ row: borrowing Row) throws(Diagnostic) {
    for cell in row.cells {
      var text = "\(CellPosition(row: row.number, column: Int(cell.column)).a1) \(cell.kind) \(row.text(of: cell))"
      if !cell.formula.isEmpty { text += " =" + row.formula(of: cell) }
      let names: [(CellTraits, String)] = [
        (.formulaWithoutValue, "valueless"), (.percent, "percent"), (.tenThousandYuan, "万元"), (.yuan, "元"),
        (.scaled, "scaled"), (.hiddenColumn, "hidden"), (.damaged, "damaged"),
      ]
      for (trait, name) in names where cell.traits.contains(trait) { text += " [\(name)]" }
      cells.append(text + (row.isHidden ? " (hidden row)" : ""))
    }
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) {}

  func note(_ finding: Diagnostic) { findings.append(finding) }
}
