import Testing
import YusuanFindings
import YusuanModel

/// Wrong profiles are refused with line and reason.
@Suite struct ProfileRefusalTests {
  private func refusal(_ text: String, files: [String: String] = ["base": ProfileIncludeTests.base]) -> String? {
    let finding = #expect(throws: Diagnostic.self) { try ProfileIncludeTests.load(text, files: files) }
    return finding.map(Wording(.en).line)
  }

  /// What stands in `ProfileIncludeTests.base`, what takes its place, and what is said.
  static let refusals: [(trap: String, old: String, new: String, message: String)] = [
    (
      "no XML", "<profile", "<profile<",
      "x.xml › line 1: error: the XML is malformed: error parsing attribute name [Y0060]"
    ),
    (
      "an unknown element", "<title>{Y}年部门二表</title>", "<heading>二表</heading>",
      "x.xml › line 25: error: the profile file is wrong: expected profile.xsd, found “Element '{urn:yusuan:profile:2}heading': This element is not expected. Expected is one of ( {urn:yusuan:profile:2}title, {urn:yusuan:profile:2}spelling, {urn:yusuan:profile:2}printLabel, {urn:yusuan:profile:2}emptyNote, {urn:yusuan:profile:2}header, {urn:yusuan:profile:2}panel ).” [Y0063]"
    ),
    (
      "an unknown kind of column", #"kind="amount" label="金额"/></header>"#, #"kind="money" label="金额"/></header>"#,
      "x.xml › line 26: error: the profile file is wrong: expected profile.xsd, found “Element '{urn:yusuan:profile:2}column', attribute 'kind': [facet 'enumeration'] The value 'money' is not an element of the set {'code', 'codePart', 'item', 'text', 'amount', 'count', 'percent', 'date'}.” [Y0063]"
    ),
    (
      "a layout of form 1", "urn:yusuan:profile:2", "urn:yusuan:layout:1",
      "x.xml › line 1: error: the profile file is wrong: expected profile.xsd, found “Element '{urn:yusuan:layout:1}profile': No matching global declaration available for the validation root.” [Y0063]"
    ),
    (
      "years that run backwards", #"from="2024" to="2026""#, #"from="2026" to="2024""#,
      "x.xml › line 4: error: the profile file is wrong: expected @from ≤ @to, found “2026, 2024” [Y0063]"
    ),
    (
      "no money unit", #" amountUnit="元">"#, ">",
      "x.xml: error: the profile file is wrong: expected @amountUnit, found “nothing” [Y0063]"
    ),
    (
      "no word for the unit's name", #"<unitName level="department">编制部门</unitName>"#, "",
      "x.xml: error: the profile file is wrong: expected words/unitName, found “nothing” [Y0063]"
    ),
    (
      "no word for a money unit", #"<amountUnit unit="元">元</amountUnit>"#, "",
      "x.xml: error: the profile file is wrong: expected words/amountUnit, found “nothing” [Y0063]"
    ),
    (
      "a number twice", #"number="2" id="second""#, #"number="1" id="second""#,
      "x.xml › line 1: error: the profile file is wrong: expected each number of a table once, found “1” [Y0063]"
    ),
    (
      "an id twice", #"id="second""#, #"id="first""#,
      "x.xml › line 24: error: the profile file is wrong: expected profile.xsd, found “Element '{urn:yusuan:profile:2}table': Duplicate key-sequence ['first'] in unique identity-constraint '{urn:yusuan:profile:2}tableID'.” [Y0063]"
    ),
    (
      "a table without a number", #"<table number="2" "#, "<table ",
      "x.xml › line 24: error: the profile file is wrong: expected @number, found “table” [Y0063]"
    ),
    (
      "a table without a title", "<title>{Y}年部门二表</title>", "",
      "x.xml › line 24: error: the profile file is wrong: expected title, found “table” [Y0063]"
    ),
    (
      "a table without panels", #"<panel id="only"><row id="row" kind="total"/></panel>"#, "",
      "x.xml › line 26: error: the profile file is wrong: expected a column of a panel of the table, found “amount” [Y0063]"
    ),
    (
      "a panel twice", #"<panel id="only"><row id="row" kind="total"/></panel>"#,
      #"<panel id="only"/><panel id="only"/>"#,
      "x.xml › line 24: error: the profile file is wrong: expected each panel once, found “only” [Y0063]"
    ),
    (
      "a row twice", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total" label="合计"/><row id="total" kind="item" label="甲"/>"#,
      "x.xml › line 20: error: the profile file is wrong: expected each row once, found “total” [Y0063]"
    ),
    (
      "a column twice", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="amount" kind="item" label="项目"/>"#,
      "x.xml › line 12: error: the profile file is wrong: expected each column once, found “amount” [Y0063]"
    ),
    (
      "a column of no panel", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="item" kind="item" label="项目" panel="other"/>"#,
      "x.xml › line 17: error: the profile file is wrong: expected a column of a panel of the table, found “item” [Y0063]"
    ),
    (
      "a panel without values", #"<column id="amount" kind="amount" label="金额"/></header>"#,
      #"<column id="amount" kind="item" label="金额"/></header>"#,
      "x.xml › line 24: error: the profile file is wrong: expected a column of a value (only), found “second” [Y0063]"
    ),
    (
      "a whole code and its parts", #"<column id="item" kind="item" label="项目"/>"#,
      #"<column id="code" kind="code" label="编码"/><column id="part" kind="codePart" label="类"/>"#,
      "x.xml › line 12: error: the profile file is wrong: expected one column of kind code, or those of kind codePart, found “only” [Y0063]"
    ),
    (
      "a label where no column has labels", #"<row id="row" kind="total"/>"#,
      #"<row id="row" kind="total" label="甲"/>"#,
      "x.xml › line 24: error: the profile file is wrong: expected rows without labels, where no column has labels, found “only” [Y0063]"
    ),
    (
      "a row without a label beside a column of labels", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total"/>"#,
      "x.xml › line 12: error: the profile file is wrong: expected row/@label, where a column has labels, found “total” [Y0063]"
    ),
    (
      "open rows where no column has labels", #"<row id="row" kind="total"/>"#, #"<list kind="item"/>"#,
      "x.xml › line 24: error: the profile file is wrong: expected rows without labels, where no column has labels, found “only” [Y0063]"
    ),
    (
      "a row beside none", #"<row id="total" kind="total" label="合计"/>"#,
      #"<row id="total" kind="total" label="合计" beside="total"/>"#,
      "x.xml › line 21: error: the profile file is wrong: expected @beside = a row of the panel before, found “total” [Y0063]"
    ),
    (
      "two code trees", #"<row id="total" kind="total" label="合计"/>"#,
      #"<codes kind="function" lengths="3 5"/><list kind="item"/>"#,
      "x.xml › line 21: error: the profile file is wrong: expected codes or list once, found “list” [Y0063]"
    ),
    (
      "lengths that fall", #"<row id="total" kind="total" label="合计"/>"#,
      #"<codes kind="function" lengths="5 3"/>"#,
      "x.xml › line 21: error: the profile file is wrong: expected @lengths = rising numbers of digits, found “5 3” [Y0063]"
    ),
  ]

