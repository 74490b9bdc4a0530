public import YusuanFindings
public import YusuanFormats
public import YusuanRules

/// The forms in which the outcome of rules can be written (核对结果的形式).
public enum CheckFormat: String, Sendable, Hashable, CaseIterable {
  /// For people.
  case text
  /// JSON with all facts and words.
  case json
  /// JUnit XML: a test suite a disclosure, a test case a rule.
  case junit
  /// SARIF 2.1.0.
  case sarif
  /// CSV, one finding a line.
  case csv
  /// A page with the tables, what was found and charts (``OutputForm/html``).
  case html
}

/// The outcome of rules on some disclosures, with the options of a report (核对报告).
public struct CheckResults {
  /// One report for each disclosure, with the rules of its profile.
  public var reports: [CheckReport] { reviews.map(\.report) }
  /// The findings of each report: what is to be shown, what is known or waived.
  public private(set) var reviews: [FindingReview]
  /// The waivers whose last day is past, and those that nothing needs.
  private(set) var idleWaivers: (expired: [Waiver], unused: [Waiver]) = ([], [])
  /// How many findings of the earlier report are no more.
  private(set) var resolved = 0
  /// The words in the reader's language.
  public var wording: CheckWording
  /// Findings of this severity or worse are failures.
  public var threshold = Severity.error
  /// Whether the text form shows findings of severity `info` too.
  public var isVerbose = false
  /// The disclosures of the reports with their findings, for a page. Other forms need none.
  public var printouts: [Printout] = []

  /// The outcome in `reports`, for readers of `language`.
  public init(_ reports: [CheckReport], _ language: Language) {
    reviews = reports.map { FindingReview($0) }
    wording = CheckWording(language)
  }

  /// Leaves out the findings that the earlier report `baseline` has, too, and sets apart those that `waivers` let stand.
  public mutating func review(baseline: Baseline?, waivers: WaiverList?) {
    if baseline == nil, waivers == nil { return }
    let known = baseline?.findings ?? []
    reviews = reports.map { FindingReview($0, baseline: known, waivers: waivers?.valid ?? []) }
    let used = Set(reviews.flatMap { $0.waived.compactMap(\.waiver) })
    idleWaivers = (waivers?.expired ?? [], waivers?.valid.filter { !used.contains($0) } ?? [])
    resolved = known.subtracting(reviews.reduce(into: Set()) { $0.formUnion($1.ids) }).count
  }

  /// The rules that were run, in the order of the reports. Those of one profile come once.
  var ruleSets: [RuleSet] {
    var sets: [RuleSet] = []
    for report in reports where !sets.contains(where: { $0.profile == report.rules.profile }) {
      sets.append(report.rules)
    }
    return sets
  }

  /// Whether any finding is a failure.
  public var isFailed: Bool { reviews.contains { $0.shown.contains { $0.finding.severity >= threshold } } }

  private var pageOptions: FormOptions {
    var options = FormOptions()
    options.language = wording.language
    return options
  }

  /// The whole report as text that ends with a line end. Throws `.textNotEncodable` if JUnit XML cannot hold a label.
  public func write(_ format: CheckFormat) throws(Diagnostic) -> [UInt8] {
    switch format {
    case .text: Array(ShownText.lines(TextCheckReport(self).text).utf8)
    case .json: JSONCheckReport(wording).write(self)
    case .junit: try JUnitCheckReport(self).write()
    case .sarif: SARIFCheckReport(self).write()
    case .csv: CSVCheckReport(self).write()
    case .html: try OutputForm.html.writer.text(printouts, pageOptions)
    }
  }
}

extension CheckReport {
  /// The unit and year, for people. A department is marked as one, because its own unit may have the same name.
  func name(_ language: Language) -> String {
    var name = unitName ?? (language == .zh ? "未知单位" : "unknown unit")
    if unitLevel == .department { name += language == .zh ? "（部门）" : " (department)" }
    guard let fiscalYear else { return name }
    return language == .zh ? "\(name) \(fiscalYear)年" : "\(name) \(fiscalYear)"
  }
}
