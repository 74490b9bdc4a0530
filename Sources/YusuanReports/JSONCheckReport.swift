internal import YusuanFindings
public import YusuanJSON
public import YusuanModel
public import YusuanRules

/// Writes the outcome of rules as JSON (核对结果): as a report of its own, or as the member `checks` of a disclosure.
public struct JSONCheckReport {
  /// The value of `format`: the form and its version.
  static let format = "budget-checks/2"

  /// Writes words and the places of figures too. Nil to write facts alone.
  private let wording: CheckWording?

  /// A writer. Without `wording` it writes facts alone; they do not depend on the file that the figures came from.
  public init(_ wording: CheckWording? = nil) { self.wording = wording }

  /// A report of all disclosures that ends with LF.
  func write(_ results: CheckResults) -> [UInt8] {
    var output = JSONOutput(isPretty: true)
    output.object { output in
      output.member("format", Self.format)
      output.strings("rules", Self.joined(results.ruleSets.map(\.versions)))
      output.strings("switchedOff", Self.joined(results.ruleSets.map(\.switchedOff)))
      output.key("disclosures")
      output.list(results.reviews) { write($1, to: &$0) }
      if results.resolved > 0 { output.member("resolved", results.resolved) }
      waivers("expiredWaivers", results.idleWaivers.expired, to: &output)
      waivers("unusedWaivers", results.idleWaivers.unused, to: &output)
    }
    output.endLine()
    return output.bytes
  }

  /// All strings of `lists`, each once.
  private static func joined(_ lists: [[String]]) -> [String] {
    var joined: [String] = []
    for string in lists.joined() where !joined.contains(string) { joined.append(string) }
    return joined
  }

  private func waivers(_ name: StaticString, _ waivers: [Waiver], to output: inout JSONOutput) {
    if waivers.isEmpty { return }
    output.key(name)
    output.list(waivers) { output, waiver in output.compact { $0.object { members(waiver, to: &$0) } } }
  }

  private func members(_ waiver: Waiver, to output: inout JSONOutput) {
    if let finding = waiver.finding { output.member("finding", finding) }
    if let rule = waiver.rule { output.member("rule", rule) }
    if let unit = waiver.unit { output.member("unit", unit) }
    if let year = waiver.year { output.member("year", year) }
    output.member("reason", waiver.reason)
    output.member("by", waiver.by)
    output.member("date", waiver.date)
    if let until = waiver.until { output.member("until", until) }
  }

  private func write(_ review: FindingReview, to output: inout JSONOutput) {
    let report = review.report
    output.object { output in
      output.member("profile", report.rules.profile)
      output.key("unit")
      output.compact { output in
        output.object { output in
          if let name = report.unitName { output.member("name", name) }
          if let level = report.unitLevel { output.member("level", level.rawValue) }
        }
      }
      if let year = report.fiscalYear { output.member("fiscalYear", year) }
      output.member("amountUnit", report.amountUnit.rawValue)
      output.strings("inputs", report.inputs)
      members(report, review, report.amountUnit, to: &output)
    }
  }

