/// Counts the work of rules (核对的步数): each turn of a loop and each row that a set or a name is looked up among is a step.
///
/// The loops of a rule may stand within each other, and each runs over rows that an input has: without a bound a few of
/// them would go on for days. A rule may take some steps a figure, all rules together four times as many.
final class Steps {
  /// How many steps a rule may take on disclosures with so many figures.
  static func limit(figures: Int) -> Int { 500_000 + 20 * figures }

  /// How many steps a rule may take.
  let limit: Int
  @exclusivity(unchecked) private var ofRule = 0
  @exclusivity(unchecked) private var before = 0

  /// Nothing counted yet.
  init(limit: Int) { self.limit = limit }

  /// All steps so far.
  var total: Int { before + ofRule }

  /// No further step may be taken for this rule.
  var areSpent: Bool { ofRule > limit || before + ofRule > 4 * limit }

  /// The next rule begins.
  func beginRule() { (before, ofRule) = (before + ofRule, 0) }

  @inline(__always) func take(_ count: Int = 1) { ofRule += count }
}
