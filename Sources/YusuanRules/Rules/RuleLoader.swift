internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// Turns the elements of a rules file into rules. Mistakes are recorded with their line and, in formulas, their column.
/// The mistaken part is left out.
struct RuleLoader {
  let scope: RuleScope
  /// The ids of the known code lists.
  let lists: [String]
  /// Whether formulas that can never run are mistakes.
  var refusesIdle = true

  /// The rule in the element `node` of `file`.
  func rule(_ node: XMLNode, of file: RuleFile) -> Rule {
    let notes = file.mistakes
    var rule = Rule(
      id: node["id"] ?? "", severity: node["severity"].flatMap(Severity.init(rawValue:)) ?? .error,
      title: words("title", of: node, notes), explanation: words("explanation", of: node, notes),
      expected: words("expected", of: node, notes))
    rule.unitKinds = (node["units"] ?? "").split(separator: " ").compactMap { UnitKind(rawValue: String($0)) }
    for child in node.children {
      switch child.name {
      case "formula":
        rule.writtenFormulas.append(child.text)
        guard let formula = parse(child, notes, { parser throws(FormulaError) in try parser.formula() }) else {
          continue
        }
        rule.formulas.append(formula)
        if refusesIdle { noteIdle(formula, child, rule.id, notes) }
      case "statement": statement(child, whole: nil, notes).map { rule.statements.append($0) }
      case "share": rule.share = ShareWords(before: folded("before", in: child))
      case "growth":
        rule.growth = GrowthWords(
          than: folded("than", in: child), increase: folded("increase", in: child),
          decrease: folded("decrease", in: child))
      case "form": rule.form = form(child, notes)
      default: break
      }
    }
    let parts = ["formula", "statement", "share", "growth", "form"]
    if !node.children.contains(where: { parts.contains($0.name) }) {
      notes.note(.partMissing, node, [.label: "rule", .expected: parts.joined(separator: ", ")])
    }
    return rule
  }

  private func words(_ name: String, of node: XMLNode, _ notes: FileMistakes) -> Translated {
    var words = Translated()
    for child in node.children where child.name == name {
      guard let language = child["lang"].flatMap(Language.init(rawValue:)) else { continue }
      if words[language] != nil {
        notes.note(.partRepeated, child, [.label: "rule/\(name)", .found: language.rawValue])
      }
      words[language] = child.text
      if name == "expected" { notes.checkPlaceholders(child.text, of: child, known: ["{expected}"]) }
    }
    for language in Language.allCases where words[language] == nil {
      notes.note(.partMissing, node, [.label: "rule", .expected: "\(name) (\(language.rawValue))"])
    }
    return words
  }

  // MARK: Running text and forms

  private func statement(_ node: XMLNode, whole: Reference?, _ notes: FileMistakes) -> Statement? {
    var references: [Reference] = []
    var shareOf = whole
    for child in node.children {
      switch child.name {
      case "of": reference(child, variable: "class", notes).map { references.append($0) }
      case "shareOf": shareOf = reference(child, variable: "class", notes) ?? shareOf
      case "label", "plus": notes.checkPlaceholders(child.text, of: child, known: ["{N}", "{class}"])
      default: break
      }
    }
    let parts = node.children.filter { $0.name == "part" }
      .compactMap { self.statement($0, whole: references.first, notes) }
    if references.isEmpty { return nil }
    var statement = Statement(
      labels: node.children.filter { $0.name == "label" }.map { StatementLabel($0.text) }, references: references)
    statement.plus = node.children.filter { $0.name == "plus" }.map { StatementLabel($0.text) }
    statement.notBehind = folded("notBehind", in: node)
    statement.whole = shareOf
    statement.isGrowing = node["growth"] == "true" || node["growth"] == "1"
    statement.within = node["within"].map { FoldedText($0).scalars }
    statement.parts = parts
    return statement
  }

  private func form(_ node: XMLNode, _ notes: FileMistakes) -> FormField? {
    guard let of = node.children.first(where: { $0.name == "of" }),
      let reference = reference(of, variable: "name", notes)
    else { return nil }
    return FormField(name: folded("name", in: node), amount: folded("amount", in: node), reference: reference)
  }

  private func folded(_ name: String, in node: XMLNode) -> [[Unicode.Scalar]] {
    node.children.filter { $0.name == name }.map { FoldedText($0.text).scalars }
  }

  // MARK: Formulas

  private func reference(_ node: XMLNode, variable: String, _ notes: FileMistakes) -> Reference? {
    parse(node, notes) { parser throws(FormulaError) in try parser.reference(variable: variable) }
  }

  private func parse<Value>(
    _ node: XMLNode, _ notes: FileMistakes, _ read: (inout FormulaParser) throws(FormulaError) -> Value
  ) -> Value? {
    let start = TextPosition(line: node.line, column: node.column + 1)
    var parser = FormulaParser(node.text, at: start, scope: scope, lists: lists)
    do throws(FormulaError) {
      return try read(&parser)
    } catch {
      notes.all.add(error.finding(notes.input))
      return nil
    }
  }

  private func noteIdle(_ formula: Formula, _ node: XMLNode, _ rule: String, _ notes: FileMistakes) {
    guard let idle = IdleFormula(scope).reason(formula) else { return }
    notes.note(.ruleIdle, node, because: idle.phrase, [.name: rule, .found: idle.found])
  }
}
