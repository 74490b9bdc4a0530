import Foundation
import TestSupport
import Testing
import YusuanComparison
import YusuanConversion
import YusuanFindings
import YusuanModel

/// Two disclosures compared (预算对比): what was sown is found, and nothing else.
@Suite struct DiffTests {
  static func compare(_ before: [String], _ after: [String]) throws -> BudgetComparison {
    let options = ConversionOptions(profiles: try ProfileSet())
    let comparison = try BudgetComparison(before, after, options) { finding in
      if finding.severity == .error { Issue.record("\(Wording(.zh).line(finding))") }
    }
    #expect(comparison.isComplete)
    return comparison
  }

  static func compare(_ before: Disclosure, _ after: Disclosure) throws -> BudgetComparison {
    try BudgetComparison([Document(before)], [Document(after)], ProfileSet())
  }

  static let words = ComparisonWording(.zh, .tenThousandYuan)

  /// The differences of JSON, each as `part change table row column before after difference percent matchedBy`.
  static func json(_ comparison: BudgetComparison) throws -> [[String]] {
    let bytes = JSONComparison(words).write(comparison)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(root["format"] as? String == "budget-diff/1")
    #expect(root["differences"] as? Int == comparison.count)
    let text = String(decoding: bytes, as: UTF8.self)
    // Numbers as they are written, which JSONSerialization does not keep.
    return try #require(root["disclosures"] as? [[String: Any]]).map { pair in
      (pair["differences"] as? [[String: Any]] ?? []).map { one in
        let line = text.split(separator: "\n").first { $0.contains("\"number\": \(one["number"] as? Int ?? 0),") } ?? ""
        let member = { (name: String) -> String in
          guard let start = line.range(of: "\"\(name)\": ")?.upperBound else { return "-" }
          let rest = line[start...]
          if rest.hasPrefix("\"") { return String(rest.dropFirst().prefix { $0 != "\"" }) }
          return String(rest.prefix { $0 != "," && $0 != "}" })
        }
        return ["part", "change", "table", "row", "column", "before", "after", "difference", "percent", "matchedBy"]
          .map(member).joined(separator: " ")
      }.map { line in
        // What only one side has lists its figures; their columns are not its own.
        let fields = line.split(separator: " ")
        return ["row", "table"].contains(fields[0])
          ? (fields.prefix(fields[0] == "row" ? 4 : 3) + Array(repeating: "-", count: fields[0] == "row" ? 6 : 7))
            .joined(separator: " ")
          : fields[0] == "column"
            ? (fields.prefix(3) + ["-", fields[4]] + Array(repeating: "-", count: 5)).joined(
              separator: " ") : line
      }.sorted()
    }
  }

  /// The differences of CSV, each once, in the form of ``json(_:)``.
  static func csv(_ comparison: BudgetComparison) throws -> [String] {
    let text = String(decoding: CSVComparison(words).write(comparison), as: UTF8.self)
    let records = text.split(separator: "\n").map(fields)
    #expect(records[0] == CSVComparison.header)
    let names = Dictionary(uniqueKeysWithValues: records[0].enumerated().map { ($1, $0) })
    var known: Set<String> = []
    return records.dropFirst().compactMap { record in
      let field = { (name: String) in names[name].map { record[$0].isEmpty ? "-" : record[$0] } ?? "?" }
      guard field("part") != "disclosure", known.insert(field("number")).inserted else { return nil }
      var line = [
        "part", "change", "table_id", "row_path", "column_id", "before", "after", "difference", "percent", "matched_by",
      ].map(field)
      switch line[0] {
      case "row": for place in 4..<9 { line[place] = "-" }
      case "table": for place in 3..<9 { line[place] = "-" }
      case "column": for place in [3, 5, 6, 7, 8] { line[place] = "-" }
      default: break
      }
      return line.joined(separator: " ")
    }.sorted()
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields: [String] = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// The numbered lines of the text.
  static func lines(_ comparison: BudgetComparison) -> [String] {
    TextComparison(words).write(comparison).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("[") }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func twentySownChangesAreFoundAndNoOther(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let sown = try SownChanges(unit: "云屏县应急管理局", seed: seed)
    let (old, new) = try sown.write(into: folder, name: "a")
    let comparison = try Self.compare([old], [new])
    let expected = SownChanges.expected(sown.before)
    #expect(expected.count == 20)
    #expect(try Self.json(comparison) == [expected])
    #expect(try Self.csv(comparison) == expected)
    #expect(Self.lines(comparison).count == 20)
    #expect(try Self.compare([old], [old]).count == 0)
    #expect(try Self.compare([new], [new]).count == 0)
  }

  @Test func inFoldersEachUnitIsComparedWithItself() throws {
    let folder = try TemporaryFolder()
    for (index, unit) in ["甲局", "乙局", "丙局"].enumerated() {
      let same = try SownChanges.disclosure(unit: unit, seed: UInt64(index))
      try SownChanges.write(same, into: folder, "old/\(unit)")
      try SownChanges.write(same, into: folder, "new/\(unit)")
    }
    let sown = try SownChanges(unit: "丁局", seed: 9)
    let (old, new) = try sown.write(into: folder, name: "丁局")
    try SownChanges.write(try SownChanges.disclosure(unit: "戊局", seed: 20), into: folder, "old/戊局")
    try SownChanges.write(try SownChanges.disclosure(unit: "己局", seed: 21), into: folder, "new/己局")
    let last = try SownChanges.disclosure(unit: "庚局", year: 2025, seed: 22)
    var next = try SownChanges.disclosure(unit: "庚局", year: 2026, seed: 22)
    next.edit("expenditureSummary", "221") { $0.set("total", 1) }
    try SownChanges.write(last, into: folder, "old/庚局")
    try SownChanges.write(next, into: folder, "new/庚局")
    let comparison = try Self.compare([old], [new])
    #expect(comparison.pairs.count == 5 && comparison.count == 23)
    let found = try Self.json(comparison)
    #expect(found.contains(SownChanges.expected(sown.before)))
    #expect(found.filter { $0.isEmpty }.count == 3)
    #expect(found.filter { $0.count == 1 }.count == 1)
    #expect(
      Self.lines(comparison).prefix(2) == [
        "[1] 只有前一份有：戊局（单位）2026 年", "[2] 只有后一份有：己局（单位）2026 年",
      ])
    let text = TextComparison(Self.words).write(comparison)
    #expect(text.contains("庚局（单位）2025 年 → 庚局（单位）2026 年，金额以万元计\n  年度不同：2025 → 2026\n"))
    #expect(text.hasSuffix("比较 5 份，2 份只在一侧：23 处差异\n"))
    #expect(try Self.csv(comparison).count == 21)
  }

  /// A pair of disclosures with one table, whose only panel has the rows `rows`.
  static func disclosure(_ rows: [BudgetRow], unit: AmountUnit = .tenThousandYuan) -> Disclosure {
    Disclosure(
      profile: "shanxi-unit", unitName: "甲局", unitLevel: .unit, fiscalYear: 2026, amountUnit: unit,
      tables: [
        Table(
          id: "projectExpenditureCurrent", number: "12", title: "2026年项目支出预算表（本年预算）",
          panels: [Panel(id: "expenditure", rows: rows)])
      ])
  }

  static func project(_ name: String, _ total: Int64?) -> BudgetRow {
    BudgetRow(
      kind: .project, path: name, item: name, level: 2,
      amounts: total.map { [Fact(column: "total", amount: Amount(fen: $0))] } ?? [])
  }

  static func message(_ old: BudgetRow, _ new: BudgetRow, _ language: Language = .zh) throws -> [String] {
    let comparison = try compare(disclosure([old]), disclosure([new]))
    let words = ComparisonWording(language, .tenThousandYuan)
    return comparison.pairs[0].differences.map { words.message($0) }
      + comparison.pairs[0].unread.map { words.message($0) }
  }

  @Test(
    arguments: [
      (1_000_000, 1_000_000, []), (1_000_000, 2_000_000, ["甲 › 合计：1.00 → 2.00，+1.00（+100.00%）"]),
      (3_000_000, 2_000_000, ["甲 › 合计：3.00 → 2.00，-1.00（-33.33%）"]),
      (nil, 0, ["甲 › 合计：空白 → 0.00，由空白变为零"]), (0, nil, ["甲 › 合计：0.00 → 空白，由零变为空白"]),
      (nil, 5, ["甲 › 合计：空白 → 0.000005，新增"]), (0, 5, ["甲 › 合计：0.00 → 0.000005，+0.000005（新增）"]),
      (5, nil, ["甲 › 合计：0.000005 → 空白，取消"]), (8, 9, ["甲 › 合计：0.000008 → 0.000009，+0.000001（+12.50%）"]),
      (80_000, 80_005, ["甲 › 合计：0.08 → 0.080005，+0.000005（+0.01%）"]),
      (800_000, 800_039, ["甲 › 合计：0.80 → 0.800039，+0.000039（+0.00%）"]),
      (800_000, 799_960, ["甲 › 合计：0.80 → 0.79996，-0.00004（-0.01%）"]),
      (-2_000_000, 1_000_000, ["甲 › 合计：-2.00 → 1.00，+3.00（+150.00%）"]),
      (Int64.min, Int64.max, ["甲 › 合计：-9223372036854.775808 → 9223372036854.775807，差额超出范围"]),
    ] as [(Int64?, Int64?, [String])])
  func amountsAreComparedExactly(old: Int64?, new: Int64?, expected: [String]) throws {
    #expect(try Self.message(Self.project("甲", old), Self.project("甲", new)) == expected)
  }

  @Test func unreadIsSaidAndNotCompared() throws {
    var unread = Self.project("甲", nil)
    unread.unread = ["total"]
    #expect(try Self.message(Self.project("甲", 1_000_000), unread) == ["甲 › 合计：1.00 → 读不出，无法比较"])
    #expect(try Self.message(unread, Self.project("甲", nil), .en) == ["甲 › 合计: unread → blank, not compared"])
    let comparison = try Self.compare(Self.disclosure([unread]), Self.disclosure([Self.project("甲", 1)]))
    #expect(comparison.count == 0 && comparison.unreadCount == 1)
    var panel = Self.disclosure([])
    panel.tables[0].panels[0].isIncomplete = true
    let rows = try Self.compare(Self.disclosure([Self.project("甲", 1_000_000)]), panel)
    #expect(rows.count == 0 && rows.unreadCount == 2)
    #expect(
      rows.pairs[0].unread.map { Self.words.message($0) } == [
        "甲：另一份有行读不出，可能就是这一行，无法比较，合计 1.00", "栏 expenditure有行读不出，未全部比较",
      ])
  }

  @Test func otherUnitsOfMoneyAreNoDifference() throws {
    let comparison = try Self.compare(
      Self.disclosure([Self.project("甲", 100)]), Self.disclosure([Self.project("甲", 100)], unit: .yuan))
    #expect(comparison.count == 0 && ComparisonWording.unit(of: comparison) == .yuan)
    #expect(TextComparison(Self.words).write(comparison).contains("  金额单位不同：万元 → 元，金额按分比较\n"))
  }

  @Test func rowsOfOneNameAreMatchedByTheirFigures() throws {
    let rows = [("业务费", 1), ("业务费", 2), ("业务费", 3)].map { Self.project($0.0, $0.1) }
    let comparison = try Self.compare(Self.disclosure(rows), Self.disclosure([rows[2], rows[0]]))
    #expect(comparison.pairs[0].differences.map { Self.words.message($0) } == ["业务费：删去的行，合计 0.000002"])
  }

  @Test func anotherProjectIsNoRenamedOne() throws {
    let found = try Self.message(Self.project("信息化建设", 1_000_000), Self.project("森林防火", 2_000_000))
    #expect(found.sorted() == ["信息化建设：删去的行，合计 1.00", "森林防火：新增的行，合计 2.00"])
  }
}
