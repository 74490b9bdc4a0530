public import Budget
internal import Diagnostics

/// Runs a set of rules on disclosures (核对).
public struct Checker: Sendable {
  private let set: RuleSet
  /// An outcome for each rule, nothing counted yet.
  private let outcomes: [RuleOutcome]

  /// The disclosures that a disclosure is compared with.
  public struct Others: Sendable {
    /// The disclosures of its units, where it is a department's; nil where it is not compared with units.
    public var units: [Disclosure]?
    /// Disclosures of the year before by unit and year; nil where none were given.
    fileprivate var previous: [Key: Disclosure]?

    fileprivate struct Key: Hashable {
      var unit: FoldedText
      var year: Int
    }

    /// The units of a department, and disclosures of the year before, among them perhaps the same unit's.
    public init(units: [Disclosure]? = nil, previous: [Disclosure]? = nil) {
      self.units = units
      guard let previous else { return }
      self.previous = [:]
      for disclosure in previous {
        if let key = Key(disclosure, 0) { self.previous?[key] = disclosure }
      }
    }
  }

  /// A checker by the rules of `set`.
  public init(_ set: RuleSet) {
    self.set = set
    outcomes = set.rules.map { RuleOutcome($0.id) }
  }

  /// What the rules find in `disclosure`. No figure is changed.
  public func check(_ disclosure: Disclosure, beside others: Others = Others()) -> CheckReport {
    let grid = Grid(disclosure, set.scope)
    var documents = Documents(own: grid)
    documents.units = others.units?.map { Grid($0, set.scope, name: Self.name($0)) }
    documents.isPreviousGiven = others.previous != nil
    documents.previous = Others.Key(disclosure, -1).flatMap { others.previous?[$0] }
      .map { Grid($0, set.scope, name: Self.name($0)) }
    var runner = RuleRunner(set, outcomes, documents)
    for index in set.rules.indices {
      runner.rule = index
      for formula in set.rules[index].formulas.indices { runner.run(set.rules[index].formulas[formula]) }
    }
    checkNarrative(disclosure, &runner)
    return report(disclosure, grid, runner)
  }

  private func checkNarrative(_ disclosure: Disclosure, _ runner: inout RuleRunner) {
    guard !disclosure.narrative.passages.isEmpty else { return }
    var reader = NarrativeReader(set, year: disclosure.fiscalYear)
    guard reader.isNeeded else { return }
    for passage in disclosure.narrative.passages { reader.read(passage) }
    let share = set.rules.firstIndex { $0.share != nil }
    let growth = set.rules.firstIndex { $0.growth != nil }
    for stated in reader.stated {
      runner.rule = stated.rule
      runner.compare(stated)
      if let share {
        runner.rule = share
        runner.compareShare(stated)
      }
      if let growth {
        runner.rule = growth
        runner.compareGrowth(stated)
      }
    }
    for field in reader.fields {
      runner.rule = field.rule
      runner.compare(field)
    }
  }

  private func report(_ disclosure: Disclosure, _ grid: Grid, _ runner: RuleRunner) -> CheckReport {
    var report = CheckReport(
      unitName: disclosure.unitName, fiscalYear: disclosure.fiscalYear, amountUnit: disclosure.amountUnit)
    for input in disclosure.tables.compactMap(\.origin.title.sheet?.input) where !report.inputs.contains(input) {
      report.inputs.append(input)
    }
    report.outcomes = runner.outcomes
    report.findings = runner.findings
    for section in grid.sections.lazy.compactMap({ $0 }) {
      report.figureCount += section.printedCount
      for place in section.places where runner.isUncovered(place) {
        report.uncoveredCount += 1
        if report.uncovered.count == CheckReport.findingLimit { continue }
        let (row, column) = section.cell(at: place)
        report.uncovered.append(grid.figure(section, row: row, column: column))
      }
    }
    return report
  }

  /// How a disclosure is called beside another one.
  private static func name(_ disclosure: Disclosure) -> String {
    let year = disclosure.fiscalYear.map(String.init) ?? ""
    return [disclosure.unitName ?? "", year].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Checker.Others.Key {
  /// The unit of `disclosure` and its year, `years` later; nil where it has none.
  fileprivate init?(_ disclosure: Disclosure, _ years: Int) {
    guard let unit = disclosure.unitName, let year = disclosure.fiscalYear else { return nil }
    self.init(unit: FoldedText(unit), year: year + years)
  }
}
