public import YusuanFindings
public import YusuanRules

/// The forms that the outcome of rules is written in (核对结果的形式).
public enum CheckFormat: String, Sendable, Hashable, CaseIterable {
  /// For people.
  case text
  /// JSON, all facts and words.
  case json
  /// JUnit XML: a test suite a disclosure, a test case a rule.
  case junit
  /// SARIF 2.1.0.
  case sarif
  /// CSV, one finding a line.
  case csv
}

/// The outcome of rules on some disclosures, as it is written (核对报告).
public struct CheckResults {
  /// One report a disclosure, each with the rules of its profile.
  public var reports: [CheckReport]
  /// Words in the reader's language.
  public var wording: CheckWording
  /// Findings that weigh as much are failures.
  public var threshold = Severity.error
  /// The text form shows findings that are mere information too.
  public var isVerbose = false

  /// What `reports` say, for readers of `language`.
  public init(_ reports: [CheckReport], _ language: Language) {
    self.reports = reports
    wording = CheckWording(language)
  }

  /// The rules that were run, those of each profile once, in the order of the reports.
  var ruleSets: [RuleSet] {
    var sets: [RuleSet] = []
    for report in reports where !sets.contains(where: { $0.profile == report.rules.profile }) {
      sets.append(report.rules)
    }
    return sets
  }

  /// Whether any finding weighs as much as ``threshold``.
  public var isFailed: Bool { reports.contains { $0.findings.contains { $0.severity >= threshold } } }

  /// The whole as a text, ended by a line end. Throws `.textNotEncodable` where JUnit XML cannot hold a label.
  public func write(_ format: CheckFormat) throws(Diagnostic) -> [UInt8] {
    switch format {
    case .text: Array(ShownText.lines(TextCheckReport(self).text).utf8)
    case .json: JSONCheckReport(wording).write(self)
    case .junit: try JUnitCheckReport(self).write()
    case .sarif: SARIFCheckReport(self).write()
    case .csv: CSVCheckReport(self).write()
    }
  }
}

extension CheckReport {
  /// The unit and year, for people; a department is said to be one: its own unit may have the same name.
  func name(_ language: Language) -> String {
    var name = unitName ?? (language == .zh ? "未知单位" : "unknown unit")
    if unitLevel == .department { name += language == .zh ? "（部门）" : " (department)" }
    guard let fiscalYear else { return name }
    return language == .zh ? "\(name) \(fiscalYear)年" : "\(name) \(fiscalYear)"
  }
}
