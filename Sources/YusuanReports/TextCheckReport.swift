internal import YusuanFindings
internal import YusuanRules

/// Writes the outcome of rules for people (核对报告): the worst findings first, each figure with its place.
struct TextCheckReport {
  private let results: CheckResults
  private var wording: CheckWording { results.wording }
  private var isChinese: Bool { wording.isChinese }

  init(_ results: CheckResults) { self.results = results }

  var text: String {
    var parts = results.reviews.map { lines($0).joined(separator: "\n") }
    if results.reviews.count > 1 { parts.append(total) }
    parts += [comparison.joined(separator: "\n")].filter { !$0.isEmpty }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func lines(_ review: FindingReview) -> [String] {
    let report = review.report
    let inputs = report.inputs.isEmpty ? "" : (isChinese ? "：" : ": ") + report.inputs.joined(separator: ", ")
    var lines = [report.name(wording.language) + inputs, counts(report), coverage(report)]
    let shown = review.shown.filter { results.isVerbose || $0.finding.severity > .info }
    let heads = Dictionary(grouping: shown.filter { $0.cause == nil }) { $0.finding.rule }
    let groups = report.rules.rules.compactMap { rule in heads[rule.id].map { Group(rule: rule, items: $0) } }
    for severity in Severity.allCases.reversed() {
      for group in groups where group.severity == severity { lines += [""] + self.lines(group, review) }
    }
    lines += waived(review)
    let rest = notShown(review) + notRun(report)
    return rest.isEmpty ? lines : lines + [""] + rest
  }

  /// What a rule found. Findings that have the cause of another one stand below that one.
  private struct Group {
    var rule: Rule
    var items: [FindingReview.Item]

    var severity: Severity { items.map(\.finding.severity).max() ?? .info }
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

  private func lines(_ group: Group, _ review: FindingReview) -> [String] {
    let (id, report) = (group.rule.id, review.report)
    var lines = [
      "\(id) [\(wording.severity(group.severity))] \(wording.title(id, of: report.rules))",
      (isChinese ? "  说明：" : "  why: ") + wording.explanation(id, of: report.rules),
    ]
    for item in group.items {
      let finding = item.finding
      let outcome = wording.outcome(finding.outcome) + (isChinese ? "：" : ": ")
      lines.append("  " + outcome + wording.message(finding, report.amountUnit) + number(item))
      lines += figures(finding, report)
      if finding.outcome == .fail {
        lines.append("    → " + wording.expected(finding, of: report, in: report.amountUnit))
      }
      lines += review.followers(of: item).map { follower in
        (isChinese ? "    同一原因：" : "    same cause: ") + self.line(follower, report)
      }
    }
    let omitted = report.omitted(id)
    if omitted > 0 { lines.append(isChinese ? "  另有 \(omitted) 处未列出" : "  \(omitted) more are not listed") }
    return lines
  }

  /// The id of a finding, which a waiver names, where all is shown.
  private func number(_ item: FindingReview.Item) -> String {
    if !results.isVerbose { return "" }
    return isChinese ? "（编号 \(item.id)）" : " (id \(item.id))"
  }

  /// A finding on one line.
  private func line(_ item: FindingReview.Item, _ report: CheckReport) -> String {
    let (finding, colon) = (item.finding, isChinese ? "：" : ": ")
    let places = finding.figures.compactMap(\.location).prefix(3).map { place($0, report) }
    let list = places.joined(separator: isChinese ? "；" : "; ")
    return "\(finding.rule) [\(wording.severity(finding.severity))] "
      + wording.title(finding.rule, of: report.rules) + colon + wording.message(finding, report.amountUnit)
      + (list.isEmpty ? "" : isChinese ? "（\(list)）" : " (\(list))") + number(item)
  }

  private func waived(_ review: FindingReview) -> [String] {
    if review.waived.isEmpty { return [] }
    return ["", isChinese ? "已豁免：" : "waived:"]
      + review.waived.map { "  " + line($0, review.report) + ($0.waiver.map(wording.waiver) ?? "") }
  }

  /// What the earlier report and the waivers come to.
  private var comparison: [String] {
    let known = results.reviews.reduce(0) { $0 + $1.known }
    var lines: [String] = []
    if known + results.resolved > 0 {
      lines.append(
        isChinese
          ? "与基线相比：\(known) 处已有，未列出；\(results.resolved) 处不再出现"
          : "beside the earlier report: \(known) known and not listed, \(results.resolved) no more")
    }
    for waiver in results.idleWaivers.expired {
      let subject = wording.subject(waiver)
      lines.append((isChinese ? "豁免已过期：\(subject)" : "expired waiver: \(subject)") + wording.waiver(waiver))
    }
    for waiver in results.idleWaivers.unused {
      let subject = wording.subject(waiver)
      lines.append((isChinese ? "豁免没有用到：\(subject)" : "unused waiver: \(subject)") + wording.waiver(waiver))
    }
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

  private func notShown(_ review: FindingReview) -> [String] {
    let hidden = results.isVerbose ? [] : review.shown.map(\.finding).filter { $0.severity == .info }
    guard !hidden.isEmpty else { return [] }
    let rules = review.report.rules.rules.compactMap { rule -> String? in
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
      "\(wording.severity(severity)) \(results.reviews.reduce(0) { $0 + $1.shown.count { $0.finding.severity == severity } })"
    }.joined(separator: isChinese ? "，" : ", ")
    return isChinese
      ? "共 \(results.reports.count) 份公开文件：\(findings)" : "\(results.reports.count) disclosures: \(findings)"
  }
}
