import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats

/// `yusuan profiles diff`.
struct ProfilesDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what differs between two profiles, such as those of two years.",
    discussion: """
      Tables that were added, removed or renamed, their titles, columns, kinds and units, fixed rows, codes and rules. \
      The report goes to standard output.

      EXIT STATUS
        0  nothing differs
        1  something does
        2  the command line was wrong
        3  a profile could not be read, or has mistakes

      EXAMPLES
        yusuan profiles diff my-bureau/2025 my-bureau/2026
        yusuan profiles diff shanghai-district-department shanghai-district-unit --format json
      """)

  @Argument(help: "The earlier profile: a file, a folder with a profile.xml, or a name.", completion: .file())
  var before: String

  @Argument(help: "The later one.", completion: .file())
  var after: String

  @Option(help: ArgumentHelp("The form of the report.", valueName: "text|json"))
  var format = ProfileReportFormat.text

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run(endingWith: ExitStatus.partly) {
      let comparison = try ProfileComparison(before, after)
      let words = ProfileDifferenceWording(reporter.wording.language)
      let bytes =
        format == .json ? words.json(comparison) : Array(ShownText.lines(words.text(comparison)).utf8)
      try OutputSet.writeToStandardOutput(bytes)
      if !comparison.differences.isEmpty { throw ExitStatus.failed }
    }
  }
}
