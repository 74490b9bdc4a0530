import Budget
import Diagnostics
import TestSupport
import Testing

@testable import Exchange

@Suite struct JSONTests {
  @Test func writesOneDisclosure() {
    #expect(
      string(JSONWriter().write(sample())) == #"""
        {
          "format": "budget-disclosure/1",
          "layout": "shanxi-unit-2025",
          "unit": {"name": "晋城市应急管理调度指挥中心"},
          "fiscalYear": 2025,
          "amountUnit": "万元",
          "tables": [
            {
              "number": 3,
              "id": "expenditureSummary",
              "title": "2025年预算支出总表",
              "sections": [
                {
                  "side": "expenditure",
                  "rows": [
                    {"kind": "total", "item": "合计", "amounts": {"total": 684.04, "project": 0.00}},
                    {"kind": "function", "code": "208", "item": "社会保障,\"就业\"", "level": 1, "amounts": {"total": -0.000001}},
                    {"kind": "other", "item": "其中：未列明", "amounts": {}}
                  ]
                }
              ]
            },
            {
              "number": 6,
              "id": "basicExpenditureByEconomicItem",
              "title": "2025年一般公共预算安排基本支出分经济科目表（不含上年结转）",
              "note": "本表无数据",
              "sections": [
                {
                  "side": "expenditure",
                  "rows": []
                }
              ]
            }
          ]
        }

        """#)
  }

  @Test func leavesOutWhatIsNotKnown() {
    let empty = Disclosure(layout: "a", unitName: nil, fiscalYear: nil, amountUnit: .yuan)
    #expect(
      string(JSONWriter(.line).write(empty))
        == #"{"format": "budget-disclosure/1", "layout": "a", "unit": {}, "amountUnit": "元", "tables": []}"# + "\n")
    #expect(string(JSONWriter().write([])) == "[]\n")
  }

  @Test func writesInAnotherUnit() throws {
    var disclosure = sample()
    let written = JSONWriter(.line, amountUnit: .yuan).write(disclosure)
    #expect(string(written).contains(#""amounts": {"total": 6840400.00, "project": 0.00}"#))
    disclosure.amountUnit = .yuan
    #expect(try JSONReader(input: "a").read(written) == [disclosure])
  }

  @Test func readsBackWhatItWrites() throws {
    var generator = DisclosureGenerator(random: SeededRandom(seed: 1))
    for _ in 0..<300 {
      let disclosure = generator.disclosure()
      for form in [JSONWriter.Form.pretty, .line] {
        let written = JSONWriter(form).write(disclosure)
        let read = try #require(try JSONReader(input: "a").read(written).first)
        let isEqual = read == disclosure
        let isRepeated = JSONWriter(form).write(read) == written
        #expect(isEqual && isRepeated)
      }
    }
  }

  @Test func readsArraysAndLines() throws {
    var generator = DisclosureGenerator(random: SeededRandom(seed: 2))
    let disclosures = (0..<20).map { _ in generator.disclosure() }
    let reader = JSONReader(input: "a")
    #expect(try reader.read(JSONWriter().write(disclosures)) == disclosures)
    let lines = disclosures.map { JSONWriter(.line).write($0) }
    #expect(try reader.read(Array(lines.joined())) == disclosures)
    for (line, disclosure) in zip(lines, disclosures) {
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
      #expect(try reader.read(line: line, number: 1) == disclosure)
    }
    #expect(try reader.read(line: Array(" \n".utf8), number: 3) == nil)
    #expect(try reader.read([0xEF, 0xBB, 0xBF] + lines[0]) == [disclosures[0]])
  }

  @Test(arguments: [
    ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\" 1}", 1, 6), ("{\n \"a\": 1,\n \"a\": 2}", 3, 2), ("[1] x", 1, 5),
    ("[] []", 1, 4),
    ("[1e2]", 1, 3), ("[1E2]", 1, 3), ("[01]", 1, 3), ("[.5]", 1, 2), ("[1.]", 1, 4), ("[-]", 1, 3), ("[+1]", 1, 2),
    ("[NaN]", 1, 2), ("[tru]", 1, 2), ("['a']", 1, 2), ("[\"\u{1}\"]", 1, 3), ("[\"预算\u{1}\"]", 1, 5),
    ("[\"a\n\"]", 1, 4),
    ("[\"\\x\"]", 1, 3), ("[\"\\u12g4\"]", 1, 3), ("[\"\\u+123\"]", 1, 3), ("[\"\\ud800\"]", 1, 3),
    ("[\"\\ud800\\u0041\"]", 1, 3),
    ("[\"\\udc00\"]", 1, 3), ("[\"\\", 1, 3), ("[\"a", 1, 4), ("// a", 1, 1), ("\u{A0}[]", 1, 1),
    (String(repeating: "[", count: 65), 1, 65), ("{\"a\":1}{\"b\":2}", 1, 8),
  ])
  func refusesWhatIsNoStrictJSON(text: String, line: Int, column: Int) throws {
    let finding = try #require(finding { _ = try read(text) })
    #expect(finding.code == .jsonMalformed)
    #expect(finding.location.line == line)
    #expect(finding.facts[.expected]?.hasSuffix("(\(line):\(column))") == true, "\(finding.facts)")
  }

  @Test(arguments: [1, 15, 16, 17, 39])
  func refusesAMemberTwiceHoweverManyThereAre(repeated: Int) {
    let keys = (0..<40).map(String.init) + [String(repeated)]
    let text = "{" + keys.map { "\"\($0)\": 0" }.joined(separator: ",") + "}"
    #expect(finding { try read(text) }?.facts[.found]?.hasPrefix("\"\(repeated)\": 0}") == true)
  }

  /// Reads all values of `text`, whatever they are.
  private func read(_ text: String) throws {
    var parser = JSONParser(Array(text.utf8), input: "a")
    while let (value, _) = try parser.next() {
      if case .array = value { try parser.end() }
    }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9, 0xA2], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
  func refusesDamagedUTF8(damaged: [UInt8]) {
    let text = [UInt8(ascii: "["), UInt8(ascii: "\"")] + damaged + [UInt8(ascii: "\""), UInt8(ascii: "]")]
    #expect(finding { _ = try JSONReader(input: "a").read(text) }?.code == .jsonMalformed)
  }

  @Test func readsSixtyFourLevelsAndEveryEscape() throws {
    var parser = JSONParser(
      Array((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8), input: "a")
    #expect(try parser.next() != nil)
    parser = JSONParser(Array(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000""#.utf8), input: "a")
    let value = try #require(try parser.next()).value
    #expect(value.kind == "\"\"\\/\u{8}\u{C}\n\r\té😀\u{0}\"")
  }

  @Test(arguments: [
    ("\"budget-disclosure/1\"", "\"budget-disclosure/2\"", "$.format"), ("\"layout\"", "\"layuot\"", "$"),
    ("{\"name\": \"U\"}", "\"U\"", "$.unit"), ("{\"name\": \"U\"}", "{\"name\": null}", "$.unit.name"),
    ("{\"name\": \"U\"}", "{\"title\": \"U\"}", "$.unit"), ("2025", "\"2025\"", "$.fiscalYear"),
    ("2025", "2025.0", "$.fiscalYear"),
    ("2025", "20250", "$.fiscalYear"), ("\"元\"", "\"千元\"", "$.amountUnit"),
    ("\"number\": 3", "\"number\": 14", "$.tables[0].number"),
    ("\"number\": 8", "\"number\": 3", "$.tables[1].number"), ("\"id\": \"t\", ", "", "$.tables[0].id"),
    ("\"revenue\"", "\"expenditure\"", "$.tables[0].sections[1].side"),
    ("\"revenue\"", "\"left\"", "$.tables[0].sections[1].side"),
    ("\"kind\": \"total\"", "\"kind\": \"sum\"", "$.tables[0].sections[0].rows[0].kind"),
    ("\"item\": \"合计\", ", "", "$.tables[0].sections[0].rows[0].item"),
    ("\"item\": \"合计\", ", "\"item\": \"合计\", \"memo\": 1, ", "$.tables[0].sections[0].rows[0]"),
    ("\"level\": 1", "\"level\": 0", "$.tables[0].sections[0].rows[0].level"),
    ("1.20", "\"1.20\"", "$.tables[0].sections[0].rows[0].amounts.total"),
    ("1.20", "null", "$.tables[0].sections[0].rows[0].amounts.total"),
    ("\"T\"", "\"\"", "$.tables[0].title"), ("\"l\"", "\"\"", "$.layout"), ("\"t\"", "\"表\"", "$.tables[0].id"),
    ("\"code\": \"208\"", "\"code\": 208", "$.tables[0].sections[0].rows[0].code"),
    ("\"208\"", "\"208A\"", "$.tables[0].sections[0].rows[0].code"),
    ("\"total\": 1.20", "\"合计\": 1.20", "$.tables[0].sections[0].rows[0].amounts.合计"),
    ("\"rows\": []", "\"rows\": {}", "$.tables[0].sections[1].rows"),
  ])
  func refusesWhatIsNoDisclosure(good: String, bad: String, path: String) throws {
    let text = """
      {"format": "budget-disclosure/1", "layout": "l", "unit": {"name": "U"}, "fiscalYear": 2025, "amountUnit": "元", "tables": [
      {"number": 3, "id": "t", "title": "T", "sections": [{"side": "expenditure", "rows": [
      {"kind": "total", "code": "208", "item": "合计", "level": 1, "amounts": {"total": 1.20}}]}, {"side": "revenue", "rows": []}]},
      {"number": 8, "id": "u", "title": "U", "sections": []}], "checks": {"any": [1]}}
      """
    let reader = JSONReader(input: "a.json")
    #expect(try reader.read(Array(text.utf8)).count == 1)
    #expect(text.contains(good))
    let finding = try #require(
      finding { _ = try reader.read(Array(text.replacing(good, with: bad, maxReplacements: 1).utf8)) })
    #expect(finding.code == .canonicalWrong)
    #expect(finding.facts[.label] == path)
    #expect(finding.location.input == "a.json")
  }

  @Test(arguments: [("92233720368547758.08", Code.amountOverflow), ("0.001", .amountBelowFen)])
  func refusesAmountsThatFenCannotHold(amount: String, code: Code) {
    let text = string(JSONWriter(.line, amountUnit: .yuan).write(sample())).replacing("6840400.00", with: amount)
    let finding = finding { _ = try JSONReader(input: "a").read(line: Array(text.utf8), number: 9) }
    #expect(finding?.code == code)
    #expect(finding?.facts[.found] == amount)
    #expect(finding?.location.line == 9)
  }
}
