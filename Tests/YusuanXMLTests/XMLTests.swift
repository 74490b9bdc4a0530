import Testing
import YusuanFindings
@testable import YusuanXML

/// XML is read strictly and never opens anything outside itself.
@Suite struct XMLTests {
  @Test func readsATreeWithLines() throws {
    let text =
      "<?xml version='1.0'?>\n<a xmlns='u' b='1 &amp; 2'>x<!-- c -->y\n<c d=''/><p:e xmlns:p='v'><![CDATA[<z>]]></p:e></a>\n"
    let root = try XMLNode.parse(Array(text.utf8), input: "t.xml")
    #expect(root.name == "a")
    #expect(root.namespace == "u")
    #expect(root["b"] == "1 & 2")
    #expect(root.text == "xy\n")
    #expect(root.line == 2)
    #expect(root.children.map(\.name) == ["c", "e"])
    #expect(root.children.map(\.namespace) == ["u", "v"])
    #expect(root.children.map(\.line) == [3, 3])
    #expect(root.children.dropFirst().first?.text == "<z>")
  }

  /// libxml2 moves a large buffer of its own again and again, so it hands on small pieces.
  @Test func whatIsWrittenIsHandedOnInPieces() throws {
    let writer = try XMLWriter(name: "t.xml")
    writer.startDocument()
    writer.start("a")
    for index in 0..<20_000 { writer.element("b", attributes: [(name: "c", value: "\(index)")], "预算&") }
    writer.end()
    let bytes = try writer.finish()
    #expect(bytes.count > 600_000)
    #expect(writer.largestPiece < 20_000)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b c=\"0\">预算&amp;</b>\n  <b c=\"1\">"))
    #expect(text.hasSuffix("  <b c=\"19999\">预算&amp;</b>\n</a>\n"))
  }

  static let hostile: [(String, String, Code)] = [
    ("a DOCTYPE", "<!DOCTYPE a><a/>", .xmlRefused),
    ("an external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", .xmlRefused),
    ("a billion laughs", "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>", .xmlRefused),
    ("an unknown entity", "<a>&x;</a>", .xmlMalformed), ("too deep", String(repeating: "<a>", count: 65), .xmlRefused),
    ("cut", "<a><b></b>", .xmlMalformed), ("nothing", "", .xmlMalformed), ("no XML", "hello", .xmlMalformed),
    ("two roots", "<a/><b/>", .xmlMalformed), ("a zero byte", "<a>\u{0}</a>", .xmlMalformed),
    ("an attribute twice", "<a b='' b=''/>", .xmlMalformed),
    ("text behind the root", "<a/>x", .xmlMalformed),
    (
      "many namespaces in scope",
      String(
        repeating: "<a " + (0..<100).map { "xmlns:b\($0)='u'" }.joined(separator: " ") + ">", count: 6)
        + String(repeating: "</a>", count: 6), .xmlRefused
    ),
    (
      "many attributes", "<a " + (0..<1_001).map { "b\($0)=''" }.joined(separator: " ") + "/>", .xmlRefused
    ),
  ]

  @Test(arguments: hostile)
  func refuses(trap: String, text: String, code: Code) {
    let finding = #expect(throws: Diagnostic.self, "\(trap)") { try XMLNode.parse(Array(text.utf8), input: "t.xml") }
    #expect(finding?.code == code, "\(trap)")
  }

  @Test func namespacesOfElementsThatEndedDoNotCount() throws {
    let element = "<a " + (0..<100).map { "xmlns:b\($0)='u'" }.joined(separator: " ") + "/>"
    let text = "<r>" + String(repeating: element, count: 50) + "</r>"
    #expect(try XMLNode.parse(Array(text.utf8), input: "t.xml").children.count == 50)
  }

  /// libxml2 stops there and reports nothing: what came before must not be taken for all.
  @Test(arguments: ["EUC-JP", "GB2312", "UTF-8"])
  func bytesThatAreNotInTheEncodingAreRefused(encoding: String) {
    let text = "<?xml version='1.0' encoding='\(encoding)'?><a><b>"
    let bytes = Array(text.utf8) + [0xFF, 0xFF, 0xFF, 0xFF] + Array("</b></a>".utf8)
    let finding = #expect(throws: Diagnostic.self) { try XMLNode.parse(bytes, input: "t.xml") }
    #expect(finding?.code == .xmlMalformed)
  }

  @Test func halfACharacterOfUTF16IsRefused() {
    let text = "<?xml version='1.0'?><a>甲</a>"
    var bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(throws: Never.self) { try XMLNode.parse(bytes, input: "t.xml") }
    bytes.replaceSubrange(50..<52, with: [0x00, 0xD8])
    let finding = #expect(throws: Diagnostic.self) { try XMLNode.parse(bytes, input: "t.xml") }
    #expect(finding?.code == .xmlMalformed)
  }

  @Test func writesTheSameBytesEveryTime() throws {
    let bytes = try (0..<2).map { _ in
      let writer = try XMLWriter(name: "t")
      writer.startDocument()
      writer.start("a", attributes: [(name: "b", value: "<\"&\n中")])
      writer.element("c", "x < y & z")
      writer.end()
      return try writer.finish()
    }
    #expect(bytes[0] == bytes[1])
    #expect(
      String(decoding: bytes[0], as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;&quot;&amp;&#10;中\">\n  <c>x &lt; y &amp; z</c>\n</a>\n"
    )
    #expect(try XMLNode.parse(bytes[0], input: "t")["b"] == "<\"&\n中")
  }

  @Test(arguments: ["a\u{0}b", "\u{1}", "\u{FFFE}"])
  func refusesWhatXMLCannotHold(text: String) throws {
    let writer = try XMLWriter(name: "t")
    writer.startDocument()
    writer.element("a", text)
    let finding = #expect(throws: Diagnostic.self) { try writer.finish() }
    #expect(finding?.code == .textNotEncodable)
  }

  @Test func validatesByASchema() throws {
    let xsd = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:int'/></xs:schema>"
    let schema = try XMLSchema(Array(xsd.utf8), name: "t.xsd")
    #expect(try schema.validate(Array("<a>1</a>".utf8), input: "t").isEmpty)
    let findings = try schema.validate(Array("\n<a>x</a>".utf8), input: "t")
    #expect(findings.map(\.code) == [.schemaViolated])
    #expect(findings.map(\.location.line) == [2])
    #expect(throws: Diagnostic.self) { try schema.validate(Array("<!DOCTYPE a><a>1</a>".utf8), input: "t") }
    #expect(throws: Diagnostic.self) { try XMLSchema(Array("<x/>".utf8), name: "t.xsd") }
  }
}
