internal import YusuanFindings
internal import YusuanFormats
internal import YusuanText
internal import YusuanZip

/// Writes a publication as a document of WordprocessingML (.docx; ECMA-376). The same publication gives the same bytes.
struct WordDocument {
  private let publication: Publication
  private let parts: [WrittenText.Part]
  private let isWhole: Bool
  private let grids: [PrintedGrid]

  init(_ publication: Publication, isWhole: Bool) {
    self.publication = publication
    grids = isWhole ? publication.grids : []
    self.isWhole = isWhole
    parts = isWhole ? publication.wholeParts : publication.text.explanation
  }

  /// The bytes. Throws `.textNotEncodable` and `.outputFailed`.
  func bytes() throws(Diagnostic) -> [UInt8] {
    var zip = ZipWriter()
    let body = try documentPart()
    for (name, content) in WordParts.fixed { zip.add(name, Array(content.utf8)) }
    zip.add("word/document.xml", body)
    return try zip.finish(publication.document.disclosure.unitName ?? "-")
  }

  private func documentPart() throws(Diagnostic) -> [UInt8] {
    var body = try WordBody(WordBody.Page(isNumbered: !isWhole))
    if isWhole { writeFront(&body) }
    var bookmark = 0
    for (index, part) in parts.enumerated() {
      // The heading of the tables stands above the first of them.
      let first = part.kind == .tables ? grids.first.map(WordTable.page) : nil
      let turns = body.turn(to: first ?? WordBody.Page())
      bookmark += 1
      // What follows a section break begins a page anyway.
      let breaksPage = turns || index == 0 ? false : nil
      body.paragraph("Heading1", part.heading, bookmark: bookmark, breaksPage: breaksPage)
      for block in part.blocks {
        switch block {
        case .heading(let level, let text):
          if level == 1 { bookmark += 1 }
          body.paragraph("Heading\(min(level + 1, 4))", text, bookmark: level == 1 ? bookmark : nil)
        case .paragraph(let text): body.paragraph("BodyText", text)
        }
      }
      if part.kind == .tables { writeTables(&body, &bookmark) }
      if part.kind == .forms { for form in publication.forms { WordForm(form, body).write() } }
    }
    return try body.finish()
  }

  /// Writes the cover and the contents.
  private func writeFront(_ body: inout WordBody) {
    for line in publication.text.cover { body.paragraph("Cover", line) }
    body.paragraph("ContentsTitle", "目　录", breaksPage: true)
    body.contents(publication.contents(parts))
  }

  private func writeTables(_ body: inout WordBody, _ bookmark: inout Int) {
    var isFirst = true
    for grid in grids {
      let turns = body.turn(to: WordTable.page(grid))
      bookmark += 1
      let table = WordTable(grid, body)
      table.writeHeadings(bookmark: bookmark, breaksPage: !turns && !isFirst)
      table.write()
      isFirst = false
    }
  }
}
