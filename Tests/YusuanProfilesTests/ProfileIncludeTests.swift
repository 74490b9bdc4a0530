import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles

/// One profile includes another and changes parts of it.
@Suite struct ProfileIncludeTests {
  static let base = """
    <profile xmlns="urn:yusuan:profile:2" id="base" family="both" level="department" amountUnit="元">
      <name lang="zh">部门</name>
      <name lang="en">Department</name>
      <years from="2024" to="2026">a source</years>
      <words>
        <unitName level="department">编制部门</unitName>
        <cover>{Y}年预算</cover>
        <amountUnitLabel>单位</amountUnitLabel>
        <amountUnit unit="元">元</amountUnit>
        <note>注</note>
      </words>
      <table number="1" id="first">
        <title>{Y}年部门一表</title>
        <spelling>{Y}年一表</spelling>
        <printLabel>表1</printLabel>
        <header>
          <column id="item" kind="item" label="项目"/>
          <column id="amount" kind="amount" label="金额"/>
        </header>
        <panel id="only">
          <row id="total" kind="total" label="合计"/>
        </panel>
      </table>
      <table number="2" id="second" amountUnit="万元">
        <title>{Y}年部门二表</title>
        <header><column id="amount" kind="amount" label="金额"/></header>
        <panel id="only"><row id="row" kind="total"/></panel>
      </table>
    </profile>
    """

  /// The profile `text`, which may include `base`.
  static func load(_ text: String, files: [String: String] = ["base": base]) throws(Diagnostic) -> Profile {
    try Profile.load(ProfileFile(bytes: Array(text.utf8), name: "x.xml")) { name, file throws(Diagnostic) in
      guard let found = files[name] else { return try BuiltInProfiles.resolve(name, file) }
      return ProfileFile(bytes: Array(found.utf8), name: "\(name).xml")
    }
  }

  /// The profile `text` and its mistakes.
  static func review(
    _ text: String, files: [String: String] = ["base": base]
  ) -> (profile: Profile?, mistakes: [Diagnostic]) {
    Profile.review(ProfileFile(bytes: Array(text.utf8), name: "x.xml")) { name, file throws(Diagnostic) in
      guard let found = files[name] else { return try BuiltInProfiles.resolve(name, file) }
      return ProfileFile(bytes: Array(found.utf8), name: "\(name).xml")
    }
  }

  private func including(_ parts: String, attributes: String = "") throws -> Profile {
    try Self.load(
      #"<profile xmlns="urn:yusuan:profile:2" id="own"\#(attributes)>"# + parts + "</profile>")
  }

  @Test func whatIsNotSaidIsIncluded() throws {
    var own = try including(#"<include profile="base"/>"#)
    #expect(own.id == "own")
    own.id = "base"
    #expect(own == (try Self.load(Self.base)))
  }

  @Test func whatIsSaidTakesThePlace() throws {
    let own = try including(
      """
      <name lang="en">Unit</name>
      <years from="2026">another source</years>
      <include profile="base"/>
      <words>
        <unitName level="unit">编制单位</unitName>
        <cover level="unit">{Y}年单位预算</cover>
      </words>
      <table id="first">
        <title>{Y}年单位一表</title>
        <emptyNote>空表</emptyNote>
      </table>
      <table id="second" number="2-1" amountUnit="亿元"/>
      """, attributes: #" level="unit" amountUnit="千元""#)
    #expect([own.chineseName, own.englishName, own.family] == ["部门", "Unit", "both"])
    #expect(own.level == .unit && own.amountUnit == .thousandYuan)
    #expect(own.years.map(\.years) == [2026...2026] && own.years.map(\.source) == ["another source"])
    #expect(own.words.unitName == [UnitNameWord(Label("编制单位"), level: .unit)])
    #expect(own.words.covers == [CoverWord(Label("{Y}年单位预算"), level: .unit)])
    #expect(own.words.notes == [Label("注")])
    let (first, second) = (own.tables[0], own.tables[1])
    #expect(first.title == Label("{Y}年单位一表") && first.otherTitles == [])
    #expect(first.printLabel == "表1" && first.emptyNote == Label("空表"))
    #expect(first.header.map(\.label.text) == ["项目", "金额"])
    #expect(second.number == "2-1" && second.amountUnit == .hundredMillionYuan)
    #expect(second.title == Label("{Y}年部门二表"))
  }

  @Test func headersAndPanelsAreChangedApart() throws {
    let own = try including(
      """
      <include profile="base"/>
      <table id="first">
        <header>
          <column id="item" kind="item" label="项目"/>
          <column id="amount" kind="amount" label="预算数"/>
          <column id="share" kind="percent" label="占比"/>
        </header>
      </table>
      <table id="second">
        <panel id="only"><row id="other" kind="item"/></panel>
      </table>
      """)
    #expect(own.tables[0].panels[0].columns.map(\.id) == ["item", "amount", "share"])
    #expect(own.tables[0].panels[0].rows.map(\.path) == ["total"])
    #expect(own.tables[1].panels[0].columns.map(\.id) == ["amount"])
    #expect(own.tables[1].panels[0].rows.map(\.path) == ["other"])
  }

  @Test func tablesAreLeftOutAndAdded() throws {
    let own = try including(
      """
      <include profile="base"/>
      <table id="first" off="true"/>
      <table id="third" number="1">
        <title>三表</title>
        <header><column id="amount" kind="amount" label="金额"/></header>
        <panel id="only"><row id="row" kind="total"/></panel>
      </table>
      """)
    #expect(own.tables.map { "\($0.number) \($0.id)" } == ["2 second", "1 third"])
  }

  @Test func aProfileIncludesOneInsideTheProgram() throws {
    let own = try including(
      #"<include profile="shanghai-district-unit"/><table id="threePublic" off="1"/>"#, attributes: #" family="mine""#)
    #expect(own.tables.count == 8 && own.family == "mine")
    #expect(own.companions.count == 6)
  }

  @Test(arguments: [
    ("rules.xml", "profiles/mine/profile.xml", "profiles/mine/rules.xml"),
    ("../../codes/functional.xml", "profiles/mine/profile.xml", "codes/functional.xml"),
    ("./a/../b.xml", "/home/x/profile.xml", "/home/x/b.xml"), ("b.xml", "profile.xml", "b.xml"),
    ("../b.xml", "profile.xml", "../b.xml"), ("../../b.xml", "../a/profile.xml", "../../b.xml"),
    ("/etc/b.xml", "a/profile.xml", "/etc/b.xml"),
  ])
  func filesAreNamedFromTheFileThatNamesThem(name: String, base: String, path: String) {
    #expect(BuiltInProfiles.relative(name, to: base) == path)
  }
}
