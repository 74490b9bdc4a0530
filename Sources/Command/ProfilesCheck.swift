import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats

/// The forms of a report on profiles.
enum ProfileReportFormat: String, EnumArgument {
  case text
  case json
}

/// `yusuan profiles check`.
struct ProfilesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say all that is wrong in profiles, their rules and code lists.",
    discussion: """
      Every mistake is said at once, with file, line and column, what is expected, and what was probably meant. \
      The report goes to standard output.

      EXIT STATUS
        0  no mistake
        2  the command line was wrong
        3  there are mistakes, or a file could not be read

      EXAMPLES
        yusuan profiles check my-bureau/profile.xml
        yusuan profiles check my-bureau other-bureau --format json
      """)

  @Argument(
    help: "Profile files, folders with a profile.xml, or names that `yusuan profiles` lists.", completion: .file())
  var profiles: [String]

  @Option(help: ArgumentHelp("The form of the report.", valueName: "text|json"))
  var format = ProfileReportFormat.text

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      let reviews = profiles.map { ProfileReview($0) }
      let report = ProfileReport(reporter.wording)
      let bytes = format == .json ? report.json(reviews) : Array(ShownText.lines(report.text(reviews)).utf8)
      try OutputSet.writeToStandardOutput(bytes)
      if !reviews.allSatisfy(\.isSound) { throw ExitStatus.partly }
    }
  }
}

/// `yusuan profiles test`.
struct ProfilesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples beside the rules of profiles, and their samples.",
    discussion: """
      An example beside a rule is a small table, and what the rule has to say of it; a sample is a file, and how many \
      figures and findings it has. A profile with mistakes is not tried. The report goes to standard output.

      EXIT STATUS
        0  all is as the examples and samples say
        2  the command line was wrong
        3  something is not, or there are mistakes

      EXAMPLES
        yusuan profiles test my-bureau
        yusuan profiles test my-bureau --format json
      """)

  @Argument(
    help: "Profile files, folders with a profile.xml, or names that `yusuan profiles` lists.", completion: .file())
  var profiles: [String]

  @Option(help: ArgumentHelp("The form of the report.", valueName: "text|json"))
  var format = ProfileReportFormat.text

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      let trials = profiles.map { ProfileTrial($0) }
      let report = ProfileReport(reporter.wording)
      let bytes = format == .json ? report.json(trials) : Array(ShownText.lines(report.text(trials)).utf8)
      try OutputSet.writeToStandardOutput(bytes)
      if !trials.allSatisfy(\.isPassed) { throw ExitStatus.partly }
    }
  }
}
