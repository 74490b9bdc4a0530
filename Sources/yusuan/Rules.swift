import ArgumentParser
import Budget
import Checking
import Diagnostics
import Reporting
import YusuanKit

/// `yusuan rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, explain one, or print the files that rules and code lists are in.",
    discussion: """
      EXAMPLES
        yusuan rules
        yusuan rules --explain C7
        yusuan rules --rules my-rules.xml
        yusuan rules --print unit-budget > my-rules.xml
        yusuan rules --print economic > my-codes.xml
      """)

  @Option(help: "Say what this rule checks, why, and what it expects.")
  var explain: String?

  @Option(
    name: .customLong("print"),
    help: "Print the rules file unit-budget or the code list functional or economic, to begin another one with.")
  var printed: String?

  @Option(help: "The layout that the rules are resolved against: a name that `yusuan layouts` lists, or a layout file.")
  var layout = Layout.defaultID

  @OptionGroup var rules: RuleOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      if let printed {
        guard let file = RuleChoice.file(printed) else {
          throw unknown(printed, of: RuleChoice.builtIn)
        }
        try OutputSet.writeToStandardOutput(file)
        return
      }
      let set = try rules.rules(LayoutChoice.layout(layout))
      let words = CheckWording(reporter.wording.language, rules: set.rules)
      let text = try explain.map { id throws(Diagnostic) in try explanation(id, set, words) } ?? list(set, words)
      try OutputSet.writeToStandardOutput(Array(text.utf8))
    }
  }

  private func list(_ set: RuleSet, _ words: CheckWording) -> String {
    let rules = set.rules.map { "\($0.id)\t\(words.severity($0.severity))\t\(words.title($0.id))\n" }
    let off = set.switchedOff.map { "\($0)\t\(words.language == .zh ? "已停用" : "off")\n" }
    return (rules + off).joined()
  }

  private func explanation(_ id: String, _ set: RuleSet, _ words: CheckWording) throws(Diagnostic) -> String {
    guard let rule = set.rule(id) else { throw unknown(id, of: set.rules.map(\.id)) }
    let lines = ["\(id) [\(words.severity(rule.severity))] \(words.title(id))", words.explanation(id)]
    return (lines + [words.expectation(id)] + rule.formulaTexts.map { "  " + $0 }).joined(separator: "\n") + "\n"
  }

  private func unknown(_ name: String, of known: [String]) -> Diagnostic {
    Diagnostic(
      .rulesWrong, at: Location(input: name), [.expected: known.joined(separator: ", "), .found: name])
  }
}
