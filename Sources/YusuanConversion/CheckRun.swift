public import YusuanFindings
public import YusuanModel
public import YusuanRules

/// Reads disclosures and checks them by the rules of their profiles (核对): alone, as units of a department, or together
/// with the year before.
public final class CheckRun {
  /// The inputs of a run.
  public struct Inputs: Sendable {
    /// The disclosures to check. With a department, those of its units.
    public var disclosures: [String]
    /// The department's disclosure, or nil if there is none to compare.
    public var department: String?
    /// Disclosures of the year before. Empty if there are none to compare.
    public var previous: [String] = []

    /// Only the disclosures in `disclosures`.
    public init(_ disclosures: [String]) { self.disclosures = disclosures }
  }

  /// Whether every input was read whole: none was refused, and no finding of reading is an error.
  public private(set) var isComplete = true
  /// The disclosures of the reports, in their order.
  public private(set) var documents: [Document] = []

  private let options: ConversionOptions
  private let rules: RuleChoice
  private let onFinding: (Diagnostic) -> Void

  /// A run with the rules `rules`. `options` say how to read; findings of reading are passed to `onFinding`.
  public init(_ options: ConversionOptions, rules: RuleChoice, onFinding: @escaping (Diagnostic) -> Void) {
    self.options = options
    self.onFinding = onFinding
    self.rules = rules
  }

  /// A report for the department, if there is one, and for each disclosure, in order. Throws the errors of
  /// ``RuleChoice``.
  public func run(_ inputs: Inputs) throws(Diagnostic) -> [CheckReport] {
    let documents = read(inputs.disclosures)
    let others = Checker.Others(previous: inputs.previous.isEmpty ? nil : read(inputs.previous))
    var reports: [CheckReport] = []
    for department in inputs.department.map({ read([$0]) }) ?? [] {
      var beside = others
      beside.units = documents.filter { $0.disclosure.fiscalYear == department.disclosure.fiscalYear }
      reports.append(try rules.check(department, beside: beside))
      self.documents.append(department)
    }
    for document in documents { reports.append(try rules.check(document, beside: others)) }
    self.documents += documents
    for limit in reports.flatMap(\.limits) {
      isComplete = false
      onFinding(limit)
    }
    return reports
  }

  private func read(_ paths: [String]) -> [Document] {
    var options = options
    options.keepsNarrative = true
    let reading = WholeReading(paths, options, onFinding: onFinding)
    if !reading.isComplete { isComplete = false }
    return reading.documents
  }
}
