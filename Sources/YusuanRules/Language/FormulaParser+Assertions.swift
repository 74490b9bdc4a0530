/// Assertions, conditions and sums.
///
/// ```
/// assertion = comparison { "or" comparison } | "zero(" figure ")" | "noteTies(" table ")"
///           | ( "rooted" | "distinct" | "ascending" | "shaped" ) "(" panel ")"
///           | ( "listed" | "titled" ) "(" panel "," list ")"
/// comparison = sum ( "=" | "≤" | "<=" ) sum
/// condition = conjunction { "or" conjunction }       conjunction = simple { "and" simple }
/// simple    = "not" simple | "(" condition ")" | ( "zero" | "printed" ) "(" figure ")" | ( "noted" | "empty" ) "(" table ")"
/// sum       = [ "-" ] term { ( "+" | "-" ) term }    term = figure | "sum(" figures ")"
/// ```
extension FormulaParser {
  mutating func assertion() throws(FormulaError) -> Assertion {
    switch current.text {
    case "zero":
      let figure = try argument { parser throws(FormulaError) in try parser.single() }
      return .compare(Comparison(left: Expression(figure), right: Expression([])), or: [])
    case "noteTies": return .noteTies(table: try argument { parser throws(FormulaError) in try parser.table() })
    case "rooted": return try codeTest(.rooted)
    case "distinct": return try codeTest(.distinct)
    case "ascending": return try codeTest(.ascending)
    case "shaped": return try codeTest(.shaped)
    case "listed":
      let (panel, list) = try listArguments()
      return .codes(.listed(list), panel: panel)
    case "titled":
      let (panel, list) = try listArguments()
      return .codes(.titled(list), panel: panel)
    default: return try comparisons()
    }
  }

  private mutating func codeTest(_ test: CodeTest) throws(FormulaError) -> Assertion {
    .codes(test, panel: try argument { parser throws(FormulaError) in try parser.panel() })
  }

  private mutating func listArguments() throws(FormulaError) -> (Int, String) {
    try argument { parser throws(FormulaError) in
      let panel = try parser.panel()
      try parser.expect(",")
      return (panel, try parser.list())
    }
  }

  /// The id of a code list.
  mutating func list() throws(FormulaError) -> String {
    let name = try word(.codeList)
    if !lists.contains(name.text) { throw unknown(name, .codeList, of: lists) }
    return name.text
  }

  // MARK: Conditions

  mutating func condition() throws(FormulaError) -> Condition {
    var condition = try conjunction()
    while accept("or") { condition = .or(condition, try conjunction()) }
    return condition
  }

  private mutating func conjunction() throws(FormulaError) -> Condition {
    var condition = try simpleCondition()
    while accept("and") { condition = .and(condition, try simpleCondition()) }
    return condition
  }

  private mutating func simpleCondition() throws(FormulaError) -> Condition {
    if accept("not") { return .not(try simpleCondition()) }
    if accept("(") {
      let inner = try condition()
      try expect(")")
      return inner
    }
    switch current.text {
    case "zero": return .zero(Expression(try argument { parser throws(FormulaError) in try parser.single() }))
    case "printed": return .printed(Expression(try argument { parser throws(FormulaError) in try parser.single() }))
    case "noted": return .noted(table: try argument { parser throws(FormulaError) in try parser.table() })
    case "empty": return .empty(table: try argument { parser throws(FormulaError) in try parser.table() })
    default: throw error(.phrase(.condition, "zero, printed, noted, empty, not"))
    }
  }

  /// Reads an argument in brackets behind the current word with `read`.
  private mutating func argument<Value>(
    _ read: (inout FormulaParser) throws(FormulaError) -> Value
  ) throws(FormulaError) -> Value {
    _ = advance()
    try expect("(")
    let value = try read(&self)
    try expect(")")
    return value
  }

  // MARK: Sums

  private mutating func comparisons() throws(FormulaError) -> Assertion {
    let first = try comparison()
    var others: [Comparison] = []
    while accept("or") { others.append(try comparison()) }
    return .compare(first, or: others)
  }

  private mutating func comparison() throws(FormulaError) -> Comparison {
    let left = try expression()
    if accept("=") { return Comparison(left: left, right: try expression()) }
    if accept("≤") { return Comparison(left: left, right: try expression(), isUpperBound: true) }
    throw error(.phrase(.comparison, "=, ≤"))
  }

  /// Reads a sum of figures.
  mutating func expression() throws(FormulaError) -> Expression {
    var terms = [Term(isSubtracted: accept("-"), reference: try term())]
    while current.kind == .sign, current.text == "+" || current.text == "-" {
      let isSubtracted = advance().text == "-"
      terms.append(Term(isSubtracted: isSubtracted, reference: try term()))
    }
    return Expression(terms)
  }

  private mutating func term() throws(FormulaError) -> Reference {
    guard accept("sum") else { return try single() }
    try expect("(")
    let start = current
    let reference = try reference()
    if !reference.isSet {
      throw FormulaError(position: start.position, expected: .phrase(.severalRows), found: start.text)
    }
    try expect(")")
    return reference
  }
}
