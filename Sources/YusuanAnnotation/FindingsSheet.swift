internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPackage

/// The sheet with all findings of a workbook (检查结果). Hidden columns keep what an annotation has to know of the one before:
/// the mend of a row, and for each marked cell its own style, which is the style of the cell that stands for it.
struct FindingsSheet {
  /// A marked cell and the style it had.
  struct Record: Hashable {
    var sheet: String
    var cell: CellPosition
    var style: Int
  }

  /// The styles of its cells.
  struct Looks {
    var title: Int
    var head: Int
    var text: Int
    var link: Int

    /// The looks, added to `styles`.
    init(_ styles: inout StyleSheet) {
      let wrapped = "<§alignment vertical=\"top\" wrapText=\"1\"/>"
      let (plain, bold) = ("<§sz val=\"10\"/><§name val=\"宋体\"/>", "<§b/><§sz val=\"10\"/><§name val=\"宋体\"/>")
      title = styles.style(
        font: "<§font><§b/><§sz val=\"12\"/><§name val=\"宋体\"/></§font>", fill: nil,
        alignment: "<§alignment vertical=\"center\"/>")
      head = styles.style(
        font: "<§font>\(bold)</§font>",
        fill:
          "<§fill><§patternFill patternType=\"solid\"><§fgColor rgb=\"FFE7E6E6\"/><§bgColor indexed=\"64\"/></§patternFill></§fill>",
        alignment: "<§alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>")
      text = styles.style(font: "<§font>\(plain)</§font>", fill: nil, alignment: wrapped)
      link = styles.style(
        font: "<§font><§u/><§sz val=\"10\"/><§color rgb=\"FF0563C1\"/><§name val=\"宋体\"/></§font>", fill: nil,
        alignment: wrapped)
    }
  }

  /// A row of the list.
  struct Line {
    var colour: MarkColour
    var severity: String
    var place: (sheet: String, cell: CellPosition)?
    /// Where it is, if that is no cell of the workbook.
    var placeText = ""
    var message: String
    var remedy: String
    var found: String
    var expected: String
    var id: String
    var title: String
    var mend: (key: String, text: String)?
  }

  static let firstRow = 4
  /// The columns of the tick, of the mend's key, and of the record: its sheet, its cell, its style.
  static let (tickColumn, keyColumn, sheetColumn, cellColumn, styleColumn) = (12, 13, 14, 15, 16)

  private let words: AnnotationWords
  private let looks: Looks
  private var rows: [String] = []
  private var links: [String] = []
  private var ticks: [String] = []

  init(_ words: AnnotationWords, _ looks: Looks) {
    self.words = words
    self.looks = looks
  }

  /// The part with `lines` below `summary`, and with `records`. `colours` has the style of each colour.
  mutating func markup(
    _ summary: String, _ lines: [Line], _ records: [Record], colours: [MarkColour: Int], isStrict: Bool
  ) -> String {
    rows = [
      row(1, [text(1, 1, summary, looks.title)], " ht=\"24\" customHeight=\"1\""),
      row(2, [text(2, 1, words.guide, looks.title)], ""),
      row(3, words.columns.enumerated().map { text(3, $0 + 1, $1, looks.head) }, " ht=\"24\" customHeight=\"1\""),
    ]
    for index in 0..<max(lines.count, records.count) {
      let number = Self.firstRow + index
      var cells = index < lines.count ? self.cells(of: lines[index], number, index + 1, colours) : []
      if index < records.count {
        let record = records[index]
        cells.append(text(number, Self.sheetColumn, record.sheet, looks.text))
        cells.append(text(number, Self.cellColumn, record.cell.a1, looks.text))
        let place = CellPosition(row: number, column: Self.styleColumn).a1
        cells.append("<c r=\"\(place)\" s=\"\(record.style)\"><v>1</v></c>")
      }
      // Rows with records alone show nothing.
      rows.append(row(number, cells, index < lines.count ? Self.height(lines[index]) : " hidden=\"1\""))
    }
    return document(last: Self.firstRow + max(lines.count, records.count) - 1, lines.count, isStrict)
  }

