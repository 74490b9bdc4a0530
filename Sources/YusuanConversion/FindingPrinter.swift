public import YusuanFindings
public import YusuanFormats
public import YusuanModel
public import YusuanProfiles
internal import YusuanReports
public import YusuanRules

/// Makes of findings what printed forms show (发现的打印形式): words in both languages, both sums, and the cells.
public struct FindingPrinter {
  private let cells: CellFinder
  private let chinese = Wording(.zh)
  private let english = Wording(.en)
  private let chineseChecks = CheckWording(.zh)
  private let englishChecks = CheckWording(.en)

  /// A printer of findings about `document`, which was read with `profile`.
  public init(_ document: Document, _ profile: Profile) { cells = CellFinder(document, profile) }

  /// What the rules found and what reading found, the gravest first; among equals first the rules, in their order. What
  /// is waived is information, with the reason; what an earlier report has is left out.
  public func findings(_ review: FindingReview?, reading: [Diagnostic]) -> [PrintedFinding] {
    let checked = review.map { review in
      review.shown.map { finding($0.finding, of: review.report) } + review.waived.map { waived($0, of: review.report) }
    }
    let all = (checked ?? []) + reading.map(finding)
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.severity == severity } }
  }

  /// How the rules of `report` ended.
  public func outcomes(_ report: CheckReport) -> PrintedOutcomes {
    PrintedOutcomes(
      counts: Outcome.allCases.map {
        let name = Phrase(zh: chineseChecks.outcome($0), en: englishChecks.outcome($0))
        return PrintedOutcomes.Count(name: name, count: report.count($0))
      },
      figures: report.figureCount, uncovered: report.uncoveredCount,
      omitted: report.rules.rules.reduce(0) { $0 + report.omitted($1.id) })
  }

  /// Those of `findings` that are about each of `documents`: their place is in one of its tables' sheets, else of its
  /// inputs. If there is only one disclosure, all findings are about it.
  public static func share(_ findings: [Diagnostic], among documents: [(Document, Profile)]) -> [[Diagnostic]] {
    if documents.count == 1 { return [findings] }
    let finders = documents.map { CellFinder($0.0, $0.1) }
    var shares = documents.map { _ in [Diagnostic]() }
    for finding in findings {
      var places = finders.indices.filter { finders[$0].table(at: finding.location) != nil }
      if places.count > 1 {
        // Several disclosures stand in the sheet: it is about the one whose table begins last above it.
        let starts = places.map { finders[$0].start(ofTableAt: finding.location) ?? 0 }
        places = places.indices.filter { starts[$0] == starts.max() }.map { places[$0] }
      }
      if places.isEmpty { places = finders.indices.filter { finders[$0].isFrom(finding.location) } }
      for place in places { shares[place].append(finding) }
    }
    return shares
  }

  private func waived(_ item: FindingReview.Item, of report: CheckReport) -> PrintedFinding {
    var printed = finding(item.finding, of: report)
    guard let waiver = item.waiver else { return printed }
    printed.severity = .info
    printed.message = Phrase(
      zh: printed.message[.zh] + chineseChecks.waiver(waiver),
      en: printed.message[.en] + englishChecks.waiver(waiver))
    return printed
  }

  // MARK: Reading

  /// A finding of reading.
  private func finding(_ finding: Diagnostic) -> PrintedFinding {
    let cell = cells.cell(at: finding.location)
    let place = place(finding.location)
    var printed = PrintedFinding(
      .reading, id: finding.code.rawValue, severity: finding.severity,
      title: Phrase(zh: chinese.title(finding.code), en: english.title(finding.code)),
      message: Phrase(zh: chinese.message(finding), en: english.message(finding)),
      remedy: Phrase(zh: chinese.advice(finding.code), en: english.advice(finding.code)),
      location: finding.location, place: place)
    if cell != nil || finding.location.cell != nil {
      printed.figures = [
        PrintedFigure(.subject, name: Phrase(zh: "", en: ""), cell: cell, location: finding.location, place: place)
      ]
    }
    printed.found = finding.facts[.found].map(PrintedFinding.Value.text)
    printed.expected = finding.facts[.expected].map(PrintedFinding.Value.text)
    printed.table = cell?.table ?? cells.table(at: finding.location)
    return printed
  }

  // MARK: Rules

  /// A finding of a rule of `report`.
  private func finding(_ finding: Finding, of report: CheckReport) -> PrintedFinding {
    let (unit, rules, id) = (report.amountUnit, report.rules, finding.rule)
    var printed = PrintedFinding(
      .rule, id: id, severity: finding.severity,
      title: Phrase(zh: chineseChecks.title(id, of: rules), en: englishChecks.title(id, of: rules)),
      message: Phrase(zh: chineseChecks.message(finding, unit), en: englishChecks.message(finding, unit)),
      explanation: Phrase(zh: chineseChecks.explanation(id, of: rules), en: englishChecks.explanation(id, of: rules)))
    if finding.outcome == .fail {
      printed.remedy = Phrase(
        zh: chineseChecks.expected(finding, of: report, in: unit),
        en: englishChecks.expected(finding, of: report, in: unit))
    }
    fill(&printed, finding.detail)
    printed.location = finding.location
    printed.place = finding.location.map(place) ?? Phrase(zh: "", en: "")
    printed.table = printed.table ?? printed.cells.first?.table
    return printed
  }

  private func fill(_ printed: inout PrintedFinding, _ detail: Finding.Detail) {
    switch detail {
    case .comparison(let comparison):
      printed.found = comparison.found.map(PrintedFinding.Value.amount)
      printed.expected = comparison.expected.map(PrintedFinding.Value.amount)
      printed.difference = comparison.difference
      printed.isUpperBound = comparison.isUpperBound
      printed.figures = comparison.left.map { figure($0, .found) } + comparison.right.map { figure($0, .expected) }
    case .ratio(let ratio):
      printed.found = .text(ratio.stated + "%")
      printed.expected = .text(ratio.recomputed + "%")
      printed.figures = [figure(ratio.statement, .found)] + ratio.figures.map { figure($0, .expected) }
    case .code(let problem):
      if !problem.expected.isEmpty { printed.expected = .text(problem.expected) }
      printed.figures = [figure(problem.row, .subject)]
    case .note(let problem):
      printed.table = cells.table(problem.tableID)
    }
  }

  private func figure(_ figure: Figure, _ side: PrintedFigure.Side) -> PrintedFigure {
    var printed = PrintedFigure(
      side, name: Phrase(zh: chineseChecks.figure(figure), en: englishChecks.figure(figure)), amount: figure.amount,
      isSubtracted: figure.isSubtracted, location: figure.location,
      place: figure.location.map(place) ?? Phrase(zh: "", en: ""))
    if case .cell(let cell) = figure.subject, figure.document == nil {
      printed.cell = cells.cell(table: cell.tableID, panel: cell.panel, path: cell.path, column: cell.column)
    }
    return printed
  }

  private func place(_ location: Location) -> Phrase {
    Phrase(zh: chinese.location(location), en: english.location(location))
  }
}
