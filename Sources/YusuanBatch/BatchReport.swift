internal import YusuanConversion
internal import YusuanFindings
internal import YusuanModel
internal import YusuanReports

/// What became of a batch, for people (报告): totals, failures first with what to do, findings by rule, missing tables.
struct BatchReport {
  private let wording: Wording
  private let words: CheckWording
  private let rules: RuleChoice?
  private let profiles: ProfileSet
  private var isChinese: Bool { wording.language == .zh }

  private var cells = [0, 0, 0]
  private var disclosures = 0
  private var failures: [BatchRecord] = []
  /// By the id of a profile and of a rule.
  private var byRule: [RuleKey: (findings: Int, disclosures: Int)] = [:]
  private var lacking: [(name: String, input: String, missing: [String])] = []
  private var lackingCount = 0
  private var repeated: [(disclosure: BatchRecord.Disclosure, input: String)] = []
  private var repeatedCount = 0

  /// How many failures, and how many units that miss a table, are listed; the manifest has all.
  private static let limit = 500

  private struct RuleKey: Hashable {
    var profile: String
    var rule: String
  }

  init(_ language: Language, profiles: ProfileSet, rules: RuleChoice?) {
    wording = Wording(language)
    words = CheckWording(language)
    (self.profiles, self.rules) = (profiles, rules)
  }

  mutating func append(_ record: BatchRecord) {
    for index in cells.indices { cells[index] += record.cells[index] }
    if record.outcome != .converted, failures.count < Self.limit { failures.append(record) }
    for disclosure in record.disclosures {
      disclosures += 1
      if disclosure.repeats != nil {
        repeatedCount += 1
        if repeated.count < Self.limit { repeated.append((disclosure, record.input)) }
      }
      for (rule, count) in disclosure.rules {
        let key = RuleKey(profile: disclosure.profile, rule: rule)
        let old = byRule[key] ?? (0, 0)
        byRule[key] = (old.findings + count, old.disclosures + 1)
      }
      let numbers = (try? profiles.profile(disclosure.profile))?.tables.map(\.number) ?? []
      let missing = numbers.filter { !disclosure.tables.contains($0) }
      guard !missing.isEmpty else { continue }
      lackingCount += 1
      if lacking.count < Self.limit { lacking.append((disclosure.name, record.input, missing)) }
    }
  }

  // MARK: HTML

  /// The report of a batch that came as far as `progress`, as an HTML page that needs nothing else.
  func html(_ progress: BatchProgress) -> [UInt8] {
    let title = isChinese ? "预算批量转换报告" : "Budget batch report"
    let body = [totals(progress), failureTable(progress.failures), repeatedTable, ruleTable, lackingTable].joined()
    let style = """
      body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222}
      table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}th,td{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
      th{background:#f3f3f3}td.n{text-align:right}h2{margin-top:2rem}
      """
    let page = """
      <!DOCTYPE html>
      <html lang="\(isChinese ? "zh-CN" : "en")"><head><meta charset="utf-8"><title>\(title)</title><style>\(style)</style></head>
      <body><h1>\(title)</h1>
      \(body)</body></html>

      """
    return Array(page.utf8)
  }

  private func totals(_ progress: BatchProgress) -> String {
    let names: [(String, Int)] =
      isChinese
      ? [
        ("输入", progress.done), ("全部转换", progress[.converted]), ("部分转换", progress[.partly]),
        ("未能转换", progress[.failed]),
        ("公开文件", disclosures), ("单元格", cells[0]), ("采用", cells[1]), ("诊断", cells[2]),
      ]
      : [
        ("inputs", progress.done), ("converted", progress[.converted]), ("in part", progress[.partly]),
        ("failed", progress[.failed]), ("disclosures", disclosures), ("cells read", cells[0]), ("used", cells[1]),
        ("diagnosed", cells[2]),
      ]
    return Self.table(names.map(\.0), [names.map { String($0.1) }], numbers: true)
  }

  private func failureTable(_ count: Int) -> String {
    guard !failures.isEmpty else { return "" }
    let rows = failures.filter { $0.outcome == .failed } + failures.filter { $0.outcome == .partly }
    let head = isChinese ? ["输入", "结果", "原因", "怎么办"] : ["input", "outcome", "why", "what to do"]
    return heading(isChinese ? "未能转换的输入" : "Inputs that were not converted whole", count)
      + Self.table(
        head,
        rows.map { record in
          let outcome =
            isChinese
            ? (record.outcome == .failed ? "未能转换" : "部分转换") : (record.outcome == .failed ? "failed" : "in part")
          let error = record.errors.first
          return [record.input, outcome, error.map(wording.line) ?? "", error.map { wording.advice($0.code) } ?? ""]
        })
  }

  private var repeatedTable: String {
    guard repeatedCount > 0 else { return "" }
    let head = isChinese ? ["单位", "输入", "此前的输入", "合并文件"] : ["unit", "input", "the input before", "merged files"]
    let both = isChinese ? "两份都有" : "hold both"
    let first = isChinese ? "只有此前的（较新）" : "hold the one before (newer) only"
    return heading(isChinese ? "重复的公开文件" : "Disclosures that stand in two inputs", repeatedCount)
      + Self.table(
        head,
        repeated.map { disclosure, input in
          [disclosure.name, input, disclosure.repeats ?? "", disclosure.isLeftOut ? first : both]
        })
  }

  private var ruleTable: String {
    guard let rules, !byRule.isEmpty else { return "" }
    let order = byRule.sorted {
      ($1.value.findings, $0.key.rule, $0.key.profile) < ($0.value.findings, $1.key.rule, $1.key.profile)
    }
    var rows: [[String]] = []
    for (key, counts) in order {
      guard let set = try? rules.rules(key.profile) else { continue }
      rows.append(
        [
          key.rule, words.title(key.rule, of: set), words.expectation(key.rule, of: set), key.profile,
          String(counts.findings), String(counts.disclosures),
        ])
    }
    let head =
      isChinese
      ? ["规则", "名称", "应为", "版式", "发现", "公开文件"] : ["rule", "title", "expected", "profile", "findings", "disclosures"]
    return heading(isChinese ? "核对发现（错误与警告）" : "Findings by rule (errors and warnings)", rows.count)
      + Self.table(head, rows)
  }

  private var lackingTable: String {
    guard lackingCount > 0 else { return "" }
    let head = isChinese ? ["单位", "输入", "缺少的表"] : ["unit", "input", "missing tables"]
    return heading(isChinese ? "缺少表格的公开文件" : "Disclosures that miss a table", lackingCount)
      + Self.table(
        head, lacking.map { [$0.name, $0.input, $0.missing.joined(separator: ", ")] })
  }

  private func heading(_ text: String, _ count: Int) -> String { "<h2>\(Self.escaped(text)) · \(count)</h2>\n" }

  private static func table(_ head: [String], _ rows: [[String]], numbers: Bool = false) -> String {
    let cell = numbers ? "<td class=\"n\">" : "<td>"
    let lines = rows.map { row in
      "<tr>" + row.map { cell + escaped($0) + "</td>" }.joined() + "</tr>\n"
    }
    return "<table><tr>" + head.map { "<th>" + escaped($0) + "</th>" }.joined() + "</tr>\n" + lines.joined()
      + "</table>\n"
  }

  /// `text` with what has a meaning in HTML replaced (HTML, 13.3).
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