  /// Writes the value of the member `checks` of a disclosure, with amounts in `unit`.
  public func write(_ report: CheckReport, in unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      output.strings("rules", report.rules.versions)
      members(report, nil, unit, to: &output)
    }
  }

  /// The findings are those of `review`; without it all of `report`, which then need no ids.
  private func members(
    _ report: CheckReport, _ review: FindingReview?, _ unit: AmountUnit, to output: inout JSONOutput
  ) {
    output.key("outcomes")
    output.compact { output in
      output.object { for outcome in Outcome.allCases { $0.member(named: outcome.rawValue, report.count(outcome)) } }
    }
    output.key("figures")
    output.compact { output in
      output.object { output in
        output.member("total", report.figureCount)
        output.member("uncovered", report.uncoveredCount)
      }
    }
    output.key("results")
    output.list(report.outcomes) { output, outcome in output.compact { write(outcome, to: &$0) } }
    output.key("findings")
    if let review {
      items(review.shown, of: report, in: unit, to: &output)
    } else {
      output.list(report.findings) { output, finding in
        output.compact { write(finding, nil, of: report, in: unit, to: &$0) }
      }
    }
    if let review, !review.waived.isEmpty {
      output.key("waived")
      items(review.waived, of: report, in: unit, to: &output)
    }
    if let review, review.known > 0 { output.member("known", review.known) }
    output.key("uncovered")
    output.list(report.uncovered) { output, figure in output.compact { write(figure, unit, to: &$0) } }
  }

  private func items(
    _ items: [FindingReview.Item], of report: CheckReport, in unit: AmountUnit, to output: inout JSONOutput
  ) {
    output.list(items) { output, item in
      output.compact { write(item.finding, item, of: report, in: unit, to: &$0) }
    }
  }

  private func write(_ outcome: RuleOutcome, to output: inout JSONOutput) {
    output.object { output in
      output.member("rule", outcome.rule)
      output.member("outcome", outcome.outcome.rawValue)
      for kind in Outcome.allCases where outcome[kind] > 0 { output.member(named: kind.rawValue, outcome[kind]) }
      if let wording, !outcome.missing.isEmpty { output.strings("missing", outcome.missing.map(wording.missing)) }
    }
  }

  // MARK: Findings

  /// A finding as one line of JSON. Its `type` is `check`; it has the severity, and the disclosure's profile, unit,
  /// level and year.
  public func line(_ finding: Finding, of report: CheckReport) -> String {
    var output = JSONOutput(isPretty: false)
    output.object { output in
      output.member("type", "check")
      output.member("severity", finding.severity.rawValue)
      output.member("profile", report.rules.profile)
      if let name = report.unitName { output.member("unit", name) }
      if let level = report.unitLevel { output.member("level", level.rawValue) }
      if let year = report.fiscalYear { output.member("fiscalYear", year) }
      output.key("finding")
      write(finding, FindingReview.Item(finding, of: report), of: report, in: report.amountUnit, to: &output)
    }
    return output.text
  }

  private func write(
    _ finding: Finding, _ item: FindingReview.Item?, of report: CheckReport, in unit: AmountUnit,
    to output: inout JSONOutput
  ) {
    output.object { output in
      output.member("rule", finding.rule)
      output.member("outcome", finding.outcome.rawValue)
      output.member("severity", finding.severity.rawValue)
      if let wording {
        if let item { output.member("id", item.id) }
        if let cause = item?.cause { output.member("cause", cause) }
        output.member("title", wording.title(finding.rule, of: report.rules))
        output.member("message", wording.message(finding, unit))
        output.member("expectation", wording.expected(finding, of: report, in: unit))
      }
      switch finding.detail {
      case .comparison(let comparison): members(comparison, unit, to: &output)
      case .ratio(let ratio): members(ratio, unit, to: &output)
      case .code(let problem):
        output.member("problem", problem.kind.rawValue)
        output.member("expected", problem.expected)
        output.key("row")
        write(problem.row, unit, to: &output)
      case .note(let problem):
        output.member("problem", problem.isNoted ? "noted" : "notNoted")
        output.member("tableId", problem.tableID)
        output.member("table", problem.table)
        output.member("figures", problem.figures)
        if wording != nil, let location = problem.location { members(location, to: &output) }
      }
      if let waiver = item?.waiver {
        output.key("waiver")
        output.object { members(waiver, to: &$0) }
      }
    }
  }

  private func members(_ comparison: Finding.Comparison, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.key("left")
    output.list(comparison.left) { write($1, unit, to: &$0) }
    output.member("relation", comparison.isUpperBound ? "≤" : "=")
    output.key("right")
    output.list(comparison.right) { write($1, unit, to: &$0) }
    for (name, amount): (StaticString, Amount?) in [
      ("found", comparison.found), ("expected", comparison.expected), ("difference", comparison.difference),
    ] {
      if let amount { output.member(name, amount, in: unit) }
    }
    output.key("allowed")
    output.raw(CheckWording.halves(comparison.allowedHalves, unit))
  }

  private func members(_ ratio: Finding.Ratio, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.key("stated")
    output.raw(ratio.stated)
    output.key("recomputed")
    output.raw(ratio.recomputed)
    output.key("statement")
    write(ratio.statement, unit, to: &output)
    output.key("of")
    output.list(ratio.figures) { write($1, unit, to: &$0) }
  }

  private func write(_ figure: Figure, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      switch figure.subject {
      case .cell(let cell):
        output.member("tableId", cell.tableID)
        output.member("table", cell.table)
        if let panel = cell.panel { output.member("panel", panel) }
        output.member("path", cell.path)
        if let code = cell.code { output.member("code", code) }
        output.member("item", cell.item)
        output.member("column", cell.column)
      case .statement(let clause): output.member("text", clause)
      case .field(let form, let label):
        output.member("form", form)
        output.member("label", label)
      }
      if let document = figure.document { output.member("document", document) }
      if let amount = figure.amount { output.member("amount", amount, in: unit) }
      if figure.isSubtracted { output.key("subtracted"); output.raw("true") }
      if wording != nil, let location = figure.location { members(location, to: &output) }
    }
  }

  private func members(_ location: Location, to output: inout JSONOutput) {
    output.member("input", location.input)
    if let sheet = location.sheet { output.member("sheet", sheet) }
    if let line = location.line { output.member("line", line) }
    if let cell = location.cell { output.member("cell", cell.a1) }
    if location.isHidden { output.mark("hidden") }
  }
}

extension JSONOutput {
  mutating func strings(_ name: StaticString, _ strings: [String]) {
    key(name)
    compact { $0.list(strings) { $0.string($1) } }
  }

  mutating func member(_ name: StaticString, _ amount: Amount, in unit: AmountUnit) {
    key(name)
    self.amount(amount, in: unit)
  }
}
