/// What became of a rule, or of one of its comparisons (规则的结果).
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// The figures tie (通过).
  case pass
  /// They differ by no more than rounding allows (尾差).
  case rounding
  /// They do not tie (不符).
  case fail
  /// The rule's condition does not hold, or no figure is printed that could be compared (不适用).
  case notApplicable
  /// A table, a row or a disclosure that the rule needs is missing (数据不足).
  case insufficientData
}

/// What a rule could not be run for (缺少的数据).
public enum Missing: Sendable, Hashable {
  /// The table of this printed number.
  case table(String)
  /// A row of a table, by its label.
  case row(table: String, label: String)
  /// A figure that could not be read, by its row's label; the label of a row that could not be read is empty.
  case unread(table: String, label: String)
  /// The figures of a table that text speaks of.
  case figures(table: String)
  /// Steps: the loops of the rule would take more than so many.
  case steps(Int)
  /// The disclosures of the units (各单位的公开文件).
  case units
  /// The disclosure of the year before (上年的公开文件).
  case previous
}

extension Missing {
  /// Nothing is known of what is missing: neither that it is blank nor that it is not.
  var isUnknown: Bool {
    switch self {
    case .table, .unread: true
    case .row, .figures, .steps, .units, .previous: false
    }
  }
}

/// What became of one rule on one disclosure.
public struct RuleOutcome: Sendable, Hashable {
  /// The rule's id.
  public let rule: String
  /// What was missing, in the order met, each once.
  public private(set) var missing: [Missing] = []
  private var passes = 0
  private var roundings = 0
  private var failures = 0
  private var idle = 0
  private var lacking = 0

  /// Nothing of `rule` so far.
  init(_ rule: String) { self.rule = rule }

  /// How many of the rule's comparisons had `outcome`.
  public subscript(_ outcome: Outcome) -> Int {
    switch outcome {
    case .pass: passes
    case .rounding: roundings
    case .fail: failures
    case .notApplicable: idle
    case .insufficientData: lacking
    }
  }

  /// The outcome of the whole: the gravest of those that ran; where none ran, why.
  public var outcome: Outcome {
    if self[.fail] > 0 { return .fail }
    if self[.rounding] > 0 { return .rounding }
    if self[.pass] > 0 { return .pass }
    return self[.insufficientData] > 0 ? .insufficientData : .notApplicable
  }

  mutating func count(_ outcome: Outcome, times: Int = 1) {
    switch outcome {
    case .pass: passes += times
    case .rounding: roundings += times
    case .fail: failures += times
    case .notApplicable: idle += times
    case .insufficientData: lacking += times
    }
  }

  mutating func miss(_ what: Missing) {
    count(.insufficientData)
    if !missing.contains(what) { missing.append(what) }
  }
}
