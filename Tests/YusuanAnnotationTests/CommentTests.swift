import Testing
import YusuanAnnotation
import YusuanFindings

/// Comments: ours, and those of others.
@Suite struct CommentTests {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func comments(_ authors: String, _ list: String) -> String {
    "<comments xmlns=\"\(main)\"><authors>\(authors)</authors><commentList>\(list)</commentList></comments>"
  }

  static func run(_ text: String) -> String {
    "<r><rPr><sz val=\"9\"/></rPr><t xml:space=\"preserve\">\(text)</t></r>"
  }

  static let said = "【错误】X1 合计\n实为 1，应为 2\n应为 2"

  /// A workbook with the comments `comments` of others, whose shapes are `shapes`.
  static func workbook(_ comments: String, shapes: String = "") -> [UInt8] {
    let sheet = """
      <sheetData><row r="1"><c r="A1"/><c r="B1"/></row></sheetData><legacyDrawing xmlns:r="\(relations)" r:id="v"/>
      """
    let vml = """
      <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">\(shapes)<br></xml>
      """
    let own = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="\(relations)/comments" Target="/xl/comments9.xml"/><Relationship Id="v" Type="\(relations)/vmlDrawing" Target="../drawings/vmlDrawing9.vml"/></Relationships>
      """
    return Annotating.workbook(
      sheet,
      parts: [
        "xl/comments9.xml": comments, "xl/drawings/vmlDrawing9.vml": vml,
        "xl/worksheets/_rels/sheet1.xml.rels": own,
      ])
  }

  @Test func aCommentSaysWhatWasFound() throws {
    let bytes = Annotating.workbook("<sheetData><row r=\"1\"><c r=\"A1\"/></row></sheetData>")
    let annotated = try Annotating.annotated(
      bytes, Annotating.finding("A1"), Annotating.finding("A1", severity: .warning))
    let both = "【yusuan】\n" + Self.said + "\n\n【警告】X1 合计\n实为 1，应为 2\n应为 2"
    #expect(
      try Annotating.part("xl/comments1.xml", of: annotated.bytes).drop { $0 != "\n" }.dropFirst()
        == Self.comments(
          "<author>yusuan 预算核对</author>",
          "<comment ref=\"A1\" authorId=\"0\"><text>\(Self.run(both))</text></comment>"))
    let shapes = try Annotating.part("xl/drawings/vmlDrawing1.vml", of: annotated.bytes)
    #expect(shapes.contains("<x:Row>0</x:Row><x:Column>0</x:Column>") && shapes.contains("id=\"_x0000_s1025\""))
    let english = try Annotating.annotated(bytes, Annotating.finding("A1"), language: .en)
    #expect(
      try Annotating.part("xl/comments1.xml", of: english.bytes).contains(
        "[error] X1 total\nfound 1, expected 2\n2 expected"))
  }

  @Test func whatOthersSaidStays() throws {
    let other = "<author>张三</author>"
    let plain = "<comment ref=\"A1\" authorId=\"0\" shapeId=\"0\"><text><t>请核对</t></text></comment>"
    let shape =
      "<v:shape id=\"_x0000_s1030\"><x:ClientData ObjectType=\"Note\"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>"
    let bytes = Self.workbook(Self.comments(other, plain), shapes: shape)
    let annotated = try Annotating.annotated(bytes, Annotating.finding("A1", "B1"))
    #expect(annotated.notes == [])
    #expect(
      try Annotating.part("xl/comments9.xml", of: annotated.bytes)
        == Self.comments(
          other + "<author>yusuan 预算核对</author>",
          "<comment ref=\"A1\" authorId=\"0\" shapeId=\"0\"><text><r><t>请核对</t></r>\(Self.run("\n【yusuan】\n" + Self.said))</text></comment>"
            + "<comment ref=\"B1\" authorId=\"1\"><text>\(Self.run("【yusuan】\n" + Self.said))</text></comment>"))
    let shapes = try Annotating.part("xl/drawings/vmlDrawing9.vml", of: annotated.bytes)
    #expect(shapes.contains(shape) && shapes.contains("id=\"_x0000_s1031\"") && shapes.hasSuffix("</xml>"))
    #expect(try Annotating.annotated(annotated.bytes, Annotating.finding("A1", "B1")).bytes == annotated.bytes)

    let gone = try Annotating.annotated(annotated.bytes)
    #expect(
      try Annotating.part("xl/comments9.xml", of: gone.bytes)
        == Self.comments(
          other + "<author>yusuan 预算核对</author>",
          "<comment ref=\"A1\" authorId=\"0\" shapeId=\"0\"><text><r><t>请核对</t></r></text></comment>"))
    let rest = try Annotating.part("xl/drawings/vmlDrawing9.vml", of: gone.bytes)
    #expect(rest.contains(shape) && !rest.contains("_x0000_s1031"))
  }

  /// LibreOffice forgets authors and parts texts by their script.
  @Test func commentsAreKnownAgainByWhatTheySay() throws {
    let runs = ["请核对&#10;", "【", "yusuan", "】&#10;【错误】", "X1"].map { "<r><t>\($0)</t></r>" }.joined()
    let own = ["【", "yusuan", "】&#10;旧"].map { "<r><t>\($0)</t></r>" }.joined()
    let list = Self.comments(
      "<author> </author>",
      "<comment ref=\"A1\" authorId=\"0\"><text>\(runs)</text></comment><comment ref=\"B1\" authorId=\"0\"><text>\(own)</text></comment>"
    )
    // A sheet is looked into where there is something to mark in it.
    let annotated = try Annotating.annotated(Self.workbook(list), Annotating.finding("C1"))
    let written = try Annotating.part("xl/comments9.xml", of: annotated.bytes)
    #expect(written.contains("<comment ref=\"A1\" authorId=\"0\"><text><r><t>请核对</t></r></text></comment>"))
    #expect(!written.contains("旧") && !written.contains("X1</t></r></text></comment><comment ref=\"B1\""))
  }

  @Test func aConversationIsNotTouched() throws {
    let list = Self.comments(
      "<author>tc={1}</author>", "<comment ref=\"A1\" authorId=\"0\"><text><t>[Threaded]</t></text></comment>")
    let annotated = try Annotating.annotated(Self.workbook(list), Annotating.finding("A1"))
    #expect(try Annotating.part("xl/comments9.xml", of: annotated.bytes) == list)
    #expect(annotated.markedCells == 1)
  }

  @Test func withoutAReadableDrawingNothingOfTheSheetChanges() throws {
    let list = Self.comments("<author>a</author>", "")
    let odd = Annotating.workbook(
      "<sheetData/><legacyDrawing xmlns:r=\"\(Self.relations)\" r:id=\"none\"/>", parts: ["xl/comments9.xml": list])
    let annotated = try Annotating.annotated(odd, Annotating.finding("A1"))
    #expect(annotated.notes.map(\.code) == [.sheetNotMarked])
    #expect(try Annotating.sheet(of: annotated.bytes).hasPrefix("<sheetData/>"))
  }
}
