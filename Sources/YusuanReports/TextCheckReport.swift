internal import YusuanFindings
internal import YusuanRules

/// Writes the outcome of rules for people (核对报告): the worst findings first, each figure with its place.
struct TextCheckReport {
  private let results: CheckResults
  private var wording: CheckWording { results.wording }
  private var isChinese: Bool { wording.isChinese }

  init(_ results: CheckResults) { self.results = results }

  var text: String {
    var parts = results.reports.map { lines($0).joined(separator: "\n") }
    if results.reports.count > 1 { parts.append(total) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ report: CheckReport) -> [String] {
    let inputs = report.inputs.isEmpty ? "" : (isChinese ? "：" : ": ") + report.inputs.joined(separator: ", ")
    var lines = [report.name(wording.language) + inputs, counts(report), coverage(report)]
    let shown = report.findings.filter { results.isVerbose || $0.severity > .info }
    let groups = report.rules.rules.compactMap { rule in
      let findings = shown.filter { $0.rule == rule.id }
      return findings.isEmpty ? nil : Group(rule: rule, findings: findings)
    }
    for severity in Severity.allCases.reversed() {
      for group in groups where group.severity == severity { lines += [""] + self.lines(group, report) }
    }
    let rest = notShown(report) + notRun(report)
    return rest.isEmpty ? lines : lines + [""] + rest
  }

  /// What a rule found.
  private struct Group {
    var rule: Rule
    var findings: [Finding]

    var severity: Severity { findings.map(\.severity).max() ?? .info }
  }

  private func counts(_ report: CheckReport) -> String {
    let counts = Outcome.allCases.map { "\(wording.outcome($0)) \(report.count($0))" }
    let list = counts.joined(separator: isChinese ? "，" : ", ")
    return isChinese ? "规则 \(report.outcomes.count) 条：\(list)" : "\(report.outcomes.count) rules: \(list)"
  }

  private func coverage(_ report: CheckReport) -> String {
    let cells = report.uncovered.prefix(8).map(wording.figure).joined(separator: isChinese ? "；" : "; ")
    let more = report.uncoveredCount > 8 ? "…" : ""
    let list = report.uncovered.isEmpty ? "" : (isChinese ? "：" : ": ") + cells + more
    return isChinese
      ? "金额 \(report.figureCount) 个，其中 \(report.uncoveredCount) 个没有规则核对\(list)"
      : "\(report.figureCount) figures, \(report.uncoveredCount) of them under no rule\(list)"
  }

  // MARK: Findings

  private func lines(_ group: Group, _ report: CheckReport) -> [String] {
    let id = group.rule.id
    var lines = [
      "\(id) [\(wording.severity(group.severity))] \(wording.title(id, of: report.rules))",
      (isChinese ? "  说明：" : "  why: ") + wording.explanation(id, of: report.rules),
    ]
    for finding in group.findings {
      let outcome = wording.outcome(finding.outcome) + (isChinese ? "：" : ": ")
      lines.append("  " + outcome + wording.message(finding, report.amountUnit))
      lines += figures(finding, report)
      if finding.outcome == .fail {
        lines.append("    → " + wording.expected(finding, of: report, in: report.amountUnit))
      }
    }
    let omitted = report.omitted(id)
    if omitted > 0 { lines.append(isChinese ? "  另有 \(omitted) 处未列出" : "  \(omitted) more are not listed") }
    return lines
  }

  private func figures(_ finding: Finding, _ report: CheckReport) -> [String] {
    switch finding.detail {
    case .comparison(let comparison):
      let sign = comparison.isUpperBound ? "≤" : "="
      let signs = comparison.left.map { _ in " " } + comparison.right.indices.map { $0 == 0 ? sign : " " }
      return table(comparison.left + comparison.right, signs, report)
    case .ratio(let ratio):
      return ["    " + place(ratio.statement, report)]
        + table(ratio.figures, ratio.figures.map { _ in " " }, report)
    case .code(let problem): return ["    " + place(problem.row, report)]
    case .note(let problem):
      let place = problem.location.map { self.place($0, report) } ?? ""
      return place.isEmpty ? [] : ["    " + place]
    }
  }

  /// The figures one below the other, with their amounts on the right.
  private func table(_ figures: [Figure], _ signs: [String], _ report: CheckReport) -> [String] {
    let amounts = figures.map { ($0.isSubtracted ? "-" : "") + wording.printed($0, report.amountUnit) }
    let width = amounts.map(Self.width).max() ?? 0
    return figures.indices.map { index in
      let padding = String(repeating: " ", count: width - Self.width(amounts[index]))
      return "    \(signs[index]) \(padding)\(amounts[index])  \(place(figures[index], report))"
    }
  }

  /// How many columns of a terminal a text takes. Chinese characters take two.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  /// A figure's name and place.
  private func place(_ figure: Figure, _ report: CheckReport) -> String {
    let place = figure.location.map { self.place($0, report) } ?? ""
    return wording.figure(figure) + (place.isEmpty ? "" : (isChinese ? "，" : ", ") + place)
  }

  /// A place. The input is left out if the report has only one.
  private func place(_ location: Location, _ report: CheckReport) -> String {
    wording.place(location, namesInput: report.inputs != [location.input])
  }

  // MARK: What is not shown, and what did not run

  private func notShown(_ report: CheckReport) -> [String] {
    let hidden = results.isVerbose ? [] : report.findings.filter { $0.severity == .info }
    guard !hidden.isEmpty else { return [] }
    let rules = report.rules.rules.compactMap { rule -> String? in
      let count = hidden.count { $0.rule == rule.id }
      return count > 0 ? "\(rule.id) × \(count)" : nil
    }
    let list = rules.joined(separator: isChinese ? "，" : ", ")
    return [isChinese ? "信息（用 -v 列出）：\(list)" : "information (-v shows it): \(list)"]
  }

  private func notRun(_ report: CheckReport) -> [String] {
    let colon = isChinese ? "：" : ": "
    var lines = report.outcomes.filter { $0[.insufficientData] > 0 }.map { outcome in
      let missing = outcome.missing.map(wording.missing).joined(separator: isChinese ? "；" : "; ")
      return wording.outcome(.insufficientData) + " " + outcome.rule + colon + missing
    }
    let idle = report.outcomes.filter { $0.outcome == .notApplicable }.map(\.rule)
    if !idle.isEmpty {
      lines.append(wording.outcome(.notApplicable) + colon + idle.joined(separator: isChinese ? "、" : ", "))
    }
    if !report.rules.switchedOff.isEmpty {
      let list = report.rules.switchedOff.joined(separator: isChinese ? "、" : ", ")
      lines.append(isChinese ? "已停用：\(list)" : "switched off: \(list)")
    }
    return lines
  }

  private var total: String {
    let findings = Severity.allCases.reversed().map { severity in
      "\(wording.severity(severity)) \(results.reports.reduce(0) { $0 + $1.count(severity) })"
    }.joined(separator: isChinese ? "，" : ", ")
    return isChinese
      ? "共 \(results.reports.count) 份公开文件：\(findings)" : "\(results.reports.count) disclosures: \(findings)"
  }
}
