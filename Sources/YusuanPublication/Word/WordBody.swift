internal import YusuanFindings
internal import YusuanXML

/// Writes the body of a document of WordprocessingML (ECMA-376 part 1, 17.2): paragraphs, sections, fields.
struct WordBody {
  /// How the pages of a section are (17.6).
  struct Page: Hashable {
    var isLandscape = false
    /// Whether pages have their number below; they are counted from the first that has.
    var isNumbered = true
  }

  let xml: XMLWriter
  private(set) var page: Page
  /// Whether a numbered page was begun.
  private var hasNumbers = false
  /// How many headings have a bookmark.
  private var bookmarks = 0

  /// A4 and the margins of official documents in twentieths of a point: 37 mm above, 35 below, 28 left, 26 right.
  private static let (short, long) = (11_906, 16_838)
  private static let (above, below, left, right) = (2_098, 1_984, 1_588, 1_474)

  /// How wide the text of a page is.
  static func width(_ page: Page) -> Int { page.isLandscape ? long - above - below : short - left - right }

  /// Begins the document with pages like `page`.
  init(_ page: Page) throws(Diagnostic) {
    self.page = page
    xml = try XMLWriter(name: "word/document.xml")
    xml.startDocument()
    xml.start("w:document", attributes: WordParts.namespaces)
    xml.start("w:body")
  }

  /// Ends the document. Throws `.textNotEncodable` and `.outputFailed`.
  mutating func finish() throws(Diagnostic) -> [UInt8] {
    writeSection()
    xml.end()
    xml.end()
    return try xml.finish()
  }

  // MARK: Paragraphs

  /// Writes a paragraph in the style `style`. `bookmark` is the name by which contents find it.
  func paragraph(_ style: String, _ text: String, bookmark: Int? = nil, breaksPage: Bool? = nil) {
    xml.start("w:p")
    xml.start("w:pPr")
    value("w:pStyle", style)
    if let breaksPage { value("w:pageBreakBefore", breaksPage ? "1" : "0") }
    xml.end()
    if let bookmark {
      xml.start(
        "w:bookmarkStart",
        attributes: [("w:id", String(bookmark)), ("w:name", Self.name(ofBookmark: bookmark))])
      xml.end()
    }
    run(text)
    if let bookmark {
      xml.start("w:bookmarkEnd", attributes: [("w:id", String(bookmark))])
      xml.end()
    }
    xml.end()
  }

  /// Writes a line with `left` at its beginning and `right` at its end, in the style `style`.
  func line(_ style: String, left: String, right: String) {
    xml.start("w:p")
    xml.start("w:pPr")
    value("w:pStyle", style)
    xml.start("w:tabs")
    xml.start("w:tab", attributes: [("w:val", "right"), ("w:pos", String(Self.width(page)))])
    xml.end()
    xml.end()
    xml.end()
    run(left)
    xml.start("w:r")
    xml.start("w:tab")
    xml.end()
    xml.end()
    run(right)
    xml.end()
  }

  /// Writes a run of text (17.3.2). A line break of the text is one.
  func run(_ text: String, isBold: Bool = false) {
    if text.isEmpty { return }
    xml.start("w:r")
    if isBold {
      xml.start("w:rPr")
      xml.start("w:b")
      xml.end()
      xml.end()
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if index > 0 {
        xml.start("w:br")
        xml.end()
      }
      xml.element("w:t", attributes: [("xml:space", "preserve")], XMLWriter.permitted(String(line)))
    }
    xml.end()
  }

  /// Writes an element with the one attribute `attribute`.
  func value(_ element: String, _ value: String, attribute: String = "w:val") {
    xml.start(element, attributes: [(attribute, value)])
    xml.end()
  }

  // MARK: Tables

