import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// Two made-up reports with every outcome, every kind of finding and everything that can be missing. Nothing of them was
/// computed: what is written is what stands here.
enum MadeUpReport {
  /// A unit's report with findings of all kinds, and a department's, whose rule has the id of one of the unit's.
  static func both() throws(Diagnostic) -> [CheckReport] { [try unit(), try department()] }

  static func unit() throws(Diagnostic) -> CheckReport {
    var report = CheckReport(
      rules: try rules("unit-1", off: "Z9"), unitName: "甲,乙“单位”<&>", unitLevel: .unit, fiscalYear: 2025,
      amountUnit: .tenThousandYuan, inputs: ["甲 1.xlsx", "b.csv"])
    report.outcomes = [
      outcome("A1", [.pass: 2, .fail: 3]), outcome("A2", [.fail: 1]), outcome("A3", [.rounding: 1]),
      outcome("K1", [.fail: 1]), outcome("N1", [.fail: 1]), outcome("S1", [.fail: 1]), missing("M1"),
      outcome("X1", [.notApplicable: 1]), outcome("P1", [.pass: 4]),
    ]
    report.findings = [
      finding("A1", .fail, .error, .comparison(sums)), finding("A2", .fail, .warning, .comparison(bound)),
      finding("A3", .rounding, .info, .comparison(rounded)), finding("K1", .fail, .error, .code(code)),
      finding("N1", .fail, .error, .note(note)), finding("S1", .fail, .error, .ratio(ratio)),
    ]
    (report.figureCount, report.uncoveredCount) = (12, 9)
    report.uncovered = [cell("basic", "基本支出", 1_00, at: nil)]
    return report
  }

  static func department() throws(Diagnostic) -> CheckReport {
    var report = CheckReport(rules: try rules("department-1"), unitLevel: .department, amountUnit: .yuan)
    report.outcomes = [outcome("A1", [.fail: 1])]
    var other = cell("total", "", 5_00, at: nil)
    other.document = "丙单位 2024"
    let comparison = Finding.Comparison(
      left: [other], right: [], found: Amount(fen: 5_00), expected: Amount(fen: 0), difference: Amount(fen: 5_00),
      allowedHalves: 3)
    report.findings = [finding("A1", .fail, .warning, .comparison(comparison))]
    report.figureCount = 1
    return report
  }

  // MARK: Findings

  private static func finding(
    _ rule: String, _ outcome: Outcome, _ severity: Severity, _ detail: Finding.Detail
  ) -> Finding {
    Finding(rule: rule, outcome: outcome, severity: severity, detail: detail)
  }

  /// A total beside the sum of two figures, one of them hidden and subtracted, one not printed.
  private static var sums: Finding.Comparison {
    var hidden = cell("basic", "基本支出", 4_000_000, at: place("甲 1.xlsx", sheet: "表1", row: 7, isHidden: true))
    hidden.isSubtracted = true
    return Finding.Comparison(
      left: [cell("total", "合计", 68_404_000_0, at: place("甲 1.xlsx", sheet: "表1", row: 9))],
      right: [hidden, cell("project", "", nil, at: nil)], found: Amount(fen: 68_404_000_0),
      expected: Amount(fen: -4_000_000), difference: Amount(fen: 68_804_000_0), allowedHalves: 15_001)
  }

  /// Two figures that should be at most a sum beyond what an amount can hold.
  private static var bound: Finding.Comparison {
    Finding.Comparison(
      left: [
        cell("basic", "基本支出", 1, at: Location(input: "b.csv", line: 12, cell: CellPosition(row: 12, column: 28))),
        cell("project", "项目支出", 2, at: nil, code: "2080505", panel: "byUse"),
      ], right: [cell("total", "合计", .max, at: nil, panel: "income", panelLabel: "收入")], isUpperBound: true,
      found: Amount(fen: 3), allowedHalves: 0)
  }

  private static var rounded: Finding.Comparison {
    Finding.Comparison(
      left: [cell("total", "合计", 10_001, at: nil)], right: [cell("basic", "基本支出", 10_000, at: nil)],
      found: Amount(fen: 10_001), expected: Amount(fen: 10_000), difference: Amount(fen: 1), allowedHalves: 15_000)
  }

  private static var code: Finding.CodeProblem {
    let row = cell("20805", "养老", nil, at: Location(input: "b.csv", line: 30), code: "20805")
    return Finding.CodeProblem(kind: .renamed, row: row, expected: "行政事业单位养老支出")
  }

  private static var note: Finding.NoteProblem {
    Finding.NoteProblem(
      table: "05-1", tableID: "funds", isNoted: true, note: "本表无数据", figures: 2,
      location: place("甲 1.xlsx", sheet: "表5", row: 2))
  }

