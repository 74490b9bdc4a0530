/// Makes the parts of workbooks, whole or odd.
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
}