  @Test(arguments: refusals.indices)
  func wrongProfilesAreRefused(index: Int) throws {
    let trap = Self.refusals[index]
    var text = ProfileIncludeTests.base
    let range = try #require(text.range(of: trap.old), "\(trap.trap)")
    text.replaceSubrange(range, with: trap.new)
    #expect(refusal(text) == trap.message, "\(trap.trap)")
  }

  @Test func aProfileOfNoTablesIsRefused() {
    #expect(
      refusal(#"<profile xmlns="urn:yusuan:profile:2" id="own" amountUnit="元"/>"#)
        == "x.xml: error: the profile file is wrong: expected table, found “nothing” [Y0063]")
  }

  @Test func anUnknownProfileIsNamedWithThoseThereAre() {
    let text = #"<profile xmlns="urn:yusuan:profile:2" id="own"><include profile="shanxi"/></profile>"#
    #expect(
      refusal(text)
        == "x.xml: error: there is no profile “shanxi”; those built in: shanxi-unit, shanghai-district-department, shanghai-district-unit [Y0064]"
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
      refusal(text)
        == "x.xml › line 3: error: the profile file is wrong: expected @id of an included table, found “third” [Y0063]")
  }

  @Test func profilesDoNotIncludeThemselves() {
    let text = #"<profile xmlns="urn:yusuan:profile:2" id="own"><include profile="own"/></profile>"#
    #expect(
      refusal(text, files: ["own": text])
        == "own.xml › line 1: error: the profile file is wrong: expected include ≤ 4, found “own” [Y0063]")
  }

  @Test func whatAnIncludedProfileHasWrongIsSaidOfIt() {
    let text = #"<profile xmlns="urn:yusuan:profile:2" id="own"><include profile="base"/></profile>"#
    #expect(
      refusal(text, files: ["base": ProfileIncludeTests.base.replacing("2024", with: "2027")])
        == "base.xml › line 4: error: the profile file is wrong: expected @from ≤ @to, found “2027, 2026” [Y0063]")
  }
}
