internal import YusuanFindings
internal import YusuanModel

/// Runs rules on one disclosure, one rule at a time, and collects the results.
struct RuleRunner {
  /// The outcomes, in the order of the rules.
  private(set) var outcomes: [RuleOutcome]
  /// The findings in the order in which they were made, and the index of each one's rule.
  private var found: [Finding] = []
  private var rulesOfFound: [Int] = []
  /// The index of the current rule.
  var rule = 0
  /// The indices of rules whose loops would have taken too many steps.
  private(set) var unfinished: [Int] = []
  /// How many figures the kept findings of each rule name.
  private var keptFigures: [Int: Int] = [:]
  /// Collects the totals that tie. Nil if nobody asks for them.
  var tied: TiedSums?
  private let severities: [Severity]
  private var evaluator: Evaluator
  private var coverage: Coverage

  /// A runner for the rules of `set`; `outcomes` holds an empty outcome for each.
  init(_ set: RuleSet, _ outcomes: [RuleOutcome], _ documents: Documents) {
    self.outcomes = outcomes
    severities = set.severities
    evaluator = Evaluator(documents: documents, lists: set.lists)
    coverage = Coverage(count: documents.own.cells.fen.count)
  }

  var documents: Documents { evaluator.documents }

  /// Runs `formula`.
  mutating func run(_ formula: Formula) {
    if formula.needsUnits, documents.units == nil { return outcomes[rule].count(.notApplicable) }
    if formula.needsPrevious, documents.previous == nil {
      return documents.isPreviousGiven ? outcomes[rule].miss(.previous) : outcomes[rule].count(.notApplicable)
    }
    if let condition = formula.condition {
      switch evaluator.holds(condition) {
      case true?: break
      case false?: return outcomes[rule].count(.notApplicable)
      case nil: return outcomes[rule].miss(evaluator.unknown(in: condition) ?? missingTable(of: condition))
      }
    }
    loop(formula, 0)
    guard steps.areSpent, unfinished.last != rule else { return }
    unfinished.append(rule)
    outcomes[rule].miss(.steps(steps.limit))
  }

  /// Records that the current rule was left out, because it is not for units of `kind`, or because the kind is not known.
  mutating func leaveOut(_ kind: UnitKind?) {
    if kind == nil { outcomes[rule].miss(.unitKind) } else { outcomes[rule].count(.notApplicable) }
  }

  /// The counter of steps.
  var steps: Steps { evaluator.steps }

  /// The first missing table that `condition` is about.
  private func missingTable(of condition: Condition) -> Missing {
    let scope = documents.own.scope
    let index = condition.tables(scope).first { documents.own.tables[$0] == nil }
    return .table(scope.profile.tables[index ?? 0].number)
  }

  // MARK: Loops

  private mutating func loop(_ formula: Formula, _ depth: Int) {
    if steps.areSpent { return }
    guard depth < formula.loops.count else { return check(formula.assertion) }
    evaluator.bindings.append(0)
    evaluator.keys.append([])
    let (values, missing) = evaluator.values(of: formula.loops[depth], at: depth)
    if let missing { outcomes[rule].miss(missing) }
    each(values, formula, depth)
    evaluator.bindings.removeLast()
    evaluator.keys.removeLast()
  }

  private mutating func each(_ values: ArraySlice<Int>, _ formula: Formula, _ depth: Int) {
    for value in values {
      steps.count()
      if steps.areSpent { return }
      evaluator.bindings[depth] = value
      loop(formula, depth + 1)
    }
  }

  private func number(ofPanel panel: Int) -> String { documents.own.scope.table(ofPanel: panel).number }

  // MARK: Assertions

  private mutating func check(_ assertion: Assertion) {
    switch assertion {
    case .compare(let comparison, let others): compare(comparison, or: others)
    case .noteTies(let table): checkNote(table)
    case .codes(let test, let panel): checkCodes(test, panel)
    }
  }

  private mutating func compare(_ comparison: Comparison, or others: [Comparison]) {
    coverage.begin()
    let found = evaluator.sum(comparison.left, &coverage)
    let expected = evaluator.sum(comparison.right, &coverage)
    if let missing = found.missing ?? expected.missing {
      coverage.removeMarks()
      return found.printed + expected.printed > 0 ? outcomes[rule].miss(missing) : outcomes[rule].count(.notApplicable)
    }
    guard found.printed + expected.printed > 0 else {
      let isAbsence = comparison.right.terms.isEmpty
      return outcomes[rule].count(isAbsence ? .pass : .notApplicable)
    }
    let difference = found.fen - expected.fen
    guard difference != 0, !comparison.isUpperBound || difference > 0 else {
      if difference == 0 { tied?.add(comparison, evaluator) }
      return outcomes[rule].count(.pass)
    }
    if others.contains(where: holds) { return outcomes[rule].count(.pass) }
    let allowed = Rounding(evaluator).allowedHalves(comparison.left, comparison.right)
    report(
      .comparison(
        Finding.Comparison(
          left: figures(comparison.left), right: figures(comparison.right), isUpperBound: comparison.isUpperBound,
          found: Amount(found.fen), expected: Amount(expected.fen), difference: Amount(difference),
          allowedHalves: allowed)), Rounding.outcome(difference, allowed))
  }

