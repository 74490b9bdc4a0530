import TestSupport
import YusuanAnnotation
import YusuanFindings
import YusuanFormats
@testable import YusuanPackage
import YusuanSheets

/// Workbooks made by hand, annotated with findings made by hand.
enum Annotating {
  static let input = "t.xlsx"

  /// A workbook of the sheet 表 with `rows`, and `parts` beside or in place of its own.
  static func workbook(_ sheet: String, parts: [String: String] = [:]) -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/"
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    var all = [
      "[Content_Types].xml": """
      <Types xmlns="\(package)content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="\(type)sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(type)worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="\(type)styles+xml"/></Types>
      """,
      "_rels/.rels": """
      <Relationships xmlns="\(package)relationships"><Relationship Id="rId1" Type="\(relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """,
      "xl/workbook.xml": """
      <workbook xmlns="\(main)" xmlns:r="\(relations)"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>
      """,
      "xl/_rels/workbook.xml.rels": """
      <Relationships xmlns="\(package)relationships"><Relationship Id="rId1" Type="\(relations)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\(relations)/styles" Target="styles.xml"/></Relationships>
      """,
      "xl/styles.xml": """
      <styleSheet xmlns="\(main)"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0"/><xf numFmtId="49" fontId="0" fillId="1" borderId="0" applyAlignment="1"><alignment horizontal="right"/></xf></cellXfs></styleSheet>
      """,
      "xl/worksheets/sheet1.xml": "<worksheet xmlns=\"\(main)\">\(sheet)</worksheet>",
    ]
    for (name, text) in parts { all[name] = text }
    var archive = StoredArchive()
    for name in all.keys.sorted() { archive.add(name, all[name] ?? "") }
    return archive.bytes
  }

  /// A finding of the rule X1 about `cells`; those behind a `+` are terms.
  static func finding(_ cells: String..., severity: Severity = .error) -> PrintedFinding {
    var finding = PrintedFinding(
      .rule, id: "X1", severity: severity, title: Phrase(zh: "合计", en: "total"),
      message: Phrase(zh: "实为 1，应为 2", en: "found 1, expected 2"), remedy: Phrase(zh: "应为 2", en: "2 expected"))
    finding.figures = cells.map { text in
      let column = Int(text.drop { $0 == "+" }.first?.asciiValue ?? 65) - 64
      let row = Int(text.drop { !$0.isNumber }) ?? 1
      let place = Location(input: input, sheet: "表", cell: CellPosition(row: row, column: column))
      return PrintedFigure(text.hasPrefix("+") ? .expected : .found, name: Phrase(zh: "", en: ""), location: place)
    }
    return finding
  }

  /// The annotated workbook.
  static func annotated(
    _ bytes: [UInt8], _ findings: PrintedFinding..., language: Language = .zh
  ) throws -> AnnotatedWorkbook {
    try WorkbookAnnotator.annotate(bytes, named: input, findings: findings, language: language)
  }

  /// The text of a part.
  static func part(_ name: String, of bytes: [UInt8]) throws -> String {
    String(decoding: try OfficePackage(bytes, named: input).bytes(name), as: UTF8.self)
  }

  /// What stands between the root's tags of the sheet.
  static func sheet(of bytes: [UInt8]) throws -> String {
    let text = try part("xl/worksheets/sheet1.xml", of: bytes)
    return String(text.drop { $0 != ">" }.dropFirst().dropLast("</worksheet>".count))
  }
}
