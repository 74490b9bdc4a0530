import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel

/// A profile against another, such as that of the year before (版式的对比).
@Suite struct ProfileComparisonTests {
  private static let bureau = ProfileTrialTests.bureau

  @Test func aProfileDoesNotDifferFromItself() throws {
    let comparison = try ProfileComparison("shanxi-unit", Project.path("Schemas/profiles/shanxi-unit"))
    #expect(comparison.differences == [])
    #expect(ProfileDifferenceWording(.zh).text(comparison) == "shanxi-unit 与 shanxi-unit 没有差异\n")
    #expect(ProfileDifferenceWording(.en).text(comparison) == "shanxi-unit and shanxi-unit do not differ\n")
  }

  /// What is changed in the bureau's files, and what is said of it.
  private static let changes: [(file: String, old: String, new: String, chinese: String, english: String)] = [
    (
      "profile.xml", #"amountUnit="万元">"#, #"amountUnit="元">"#, "金额单位由“万元”改为“元”",
      "money unit changed from “万元” to “元”"
    ),
    (
      "profile.xml", #"from="2025""#, #"from="2025" to="2026""#, "年度由“2025”改为“2025–2026”",
      "years changed from “2025” to “2025–2026”"
    ),
    (
      "profile.xml", "<note>注</note>", "<note>注</note><note>备注</note>", "用语 note 由“注”改为“注, 备注”",
      "words note changed from “注” to “注, 备注”"
    ),
    (
      "profile.xml", "<title>支出预算表</title>", "<title>支出预算总表</title>",
      "表 03 expenditureByFunction：标题由“支出预算表”改为“支出预算总表”",
      "table 03 expenditureByFunction: title changed from “支出预算表” to “支出预算总表”"
    ),
    (
      "profile.xml", #"number="06" id="governmentFund""#, #"number="06" id="fund""#,
      "表 06 fund：名称由“governmentFund”改为“fund”", "table 06 fund: id changed from “governmentFund” to “fund”"
    ),
    (
      "profile.xml", #"<column id="growth" kind="percent" label="比上年增减"/>"#, "",
      "表 05-1 generalPublicBudget：删去列 growth“比上年增减”",
      "table 05-1 generalPublicBudget: column growth “比上年增减” was removed"
    ),
    (
      "profile.xml", #"<column id="growth" kind="percent" label="比上年增减"/>"#,
      #"<column id="growth" kind="text" label="增减"/>"#,
      "表 05-1 generalPublicBudget：列的表头 growth 由“比上年增减”改为“增减”\n表 05-1 generalPublicBudget：种类 growth 由“百分比”改为“文字”",
      "table 05-1 generalPublicBudget: header of the column growth changed from “比上年增减” to “增减”\ntable 05-1 generalPublicBudget: kind of growth changed from “percent” to “text”"
    ),
    (
      "profile.xml", #"<row id="other" kind="item" level="1" label="三、其他收入"/>"#,
      #"<row id="business" kind="item" level="1" label="三、经营收入"/>"#,
      "表 01 summary，栏 revenue：删去行 other“三、其他收入”\n表 01 summary，栏 revenue：新增行 business“三、经营收入”",
      "table 01 summary, panel revenue: row other “三、其他收入” was removed\ntable 01 summary, panel revenue: row business “三、经营收入” was added"
    ),
    (
      "profile.xml", #"<codes kind="function" lengths="3 5 7"/>"#, #"<codes kind="function" lengths="3 5 7 9"/>"#,
      "表 02 revenueByFunction：开放行由“codes function 3 5 7, @0”改为“codes function 3 5 7 9, @0”",
      "table 02 revenueByFunction: open rows changed from “codes function 3 5 7, @0” to “codes function 3 5 7 9, @0”"
    ),
    (
      "codes.xml", #"name="科学技术支出""#, #"name="科技支出""#, "科目名称 yunping 206 由“科学技术支出”改为“科技支出”",
      "name of the code yunping 206 changed from “科学技术支出” to “科技支出”"
    ),
    (
      "rules.xml", "<formula>ascending(T03)</formula>", "<formula>ascending(T05-1)</formula>",
      "删去规则的内容 K1“<formula>ascending(T03)”\n新增规则的内容 K1“<formula>ascending(T05-1)”",
      "part of the rule K1 “<formula>ascending(T03)” was removed\npart of the rule K1 “<formula>ascending(T05-1)” was added"
    ),
    (
      "rules.xml", #"<rule id="B5" severity="error">"#, #"<rule id="B5" severity="warning">"#,
      "规则的轻重 B5 由“错误”改为“警告”", "severity of the rule B5 changed from “error” to “warning”"
    ),
  ]

  @Test(arguments: changes.indices)
  func whatChangedIsSaidInPlainWords(index: Int) throws {
    let change = Self.changes[index]
    let folder = try TemporaryFolder()
    for name in ["profile.xml", "rules.xml", "codes.xml"] {
      var text = try Project.text("\(Self.bureau)/\(name)")
      if name == change.file {
        #expect(text.contains(change.old), "\(change.old)")
        text = text.replacing(change.old, with: change.new, maxReplacements: 1)
      }
      if change.new.contains("id=\"fund\"") { text = text.replacing("(governmentFund)", with: "(fund)") }
      if change.new.contains("business") || change.new.contains("fund\"") {
        text = text.replacing("summary.revenue[other,", with: "summary.revenue[business,")
      }
      _ = try folder.write(Array(text.utf8), as: name)
    }
    let comparison = try ProfileComparison(Project.path(Self.bureau), folder.path)
    let (zh, en) = (ProfileDifferenceWording(.zh), ProfileDifferenceWording(.en))
    let isOfRules = change.new.contains("fund\"")
    let differences = comparison.differences.filter { !isOfRules || $0.part != .rulePart }
    #expect(differences.map(zh.message).joined(separator: "\n") == change.chinese)
    #expect(differences.map(en.message).joined(separator: "\n") == change.english)
  }

  @Test func tablesAreAddedAndRemoved() throws {
    let folder = try TemporaryFolder()
    let profile = """
      <profile xmlns="urn:yusuan:profile:2" id="mine" family="shanxi">
        <include profile="shanxi-unit"/>
        <rules file="rules.xml"/>
        <table id="projectExpenditureCarryover" off="true"/>
        <table number="14" id="debt">
          <title>{Y}年债务表</title>
          <header><column id="amount" kind="amount" label="金额"/></header>
          <panel id="only"><row id="row" kind="total"/></panel>
        </table>
      </profile>
      """
    let off = ["B9", "C11", "C14", "D13"].map { "<rule id=\"\($0)\" off=\"true\"/>" }.joined()
    let rules = "<rules xmlns=\"urn:yusuan:rules:1\" id=\"mine\" version=\"1\">\(off)</rules>"
    _ = try folder.write(Array(profile.utf8), as: "profile.xml")
    _ = try folder.write(Array(rules.utf8), as: "rules.xml")
    let comparison = try ProfileComparison("shanxi-unit", folder.path)
    #expect(
      ProfileDifferenceWording(.zh).text(comparison) == """
        表 13 projectExpenditureCarryover：删去这张表“{Y}年项目支出预算表（上年结转）”
        表 14 debt：新增这张表“{Y}年债务表”
        删去规则 B9“表十一至表十三：各行与各列之和”
        删去规则 C11“表三项目支出 = 表十二 + 表十三”
        删去规则 C14““本表无数据”与表格相符”
        删去规则 D13“表十三：部门 = 各单位之和”
        shanxi-unit → mine：6 处差异

        """)
  }
}