  /// Whether a comparison holds, exactly or by rounding.
  private func holds(_ comparison: Comparison) -> Bool {
    let (left, right) = (evaluator.sum(comparison.left), evaluator.sum(comparison.right))
    let difference = left.fen - right.fen
    if left.missing != nil || right.missing != nil { return false }
    if difference == 0 || comparison.isUpperBound && difference < 0 { return true }
    let allowed = Rounding(evaluator).allowedHalves(comparison.left, comparison.right)
    return Rounding.outcome(difference, allowed) == .rounding
  }

  mutating func count(_ result: Outcome) { outcomes[rule].count(result) }

  mutating func miss(_ what: Missing) { outcomes[rule].miss(what) }

  mutating func report(_ detail: consuming Finding.Detail, _ result: Outcome) {
    outcomes[rule].count(result)
    if outcomes[rule][.fail] + outcomes[rule][.rounding] > CheckReport.findingLimit { return }
    let weight = result == .rounding ? .info : severities[rule]
    let finding = Finding(rule: outcomes[rule].rule, outcome: result, severity: weight, detail: detail)
    keptFigures[rule, default: 0] += finding.figures.count
    if keptFigures[rule, default: 0] > CheckReport.figureLimit, rulesOfFound.contains(rule) { return }
    found.append(finding)
    rulesOfFound.append(rule)
  }

  /// The findings, in the order of the rules.
  var findings: [Finding] {
    if zip(rulesOfFound, rulesOfFound.dropFirst()).allSatisfy(<=) { return found }
    return found.indices.sorted { (rulesOfFound[$0], $0) < (rulesOfFound[$1], $1) }.map { found[$0] }
  }

  /// The figures of an expression. Of sets of rows only the printed ones.
  private func figures(_ expression: Expression) -> [Figure] {
    var figures: [Figure] = []
    for term in expression.terms {
      let reference = term.reference
      let count = figures.count
      _ = evaluator.visit(reference) { grid, panel, row, column in
        if reference.isSet, grid.fen(panel, row, column) == nil { return }
        figures.append(grid.figure(panel, row: row, column: column, isSubtracted: term.isSubtracted))
      }
      if !reference.isSet, figures.count == count {
        evaluator.absent(reference, isSubtracted: term.isSubtracted).map { figures.append($0) }
      }
    }
    return figures
  }

  /// Whether a figure is printed at `place` and no rule covered it.
  func isUncovered(_ place: Int) -> Bool { evaluator.isPrinted(place) && !coverage[place] }

  // MARK: What statements need

  /// Binds the variable of a statement's references to `key`.
  mutating func bind(_ key: RowKey?) {
    evaluator.bindings = [0]
    evaluator.keys = [key.map { [$0] } ?? []]
  }

  /// The figure that `reference` means, with a blank one as zero. Nil if its table is missing or has no figure at all.
  func figure(_ reference: Reference) -> Int128? {
    let sum = evaluator.sum(Expression(reference))
    let grid = reference.document == .previous ? documents.previous : documents.own
    guard sum.missing == nil, let panel = grid?.panels[reference.panel], panel.printedCount > 0 else {
      return nil
    }
    return sum.fen
  }

  func figures(_ reference: Reference) -> [Figure] { figures(Expression(reference)) }

  mutating func cover(_ reference: Reference) {
    _ = evaluator.sum(Expression(reference), &coverage)
  }

  func places(_ reference: Reference) -> [Int64] {
    Rounding(evaluator).places(Expression(reference)).map(\.fen)
  }

  // MARK: Notes and codes

  private mutating func checkNote(_ index: Int) {
    let own = documents.own
    let table = own.scope.profile.tables[index]
    guard let figures = own.figureCount(ofTable: index) else { return outcomes[rule].miss(.table(table.number)) }
    guard let expected = own.expectedEmptyNote(ofTable: index) else { return outcomes[rule].count(.notApplicable) }
    let note = own.emptyNote(ofTable: index)
    if (note != nil) == (figures == 0) { return outcomes[rule].count(.pass) }
    report(
      .note(
        Finding.NoteProblem(
          table: table.number, tableID: table.id, isNoted: note != nil, note: note ?? expected, figures: figures,
          location: own.location(ofTable: index))), .fail)
  }

  private mutating func checkCodes(_ test: CodeTest, _ panel: Int) {
    guard let grid = documents.own.panels[panel] else {
      return outcomes[rule].miss(.table(number(ofPanel: panel)))
    }
    steps.count(grid.rows.count)
    let problems = CodeChecker(grid, lists: evaluator.lists, year: documents.own.disclosure.fiscalYear).problems(test)
    outcomes[rule].count(.pass, times: grid.tree.count - problems.count)
    for problem in problems {
      // The missing code above may be in a row that could not be read.
      if problem.kind == .orphan, let unread = evaluator.unreadRow(grid) {
        outcomes[rule].miss(unread)
        continue
      }
      let figure = documents.own.codeFigure(grid, row: problem.row)
      report(.code(Finding.CodeProblem(kind: problem.kind, row: figure, expected: problem.expected)), .fail)
    }
  }
}

extension Amount {
  /// The amount of `fen` 分, or nil if it is out of range.
  init?(_ fen: Int128) {
    guard let fen = Int64(exactly: fen) else { return nil }
    self.init(fen: fen)
  }
}

extension Condition {
  /// The tables that the condition is about, by their indices in the profile.
  func tables(_ scope: RuleScope) -> [Int] {
    switch self {
    case .zero(let figure), .printed(let figure): figure.terms.map { $0.reference.scope.table }
    case .noted(let table), .empty(let table): [table]
    case .not(let inner): inner.tables(scope)
    case .and(let a, let b), .or(let a, let b): a.tables(scope) + b.tables(scope)
    }
  }
}
