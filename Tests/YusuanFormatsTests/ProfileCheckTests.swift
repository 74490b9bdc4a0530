import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

/// What is read has to be the profile's: each trap is one change to a sound file.
@Suite struct ProfileCheckTests {
  struct Trap: Sendable, CustomTestStringConvertible {
    let name: String
    let good: String
    let bad: String
    let message: String

    init(_ name: String, _ good: String, _ bad: String, _ message: String) {
      (self.name, self.good, self.bad, self.message) = (name, good, bad, message)
    }

    var testDescription: String { name }
  }

  private static let json = """
    {"format": "budget-disclosure/2", "profile": "invented-bureau", "unit": {}, "amountUnit": "元", "tables": [
    {"id": "summary", "number": "1", "title": "T", "panels": [
    {"id": "revenue", "rows": [{"id": "fund", "path": "fiscal/fund", "kind": "item", "amounts": {"amount": 1.00}}]},
    {"id": "purpose", "rows": [{"id": "basic", "path": "basic", "kind": "item", "amounts": {"amount": 1.00}}]}]},
    {"id": "codes", "number": "05-1", "title": "T", "panels": [{"id": "expenditure", "rows": [
    {"path": "208/20805", "kind": "function", "code": "20805", "item": "养老", "amounts": {"total": 1.00}},
    {"path": "无", "kind": "other", "item": "无"}, {"path": "无#2", "kind": "other", "item": "无"}]}]},
    {"id": "projects", "number": "05-2", "title": "T", "panels": [{"id": "list", "rows": [
    {"path": "甲", "kind": "project", "item": "甲", "texts": {"goal": "乙"}, "amounts": {"budget": 1.00}, "counts": {"people": 3}}]}]},
    {"id": "oneRow", "number": "9", "title": "T", "panels": [{"id": "expenses", "rows": [
    {"id": "figures", "path": "figures", "kind": "total", "amounts": {"spent": 1.00}}]}]}]}
    """

  private static let traps = [
    Trap(
      "a table that the profile does not have", "\"id\": \"codes\"", "\"id\": \"tables\"",
      "$.tables[1].id：应为 summary, codes, projects, oneRow，实为“tables”"),
    Trap("the number of another table", "\"05-1\"", "\"05-2\"", "$.tables[1].number：应为 05-1，实为“05-2”"),
    Trap(
      "a table twice", "\"id\": \"projects\", \"number\": \"05-2\"", "\"id\": \"codes\", \"number\": \"05-1\"",
      "$.tables[2].number：应为 > 05-1，实为“05-1”"),
    Trap(
      "tables out of order", "\"id\": \"summary\", \"number\": \"1\"", "\"id\": \"oneRow\", \"number\": \"9\"",
      "$.tables[0].panels[0].id：应为 expenses，实为“revenue”"),
    Trap(
      "a panel that the table does not have", "\"id\": \"purpose\"", "\"id\": \"side\"",
      "$.tables[0].panels[1].id：应为 revenue, function, purpose，实为“side”"),
    Trap(
      "a panel twice", "\"id\": \"purpose\"", "\"id\": \"revenue\"", "$.tables[0].panels[1].id：应为 > revenue，实为“revenue”"
    ),
    Trap(
      "a column that the panel does not have", "{\"total\": 1.00}", "{\"planned\": 1.00}",
      "$.tables[1].panels[0].rows[0].amounts.planned：应为 total, basic，实为“planned”"),
    Trap(
      "the column of labels", "{\"total\": 1.00}", "{\"item\": 1.00}",
      "$.tables[1].panels[0].rows[0].amounts.item：应为 total, basic，实为“item”"),
    Trap(
      "an amount in a column of counts", "{\"budget\": 1.00}", "{\"people\": 1.00}",
      "$.tables[2].panels[0].rows[0].amounts.people：应为 budget, final，实为“people”"),
    Trap(
      "a text in a column of amounts", "{\"goal\": \"乙\"}", "{\"budget\": \"乙\"}",
      "$.tables[2].panels[0].rows[0].texts.budget：应为 group, goal, due，实为“budget”"),
    Trap(
      "a percentage in a column of counts", "\"counts\"", "\"percents\"",
      "$.tables[2].panels[0].rows[0].percents.people：应为 growth, share，实为“people”"),
    Trap(
      "a row id that the panel does not have", "\"id\": \"fund\"", "\"id\": \"grandTotal\"",
      "$.tables[0].panels[0].rows[0].id：应为 fiscal, fund, total，实为“grandTotal”"),
    Trap(
      "the path of another row", "\"fiscal/fund\"", "\"fiscal\"",
      "$.tables[0].panels[0].rows[0].path：应为 fiscal/fund，实为“fiscal”"),
    Trap(
      "another kind than that of the fixed row", "\"path\": \"basic\", \"kind\": \"item\"",
      "\"path\": \"basic\", \"kind\": \"total\"",
      "$.tables[0].panels[1].rows[0].kind：应为 item，实为“total”"),
    Trap(
      "a code in a fixed row that has none", "\"path\": \"basic\",", "\"path\": \"basic\", \"code\": \"501\",",
      "$.tables[0].panels[1].rows[0].code：应为 （无），实为“501”"),
    Trap(
      "the kind of a fixed row without its id", "\"id\": \"figures\", \"path\"", "\"path\"",
      "$.tables[3].panels[0].rows[0].kind：应为 other，实为“total”"),
    Trap(
      "the kind of open rows of another panel", "\"function\"", "\"project\"",
      "$.tables[1].panels[0].rows[0].kind：应为 function, other，实为“project”"),
    Trap(
      "a path that the code contradicts", "\"208/20805\"", "\"210/20805\"",
      "$.tables[1].panels[0].rows[0].path：应为 208/20805，实为“210/20805”"),
    Trap(
      "a path that the label contradicts", "\"path\": \"甲\"", "\"path\": \"丙\"",
      "$.tables[2].panels[0].rows[0].path：应为 甲，实为“丙”"),
    Trap(
      "the path of a fixed row without its id", "\"path\": \"甲\", \"kind\": \"project\", \"item\": \"甲\"",
      "\"path\": \"total\", \"kind\": \"project\", \"item\": \"total\"",
      "$.tables[2].panels[0].rows[0].path：应为 ≠ total，实为“total”"),
    Trap("no counter", "\"无#2\"", "\"无#02\"", "$.tables[1].panels[0].rows[2].path：应为 无，实为“无#02”"),
    Trap("a path twice", "\"无#2\"", "\"无\"", "$.tables[1].panels[0].rows[2].path：应为 ≠ 无，实为“无”"),
    Trap(
      "a label where the panel has none", "\"path\": \"figures\",", "\"path\": \"figures\", \"item\": \"甲\",",
      "$.tables[3].panels[0].rows[0].item：应为 （无），实为“甲”"),
  ]

