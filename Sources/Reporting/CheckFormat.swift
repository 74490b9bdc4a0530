public import Checking
public import Diagnostics

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
  /// One report a disclosure.
  public var reports: [CheckReport]
  /// The rules that were run.
  public var rules: RuleSet
  /// Words in the reader's language.
  public var wording: CheckWording
  /// Findings that weigh as much are failures.
  public var threshold = Severity.error
  /// The text form shows findings that are mere information too.
  public var isVerbose = false

  /// The outcome of `rules` in `reports`, for readers of `language`.
  public init(_ reports: [CheckReport], _ rules: RuleSet, _ language: Language) {
    self.reports = reports
    self.rules = rules
    wording = CheckWording(language, rules: rules.rules)
  }

  /// Whether any finding weighs as much as ``threshold``.
  public var isFailed: Bool { reports.contains { $0.findings.contains { $0.severity >= threshold } } }

  /// The whole as a text, ended by a line end. Throws `.textNotEncodable` where JUnit XML cannot hold a label.
  public func write(_ format: CheckFormat) throws(Diagnostic) -> [UInt8] {
    switch format {
    case .text: Array(TextCheckReport(self).text.utf8)
    case .json: JSONCheckReport(wording).write(self)
    case .junit: try JUnitCheckReport(self).write()
    case .sarif: SARIFCheckReport(self).write()
    case .csv: CSVCheckReport(self).write()
    }
  }
}

extension CheckReport {
  /// The unit and year, for people.
  func name(_ language: Language) -> String {
    let unit = unitName ?? (language == .zh ? "未知单位" : "unknown unit")
    guard let fiscalYear else { return unit }
    return language == .zh ? "\(unit) \(fiscalYear)年" : "\(unit) \(fiscalYear)"
  }
}
