public import YusuanModel

/// Runs a set of rules on disclosures (核对).
public struct Checker: Sendable {
  private let set: RuleSet
  /// An empty outcome for each rule.
  private let outcomes: [RuleOutcome]

  /// The given rules files that are for other profiles: the names of those profiles by file name.
  public var leftOut: [String: [String]] { self.set.leftOut }

  /// The disclosures with which a disclosure is compared.
  public struct Others: Sendable {
    /// The disclosures of a department's units, or nil if none are compared.
    public var units: [Document]?
    /// The disclosures of the year before, by unit and year, or nil if none were given.
    private var previous: [Key: [Document]]?

    private struct Key: Hashable {
      var unit: FoldedText
      var year: Int

      /// The unit of `disclosure` and its year plus `years`. Nil if it has no unit name or no year.
      init?(_ disclosure: Disclosure, _ years: Int) {
        guard let name = disclosure.unitName, let year = disclosure.fiscalYear else { return nil }
        (unit, self.year) = (FoldedText(name), year + years)
      }
    }

    /// The units of a department, and disclosures of the year before. The latter may include disclosures of other
    /// units.
    public init(units: [Document]? = nil, previous: [Document]? = nil) {
      self.units = units
      guard let previous else { return }
      var byUnit: [Key: [Document]] = [:]
      for document in previous {
        if let key = Key(document.disclosure, 0) { byUnit[key, default: []].append(document) }
      }
      self.previous = byUnit
    }

    /// Whether disclosures of the year before were given.
    var hasPrevious: Bool { previous != nil }

    /// The disclosure of the same unit and level for the year before; the last one if several were given. A department
    /// and its own unit have the same name, so the level must be equal. An unknown level counts as equal.
    package func previous(of disclosure: Disclosure) -> Document? {
      let same = Key(disclosure, -1).flatMap { previous?[$0] } ?? []
      let level = disclosure.unitLevel
      return same.last { $0.disclosure.unitLevel == level }
        ?? same.last { $0.disclosure.unitLevel == nil || level == nil }
    }
  }

  /// A checker for the rules of `set`.
  public init(_ set: RuleSet) {
    self.set = set
    outcomes = set.rules.map { RuleOutcome($0.id) }
  }

  /// Checks `document` with the rules. They find its tables, panels, rows and columns by the ids of their profile. No
  /// figure is changed.
  public func check(_ document: Document, beside others: Others = Others()) -> CheckReport {
    let grid = Grid(document, set.scope)
    var documents = Documents(own: grid)
    documents.units = others.units?.map { Grid($0, set.scope, name: Self.name($0.disclosure)) }
    documents.isPreviousGiven = others.hasPrevious
    documents.previous = others.previous(of: document.disclosure)
      .map { Grid($0, set.scope, name: Self.name($0.disclosure)) }
    var runner = RuleRunner(set, outcomes, documents)
    run(&runner, for: document.unitKind)
    checkNarrative(document, &runner)
    return report(document, grid, runner)
  }

  /// The totals of `document` that its rules say how to add up, and that are printed right. Rules that compare tables,
  /// subtract, or name single figures alone give none.
  public func tiedSums(_ document: Document) -> [TiedSum] {
    var runner = RuleRunner(set, outcomes, Documents(own: Grid(document, set.scope)))
    runner.tied = TiedSums()
    run(&runner, for: document.unitKind)
    return runner.tied?.sums ?? []
  }

  private func run(_ runner: inout RuleRunner, for kind: UnitKind?) {
    for index in set.rules.indices {
      runner.rule = index
      runner.steps.beginRule()
      guard set.rules[index].covers(kind) else {
        runner.leaveOut(kind)
        continue
      }
      for formula in set.rules[index].formulas.indices { runner.run(set.rules[index].formulas[formula]) }
    }
  }

  private func checkNarrative(_ document: Document, _ runner: inout RuleRunner) {
    guard !document.narrative.passages.isEmpty else { return }
    var reader = NarrativeReader(set, year: document.disclosure.fiscalYear)
    guard reader.isNeeded else { return }
    reader.read(document.narrative.passages)
    let share = set.rules.firstIndex { $0.share != nil }
    let growth = set.rules.firstIndex { $0.growth != nil }
    for stated in reader.stated {
      runner.rule = stated.rule
      if self.set.rules[stated.rule].covers(document.unitKind) { runner.compare(stated) }
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
      if self.set.rules[field.rule].covers(document.unitKind) { runner.compare(field) }
    }
  }

  private func report(_ document: Document, _ grid: Grid, _ runner: RuleRunner) -> CheckReport {
    let disclosure = document.disclosure
    var report = CheckReport(
      rules: set, unitName: disclosure.unitName, unitLevel: disclosure.unitLevel, fiscalYear: disclosure.fiscalYear,
      amountUnit: disclosure.amountUnit)
    for input in document.sources.tables.compactMap(\.title.sheet?.input) where !report.inputs.contains(input) {
      report.inputs.append(input)
    }
    report.outcomes = runner.outcomes
    report.findings = runner.findings
    report.unfinished = runner.unfinished.map { set.rules[$0].id }
    report.stepLimit = runner.steps.limit
    report.steps = runner.steps.total
    for panel in grid.panels.lazy.compactMap({ $0 }) {
      report.figureCount += panel.printedCount
      for place in panel.places where runner.isUncovered(place) {
        report.uncoveredCount += 1
        if report.uncovered.count == CheckReport.findingLimit { continue }
        let (row, column) = panel.cell(at: place)
        report.uncovered.append(grid.figure(panel, row: row, column: column))
      }
    }
    return report
  }

  /// The name of a disclosure in findings about another one.
  private static func name(_ disclosure: Disclosure) -> String {
    let year = disclosure.fiscalYear.map(String.init) ?? ""
    return [disclosure.unitName ?? "", year].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