  @Test(arguments: traps) func readingJSONRefuses(trap: Trap) throws {
    let whole = try jsonReader().read(Array(Self.json.utf8))
    #expect(whole.first?.disclosure.tables.count == 4)
    #expect(Self.json.contains(trap.good))
    let text = Self.json.replacing(trap.good, with: trap.bad, maxReplacements: 1)
    #expect(message { _ = try jsonReader().read(Array(text.utf8)) } == "a.json › 第 1 行：错误：\(trap.message) [Y0066]")
  }

  @Test func readingXMLRefuses() throws {
    let good = string(try XMLDisclosureWriter().write(jsonReader().read(Array(Self.json.utf8))))
    let reader = XMLDisclosureReader(input: "a.xml", profiles: testProfiles)
    for (part, bad, expected) in [
      ("id=\"codes\"", "id=\"tables\"", "第 16 行：错误：table.id：应为 summary, codes, projects, oneRow，实为“tables”"),
      ("number=\"05-1\"", "number=\"6\"", "第 16 行：错误：table.number：应为 05-1，实为“6”"),
      ("column=\"total\"", "column=\"planned\"", "第 19 行：错误：amount.column：应为 total, basic，实为“planned”"),
      ("path=\"无#2\"", "path=\"无\"", "第 22 行：错误：row.path：应为 ≠ 无，实为“无”"),
      ("kind=\"function\"", "kind=\"project\"", "第 18 行：错误：row.kind：应为 function, other，实为“project”"),
    ] {
      #expect(good.contains(part))
      let text = good.replacing(part, with: bad, maxReplacements: 1)
      #expect(message { _ = try reader.read(Array(text.utf8)) } == "a.xml › \(expected) [Y0066]")
    }
  }

  /// Form 1 gets its ids and paths from the profile, and is checked all the same.
  @Test(arguments: [
    ("\"number\": 3", "\"number\": 12", "$.tables[0].number：应为 3，实为“12”"),
    (
      "\"total\": 3.5", "\"planned\": 3.5",
      "$.tables[0].sections[0].rows[0].amounts.planned：应为 total, basic, project，实为“planned”"
    ),
    ("\"side\": \"expenditure\"", "\"side\": \"revenue\"", "$.tables[0].sections[0].side：应为 expenditure，实为“revenue”"),
    (
      "\"kind\": \"total\"", "\"kind\": \"project\"",
      "$.tables[0].sections[0].rows[0].kind：应为 function, other，实为“project”"
    ),
    (
      "\"item\": \"合计\"", "\"item\": \"合计\", \"governmentItem\": \"甲\"",
      "$.tables[0].sections[0].rows[0].governmentItem：应为 （无），实为“甲”"
    ),
  ])
  func readingFormOneRefuses(good: String, bad: String, expected: String) {
    let json = """
      {"format": "budget-disclosure/1", "layout": "shanxi-unit-2025", "unit": {}, "amountUnit": "万元", "tables": [
      {"number": 3, "id": "expenditureSummary", "title": "T", "sections": [{"side": "expenditure", "rows": [
      {"kind": "total", "item": "合计", "amounts": {"total": 3.5}}, {"kind": "other", "item": "无", "amounts": {}}]}]}]}
      """
    #expect(json.contains(good))
    let text = json.replacing(good, with: bad)
    #expect(message { _ = try jsonReader().read(Array(text.utf8)) } == "a.json › 第 1 行：错误：\(expected) [Y0066]")
  }
}