  private static var ratio: Finding.Ratio {
    let clause = Figure(
      subject: .statement(clause: "占“支出”的8.19%"), amount: Amount(fen: 7), location: Location(input: "b.csv", line: 40))
    let field = Figure(subject: .field(form: "甲项目", label: "年度资金总额"), amount: Amount(fen: 8))
    return Finding.Ratio(
      stated: "8.19", recomputed: "8.91", statement: clause, figures: [cell("basic", "基本支出", 7, at: nil), field])
  }

  // MARK: Figures

  private static func cell(
    _ path: String, _ item: String, _ fen: Int64?, at location: Location?, code: String? = nil, panel: String? = nil,
    panelLabel: String? = nil
  ) -> Figure {
    let cell = Figure.Cell(
      table: "1", tableID: "summary", panel: panel, panelLabel: panelLabel, code: code, item: item, path: path,
      column: "amount", columnLabel: "金额")
    return Figure(subject: .cell(cell), amount: fen.map(Amount.init(fen:)), location: location)
  }

  private static func place(_ input: String, sheet: String, row: Int, isHidden: Bool = false) -> Location {
    var location = Location(input: input, sheet: sheet, cell: CellPosition(row: row, column: 3))
    location.isHidden = isHidden
    return location
  }

  // MARK: Outcomes

  private static func outcome(_ rule: String, _ counts: [Outcome: Int]) -> RuleOutcome {
    var outcome = RuleOutcome(rule)
    for (kind, count) in counts { outcome.count(kind, times: count) }
    return outcome
  }

  private static func missing(_ rule: String) -> RuleOutcome {
    var outcome = RuleOutcome(rule)
    for missing: Missing in [
      .table("3"), .row(table: "3", label: "合计"), .unread(table: "3", label: "合计"), .unread(table: "3", label: ""),
      .figures(table: "3"), .steps(1_000), .units, .previous, .units,
    ] { outcome.miss(missing) }
    return outcome
  }

  // MARK: Rules

  private static let titles = [
    ("A1", "合计 = 各项之和", "total = sum of its parts"), ("A2", "不大于合计", "at most the total"),
    ("A3", "合计 = 基本支出", "total = basic"), ("K1", "科目名称", "names of codes"), ("N1", "空表说明", "notes of empty tables"),
    ("S1", "占比", "shares"), ("M1", "缺少的数据", "what is missing"), ("X1", "不适用的", "what does not apply"),
    ("P1", "相符的", "what ties"), ("Z9", "已停用的", "what is switched off"),
  ]

  /// The rules of the profile `id`; a department's is one.
  private static func rules(_ id: String, off: String? = nil) throws(Diagnostic) -> RuleSet {
    let used = off == nil ? Array(titles.prefix(1)) : titles
    let elements = used.map { rule, zh, en in
      """
      <rule id="\(rule)"><title lang="zh">\(zh)</title><title lang="en">\(en)</title>
      <explanation lang="zh">因为\(zh)。</explanation><explanation lang="en">Since \(en).</explanation>
      <expected lang="zh">应为 {expected}。</expected><expected lang="en">It should be {expected}.</expected>
      <formula>summary[total, amount] = summary[basic, amount]</formula></rule>
      """
    }
    let rules = file(id, elements.joined())
    let others = off.map { [file("others", "<rule id=\"\($0)\" off=\"true\"/>")] } ?? []
    let profile = profileText.replacing("{id}", with: id)
    return try RuleSet(
      Profile.load(ProfileFile(bytes: Array(profile.utf8), name: "profile.xml")) { name, base throws(Diagnostic) in
        name == "rules.xml" ? ProfileFile(bytes: rules.bytes, name: name) : try BuiltInProfiles.resolve(name, base)
      }, files: others)
  }

  private static func file(_ id: String, _ content: String) -> RuleSet.File {
    let text = "<rules xmlns=\"urn:yusuan:rules:1\" id=\"\(id)\" version=\"7\">\(content)</rules>"
    return RuleSet.File(bytes: Array(text.utf8), name: "\(id).xml")
  }

  private static let profileText = """
    <profile xmlns="urn:yusuan:profile:2" id="{id}" family="made-up" level="unit" amountUnit="元">
      <name lang="zh">虚构</name>
      <rules file="rules.xml"/>
      <words><unitName>单位名称</unitName><amountUnit unit="元">元</amountUnit></words>
      <table number="1" id="summary">
        <title>{Y}年收支总表</title>
        <header><column id="item" kind="item" label="项目"/><column id="amount" kind="amount" label="金额"/></header>
        <panel id="rows"><row id="basic" kind="item" label="基本支出"/><row id="total" kind="total" label="合计"/></panel>
      </table>
    </profile>
    """
}
