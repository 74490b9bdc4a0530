public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// What the rules found in one disclosure (核对结果).
public struct CheckReport: Sendable {
  /// The rules that were run.
  public var rules: RuleSet
  /// The unit's name, or nil if none is printed.
  public var unitName: String?
  /// Whether it is a department's disclosure or a unit's, or nil if that is not known.
  public var unitLevel: UnitLevel?
  /// The fiscal year, or nil if none is printed.
  public var fiscalYear: Int?
  /// The money unit in which the report writes amounts.
  public var amountUnit: AmountUnit
  /// The inputs of its tables, in the order of the tables.
  public var inputs: [String] = []
  /// One outcome for each rule, in the order of the rules.
  public internal(set) var outcomes: [RuleOutcome] = []
  /// What was found, in the order of the rules. Of each rule only the first ``findingLimit`` are kept; the outcomes
  /// count all.
  public internal(set) var findings: [Finding] = []
  /// The rules that were given up (循环步数): their loops would have taken more than ``stepLimit`` steps, or all rules
  /// together more than four times as many.
  public internal(set) var unfinished: [String] = []
  /// How many steps a rule may take.
  public internal(set) var stepLimit = 0
  /// How many steps the rules took.
  public internal(set) var steps = 0
  /// How many figures the tables have.
  public internal(set) var figureCount = 0
  /// How many of them no rule looked at.
  public internal(set) var uncoveredCount = 0
  /// The figures that no rule looked at, the first ``findingLimit``.
  public internal(set) var uncovered: [Figure] = []

  /// How many findings of a rule are kept. The limit bounds memory for any input.
  public static let findingLimit = 1_000

  /// How many figures the kept findings of a rule may name in all. The first finding is always kept.
  public static let figureLimit = 100_000

  /// How many findings of `rule` were counted but not kept.
  public func omitted(_ rule: String) -> Int {
    guard let outcome = outcomes.first(where: { $0.rule == rule }) else { return 0 }
    return outcome[.fail] + outcome[.rounding] - findings.count { $0.rule == rule }
  }

  /// How many rules had `outcome`.
  public func count(_ outcome: Outcome) -> Int {
    var count = 0
    for index in outcomes.indices where outcomes[index].outcome == outcome { count += 1 }
    return count
  }

  /// How many findings have the severity `severity`.
  public func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
}
