internal import YusuanFindings
internal import YusuanRules
internal import YusuanXML

/// Writes the outcome of rules as JUnit XML for build servers: a test suite for each disclosure, a test case for each
/// rule.
struct JUnitCheckReport {
  private let results: CheckResults
  private var wording: CheckWording { results.wording }

  init(_ results: CheckResults) { self.results = results }

  func write() throws(Diagnostic) -> [UInt8] {
    let writer = try XMLWriter(name: "junit")
    writer.startDocument()
    let suites = results.reports
    writer.start(
      "testsuites",
      attributes: [("name", "yusuan check")]
        + counts(suites.flatMap { report in report.outcomes.map { (report, $0) } }))
    for report in suites { write(report, to: writer) }
    writer.end()
    return try writer.finish()
  }

  private func counts(_ cases: [(report: CheckReport, outcome: RuleOutcome)]) -> [(name: String, value: String)] {
    [
      ("tests", String(cases.count)), ("failures", String(cases.count { isFailure($0.outcome, $0.report) })),
      ("errors", "0"), ("skipped", String(cases.count { isSkipped($0.outcome) })),
    ]
  }

  private func isFailure(_ outcome: RuleOutcome, _ report: CheckReport) -> Bool {
    report.findings.contains { $0.rule == outcome.rule && $0.severity >= results.threshold }
  }

  private func isSkipped(_ outcome: RuleOutcome) -> Bool {
    outcome.outcome == .notApplicable || outcome.outcome == .insufficientData
  }

  private func write(_ report: CheckReport, to writer: XMLWriter) {
    writer.start(
      "testsuite",
      attributes: [("name", report.name(wording.language))] + counts(report.outcomes.map { (report, $0) }))
    for outcome in report.outcomes { write(outcome, report, to: writer) }
    writer.end()
  }

  private func write(_ outcome: RuleOutcome, _ report: CheckReport, to writer: XMLWriter) {
    writer.start(
      "testcase",
      attributes: [
        ("name", "\(outcome.rule) \(wording.title(outcome.rule, of: report.rules))"),
        ("classname", report.name(wording.language)),
      ])
    let findings = report.findings.filter { $0.rule == outcome.rule }
    let text = findings.map { line($0, report) }.joined(separator: "\n")
    if isSkipped(outcome) {
      writer.start("skipped", attributes: [("message", reason(outcome))])
      writer.end()
    } else if isFailure(outcome, report), let first = findings.first(where: { $0.severity >= results.threshold }) {
      writer.element(
        "failure",
        attributes: [
          ("type", first.severity.rawValue), ("message", wording.message(first, report.amountUnit)),
        ], text)
    } else if !text.isEmpty {
      writer.element("system-out", text)
    }
    writer.end()
  }

  /// Why a rule did not run: its outcome, and what was missing.
  private func reason(_ outcome: RuleOutcome) -> String {
    let missing = outcome.missing.map(wording.missing).joined(separator: wording.isChinese ? "；" : "; ")
    return [wording.outcome(outcome.outcome), missing].filter { !$0.isEmpty }
      .joined(separator: wording.isChinese ? "：" : ": ")
  }

  private func line(_ finding: Finding, _ report: CheckReport) -> String {
    wording.sentence(finding, at: finding.location.map(wording.location), report.amountUnit)
  }
}
