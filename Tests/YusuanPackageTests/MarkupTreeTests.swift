import Testing
import YusuanFindings
@testable import YusuanPackage

/// Changes of a document leave all other bytes as they are.
@Suite struct MarkupTreeTests {
  static func tree(_ text: String) throws -> MarkupTree {
    try MarkupTree(Array(text.utf8), at: Location(input: "a.xlsx", part: "a.xml"))
  }

  static func changed(_ text: String, _ change: (MarkupTree) throws -> Void) throws -> String {
    let tree = try tree(text)
    try change(tree)
    return String(decoding: tree.changed(), as: UTF8.self)
  }

  @Test func whatIsNotChangedStaysByteForByte() throws {
    let head = "\u{FEFF}<?xml version='1.0'?>\r\n<!-- <a> --><x:a  b = '1'\n c=\"&lt;>\" >"
    let text = head + "<![CDATA[<q>]]>&amp;<d/><e></e >\t</x:a>\n"
    #expect(try Self.changed(text) { _ in } == text)
    #expect(try Self.tree(text).isUnchanged)
  }

  @Test func attributesAreSetAddedAndTakenAway() throws {
    let text = "<a b='1' c = \"2\"><d/></a>"
    let found = try Self.changed(text) { tree in
      tree.set("b", of: tree.root, to: "x\"<")
      tree.set("c", of: tree.root, to: nil)
      tree.set("e", of: tree.root.children[0], to: "5")
    }
    #expect(found == "<a b=\"x&quot;&lt;\"><d e=\"5\"/></a>")
  }

  @Test func childrenAreAppendedInsertedAndTakenAway() throws {
    let found = try Self.changed("<a><b/><c>1</c><d/></a>") { tree in
      let children = tree.root.children
      tree.append("<n/>", to: children[0])
      tree.append("<m/>", to: children[0])
      tree.remove(children[1])
      tree.insert("<l/>", before: children[2])
      tree.append("<z/>", to: tree.root)
    }
    #expect(found == "<a><b><n/><m/></b><l/><d/><z/></a>")
  }

  @Test func namesAreFoundWithAndWithoutPrefix() throws {
    let root = try Self.tree("<x:a><x:b r:id='7' id='&#x8868;&amp;1'/><bb/></x:a>").root
    #expect(root.localName == "a" && root.prefix == "x:")
    let child = try #require(root.first("b"))
    #expect(child.prefixedAttribute("id") == "7")
    #expect(child.attribute("id") == "表&1")
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<a", "<a b='1></a>", "</a>", "<!-- ", "<a><![CDATA[</a>", "<?xml ", "< a/>", "<a <b/></a>",
    "<a></a x>",
  ])
  func whatIsNotNestedIsRefused(text: String) {
    #expect(#expect(throws: Diagnostic.self) { try Self.tree(text) }?.code == .xmlMalformed)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<?xml version='1.0' encoding='GB18030'?><a/>", "\u{0}<\u{0}a",
    String(repeating: "<a>", count: 300),
  ])
  func whatIsBeyondTheLexerIsRefused(text: String) {
    #expect(#expect(throws: Diagnostic.self) { try Self.tree(text) }?.code == .xmlRefused)
  }
}
