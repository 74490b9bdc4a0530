public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// What the rules found in one disclosure (核对结果).
public struct CheckReport: Sendable {
  /// The rules that were run.
  public var rules: RuleSet
  /// The unit's name; nil where none is printed.
  public var unitName: String?
  /// Whether it is a department's disclosure or a unit's; nil where that is not known.
  public var unitLevel: UnitLevel?
  /// The fiscal year; nil where none is printed.
  public var fiscalYear: Int?
  /// The money unit that the report writes amounts in.
  public var amountUnit: AmountUnit
  /// The inputs that its tables stood in, in the order of the tables.
  public var inputs: [String] = []
  /// One outcome a rule, in the order of the rules.
  public internal(set) var outcomes: [RuleOutcome] = []
  /// What was found, in the order of the rules; of one rule the first ``findingLimit``. The outcomes count all.
  public internal(set) var findings: [Finding] = []
  /// The rules that were given up, since their loops would have taken more than ``stepLimit`` steps, or all rules together
  /// four times as many (循环步数).
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

  /// How many findings of a rule are kept, so that no input can ask for more memory.
  public static let findingLimit = 1_000

  /// Findings of a rule are kept as long as they name no more figures in all; one is always.
  public static let figureLimit = 100_000

  /// How many findings of `rule` are counted and not kept.
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

  /// How many findings weigh `severity`.
  public func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }
}
