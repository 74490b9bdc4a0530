internal import YusuanFindings
internal import YusuanModel

/// A mistake in a formula: where it is, what was expected or meant, and what stands there.
struct FormulaError: Error, Hashable {
  /// What was expected.
  enum Expected: Hashable {
    /// A sign or a word of the language, or one of several names.
    case text(String)
    /// A phrase, and perhaps an example or the valid names.
    case phrase(MistakeReason, String = "")
    /// A name of this kind, in a panel or table; one of the listed names.
    case name(MistakeReason, in: String?, of: [String])
  }

  var position: TextPosition
  var expected: Expected
  var found: String

  /// The finding for the error in the file `input`.
  func finding(_ input: String) -> Diagnostic {
    let location = Location(input: input, line: position.line, column: position.column)
    switch expected {
    case .text(let text): return Diagnostic(.formulaWrong, at: location, [.expected: text, .found: found])
    case .phrase(let phrase, let text):
      return Diagnostic(.formulaWrong, at: location, because: phrase, [.expected: text, .found: found])
    case .name(let phrase, let place, let names):
      var facts = [Diagnostic.Fact.found: found, .label: place ?? ""]
      if let meant = Likeness.nearest(to: found, of: names) {
        facts[.name] = meant
      } else {
        facts[.expected] = names.joined(separator: ", ")
      }
      return Diagnostic(.nameUnknown, at: location, because: phrase, facts)
    }
  }
}

/// Reads formulas and resolves their names, so that a loaded formula can run on any disclosure.
///
/// ```
/// formula   = [ "if" condition ":" ] [ "for" name "in" domain { "," name "in" domain } ":" ] assertion
/// domain    = "(" column { "," column } ")" | "columns(" panel ")" | "classes(" panels ")" | "keys(" panels ")"
///           | panel "[" rows "]"
/// ```
struct FormulaParser {
  let scope: RuleScope
  /// The ids of the known code lists.
  let lists: [String]
  private(set) var tokens: ArraySlice<FormulaToken>
  private(set) var loops: [Loop]
  private(set) var variables: [String]
  /// The disclosures that the formula uses besides the checked one.
  var documents: [DocumentSelector] = []

  /// A parser of `text`, whose first character stands at `position` of its file. `variables` are the names of the loops
  /// around it.
  init(
    _ text: String, at position: TextPosition, scope: RuleScope, lists: [String] = [], loops: [Loop] = [],
    variables: [String] = []
  ) {
    self.scope = scope
    self.lists = lists
    (self.loops, self.variables) = (loops, variables)
    tokens = FormulaLexer.tokens(text, at: position)[...]
  }

  /// Reads the whole text as a formula.
  mutating func formula() throws(FormulaError) -> Formula {
    var condition: Condition?
    if accept("if") {
      condition = try self.condition()
      try expect(":")
    }
    if accept("for") { try readLoops() }
    let assertion = try assertion()
    try end()
    return Formula(assertion, loops: loops, if: condition, looksInto: documents)
  }

  /// Reads the whole text as a reference to a figure, in which `variable` stands for a class or a name.
  mutating func reference(variable: String) throws(FormulaError) -> Reference {
    variables = [variable]
    loops = [.keys([])]
    let reference = try single()
    try end()
    return reference
  }

  // MARK: Loops

  private mutating func readLoops() throws(FormulaError) {
    repeat {
      let name = try word(.variable)
      if variables.contains(name.text) || scope.table(name.text) != nil {
        throw FormulaError(position: name.position, expected: .phrase(.anotherVariable), found: name.text)
      }
      try expect("in")
      let loop = try domain()
      variables.append(name.text)
      loops.append(loop)
    } while accept(",")
    try expect(":")
  }

  /// Reads what a loop runs over.
  mutating func domain() throws(FormulaError) -> Loop {
    if accept("(") {
      var names = [try word(.column).text]
      while accept(",") { names.append(try word(.column).text) }
      try expect(")")
      return .columns(names)
    }
    if accept("columns") {
      try expect("(")
      let panel = try panel()
      try expect(")")
      return .columns(scope.panels[panel].columns)
    }
    if accept("classes") { return .classes(try panels()) }
    if accept("keys") { return .keys(try panels()) }
    let panel = try panel()
    try expect("[")
    let set = try rowSet(panel)
    try expect("]")
    return .rows(panel: panel, set)
  }

  private mutating func panels() throws(FormulaError) -> [PanelSelector] {
    try expect("(")
    var list: [PanelSelector] = []
    repeat {
      let document = acceptDocument()
      if document != .own { try expect("(") }
      list.append(PanelSelector(panel: try panel(), document: document))
      if document != .own { try expect(")") }
    } while accept(",")
    try expect(")")
    return list
  }

  // MARK: Tokens

  var current: FormulaToken { tokens[tokens.startIndex] }

  mutating func advance() -> FormulaToken {
    let token = current
    if tokens.count > 1 { tokens.removeFirst() }
    return token
  }

  mutating func accept(_ text: String) -> Bool {
    guard current.text == text, current.kind == .word || current.kind == .sign else { return false }
    _ = advance()
    return true
  }

  mutating func expect(_ text: String) throws(FormulaError) {
    if !accept(text) { throw error(.text(text)) }
  }

  mutating func word(_ phrase: MistakeReason, _ example: String = "") throws(FormulaError) -> FormulaToken {
    guard current.kind == .word else { throw error(.phrase(phrase, example)) }
    return advance()
  }

  /// Refuses anything but the end of the text.
  func end() throws(FormulaError) {
    if current.kind != .end { throw error(.phrase(.endOfFormula)) }
  }

  func error(_ expected: FormulaError.Expected) -> FormulaError {
    FormulaError(position: current.position, expected: expected, found: current.text)
  }

  /// The error that `token` is none of `names`, which are names of `phrase` in `place`.
  func unknown(_ token: FormulaToken, _ phrase: MistakeReason, in place: String? = nil, of names: [String])
    -> FormulaError
  {
    FormulaError(position: token.position, expected: .name(phrase, in: place, of: names), found: token.text)
  }
}
