import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanReports
import YusuanRules

/// `yusuan rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules, explain one, or print the file that they are in.",
    discussion: """
      EXAMPLES
        yusuan rules
        yusuan rules --explain C7
        yusuan rules --rules my-rules.xml
        yusuan rules --print shanxi-unit > my-rules.xml
        yusuan rules --profile shanghai-district-unit
      """)

  @Option(help: "Say what this rule checks, why, and what it expects.")
  var explain: String?

  @Option(
    name: .customLong("print"),
    help: "Print the rules file of this profile, to begin another one with.")
  var printed: String?

  @Option(
    help: ArgumentHelp(
      "The profile whose rules are meant: a name that `yusuan profiles` lists, a profile file or its folder.",
      valueName: "name|file"))
  var profile = "shanxi-unit"

  @OptionGroup var rules: RuleOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      if let printed {
        guard let file = RuleChoice.file(printed) else { throw unknown(printed, of: RuleChoice.builtIn) }
        try OutputSet.writeToStandardOutput(file)
        return
      }
      let profiles = try ProfileSet([profile])
      let choice = try rules.choice(profiles)
      guard let id = profiles.candidates.first?.id else { return }
      let set = try choice.rules(id)
      let words = CheckWording(reporter.wording.language)
      let text = try explain.map { id throws(Diagnostic) in try words.explained(id, of: set) } ?? list(set, words)
      try OutputSet.writeToStandardOutput(Array(text.utf8))
    }
  }

  private func list(_ set: RuleSet, _ words: CheckWording) -> String {
    let rules = set.rules.map { "\($0.id)\t\(words.severity($0.severity))\t\(words.title($0.id, of: set))\n" }
    let off = set.switchedOff.map { "\($0)\t\(words.language == .zh ? "已停用" : "off")\n" }
    return (rules + off).joined()
  }

  private func unknown(_ name: String, of known: [String]) -> Diagnostic {
    Diagnostic(
      .rulesWrong, at: Location(input: name), [.expected: known.joined(separator: ", "), .found: name])
  }
}
