internal import YusuanFindings
internal import YusuanModel

/// Finds formulas that can never run (永远不会执行的公式): they name something that no table of the profile can have, or have a
/// condition that cannot hold. Only certain cases count.
struct IdleFormula {
  /// Why a formula never runs, and which part of it is the reason.
  struct Idle {
    var phrase: MistakeReason
    var found = ""
  }

  private let scope: RuleScope

  init(_ scope: RuleScope) { self.scope = scope }

  /// Why `formula` never runs, or nil if it may.
  func reason(_ formula: Formula) -> Idle? {
    if let condition = formula.condition, !SatisfiableCondition(condition).mayHold {
      return Idle(phrase: .conditionFalse)
    }
    return formula.loops.lazy.compactMap(reason).first ?? reason(formula.assertion)
  }

  private func reason(_ loop: Loop) -> Idle? {
    switch loop {
    case .columns(let names): names.isEmpty ? Idle(phrase: .columnsNever) : nil
    case .rows(let panel, let set): reason(set, scope.panels[panel])
    case .classes(let panels):
      panels.contains { hasClasses(scope.panels[$0.panel]) }
        ? nil : Idle(phrase: .classesNever, found: panels.map { scope.panels[$0.panel].name }.joined(separator: ", "))
    case .keys: nil
    }
  }

  private func reason(_ set: RowSet, _ panel: RuleScope.Panel) -> Idle? {
    switch set {
    case .parents, .children: mayHaveCodes(panel) ? nil : Idle(phrase: .codesNever, found: panel.name)
    case .fixed: panel.layout.rows.isEmpty ? Idle(phrase: .rowsNever, found: panel.name) : nil
    case .all, .items, .open, .leaves: nil
    }
  }

  private func reason(_ assertion: Assertion) -> Idle? {
    switch assertion {
    case .compare(let comparison, let others):
      let all = [comparison] + others
      return all.flatMap { $0.left.terms + $0.right.terms }.lazy.compactMap { reason($0.reference) }.first
    case .noteTies(let table):
      let layout = scope.profile.tables[table]
      return scope.profile.emptyNote(of: layout) == nil ? Idle(phrase: .noteNever, found: layout.number) : nil
    case .codes(_, let panel):
      return mayHaveCodes(scope.panels[panel]) ? nil : Idle(phrase: .codesNever, found: scope.panels[panel].name)
    }
  }

  /// Whether the reference names a row by a code that no row of the panel can have: no level has that many digits.
  private func reason(_ reference: Reference) -> Idle? {
    switch reference.row {
    case .code(let code):
      guard let code else { return Idle(phrase: .codeNever, found: reference.scope.name) }
      let lengths = reference.scope.codeLengths
      if lengths.isEmpty ? mayHaveCodes(reference.scope) : lengths.contains(code.count) { return nil }
      return reference.scope.codes.contains(code)
        ? nil : Idle(phrase: .codeNever, found: "\(reference.scope.name)[\(code.text)]")
    case .set(let set): return reason(set, reference.scope)
    case .fixed, .firstOf, .named, .variable, .key: return nil
    }
  }

  /// Whether rows of the panel may have codes: in a code tree, glued to the labels of other open rows, or as fixed
  /// classes.
  private func mayHaveCodes(_ panel: RuleScope.Panel) -> Bool {
    panel.layout.openRows != nil || panel.codes.contains { $0 != nil }
  }

  private func hasClasses(_ panel: RuleScope.Panel) -> Bool {
    !panel.codeLengths.isEmpty || panel.codes.contains { $0 != nil }
  }
}

/// Decides whether a condition can hold at all (条件能否成立). Figures may be blank, zero or not zero, and tables may be
/// empty or have the note that they are.
struct SatisfiableCondition {
  /// A basic statement that may be true or false.
  private enum Atom: Hashable {
    case zero(String)
    case printed(String)
    case noted(Int)
    case empty(Int)
  }

  /// A condition over the atoms, by their indices.
  private indirect enum Tree {
    case atom(Int)
    case not(Tree)
    case and(Tree, Tree)
    case or(Tree, Tree)
  }

  /// A combination of atoms that cannot occur: all of `set` true and all of `unset` false.
  private struct Impossible {
    var set: [Int] = []
    var unset: [Int] = []
  }

  private var atoms: [Atom: Int] = [:]
  /// The table of each figure of the checked disclosure.
  private var tables: [String: Int] = [:]
  private var tree = Tree.atom(0)

  /// Up to this many atoms all combinations are tried. A condition with more counts as satisfiable.
  private static let most = 12

  init(_ condition: Condition) { tree = gather(condition) }

  /// Whether the condition holds for some figures.
  var mayHold: Bool {
    if atoms.count > Self.most { return true }
    let impossible = impossible
    return (0..<(1 << atoms.count)).contains { bits in
      let isPossible = !impossible.contains { rule in
        rule.set.allSatisfy { bits >> $0 & 1 == 1 } && rule.unset.allSatisfy { bits >> $0 & 1 == 0 }
      }
      return isPossible && Self.holds(tree, bits)
    }
  }

  /// The impossible combinations. A figure that is not zero is printed. A figure of an empty table is not printed, and
  /// is zero.
  private var impossible: [Impossible] {
    var found: [Impossible] = []
    for (atom, place) in atoms {
      guard case .zero(let figure) = atom, let printed = atoms[.printed(figure)] else { continue }
      found.append(Impossible(unset: [place, printed]))
    }
    for (figure, table) in tables {
      guard let empty = atoms[.empty(table)] else { continue }
      if let zero = atoms[.zero(figure)] { found.append(Impossible(set: [empty], unset: [zero])) }
      if let printed = atoms[.printed(figure)] { found.append(Impossible(set: [empty, printed])) }
    }
    return found
  }

  private static func holds(_ tree: Tree, _ bits: Int) -> Bool {
    switch tree {
    case .atom(let place): bits >> place & 1 == 1
    case .not(let inner): !holds(inner, bits)
    case .and(let a, let b): holds(a, bits) && holds(b, bits)
    case .or(let a, let b): holds(a, bits) || holds(b, bits)
    }
  }

  private mutating func gather(_ condition: Condition) -> Tree {
    switch condition {
    case .zero(let figure): .atom(place(.zero(name(figure))))
    case .printed(let figure): .atom(place(.printed(name(figure))))
    case .noted(let table): .atom(place(.noted(table)))
    case .empty(let table): .atom(place(.empty(table)))
    case .not(let inner): .not(gather(inner))
    case .and(let a, let b): .and(gather(a), gather(b))
    case .or(let a, let b): .or(gather(a), gather(b))
    }
  }

  private mutating func place(_ atom: Atom) -> Int {
    if let known = atoms[atom] { return known }
    atoms[atom] = atoms.count
    return atoms.count - 1
  }

  /// A key that identifies a figure.
  private mutating func name(_ figure: Expression) -> String {
    guard let reference = figure.terms.first?.reference else { return "" }
    let name = "\(reference.document) \(reference.panel) \(reference.row) \(reference.column)"
    if reference.document == .own { tables[name] = reference.scope.table }
    return name
  }
}