  /// The height of a row in which all texts are seen.
  private static func height(_ line: Line) -> String {
    let texts = [line.message, line.remedy, line.found, line.expected, line.id, line.title, line.mend?.text ?? ""]
    let lines = texts.enumerated().map { TextLines.count($1, width: Int(widths[4 + $0]) - 1) }.max() ?? 1
    return " ht=\"\(min(lines, 29) * 14 + 2)\" customHeight=\"1\""
  }

  private mutating func cells(
    of line: Line, _ row: Int, _ number: Int, _ colours: [MarkColour: Int]
  ) -> [String] {
    var cells = ["<c r=\"A\(row)\" s=\"\(looks.text)\"><v>\(number)</v></c>"]
    cells.append(text(row, 2, line.severity, colours[line.colour] ?? looks.text))
    if let place = line.place {
      cells.append(text(row, 3, place.sheet, looks.text))
      cells.append(text(row, 4, place.cell.a1, looks.link))
      let target = "'\(place.sheet.replacing("'", with: "''"))'!\(place.cell.a1)"
      links.append(
        "<hyperlink ref=\"D\(row)\" location=\"\(MarkupText.escaped(target))\" display=\"\(place.cell.a1)\"/>")
    } else if !line.placeText.isEmpty {
      cells.append(text(row, 3, line.placeText, looks.text))
    }
    let texts = [line.message, line.remedy, line.found, line.expected, line.id, line.title]
    for (index, string) in texts.enumerated() where !string.isEmpty {
      cells.append(text(row, 5 + index, string, looks.text))
    }
    if let mend = line.mend {
      cells.append(text(row, 11, mend.text, looks.text))
      cells.append("<c r=\"L\(row)\" s=\"\(looks.text)\"/>")
      cells.append(text(row, Self.keyColumn, mend.key, looks.text))
      ticks.append("L\(row)")
    }
    return cells
  }

  private func row(_ number: Int, _ cells: [String], _ attributes: String) -> String {
    "<row r=\"\(number)\"\(attributes)>\(cells.joined())</row>"
  }

  private func text(_ row: Int, _ column: Int, _ text: String, _ style: Int) -> String {
    let place = CellPosition(row: row, column: column).a1
    // A cell holds 32,767 characters.
    let kept = text.count > 8_000 ? text.prefix(8_000) + "…" : text[...]
    return "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
      + "\(SheetMarkup.text(String(kept)))</t></is></c>"
  }

  private static let widths: [Double] = [6, 8, 22, 10, 56, 44, 16, 16, 9, 30, 30, 8]

  private func document(last: Int, _ lines: Int, _ isStrict: Bool) -> String {
    let main = isStrict ? WorkbookEdit.strictMain : WorkbookEdit.transitionalMain
    let columns = Self.widths.enumerated().map {
      "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"\($1)\" customWidth=\"1\"/>"
    }
    var parts = [
      OfficePackage.declaration, "<worksheet xmlns=\"\(main)\">",
      "<sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
      "<dimension ref=\"A1:P\(max(last, 3))\"/>",
      "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"><pane ySplit=\"3\" topLeftCell=\"A4\" ",
      "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"14.4\"/>",
      "<cols>\(columns.joined())<col min=\"13\" max=\"16\" width=\"9\" hidden=\"1\" customWidth=\"1\"/></cols>",
      "<sheetData>\(rows.joined())</sheetData>",
    ]
    if lines > 0 { parts.append("<autoFilter ref=\"A3:L\(Self.firstRow + lines - 1)\"/>") }
    if !ticks.isEmpty {
      parts.append(
        "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" sqref=\"\(ticks.joined(separator: " "))\">"
          + "<formula1>\"\(words.say("是", "yes"))\"</formula1></dataValidation></dataValidations>")
    }
    if !links.isEmpty { parts.append("<hyperlinks>\(links.joined())</hyperlinks>") }
    parts.append("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>")
    parts.append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>")
    return parts.joined()
  }
}
