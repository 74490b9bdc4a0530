/// Counts the work of rules (核对的步数). Each turn of a loop is a step, and so is each row that is searched for a set or a
/// name.
///
/// Loops may be nested, and each runs over rows of the input: without a limit, a few of them would run for days. A rule
/// may take a number of steps that grows with the figures; all rules together may take four times as many.
final class Steps {
  /// How many steps a rule may take on disclosures with `figures` figures.
  static func limit(figures: Int) -> Int { 500_000 + 20 * figures }

  /// How many steps a rule may take.
  let limit: Int
  @exclusivity(unchecked) private var ofRule = 0
  @exclusivity(unchecked) private var before = 0

  /// A counter at zero.
  init(limit: Int) { self.limit = limit }

  /// All steps so far.
  var total: Int { before + ofRule }

  /// Whether this rule may take no further step.
  var areSpent: Bool { ofRule > limit || before + ofRule > 4 * limit }

  /// Begins the next rule.
  func beginRule() { (before, ofRule) = (before + ofRule, 0) }

  /// Counts `count` steps. Inlined, since it is called for each turn of a loop.
  @inline(__always) func count(_ count: Int = 1) { ofRule += count }
}
