import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanReports
import YusuanRules

/// `yusuan explain`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a finding means and what to do: of a code such as Y0012, or of a rule such as C7.",
    discussion: """
      EXAMPLES
        yusuan explain Y0012
        yusuan explain C7
        yusuan explain C7 --profile shanghai-district-unit
      """)

  @Argument(help: "A code of a finding, or the id of a rule.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "The profile whose rule is meant: a name that `yusuan profiles` lists, a profile file or its folder.",
      valueName: "name|file"))
  var profile = "shanxi-unit"

  @OptionGroup var rules: RuleOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      if let code = Code(rawValue: name.uppercased()) {
        let words = reporter.wording
        let lines = ["\(code.rawValue) \(words.title(code))", words.template(code), words.advice(code)]
        return try OutputSet.writeToStandardOutput(Array((lines.joined(separator: "\n") + "\n").utf8))
      }
      let profiles = try ProfileSet([profile])
      guard let id = profiles.candidates.first?.id else { return }
      let set = try rules.choice(profiles).rules(id)
      let words = CheckWording(reporter.wording.language)
      try OutputSet.writeToStandardOutput(Array(words.explained(name, of: set).utf8))
    }
  }
}