  /// Writes what stands before the rows of a table with columns of `widths` (17.4.59, 17.4.48).
  func tableProperties(_ widths: [Int]) {
    xml.start("w:tblPr")
    xml.start("w:tblW", attributes: [("w:w", String(widths.reduce(0, +))), ("w:type", "dxa")])
    xml.end()
    value("w:jc", "center")
    xml.start("w:tblBorders")
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      xml.start(
        "w:\(side)", attributes: [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")])
      xml.end()
    }
    xml.end()
    value("w:tblLayout", "fixed", attribute: "w:type")
    xml.start("w:tblCellMar")
    for side in ["left", "right"] {
      xml.start("w:\(side)", attributes: [("w:w", "57"), ("w:type", "dxa")])
      xml.end()
    }
    xml.end()
    xml.end()
    xml.start("w:tblGrid")
    for width in widths { value("w:gridCol", String(width), attribute: "w:w") }
    xml.end()
  }

  // MARK: Sections

  /// Goes on with pages like `next`. If they differ from those before, a section ends, and the result is true.
  mutating func turn(to next: Page) -> Bool {
    guard next != page else { return false }
    xml.start("w:p")
    xml.start("w:pPr")
    value("w:pStyle", "SectionEnd")
    writeSection()
    xml.end()
    xml.end()
    page = next
    return true
  }

  /// Writes how the pages of the section that ends here are (17.6.17).
  private mutating func writeSection() {
    xml.start("w:sectPr")
    if page.isNumbered {
      xml.start("w:footerReference", attributes: [("w:type", "default"), ("r:id", WordParts.footerRelation)])
      xml.end()
    }
    let (wide, high) = page.isLandscape ? (Self.long, Self.short) : (Self.short, Self.long)
    var size = [(name: "w:w", value: String(wide)), (name: "w:h", value: String(high))]
    if page.isLandscape { size.append((name: "w:orient", value: "landscape")) }
    xml.start("w:pgSz", attributes: size)
    xml.end()
    // A page that is turned keeps its upper margin on the left.
    let (top, bottom) = page.isLandscape ? (Self.right, Self.left) : (Self.above, Self.below)
    let (left, right) = page.isLandscape ? (Self.above, Self.below) : (Self.left, Self.right)
    xml.start(
      "w:pgMar",
      attributes: [
        ("w:top", String(top)), ("w:right", String(right)), ("w:bottom", String(bottom)), ("w:left", String(left)),
        ("w:header", "851"), ("w:footer", "992"), ("w:gutter", "0"),
      ])
    xml.end()
    if page.isNumbered, !hasNumbers {
      xml.start("w:pgNumType", attributes: [("w:start", "1")])
      xml.end()
      hasNumbers = true
    }
    xml.end()
  }

  // MARK: Contents

  private static func name(ofBookmark number: Int) -> String { "_Toc\(100_000 + number)" }

  /// Writes a table of contents as a field (17.16.5.68). `entries` are its lines; a bookmark is the place of one in them,
  /// from 1. The program that opens the document adds the numbers of pages.
  func contents(_ entries: [(level: Int, text: String)]) {
    for (index, entry) in entries.enumerated() {
      xml.start("w:p")
      xml.start("w:pPr")
      value("w:pStyle", "TOC\(entry.level)")
      xml.end()
      if index == 0 {
        fieldCharacter("begin")
        instruction(" TOC \\o \"1-2\" \\h \\z \\u ")
        fieldCharacter("separate")
      }
      xml.start("w:hyperlink", attributes: [("w:anchor", Self.name(ofBookmark: index + 1)), ("w:history", "1")])
      run(entry.text)
      xml.start("w:r")
      xml.start("w:tab")
      xml.end()
      xml.end()
      fieldCharacter("begin")
      instruction(" PAGEREF \(Self.name(ofBookmark: index + 1)) \\h ")
      fieldCharacter("separate")
      fieldCharacter("end")
      xml.end()
      if index == entries.count - 1 { fieldCharacter("end") }
      xml.end()
    }
  }

  private func fieldCharacter(_ type: String) {
    xml.start("w:r")
    xml.start("w:fldChar", attributes: [("w:fldCharType", type)])
    xml.end()
    xml.end()
  }

  private func instruction(_ text: String) {
    xml.start("w:r")
    xml.element("w:instrText", attributes: [("xml:space", "preserve")], text)
    xml.end()
  }
}
