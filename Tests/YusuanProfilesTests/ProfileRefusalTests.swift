import Foundation
import TestSupport
import Testing
import YusuanFindings
import YusuanModel
import YusuanXML

/// All that is wrong in a profile is said at once, with line and column (版式的错误).
@Suite struct ProfileRefusalTests {
  private func refusal(_ text: String, files: [String: String] = ["base": ProfileIncludeTests.base]) -> [String] {
    ProfileIncludeTests.review(text, files: files).mistakes.map(Wording(.en).line)
  }

  /// What stands in `ProfileIncludeTests.base`, and what takes its place.
  static let traps: [(trap: String, old: String, new: String)] = [
    (
      "no XML", "<profile", "<profile<"
    ),
    (
      "an unknown element", "<title>{Y}年部门二表</title>", "<heading>二表</heading>"
    ),
    (
      "an unknown kind of column", #"kind="amount" label="金额"/></header>"#, #"kind="money" label="金额"/></header>"#
    ),
    (
      "a layout of form 1", "urn:yusuan:profile:2", "urn:yusuan:layout:1"
    ),
    (
      "years that run backwards", #"from="2024" to="2026""#, #"from="2026" to="2024""#
    ),
    (
      "no money unit", #" amountUnit="元">"#, ">"
    ),
    (
      "no word for the unit's name", #"<unitName level="department">编制部门</unitName>"#, ""
    ),
    (
      "no word for a money unit", #"<amountUnit unit="元">元</amountUnit>"#, ""
    ),
    (
      "a number twice", #"number="2" id="second""#, #"number="1" id="second""#
    ),
    (
      "an id twice", #"id="second""#, #"id="first""#
    ),
    (
      "a table without a number", #"<table number="2" "#, "<table "
    ),
    (
      "a table without a title", "<title>{Y}年部门二表</title>", ""
    ),
    (
      "a table without panels", #"<panel id="only"><row id="row" kind="total"/></panel>"#, ""
    ),
    (
      "a panel twice", #"<panel id="only"><row id="row" kind="total"/></panel>"#,
      #"<panel id="only"/><panel id="only"/>"#
    ),
    (
      "a row twice", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total" label="合计"/><row id="total" kind="item" label="甲"/>"#
    ),
    (
      "a column twice", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="amount" kind="item" label="项目"/>"#
    ),
    (
      "a column of no panel", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="item" kind="item" label="项目" panel="other"/>"#
    ),
    (
      "a chart of what is not there", #"<panel id="only"><row id="row" kind="total"/></panel>"#,
      #"<panel id="only"><row id="row" kind="total"/></panel><chart id="c" panel="only"><name lang="zh">图</name><part row="other" column="item"/></chart>"#
    ),
    (
      "a chart of nothing", #"<panel id="only"><row id="row" kind="total"/></panel>"#,
      #"<panel id="only"><row id="row" kind="total"/></panel><chart id="c" panel="only"><name lang="zh">图</name></chart>"#
    ),
    (
      "a panel without values", #"<column id="amount" kind="amount" label="金额"/></header>"#,
      #"<column id="amount" kind="item" label="金额"/></header>"#
    ),
    (
      "a whole code and its parts", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="code" kind="code" label="编码"/><column id="part" kind="codePart" label="类"/>"#
    ),
    (
      "a label where no column has labels", #"<row id="row" kind="total"/>"#,
      #"<row id="row" kind="total" label="甲"/>"#
    ),
    (
      "a row without a label beside a column of labels", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total"/>"#
    ),
    (
      "open rows where no column has labels", #"<row id="row" kind="total"/>"#, #"<list kind="item"/>"#
    ),
    (
      "a row beside none", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total" label="合计" beside="total"/>"#
    ),
    (
      "two code trees", #"<row id="total" kind="total" label="合计"/>"#,
      #"<codes kind="function" lengths="3 5"/><list kind="item"/>"#
    ),
    (
      "lengths that fall", #"<row id="total" kind="total" label="合计"/>"#,
      #"<codes kind="function" lengths="5 3"/>"#
    ),
    ("an id that the wire cannot have", #"id="second""#, #"id="zweite Tabelle""#),
    ("a blank around an id", #"id="second""#, #"id="second ""#),
    ("an unknown attribute", #"kind="amount" label="金额"/></header>"#, #"kind="amount" labl="金额"/></header>"#),
    ("an element in the wrong place", "<note>注</note>", "<note>注</note><cover>{Y}年预算</cover>"),
    ("an element twice", "<title>{Y}年部门二表</title>", "<title>{Y}年部门二表</title><title>二表</title>"),
    ("text where none belongs", "<title>{Y}年部门二表</title>", "二表<title>{Y}年部门二表</title>"),
    ("a year that is none", #"from="2024" to="2026""#, #"from="24" to="2026""#),
    ("a title that is too long", "{Y}年部门二表", String(repeating: "表", count: 201)),
    ("one title for two tables", "<title>{Y}年部门二表</title>", "<title>{Y}年　一表</title>"),
    ("a title that is a spelling of another table", "<title>{Y}年部门二表</title>", "<title>{Y}年一表</title>"),
    (
      "two columns with one header", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="item" kind="item" label="项目"/><column id="other" kind="amount" label="数"><spelling>金 额</spelling></column>"#
    ),
    (
      "two columns below groups that may be one", #"<header><column id="amount" kind="amount" label="金额"/></header>"#,
      #"<header><group label="本年"><column id="a" kind="amount" label="金额"/></group><group label="上年"><spelling>本年</spelling><column id="b" kind="amount" label="金额"/></group></header>"#
    ),
    (
      "two rows with one label", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total" label="合计"/><row id="a" kind="item" label="一、甲"/><row id="b" kind="item" label="乙"><spelling>二、甲</spelling></row>"#
    ),
    ("an unknown placeholder", "<title>{Y}年部门二表</title>", "<title>{y}年部门二表</title>"),
    ("an unknown placeholder in a label", #"label="合计""#, #"label="{U}合计""#),
    (
      "codes without a column of codes", #"<row id="total" kind="total" label="合计"/>"#,
      #"<codes kind="function" lengths="3 5 7"/>"#
    ),
    ("a file that is not there", "<words>", #"<rules file="nowhere.xml"/><words>"#),
  ]

  /// All that is said of each trap, in both languages.
  @Test(arguments: Language.allCases)
  func allMistakesAreSaidWithTheirPlaces(language: Language) throws {
    var text = ""
    for trap in Self.traps {
      var profile = ProfileIncludeTests.base
      let range = try #require(profile.range(of: trap.old), "\(trap.trap)")
      profile.replaceSubrange(range, with: trap.new)
      let mistakes = ProfileIncludeTests.review(profile).mistakes
      #expect(!mistakes.isEmpty, "\(trap.trap)")
      text += "\(trap.trap)\n" + mistakes.map { "  \(Wording(language).line($0))\n" }.joined()
    }
    Golden.expect(Array(text.utf8), "Tests/YusuanProfilesTests/Expected/profile-mistakes.\(language.rawValue).txt")
  }

  @Test func whatIsRightHasNoMistake() { #expect(ProfileIncludeTests.review(ProfileIncludeTests.base).mistakes == []) }

  /// Loading throws the first mistake and brings the others along: the same list as a check gives.
  @Test func loadingThrowsAllMistakes() throws {
    let text = ProfileIncludeTests.base.replacing("kind=", with: "kin=")
    let finding = try #require(throws: Diagnostic.self) { try ProfileIncludeTests.load(text) }
    let mistakes = ProfileIncludeTests.review(text).mistakes
    #expect(mistakes.count == 11 && finding.all == mistakes)
  }

  @Test func onlyTheFirstMistakesAreKept() {
    let rows = (0..<150).map { "<row id=\"r\($0)\" kind=\"totl\" label=\"行\($0)\"/>" }.joined(separator: "\n")
    let text = ProfileIncludeTests.base.replacing(#"<row id="total" kind="total" label="合计"/>"#, with: rows)
    let mistakes = ProfileIncludeTests.review(text).mistakes
    #expect(mistakes.count == Mistakes.limit + 1)
    #expect(Wording(.zh).line(mistakes[Mistakes.limit]) == "x.xml：错误：另有 50 处错误没有列出 [Y0129]")
    #expect(Wording(.en).line(mistakes[Mistakes.limit]) == "x.xml: error: 50 further mistakes are not listed [Y0129]")
  }

  @Test func aProfileOfNoTablesIsRefused() {
    #expect(
      refusal(#"<profile xmlns="urn:yusuan:profile:2" id="own" amountUnit="元"/>"#)
        == ["table", "words/unitName", "words/amountUnit"].map {
          "x.xml › line 1, column 1: error: profile lacks \($0) [Y0118]"
        })
  }

  @Test func anUnknownProfileIsNamedWithThoseThereAre() {
    let text = #"<profile xmlns="urn:yusuan:profile:2" id="own"><include profile="shanxi"/></profile>"#
    #expect(
      refusal(text).last
        == "x.xml › line 1, column 48: error: there is no profile “shanxi”; those built in: shanxi-unit, shanghai-district-department, shanghai-district-unit [Y0064]"
    )
  }

  @Test func aTableThatIsNotIncludedCannotBeLeftOut() {
    let text = #"""
      <profile xmlns="urn:yusuan:profile:2" id="own">
        <include profile="base"/>
        <table id="third" off="true"/>
      </profile>
      """#
    #expect(
      refusal(text) == [
        "x.xml › line 3, column 10: error: table/@id “third” is wrong: the table to leave out is not in the included profile [Y0130]"
      ])
  }

  @Test func profilesDoNotIncludeThemselves() {
    let text = #"<profile xmlns="urn:yusuan:profile:2" id="own"><include profile="own"/></profile>"#
    #expect(
      refusal(text, files: ["own": text]).first
        == "own.xml › line 1, column 57: error: include/@profile “own” is wrong: profiles include each other four deep at most, and never themselves [Y0130]"
    )
  }

  @Test func whatAnIncludedProfileHasWrongIsSaidOfIt() {
    let text = #"<profile xmlns="urn:yusuan:profile:2" id="own"><include profile="base"/></profile>"#
    #expect(
      refusal(text, files: ["base": ProfileIncludeTests.base.replacing("2024", with: "2027")]) == [
        "base.xml › line 4, column 10: error: years/@from “2027, 2026” is wrong: from is not later than to [Y0130]"
      ])
  }

  /// The plain check and libxml2 agree on which files follow the schema, but for white space around names.
  @Test func theGrammarAgreesWithTheSchema() throws {
    let schema = try XMLSchema(try Project.bytes("Schemas/profile.xsd"), name: "profile.xsd")
    let grammar = try XMLGrammar(try Project.bytes("Schemas/profile.xsd"), name: "profile.xsd")
    var wrong = 0
    for seed in UInt64(0)..<300 {
      var random = SeededRandom(seed: seed)
      let text = Self.changed(ProfileIncludeTests.base, &random)
      let bytes = Array(text.utf8)
      let root = try XMLNode.parse(bytes, input: "x.xml")
      let own = grammar.mistakes(in: root, TagPlaces(bytes, input: "x.xml"))
      let theirs = try schema.validate(bytes, input: "x.xml").filter {
        !$0.facts[.reason, default: ""].contains("Duplicate")
      }
      #expect(own.isEmpty == theirs.isEmpty, "\(text)")
      wrong += own.isEmpty ? 0 : 1
    }
    #expect((100..<300).contains(wrong))
  }

  /// `text` with one line repeated, left out or moved, or one word changed.
  private static func changed(_ text: String, _ random: inout SeededRandom) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    let whole = lines.indices.filter { index in
      let line = lines[index].trimmingCharacters(in: .whitespaces)
      return line.hasSuffix("/>") || line.contains("</") && !line.hasPrefix("</")
    }
    guard let line = whole.randomElement(using: &random) else { return text }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: lines.insert(lines[line], at: line)
    case 1: lines.remove(at: line)
    case 2: lines.insert(lines.remove(at: line), at: whole.randomElement(using: &random) ?? line)
    case 3: lines[line] = lines[line].replacing("kind", with: "kinds").replacing("note", with: "notes")
    default: lines[line] = lines[line].replacing("amount", with: "amonut").replacing("元", with: "圆")
    }
    return lines.joined(separator: "\n")
  }
}
