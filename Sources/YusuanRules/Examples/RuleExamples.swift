public import YusuanFindings
internal import YusuanModel
public import YusuanProfiles
internal import YusuanXML

/// The examples beside the rules of a profile (规则的例子): small tables with the outcome that the rule must have.
public struct RuleExamples {
  private struct Example {
    var rule: String
    var outcome: Outcome
    var cells: [ExampleCell]
    var paragraphs: [String]
    var node: XMLNode
    var notes: FileMistakes
  }

  private let set: RuleSet
  private var examples: [Example] = []
  private let mistakes = Mistakes()

  /// Reads the examples in the rules files of `profile`; `set` has their rules.
  public init(_ profile: Profile, _ set: RuleSet) {
    self.set = set
    let files = RuleSet.read(profile.companions.filter { $0.kind == .rules }.map(RuleSet.File.init), Mistakes())
    for rule in RuleSet.merge(files.filter { $0.isFor(profile) }).written {
      let notes = rule.file.mistakes(addingTo: mistakes)
      for node in rule.node.children where node.name == "example" { read(node, of: rule.id, notes) }
    }
  }

  /// How many there are.
  public var count: Int { examples.count }

  /// Mistakes in their text: tables, rows and columns that do not exist.
  public var readingMistakes: [Diagnostic] { mistakes.all }

  /// The outcomes for which each rule has examples, in the order of the rules.
  public var outcomes: [(rule: String, outcomes: [Outcome])] {
    self.set.rules.map { rule in (rule.id, examples.filter { $0.rule == rule.id }.map(\.outcome)) }
  }

  private mutating func read(_ node: XMLNode, of rule: String, _ notes: FileMistakes) {
    guard let outcome = node["outcome"].flatMap(Outcome.init(rawValue:)) else { return }
    // The text follows the cells, so the joined text begins where the start tag ends.
    let start = TextPosition(line: node.line, column: node.column + 1)
    var parser = FormulaParser(node.text, at: start, scope: set.scope, lists: set.lists.keys.sorted())
    do throws(FormulaError) {
      let cells = try parser.example()
      let texts = node.children.filter { $0.name == "text" }.map(\.text)
      examples.append(
        Example(rule: rule, outcome: outcome, cells: cells, paragraphs: texts, node: node, notes: notes))
    } catch {
      mistakes.add(error.finding(notes.input))
    }
  }

  // MARK: Running

  /// Runs the rules on each example. Returns `.exampleDiffers` for each example whose rule has another outcome.
  public func run() -> [Diagnostic] {
    let checker = Checker(set)
    let found = Mistakes()
    for example in examples {
      let tables = ExampleTables(example.cells, set.scope, lists: set.lists)
      var document = Document(tables.own)
      document.narrative.passages = passages(example.paragraphs, example.notes.input)
      document.unitKind = self.set.rule(example.rule)?.unitKinds.first
      let others = Checker.Others(
        units: tables.units.map { $0.map { Document($0) } }, previous: tables.previous.map { [Document($0)] })
      guard let outcome = checker.check(document, beside: others).outcomes.first(where: { $0.rule == example.rule }),
        outcome.outcome != example.outcome
      else { continue }
      let counts = Outcome.allCases.filter { outcome[$0] > 0 }.map { "\($0.rawValue) \(outcome[$0])" }
      found.add(
        Diagnostic(
          .exampleDiffers, at: example.notes.location(of: example.node),
          [
            .name: example.rule, .expected: example.outcome.rawValue, .found: outcome.outcome.rawValue,
            .label: counts.joined(separator: ", "),
          ]))
    }
    return found.all
  }

  /// Turns each paragraph into a row outside the tables. A bar separates the cells of a form.
  private func passages(_ paragraphs: [String], _ input: String) -> [Passage] {
    let sheet = SourceSheet(input: input, name: nil)
    return paragraphs.enumerated().map { index, text in
      let cells = text.split(separator: "|").map { $0.trimmed }
      return Passage(
        cells: cells, columns: cells.indices.map { Int32($0 + 1) },
        origin: Origin(sheet: sheet, row: Int32(index + 1), line: Int32(index + 1)))
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
