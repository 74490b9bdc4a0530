/// The parts of a document of WordprocessingML that are always the same (ECMA-376 part 1, 17 and part 2). Fonts are those of
/// official documents: headings in 黑体, text in 仿宋, tables in 宋体.
enum WordParts {
  /// The names of the parts, and their content.
  static let fixed: [(name: String, content: String)] = [
    ("[Content_Types].xml", contentTypes), ("_rels/.rels", packageRelations), ("word/styles.xml", styles),
    ("word/settings.xml", settings), ("word/footer1.xml", footer), ("word/_rels/document.xml.rels", relations),
  ]

  /// The relationship that leads from the document to its footer.
  static let footerRelation = "rId3"

  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"

  /// The namespaces of a part.
  static let namespaces = [
    (name: "xmlns:w", value: "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (name: "xmlns:r", value: "\(office)/relationships"),
  ]
  private static let namespaceAttributes = namespaces.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: " ")

  private static let contentTypes =
    declaration + """
      <Types xmlns="\(packages)/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="\(contentType).document.main+xml"/>
      <Override PartName="/word/styles.xml" ContentType="\(contentType).styles+xml"/>
      <Override PartName="/word/settings.xml" ContentType="\(contentType).settings+xml"/>
      <Override PartName="/word/footer1.xml" ContentType="\(contentType).footer+xml"/>
      </Types>

      """

  private static let packageRelations =
    declaration + """
      <Relationships xmlns="\(packages)/relationships">
      <Relationship Id="rId1" Type="\(office)/relationships/officeDocument" Target="word/document.xml"/>
      </Relationships>

      """

  private static let relations =
    declaration + """
      <Relationships xmlns="\(packages)/relationships">
      <Relationship Id="rId1" Type="\(office)/relationships/styles" Target="styles.xml"/>
      <Relationship Id="rId2" Type="\(office)/relationships/settings" Target="settings.xml"/>
      <Relationship Id="\(footerRelation)" Type="\(office)/relationships/footer" Target="footer1.xml"/>
      </Relationships>

      """

  /// Word works out the page numbers of the contents when it opens the document.
  private static let settings =
    declaration + """
      <w:settings \(namespaceAttributes)>
      <w:characterSpacingControl w:val="compressPunctuation"/>
      <w:updateFields w:val="true"/>
      <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
      </w:settings>

      """

  private static let footer =
    declaration + """
      <w:ftr \(namespaceAttributes)>
      <w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>\
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>\
      <w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>
      </w:ftr>

      """

  // MARK: Styles

  private static let styles =
    declaration + """
      <w:styles \(namespaceAttributes)>
      <w:docDefaults><w:rPrDefault><w:rPr>\(fonts("仿宋"))<w:sz w:val="32"/><w:szCs w:val="32"/>\
      <w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>

      """
    + [
      paragraph("Normal", "Normal", #"<w:widowControl w:val="0"/><w:jc w:val="both"/>"#, "", isDefault: true),
      paragraph(
        "BodyText", "Body Text",
        #"<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>"#, ""),
      heading(1, #"<w:pageBreakBefore/>"#, #"<w:spacing w:before="240" w:after="360"/>"#, "center", 36),
      heading(2, "", #"<w:spacing w:before="240" w:after="120"/>"#, "left", 32),
      heading(3, "", #"<w:spacing w:before="120" w:after="60"/>"#, "left", 32),
      heading(4, "", #"<w:spacing w:before="120" w:after="60"/>"#, "left", 32),
      paragraph(
        "Cover", "Cover",
        #"<w:spacing w:before="600" w:after="600"/><w:jc w:val="center"/>"#,
        #"\#(fonts("黑体"))<w:sz w:val="52"/>"#),
      paragraph(
        "ContentsTitle", "Contents Title",
        #"<w:spacing w:after="360"/><w:jc w:val="center"/>"#,
        #"\#(fonts("黑体"))<w:sz w:val="36"/>"#),
      contents(1, 0), contents(2, 420),
      paragraph(
        "TableTitle", "Table Title",
        #"<w:keepNext/><w:spacing w:after="120"/><w:jc w:val="center"/><w:outlineLvl w:val="1"/>"#,
        #"\#(fonts("黑体"))<w:sz w:val="32"/>"#),
      paragraph(
        "FormTitle", "Form Title",
        #"<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>"#,
        #"\#(fonts("黑体"))<w:sz w:val="28"/>"#),
      paragraph(
        "TableLine", "Table Line",
        #"<w:keepNext/><w:jc w:val="left"/>"#,
        #"\#(fonts("宋体"))<w:sz w:val="21"/>"#),
      paragraph("TableText", "Table Text", #"<w:jc w:val="left"/>"#, #"\#(fonts("宋体"))<w:sz w:val="18"/>"#),
      paragraph("SectionEnd", "Section End", #"<w:spacing w:line="20" w:lineRule="exact"/>"#, #"<w:sz w:val="2"/>"#),
      paragraph("Footer", "footer", #"<w:jc w:val="center"/>"#, #"\#(fonts("宋体"))<w:sz w:val="28"/>"#),
    ].joined() + "</w:styles>\n"

  private static func fonts(_ eastAsian: String) -> String {
    #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="\#(eastAsian)"/>"#
  }

  private static func paragraph(
    _ id: String, _ name: String, _ properties: String, _ run: String, isDefault: Bool = false, next: String? = nil
  ) -> String {
    let head = #"<w:style w:type="paragraph"\#(isDefault ? #" w:default="1""# : "") w:styleId="\#(id)">"#
    let based = isDefault ? "" : #"<w:basedOn w:val="Normal"/>"#
    let follows = next.map { #"<w:next w:val="\#($0)"/>"# } ?? ""
    return head + #"<w:name w:val="\#(name)"/>\#(based)\#(follows)<w:qFormat/><w:pPr>\#(properties)</w:pPr>"#
      + "<w:rPr>\(run)</w:rPr></w:style>\n"
  }

  private static func heading(
    _ level: Int, _ pageBreak: String, _ spacing: String, _ alignment: String, _ size: Int
  ) -> String {
    let indent = level > 1 ? #"<w:ind w:firstLineChars="200" w:firstLine="640"/>"# : ""
    let properties =
      "<w:keepNext/>\(pageBreak)\(spacing)\(indent)"
      + #"<w:jc w:val="\#(alignment)"/><w:outlineLvl w:val="\#(level - 1)"/>"#
    let font = level == 1 ? "黑体" : level == 2 ? "黑体" : level == 3 ? "楷体" : "仿宋"
    return paragraph(
      "Heading\(level)", "heading \(level)", properties,
      "\(fonts(font))\(level == 4 ? "<w:b/>" : "")<w:sz w:val=\"\(size)\"/>", next: "BodyText")
  }

  private static func contents(_ level: Int, _ indent: Int) -> String {
    paragraph(
      "TOC\(level)", "toc \(level)",
      #"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs><w:spacing w:line="440" w:lineRule="exact"/>"#
        + #"<w:ind w:left="\#(indent)"/><w:jc w:val="left"/>"#, #"<w:sz w:val="24"/>"#)
  }
}
