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
    let suites = results.reviews
    writer.start(
      "testsuites",
      attributes: [("name", "yusuan check")]
        + counts(suites.flatMap { suite in suite.report.outcomes.map { (suite, $0) } }))
    for suite in suites { write(suite, to: writer) }
    writer.end()
    return try writer.finish()
  }

  private func counts(_ cases: [(review: FindingReview, outcome: RuleOutcome)]) -> [(name: String, value: String)] {
    [
      ("tests", String(cases.count)), ("failures", String(cases.count { isFailure($0.outcome, $0.review) })),
      ("errors", "0"), ("skipped", String(cases.count { isSkipped($0.outcome) })),
    ]
  }

  private func isFailure(_ outcome: RuleOutcome, _ review: FindingReview) -> Bool {
    review.shown.contains { $0.finding.rule == outcome.rule && $0.finding.severity >= results.threshold }
  }

  private func isSkipped(_ outcome: RuleOutcome) -> Bool {
    outcome.outcome == .notApplicable || outcome.outcome == .insufficientData
  }

  private func write(_ review: FindingReview, to writer: XMLWriter) {
    let report = review.report
    writer.start(
      "testsuite",
      attributes: [("name", report.name(wording.language))] + counts(report.outcomes.map { (review, $0) }))
    for outcome in report.outcomes { write(outcome, review, to: writer) }
    writer.end()
  }

  private func write(_ outcome: RuleOutcome, _ review: FindingReview, to writer: XMLWriter) {
    let report = review.report
    writer.start(
      "testcase",
      attributes: [
        ("name", "\(outcome.rule) \(wording.title(outcome.rule, of: report.rules))"),
        ("classname", report.name(wording.language)),
      ])
    let findings = review.shown.map(\.finding).filter { $0.rule == outcome.rule }
    let waived = review.waived.filter { $0.finding.rule == outcome.rule }.map { item in
      line(item.finding, report) + (item.waiver.map { wording.waiver($0) } ?? "")
    }
    let text = (findings.map { line($0, report) } + waived).joined(separator: "\n")
    if isSkipped(outcome) {
      writer.start("skipped", attributes: [("message", reason(outcome))])
      writer.end()
    } else if isFailure(outcome, review), let first = findings.first(where: { $0.severity >= results.threshold }) {
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
