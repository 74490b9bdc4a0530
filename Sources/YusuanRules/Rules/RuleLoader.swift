internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// Turns the elements of a rules file into rules; every refusal names line and, in formulas, column.
struct RuleLoader {
  let scope: RuleScope
  /// The ids of the code lists there are.
  let lists: [String]

  /// The rule that `node` of the file `input` writes.
  func rule(_ node: XMLNode, input: String) throws(Diagnostic) -> Rule {
    let severity = Severity(rawValue: node["severity"] ?? "error")
    guard let severity else {
      throw wrong(node, input, expected: Severity.allCases.map(\.rawValue).joined(separator: ", "), found: "@severity")
    }
    var rule = Rule(
      id: node["id"] ?? "", severity: severity, title: try words("title", of: node, input),
      explanation: try words("explanation", of: node, input), expected: try words("expected", of: node, input))
    for child in node.children {
      switch child.name {
      case "formula":
        rule.formulas.append(try parse(child, input) { parser throws(FormulaError) in try parser.formula() })
        rule.writtenFormulas.append(child.text)
      case "statement": rule.statements.append(try statement(child, whole: nil, input))
      case "share": rule.share = ShareWords(before: folded("before", in: child))
      case "growth":
        rule.growth = GrowthWords(
          than: folded("than", in: child), increase: folded("increase", in: child),
          decrease: folded("decrease", in: child))
      case "form": rule.form = try form(child, input)
      default: break
      }
    }
    if rule.formulas.isEmpty, rule.statements.isEmpty, rule.share == nil, rule.growth == nil, rule.form == nil {
      throw wrong(node, input, expected: "formula, statement, share, growth, form", found: rule.id)
    }
    return rule
  }

  private func words(_ name: String, of node: XMLNode, _ input: String) throws(Diagnostic) -> Translated {
    var words = Translated()
    for child in node.children where child.name == name {
      guard let language = child["lang"].flatMap(Language.init(rawValue:)) else { continue }
      words[language] = child.text
    }
    for language in Language.allCases where words[language] == nil {
      throw wrong(node, input, expected: "\(name) (\(language.rawValue))", found: node["id"] ?? "")
    }
    return words
  }

  // MARK: Running text and forms

  private func statement(_ node: XMLNode, whole: Reference?, _ input: String) throws(Diagnostic) -> Statement {
    var references: [Reference] = []
    var shareOf = whole
    for child in node.children {
      if child.name == "of" { references.append(try reference(child, variable: "class", input)) }
      if child.name == "shareOf" { shareOf = try reference(child, variable: "class", input) }
    }
    guard let first = references.first else { throw wrong(node, input, expected: "of", found: node.name) }
    var statement = Statement(
      labels: node.children.filter { $0.name == "label" }.map { StatementLabel($0.text) }, references: references)
    statement.plus = node.children.filter { $0.name == "plus" }.map { StatementLabel($0.text) }
    statement.notBehind = folded("notBehind", in: node)
    statement.whole = shareOf
    statement.isGrowing = node["growth"] == "true" || node["growth"] == "1"
    statement.within = node["within"].map { FoldedText($0).scalars }
    for child in node.children where child.name == "part" {
      statement.parts.append(try self.statement(child, whole: first, input))
    }
    return statement
  }

  private func form(_ node: XMLNode, _ input: String) throws(Diagnostic) -> FormField {
    guard let of = node.children.first(where: { $0.name == "of" }) else {
      throw wrong(node, input, expected: "of", found: node.name)
    }
    return FormField(
      name: folded("name", in: node), amount: folded("amount", in: node),
      reference: try reference(of, variable: "name", input))
  }

  private func folded(_ name: String, in node: XMLNode) -> [[Unicode.Scalar]] {
    node.children.filter { $0.name == name }.map { FoldedText($0.text).scalars }
  }

  // MARK: Formulas

  private func reference(_ node: XMLNode, variable: String, _ input: String) throws(Diagnostic) -> Reference {
    try parse(node, input) { parser throws(FormulaError) in try parser.reference(variable: variable) }
  }

  private func parse<Value>(
    _ node: XMLNode, _ input: String, _ read: (inout FormulaParser) throws(FormulaError) -> Value
  ) throws(Diagnostic) -> Value {
    let start = TextPosition(line: node.line, column: node.column + 1)
    var parser = FormulaParser(node.text, at: start, scope: scope, lists: lists)
    do throws(FormulaError) {
      return try read(&parser)
    } catch {
      throw Diagnostic(
        .rulesWrong, at: Location(input: input, line: error.position.line, column: error.position.column),
        [.expected: error.expected, .found: error.found])
    }
  }

  private func wrong(_ node: XMLNode, _ input: String, expected: String, found: String) -> Diagnostic {
    Diagnostic(.rulesWrong, at: Location(input: input, line: node.line), [.expected: expected, .found: found])
  }
}
