internal import YusuanConversion
internal import YusuanFindings
internal import YusuanModel
internal import YusuanReports
internal import YusuanXML

/// The report of a batch for people (报告): totals, failures with advice, findings by rule, disclosures that miss tables.
struct BatchReport {
  private let wording: Wording
  private let words: CheckWording
  private let rules: RuleChoice?
  private let profiles: ProfileSet
  private var isChinese: Bool { wording.language == .zh }

  private var cells = [0, 0, 0]
  private var disclosures = 0
  private var failures: [BatchRecord] = []
  /// Counts by rule of a profile.
  private var byRule: [RuleKey: (findings: Int, disclosures: Int)] = [:]
  private var lacking: [(name: String, input: String, missing: [String])] = []
  private var lackingCount = 0
  private var repeated: [(disclosure: BatchRecord.Disclosure, input: String)] = []
  private var repeatedCount = 0

  /// How many rows a table of the report has at most. The manifest lists everything.
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

  private static let style = """
    body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222}
    table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}
    th,td{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}
    th{background:#f3f3f3}td.n{text-align:right}h2{margin-top:2rem}
    """

  /// Stands in the page for the rows of inputs. It is the last of its kind in the page.
  private static let marker = "\u{E000}"

  /// The report as a self-contained HTML page: what stands before the rows of inputs (``ReportRows``), and what stands
  /// behind them. `progress` is how far the batch came, and `roll` says who has handed in. Throws `.outputFailed` if
  /// there is no memory.
  func html(_ progress: BatchProgress, _ roll: RollCall? = nil) throws(Diagnostic) -> (head: [UInt8], tail: [UInt8]) {
    let title = isChinese ? "预算批量转换报告" : "Budget batch report"
    let page = try XMLWriter(name: "report.html")
    page.startHTML()
    page.start("html", attributes: [("lang", isChinese ? "zh-CN" : "en")])
    page.start("head")
    page.start("meta", attributes: [("charset", "utf-8")])
    page.end()
    page.element("title", title)
    page.element("style", Self.style)
    page.end()
    page.start("body")
    page.element("h1", title)
    writeTotals(progress, to: page)
    if let roll { write(roll, to: page) }
    writeFailures(progress.failures, to: page)
    writeRepeated(to: page)
    writeRules(to: page)
    writeLacking(to: page)
    writeInputs(progress.done, to: page)
    page.end()
    page.end()
    let bytes = try page.finish()
    let marker = Array(Self.marker.utf8)
    guard let last = bytes.lastIndex(of: marker[0]) else { return (bytes, []) }
    return (Array(bytes[..<last]), Array(bytes[(last + marker.count)...]))
  }

  private func writeInputs(_ count: Int, to page: XMLWriter) {
    Self.write(isChinese ? "各个输入" : "Every input", count, to: page)
    page.start("table", attributes: [("id", "inputs")])
    page.start("thead")
    page.start("tr")
    for text in ReportRows(wording.language).head { page.element("th", text) }
    page.end()
    page.end()
    page.text(Self.marker)
    page.end()
  }

  private func write(_ roll: RollCall, to page: XMLWriter) {
    let missing = roll.missingNames
    if !missing.isEmpty {
      Self.write(isChinese ? "没有报送的单位" : "Units that have not handed in", missing.count, to: page)
      Self.write(
        isChinese ? ["单位代码", "单位", "主管部门", "区划"] : ["code", "unit", "department", "region"],
        Array(missing.prefix(Self.limit)), to: page)
    }
    guard !roll.strangers.isEmpty else { return }
    Self.write(isChinese ? "名册以外的公开文件" : "Disclosures that are not expected", roll.strangers.count, to: page)
    Self.write(
      isChinese ? ["单位", "输入"] : ["unit", "input"],
      roll.strangers.prefix(Self.limit).map { [$0.name, $0.input] }, to: page)
  }

  private func writeTotals(_ progress: BatchProgress, to page: XMLWriter) {
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
    Self.write(names.map(\.0), [names.map { String($0.1) }], ofClass: "n", to: page)
  }

  private func writeFailures(_ count: Int, to page: XMLWriter) {
    guard !failures.isEmpty else { return }
    let rows = failures.filter { $0.outcome == .failed } + failures.filter { $0.outcome == .partly }
    let head = isChinese ? ["输入", "结果", "原因", "怎么办"] : ["input", "outcome", "why", "what to do"]
    Self.write(isChinese ? "未能转换的输入" : "Inputs that were not converted whole", count, to: page)
    Self.write(
      head,
      rows.map { record in
        let outcome =
          isChinese
          ? (record.outcome == .failed ? "未能转换" : "部分转换") : (record.outcome == .failed ? "failed" : "in part")
        let error = record.errors.first
        return [record.input, outcome, error.map(wording.line) ?? "", error.map { wording.advice($0.code) } ?? ""]
      }, to: page)
  }

  private func writeRepeated(to page: XMLWriter) {
    guard repeatedCount > 0 else { return }
    let head = isChinese ? ["单位", "输入", "此前的输入", "合并文件"] : ["unit", "input", "the input before", "merged files"]
    let both = isChinese ? "两份都有" : "hold both"
    let first = isChinese ? "只有此前的（较新）" : "hold the one before (newer) only"
    Self.write(isChinese ? "重复的公开文件" : "Disclosures that stand in two inputs", repeatedCount, to: page)
    Self.write(
      head,
      repeated.map { disclosure, input in
        [disclosure.name, input, disclosure.repeats ?? "", disclosure.isLeftOut ? first : both]
      }, to: page)
  }

  private func writeRules(to page: XMLWriter) {
    guard let rules, !byRule.isEmpty else { return }
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
    Self.write(isChinese ? "核对发现（错误与警告）" : "Findings by rule (errors and warnings)", rows.count, to: page)
    Self.write(head, rows, to: page)
  }

  private func writeLacking(to page: XMLWriter) {
    guard lackingCount > 0 else { return }
    let head = isChinese ? ["单位", "输入", "缺少的表"] : ["unit", "input", "missing tables"]
    Self.write(isChinese ? "缺少表格的公开文件" : "Disclosures that miss a table", lackingCount, to: page)
    Self.write(head, lacking.map { [$0.name, $0.input, $0.missing.joined(separator: ", ")] }, to: page)
  }

  private static func write(_ heading: String, _ count: Int, to page: XMLWriter) {
    page.element("h2", "\(heading) · \(count)")
  }

  /// Writes a table. Names of files may hold any character.
  private static func write(
    _ head: [String], _ rows: [[String]], ofClass name: String? = nil, to page: XMLWriter
  ) {
    let attributes = name.map { [(name: "class", value: $0)] } ?? []
    page.start("table")
    page.start("tr")
    for text in head { page.element("th", text) }
    page.end()
    for row in rows {
      page.start("tr")
      for text in row { page.element("td", attributes: attributes, XMLWriter.permitted(text)) }
      page.end()
    }
    page.end()
  }
}
