internal import YusuanXML

/// Writes an attached form as a table of WordprocessingML, as it stands in the input.
struct WordForm {
  let form: AttachedForm
  let body: WordBody
  private let widths: [Int]

  init(_ form: AttachedForm, _ body: WordBody) {
    (self.form, self.body) = (form, body)
    let whole = WordBody.width(body.page)
    widths = (0..<form.width).map { whole * ($0 + 1) / form.width - whole * $0 / form.width }
  }

  private var xml: XMLWriter { body.xml }

  /// Writes the title and the table.
  func write() {
    body.paragraph("FormTitle", form.title)
    xml.start("w:tbl")
    body.tableProperties(widths)
    for row in form.rows {
      xml.start("w:tr")
      var column = 0
      for cell in row {
        let end = min(column + cell.span, form.width)
        xml.start("w:tc")
        xml.start("w:tcPr")
        let width = widths[min(column, end)..<end].reduce(0, +)
        xml.start("w:tcW", attributes: [("w:w", String(width)), ("w:type", "dxa")])
        xml.end()
        if end - column > 1 { body.value("w:gridSpan", String(end - column)) }
        xml.end()
        body.paragraph("TableText", cell.text)
        xml.end()
        column = end
      }
      xml.end()
    }
    xml.end()
    body.paragraph("TableText", "")
  }
}
