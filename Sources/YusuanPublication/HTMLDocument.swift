internal import YusuanFindings
internal import YusuanFormats
internal import YusuanText
internal import YusuanXML

/// Writes a publication as one page of HTML without scripts, that prints well (HTML).
struct HTMLDocument {
  private let publication: Publication
  private let parts: [WrittenText.Part]
  private let isWhole: Bool
  private let xml: XMLWriter

  init(_ publication: Publication, isWhole: Bool) throws(Diagnostic) {
    self.publication = publication
    self.isWhole = isWhole
    parts = isWhole ? publication.wholeParts : publication.text.explanation
    xml = try XMLWriter(name: publication.document.disclosure.unitName ?? "-")
  }

  /// The bytes. Throws `.outputFailed`.
  func bytes() throws(Diagnostic) -> [UInt8] {
    xml.startHTML()
    xml.start("html", attributes: [("lang", "zh-CN")])
    xml.start("head")
    empty("meta", [("charset", "utf-8")])
    empty("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
    element("title", publication.text.cover.joined(separator: " "))
    xml.element("style", Self.style)
    xml.end()
    xml.start("body")
    if isWhole { writeFront() }
    var place = 0
    for part in parts { write(part, &place) }
    xml.end()
    xml.end()
    return try xml.finish()
  }

  // MARK: Text

  private func writeFront() {
    xml.start("header")
    for line in publication.text.cover { element("p", [("class", "cover")], line) }
    xml.end()
    xml.start("nav")
    element("h2", "目　录")
    for (index, entry) in publication.contents(parts).enumerated() {
      xml.start("p", attributes: [("class", "level\(entry.level)")])
      element("a", [("href", "#s\(index + 1)")], entry.text)
      xml.end()
    }
    xml.end()
  }

  private func write(_ part: WrittenText.Part, _ place: inout Int) {
    place += 1
    xml.start("section")
    element("h1", [("id", "s\(place)")], part.heading)
    for block in part.blocks {
      switch block {
      case .heading(1, let text):
        place += 1
        element("h2", [("id", "s\(place)")], text)
      case .heading(let level, let text): element("h\(min(level + 1, 6))", text)
      case .paragraph(let text): element("p", text)
      }
    }
    if part.kind == .tables {
      for grid in publication.grids {
        place += 1
        write(grid, at: place)
      }
    }
    if part.kind == .forms { publication.forms.forEach(write) }
    xml.end()
  }

  // MARK: Tables

  private func write(_ grid: PrintedGrid, at place: Int) {
    xml.start("figure")
    for line in grid.headings {
      let isTitle = line.first?.kind == .title
      xml.start(isTitle ? "h2" : "div", attributes: isTitle ? [("id", "s\(place)")] : [("class", "line")])
      for cell in line { element(isTitle ? "span" : "div", cell.text(in: grid.amountUnit)) }
      xml.end()
    }
    xml.start("div", attributes: [("class", "wide")])
    xml.start("table")
    xml.start("thead")
    for line in grid.header {
      xml.start("tr")
      for cell in line { write(cell, "th", grid) }
      xml.end()
    }
    xml.end()
    xml.start("tbody")
    for line in 0..<grid.bodyCount {
      xml.start("tr")
      for cell in grid.body(line: line) { write(cell, "td", grid) }
      xml.end()
    }
    xml.end()
    xml.end()
    xml.end()
    if let note = grid.note { element("div", [("class", "line")], note.text(in: grid.amountUnit)) }
    xml.end()
  }

  private func write(_ cell: PrintedGridCell, _ name: String, _ grid: PrintedGrid) {
    var attributes: [(name: String, value: String)] = []
    if cell.columnSpan > 1 { attributes.append(("colspan", String(cell.columnSpan))) }
    if cell.rowSpan > 1 { attributes.append(("rowspan", String(cell.rowSpan))) }
    var classes: [String] = []
    if cell.alignment == .right { classes.append("right") }
    if cell.isTotal { classes.append("total") }
    if cell.indent > 0 { classes.append("indent\(cell.indent)") }
    if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
    element(name, attributes, cell.text(in: grid.amountUnit))
  }

  private func write(_ form: AttachedForm) {
    xml.start("figure")
    element("h2", form.title)
    xml.start("div", attributes: [("class", "wide")])
    xml.start("table")
    for row in form.rows {
      xml.start("tr")
      for cell in row { element("td", cell.span > 1 ? [("colspan", String(cell.span))] : [], cell.text) }
      xml.end()
    }
    xml.end()
    xml.end()
    xml.end()
  }

  // MARK: Elements

  private func element(_ name: String, _ text: String) { element(name, [], text) }

  private func element(_ name: String, _ attributes: [(name: String, value: String)], _ text: String) {
    xml.element(name, attributes: attributes, XMLWriter.permitted(text))
  }

  private func empty(_ name: String, _ attributes: [(name: String, value: String)]) {
    xml.start(name, attributes: attributes)
    xml.end()
  }

  private static let style = """

    body{max-width:52em;margin:0 auto;padding:1em;font-family:FangSong,STFangsong,"Noto Serif CJK SC",serif;line-height:1.8}
    h1,h2,h3,.cover{font-family:SimHei,"Noto Sans CJK SC",sans-serif;font-weight:bold}
    h1{text-align:center;font-size:1.5em}h2{font-size:1.15em}h3,h4{font-size:1em}
    p{text-indent:2em;margin:.4em 0}header{margin:6em 0}.cover{text-align:center;font-size:2em;text-indent:0}
    nav p{text-indent:0}nav .level2{padding-left:2em}nav h2,figure h2{text-align:center}nav a{color:inherit}
    figure{margin:2em 0}.line{display:flex;justify-content:space-between;font-size:.85em}.wide{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font:.85em/1.5 SimSun,"Noto Serif CJK SC",serif}
    th,td{border:1px solid #555;padding:.15em .4em}th{background:#f2f2f2}
    .right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.total{font-weight:bold}
    .indent1{padding-left:1.4em}.indent2{padding-left:2.4em}.indent3{padding-left:3.4em}
    @media print{body{max-width:none;padding:0}section,nav{break-before:page}thead{display:table-header-group}
    tr,figure h2{break-inside:avoid}.wide{overflow:visible}a{text-decoration:none}}

    """
}
