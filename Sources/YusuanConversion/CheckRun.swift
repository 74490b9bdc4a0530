public import YusuanFindings
internal import YusuanModel
public import YusuanRules

/// Reads disclosures and checks them by the rules of their profiles (核对), alone, as the units of a department, or beside the
/// year before.
public final class CheckRun {
  /// The inputs of a run.
  public struct Inputs: Sendable {
    /// The disclosures to check; with a department those of its units.
    public var disclosures: [String]
    /// The department's disclosure; nil where none is compared.
    public var department: String?
    /// Disclosures of the year before; empty where none are compared.
    public var previous: [String] = []

    /// The disclosures in `disclosures` alone.
    public init(_ disclosures: [String]) { self.disclosures = disclosures }
  }

  /// Whether every input was read whole: none was refused, and no finding of reading is an error.
  public private(set) var isComplete = true

  private let options: ConversionOptions
  private let rules: RuleChoice
  private let onFinding: (Diagnostic) -> Void

  /// A run by `rules` that reads as `options` say and hands the findings of reading to `onFinding`.
  public init(_ options: ConversionOptions, rules: RuleChoice, onFinding: @escaping (Diagnostic) -> Void) {
    self.options = options
    self.onFinding = onFinding
    self.rules = rules
  }

  /// A report for the department, if there is one, and for each disclosure, in their order. Throws what rules can throw.
  public func run(_ inputs: Inputs) throws(Diagnostic) -> [CheckReport] {
    let documents = read(inputs.disclosures)
    let others = Checker.Others(previous: inputs.previous.isEmpty ? nil : read(inputs.previous))
    var reports: [CheckReport] = []
    for department in inputs.department.map({ read([$0]) }) ?? [] {
      var beside = others
      beside.units = documents.filter { $0.disclosure.fiscalYear == department.disclosure.fiscalYear }
      reports.append(try rules.check(department, beside: beside))
    }
    for document in documents { reports.append(try rules.check(document, beside: others)) }
    for limit in reports.flatMap(\.limits) {
      isComplete = false
      onFinding(limit)
    }
    return reports
  }

  private func read(_ paths: [String]) -> [Document] {
    var options = options
    options.keepsNarrative = true
    let conversion = Conversion(options, onFinding: onFinding)
    conversion.read(paths)
    let documents = conversion.finish()
    let summary = conversion.summary
    if summary.failedInputs > 0 || summary.findings[.error, default: 0] > 0 || documents.isEmpty {
      isComplete = false
    }
    return documents
  }
}
