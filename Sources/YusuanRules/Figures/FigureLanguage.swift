package import YusuanFindings

/// The language in which rules name figures, for others who name figures: templates of text (数的写法). So there is one way
/// to name a figure.
package struct FigureLanguage: Sendable {
  let scope: RuleScope
  let lists: [String: CodeList]

  /// The language of the tables and code lists of `set`.
  package init(_ set: RuleSet) { (scope, lists) = (set.scope, set.lists) }

  /// A reader of `text`, whose first character stands at `line` and `column` of the file `input`. `variables` are those
  /// of the loops around it.
  package func reader(
    _ text: String, in input: String, line: Int, column: Int, variables: FigureVariables = FigureVariables()
  ) -> FigureReader {
    let parser = FormulaParser(
      text, at: TextPosition(line: line, column: column), scope: scope, lists: lists.keys.sorted(),
      loops: variables.loops, variables: variables.names)
    return FigureReader(parser: parser, input: input)
  }
}

/// The variables of the loops around a place, from the outermost (循环变量).
package struct FigureVariables: Sendable {
  var names: [String] = []
  var loops: [Loop] = []

  /// None.
  package init() {}

  /// The variables, and one more within them that is called `name` and runs over `domain`.
  package func adding(_ name: String, over domain: FigureDomain) -> FigureVariables {
    var variables = self
    variables.names.append(name)
    variables.loops.append(domain.loop)
    return variables
  }

  /// The names of all variables.
  package var allNames: [String] { names }

  /// The index of the innermost variable `name`, or nil if there is none.
  package func place(of name: String) -> Int? { names.lastIndex(of: name) }
}

/// A sum of figures (数).
package struct FigureSum: Sendable {
  let expression: Expression

  /// The same figures in the year before.
  package var ofYearBefore: FigureSum {
    FigureSum(
      expression: Expression(
        expression.terms.map { Term(isSubtracted: $0.isSubtracted, reference: $0.reference.in(.previous)) }))
  }
}

/// A condition about figures (条件).
package struct FigureCondition: Sendable { let condition: Condition }

/// What a loop runs over (循环的范围).
package struct FigureDomain: Sendable { let loop: Loop }

/// Reads figures, conditions and domains, word by word. Throws `.formulaWrong` and `.nameUnknown` with line and column.
package struct FigureReader {
  private var parser: FormulaParser
  private let input: String

  init(parser: FormulaParser, input: String) { (self.parser, self.input) = (parser, input) }

  /// The next word, or nil if there is a sign, a number or the end.
  package var word: String? { parser.current.kind == .word ? parser.current.text : nil }

  /// Goes on behind the word or sign `text` if it is next.
  package mutating func accept(_ text: String) -> Bool { parser.accept(text) }

  /// Goes on behind the word `text`, which must be next.
  package mutating func expect(_ text: String) throws(Diagnostic) {
    try read { parser throws(FormulaError) in try parser.expect(text) }
  }

  /// Reads one of `names`, which `kind` is the name of.
  package mutating func name(_ kind: MistakeReason, among names: [String]) throws(Diagnostic) -> String {
    try read { parser throws(FormulaError) in
      let token = try parser.word(kind)
      if !names.contains(token.text) { throw parser.unknown(token, kind, of: names) }
      return token.text
    }
  }

  /// Reads a sum of figures.
  package mutating func sum() throws(Diagnostic) -> FigureSum {
    FigureSum(expression: try read { parser throws(FormulaError) in try parser.expression() })
  }

  /// Reads a condition.
  package mutating func condition() throws(Diagnostic) -> FigureCondition {
    FigureCondition(condition: try read { parser throws(FormulaError) in try parser.condition() })
  }

  /// Reads the rows, classes or keys that a loop runs over. Columns have no names of their own and are refused.
  package mutating func domain() throws(Diagnostic) -> FigureDomain {
    FigureDomain(
      loop: try read { parser throws(FormulaError) in
        let refused = parser.error(.phrase(.row))
        let loop = try parser.domain()
        if case .columns = loop { throw refused }
        return loop
      })
  }

  /// Refuses anything but the end.
  package mutating func end() throws(Diagnostic) {
    try read { parser throws(FormulaError) in try parser.end() }
  }

  private mutating func read<Value>(
    _ read: (inout FormulaParser) throws(FormulaError) -> Value
  ) throws(Diagnostic) -> Value {
    do throws(FormulaError) { return try read(&parser) } catch { throw error.finding(input) }
  }
}
