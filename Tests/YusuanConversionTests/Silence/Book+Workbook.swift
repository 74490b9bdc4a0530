import TestSupport

/// The grid as a workbook.
extension Book {
  private func cells(_ row: Int) -> [(column: Int, cell: MarkedGrid.Cell, area: Merged?)] {
    grid.rows[row].indices.compactMap { column in
      let area = area(row, column)
      if let area, area.rows.lowerBound != row || area.columns.lowerBound != column { return nil }
      return (column, grid[row, column], area)
    }
  }

  /// The formats in use, each once.
  private struct Styles {
    private(set) var styles: [StoredValue?] = [nil]

    mutating func place(_ stored: StoredValue?) -> Int {
      guard let stored, stored.format != nil || stored.isStruckOut else { return 0 }
      let style = StoredValue(raw: "", format: stored.format, isStruckOut: stored.isStruckOut)
      if let place = styles.firstIndex(of: style) { return place }
      styles.append(style)
      return styles.count - 1
    }
  }

  // MARK: XML Spreadsheet 2003

  func xml2003(_ sheets: [Sheet]) -> String {
    var styles = Styles()
    let body = sheets.map { sheet in
      let columns = sheet.hiddenColumns.sorted().map { "<Column ss:Index=\"\($0 + 1)\" ss:Hidden=\"1\"/>" }.joined()
      let rows = sheet.rows.map { row in
        let hidden = hiddenRows.contains(row) ? " ss:Hidden=\"1\"" : ""
        let cells = cells(row).compactMap { column, cell, area in xml2003(column, cell, area, &styles) }.joined()
        return "<Row ss:Index=\"\(row - sheet.rows.lowerBound + 1)\"\(hidden)>\(cells)</Row>\n"
      }.joined()
      let options =
        sheet.isHidden
        ? "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions>"
        : ""
      return "<Worksheet ss:Name=\"\(sheet.name)\"><Table>\(columns)\n\(rows)</Table>\(options)</Worksheet>\n"
    }.joined()
    let looks = styles.styles.enumerated().dropFirst().map { index, style in
      "<Style ss:ID=\"s\(index)\"><NumberFormat ss:Format=\"\(Self.escaped(style?.format ?? "General"))\"/>"
        + (style?.isStruckOut ?? false ? "<Font ss:StrikeThrough=\"1\"/>" : "") + "</Style>"
    }.joined()
    let office = "urn:schemas-microsoft-com:office:spreadsheet"
    return "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"\(office)\" xmlns:ss=\"\(office)\"><Styles>\(looks)</Styles>\n"
      + body + "</Workbook>\n"
  }

  private func xml2003(_ column: Int, _ cell: MarkedGrid.Cell, _ area: Merged?, _ styles: inout Styles) -> String? {
    if cell.text.isEmpty, cell.stored == nil, area == nil { return nil }
    var attributes = " ss:Index=\"\(column + 1)\""
    let style = styles.place(cell.stored)
    if style > 0 { attributes += " ss:StyleID=\"s\(style)\"" }
    if let area {
      if area.columns.count > 1 { attributes += " ss:MergeAcross=\"\(area.columns.count - 1)\"" }
      if area.rows.count > 1 { attributes += " ss:MergeDown=\"\(area.rows.count - 1)\"" }
    }
    if cell.stored?.isFormula ?? false { attributes += " ss:Formula=\"=R1C1+1\"" }
    let type = [.number: "Number", .boolean: "Boolean", .error: "Error"][cell.stored?.kind ?? .text] ?? "String"
    let raw = cell.stored?.raw ?? cell.text
    let hasValue = cell.stored?.hasValue ?? true
    return "<Cell\(attributes)>"
      + (hasValue && !raw.isEmpty ? "<Data ss:Type=\"\(type)\">\(Self.escaped(raw))</Data>" : "") + "</Cell>"
  }

  // MARK: SpreadsheetML (ECMA-376)

