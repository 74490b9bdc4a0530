import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

/// What is no disclosure, whatever the profile.
@Suite struct JSONShapeTests {
  private static let text = """
    {"format": "budget-disclosure/2", "profile": "invented-bureau", "unit": {"name": "U", "level": "unit"}, "fiscalYear": 2025,
    "amountUnit": "元", "tables": [{"id": "codes", "number": "05-1", "title": "T", "panels": [{"id": "expenditure", "rows": [
    {"path": "208", "kind": "function", "code": "208", "item": "社保", "level": 1, "amounts": {"total": 1.20}}]}]},
    {"id": "projects", "number": "05-2", "title": "P", "panels": [{"id": "list", "rows": [
    {"path": "甲", "kind": "project", "item": "甲", "texts": {"goal": "乙"}, "counts": {"people": 3}}]}]}], "checks": {"any": [1]}}
    """

  @Test(arguments: [
    (
      "budget-disclosure/2", "budget-disclosure/3",
      "$.format：应为 budget-disclosure/2, budget-disclosure/1，实为“budget-disclosure/3”"
    ),
    (
      "\"profile\"", "\"layuot\"",
      "$：应为 format, profile, unit, fiscalYear, amountUnit, tables, sources, checks，实为“layuot”"
    ),
    ("{\"name\": \"U\", \"level\": \"unit\"}", "\"U\"", "$.unit：应为 object，实为“\"U\"”"),
    ("\"name\": \"U\"", "\"name\": null", "$.unit.name：应为 string ≠ \"\"，实为“null”"),
    ("\"name\": \"U\"", "\"title\": \"U\"", "$.unit：应为 name, level, code，实为“title”"),
    ("\"level\": \"unit\"", "\"level\": \"city\"", "$.unit.level：应为 department, unit，实为“city”"),
    ("2025", "\"2025\"", "$.fiscalYear：应为 1900…2999，实为“\"2025\"”"),
    ("2025", "2025.0", "$.fiscalYear：应为 1900…2999，实为“2025.0”"),
    ("2025", "20250", "$.fiscalYear：应为 1900…2999，实为“20250”"),
    ("\"元\"", "\"角\"", "$.amountUnit：应为 元, 千元, 万元, 亿元，实为“角”"),
    ("\"05-1\"", "5", "$.tables[0].number：应为 string ≠ \"\"，实为“5”"),
    ("\"id\": \"codes\", ", "", "$.tables[0].id：应为 [A-Za-z][A-Za-z0-9-]{0,63}，实为“（无）”"),
    ("\"T\"", "\"\"", "$.tables[0].title：应为 string ≠ \"\"，实为“\"\"”"),
    ("\"path\": \"208\", ", "", "$.tables[0].panels[0].rows[0].path：应为 string ≠ \"\"，实为“（无）”"),
    (
      "\"kind\": \"function\"", "\"kind\": \"sum\"",
      """
      $.tables[0].panels[0].rows[0].kind：应为 total, subtotal, carryover, carryoverItem, item, function, revenue, economic, \
      unit, project, other，实为“sum”
      """
    ),
    (
      "\"item\": \"社保\"", "\"item\": \"社保\", \"memo\": 1",
      "$.tables[0].panels[0].rows[0]：应为 id, path, kind, level, code, item, texts, amounts, counts, percents, unread，实为“memo”"
    ),
    ("\"level\": 1", "\"level\": 0", "$.tables[0].panels[0].rows[0].level：应为 1…9223372036854775807，实为“0”"),
    ("1.20", "\"1.20\"", "$.tables[0].panels[0].rows[0].amounts.total：应为 number，实为“\"1.20\"”"),
    ("1.20", "null", "$.tables[0].panels[0].rows[0].amounts.total：应为 number，实为“null”"),
    ("{\"goal\": \"乙\"}", "{\"goal\": \"\"}", "$.tables[1].panels[0].rows[0].texts.goal：应为 string ≠ \"\"，实为“\"\"”"),
    ("{\"people\": 3}", "{\"people\": \"3\"}", "$.tables[1].panels[0].rows[0].counts.people：应为 number，实为“\"3\"”"),
    ("\"code\": \"208\"", "\"code\": 208", "$.tables[0].panels[0].rows[0].code：应为 [0-9]{1,12}，实为“208”"),
    ("\"code\": \"208\"", "\"code\": \"208A\"", "$.tables[0].panels[0].rows[0].code：应为 [0-9]{1,12}，实为“\"208A\"”"),
    (
      "\"rows\": [\n{\"path\": \"甲\"", "\"rows\": {}, \"x\": [\n{\"path\": \"甲\"",
      "$.tables[1].panels[0]：应为 id, incomplete, rows，实为“x”"
    ),
  ])
  func refusesWhatIsNoDisclosure(good: String, bad: String, expected: String) throws {
    #expect(try jsonReader().read(Array(Self.text.utf8)).count == 1)
    #expect(Self.text.contains(good))
    let text = Self.text.replacing(good, with: bad, maxReplacements: 1)
    #expect(message { _ = try jsonReader().read(Array(text.utf8)) } == "a.json › 第 1 行：错误：\(expected) [Y0066]")
  }

  @Test func namesAProfileThatIsNotThere() {
    let text = Self.text.replacing("invented-bureau", with: "elsewhere")
    #expect(
      message { _ = try jsonReader().read(Array(text.utf8)) }
        == "a.json › 第 1 行：错误：没有版式“elsewhere”；内置版式：shanxi-unit, invented-bureau [Y0064]")
  }
}
