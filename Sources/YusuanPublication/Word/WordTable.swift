internal import YusuanFormats
internal import YusuanXML

/// Writes a printed table as a table of WordprocessingML (ECMA-376 part 1, 17.4): its headings as lines above it, the header
/// merged and repeated on each page, the body, and the note.
struct WordTable {
  let grid: PrintedGrid
  let body: WordBody
  /// The widths of its columns in twentieths of a point.
  private let widths: [Int]

  init(_ grid: PrintedGrid, _ body: WordBody) {
    (self.grid, self.body) = (grid, body)
    widths = WordColumnWidths(grid).widths(of: WordBody.width(body.page))
  }

  /// The page that a table needs: upright, or turned.
  static func page(_ grid: PrintedGrid) -> WordBody.Page {
    WordBody.Page(isLandscape: WordColumnWidths(grid).areWide)
  }

  private var xml: XMLWriter { body.xml }

  // MARK: Lines around the table

  /// Writes the lines above the table. The title begins a page if `breaksPage`; `bookmark` is its place in the contents.
  func writeHeadings(bookmark: Int, breaksPage: Bool) {
    var breaksPage = breaksPage
    for line in grid.headings {
      if line.count > 1 {
        body.line("TableLine", left: text(line[0]), right: text(line[line.count - 1]))
        continue
      }
      guard let cell = line.first else { continue }
      let isTitle = cell.kind == .title
      body.paragraph(
        isTitle ? "TableTitle" : "TableLine", text(cell), bookmark: isTitle ? bookmark : nil,
        breaksPage: breaksPage ? true : nil)
      breaksPage = false
    }
  }

  /// Writes the table and its note.
  func write() {
    xml.start("w:tbl")
    body.tableProperties(widths)
    writeHeader()
    for line in 0..<grid.bodyCount { writeRow(grid.body(line: line).map { .cell($0) }, isHeader: false) }
    xml.end()
    body.paragraph("TableText", grid.note.map(text) ?? "")
  }

  private func text(_ cell: PrintedGridCell) -> String { cell.text(in: grid.amountUnit) }

  // MARK: Rows

  /// What stands in a place of a row.
  private enum Slot {
    case cell(PrintedGridCell)
    /// The cell above goes on over so many columns.
    case merged(span: Int)
  }

  private func writeHeader() {
    /// For each column how many lines the cell above still covers, and how wide that is where it begins.
    var open = [(lines: Int, span: Int)](repeating: (0, 0), count: grid.width)
    for line in grid.header {
      var slots: [Slot] = []
      var column = 0
      while column < grid.width {
        if open[column].lines > 0 {
          slots.append(.merged(span: open[column].span))
          open[column].lines -= 1
          column += max(open[column].span, 1)
        } else if let cell = line.first(where: { $0.column == column }) {
          slots.append(.cell(cell))
          if cell.rowSpan > 1 { open[column] = (cell.rowSpan - 1, cell.columnSpan) }
          column += max(cell.columnSpan, 1)
        } else {
          slots.append(.merged(span: 0))
          column += 1
        }
      }
      writeRow(slots, isHeader: true)
    }
  }

  private func writeRow(_ slots: [Slot], isHeader: Bool) {
    xml.start("w:tr")
    xml.start("w:trPr")
    empty("w:cantSplit")
    if isHeader { empty("w:tblHeader") }
    xml.end()
    var column = 0
    for slot in slots {
      switch slot {
      case .cell(let cell):
        writeCell(cell, at: column)
        column += max(cell.columnSpan, 1)
      case .merged(let span):
        writeMerged(at: column, span: span)
        column += max(span, 1)
      }
    }
    xml.end()
  }

  private func writeCell(_ cell: PrintedGridCell, at column: Int) {
    start(at: column, span: cell.columnSpan, merge: cell.rowSpan > 1 ? "restart" : nil)
    xml.start("w:p")
    xml.start("w:pPr")
    body.value("w:pStyle", "TableText")
    if cell.indent > 0 { body.value("w:ind", String(cell.indent * 180), attribute: "w:left") }
    switch cell.alignment {
    case .left: break
    case .centre: body.value("w:jc", "center")
    case .right: body.value("w:jc", "right")
    }
    xml.end()
    body.run(text(cell), isBold: cell.isTotal || cell.kind == .header)
    xml.end()
    xml.end()
  }

  private func writeMerged(at column: Int, span: Int) {
    start(at: column, span: span, merge: span > 0 ? "continue" : nil)
    xml.start("w:p")
    xml.end()
    xml.end()
  }

  private func start(at column: Int, span: Int, merge: String?) {
    xml.start("w:tc")
    xml.start("w:tcPr")
    let width = widths[column..<min(column + max(span, 1), widths.count)].reduce(0, +)
    xml.start("w:tcW", attributes: [("w:w", String(width)), ("w:type", "dxa")])
    xml.end()
    if span > 1 { body.value("w:gridSpan", String(span)) }
    if let merge { body.value("w:vMerge", merge) }
    body.value("w:vAlign", "center")
    xml.end()
  }

  private func empty(_ element: String) {
    xml.start(element)
    xml.end()
  }
}
