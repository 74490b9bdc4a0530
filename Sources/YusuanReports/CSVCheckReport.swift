internal import YusuanFormats
internal import YusuanModel
internal import YusuanRules

/// Writes the outcome of rules as CSV (RFC 4180), one finding a line.
struct CSVCheckReport {
  private let results: CheckResults

  init(_ results: CheckResults) { self.results = results }

  private static let columns = [
    "unit", "fiscalYear", "rule", "outcome", "severity", "title", "message", "found", "expected", "difference",
    "allowed", "amountUnit", "input", "sheet", "line", "cell", "profile", "unitLevel", "tableId", "panel", "path",
    "column", "hidden", "id", "cause", "waiver",
  ]

  func write() -> [UInt8] {
    var bytes: [UInt8] = []
    CSVField.append(record: Self.columns, to: &bytes)
    for review in results.reviews {
      for item in review.shown + review.waived {
        let waiver = item.waiver.map { results.wording.waiver($0) } ?? ""
        CSVField.append(
          record: fields(item.finding, review.report) + [item.id, item.cause ?? "", waiver], to: &bytes)
      }
    }
    return bytes
  }

  private func fields(_ finding: Finding, _ report: CheckReport) -> [String] {
    let (wording, unit) = (results.wording, report.amountUnit)
    let location = finding.location
    return [
      report.unitName ?? "", report.fiscalYear.map(String.init) ?? "", finding.rule, finding.outcome.rawValue,
      finding.severity.rawValue, wording.title(finding.rule, of: report.rules), wording.message(finding, unit),
    ] + Self.values(finding, unit) + [
      unit.rawValue, location?.input ?? "", location?.sheet ?? "", location?.line.map(String.init) ?? "",
      location?.cell?.a1 ?? "", report.rules.profile, report.unitLevel?.rawValue ?? "",
    ] + Self.place(finding) + [location?.isHidden ?? false ? "true" : ""]
  }

  /// The table, panel, row and column of the first figure that is a cell.
  private static func place(_ finding: Finding) -> [String] {
    if case .note(let problem) = finding.detail { return [problem.tableID, "", "", ""] }
    for figure in finding.figures {
      if case .cell(let cell) = figure.subject { return [cell.tableID, cell.panel ?? "", cell.path, cell.column] }
    }
    return ["", "", "", ""]
  }

  /// The found and the expected value, the difference, and the allowed difference.
  private static func values(_ finding: Finding, _ unit: AmountUnit) -> [String] {
    switch finding.detail {
    case .comparison(let comparison):
      [comparison.found, comparison.expected, comparison.difference].map { $0?.text(in: unit) ?? "" }
        + [CheckWording.halves(comparison.allowedHalves, unit)]
    case .ratio(let ratio): [ratio.stated + "%", ratio.recomputed + "%", "", ""]
    case .code(let problem): ["", problem.expected, "", ""]
    case .note: ["", "", "", ""]
    }
  }
}