  func xlsx(_ sheets: [Sheet]) -> [UInt8] {
    var styles = Styles()
    var archive = StoredArchive()
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    archive.add(
      "[Content_Types].xml",
      "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>")
    archive.add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
    for (index, sheet) in sheets.enumerated() {
      archive.add(
        "xl/worksheets/sheet\(index + 1).xml", "<worksheet xmlns=\"\(main)\">\(part(sheet, &styles))</worksheet>")
    }
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"r\(index + 1)\"\(sheet.isHidden ? " state=\"hidden\"" : "")/>"
    }.joined()
    archive.add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr\(countsFrom1904 ? " date1904=\"1\"" : "")/><sheets>\(list)</sheets></workbook>"
    )
    let relations = sheets.indices.map {
      "<Relationship Id=\"r\($0 + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }.joined()
    archive.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)/relationships\">\(relations)<Relationship Id=\"s\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
    )
    let formats = styles.styles.enumerated().compactMap { index, style in
      style?.format.map { "<numFmt numFmtId=\"\(200 + index)\" formatCode=\"\(Self.escaped($0))\"/>" }
    }.joined()
    let looks = styles.styles.enumerated().map { index, style in
      "<xf numFmtId=\"\(style?.format == nil ? 0 : 200 + index)\" fontId=\"\(style?.isStruckOut ?? false ? 1 : 0)\" applyNumberFormat=\"1\"/>"
    }.joined()
    archive.add(
      "xl/styles.xml",
      "<styleSheet xmlns=\"\(main)\"><numFmts>\(formats)</numFmts><fonts><font/><font><strike/></font></fonts><cellXfs>\(looks)</cellXfs></styleSheet>"
    )
    return archive.bytes
  }

  private func part(_ sheet: Sheet, _ styles: inout Styles) -> String {
    let columns = sheet.hiddenColumns.sorted().map { "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" hidden=\"1\"/>" }
      .joined()
    var text = columns.isEmpty ? "" : "<cols>\(columns)</cols>"
    text += "<sheetData>"
    for row in sheet.rows {
      let number = row - sheet.rows.lowerBound + 1
      let cells = cells(row).compactMap { column, cell, _ in xlsx(Self.name(number, column), cell, &styles) }.joined()
      text += "<row r=\"\(number)\"\(hiddenRows.contains(row) ? " hidden=\"1\"" : "")>\(cells)</row>"
    }
    text += "</sheetData>"
    let areas = merged.filter { sheet.rows.contains($0.rows.lowerBound) }.map { area in
      let first = Self.name(area.rows.lowerBound - sheet.rows.lowerBound + 1, area.columns.lowerBound)
      let last = Self.name(area.rows.upperBound - sheet.rows.lowerBound + 1, area.columns.upperBound)
      return "<mergeCell ref=\"\(first):\(last)\"/>"
    }.joined()
    return areas.isEmpty ? text : text + "<mergeCells>\(areas)</mergeCells>"
  }

  private static func name(_ row: Int, _ column: Int) -> String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }

  private func xlsx(_ name: String, _ cell: MarkedGrid.Cell, _ styles: inout Styles) -> String? {
    if cell.text.isEmpty, cell.stored == nil { return nil }
    guard var stored = cell.stored else {
      return "<c r=\"\(name)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Self.escaped(cell.text))</t></is></c>"
    }
    let isDate = if case .quantity = cell.meaning { stored.format?.hasPrefix("yyyy") ?? false } else { false }
    if isDate, countsFrom1904, let days = Int(stored.raw) { stored.raw = String(days - 1_462) }
    let formula = stored.isFormula ? "<f>A1+1</f>" : ""
    let value = stored.hasValue ? "<v>\(Self.escaped(stored.raw))</v>" : ""
    let type = [.boolean: " t=\"b\"", .error: " t=\"e\"", .text: " t=\"str\""][stored.kind] ?? ""
    return "<c r=\"\(name)\" s=\"\(styles.place(stored))\"\(type)>\(formula)\(value)</c>"
  }
}
