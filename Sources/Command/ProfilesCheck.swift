import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats

/// The forms of a report on profiles.
enum ProfileReportFormat: String, EnumArgument {
  case text
  case json
}

/// What commands that report on profiles are asked for.
struct ProfileReportOptions: ParsableArguments {
  @Argument(
    help: "Profile files, folders with a profile.xml, or names that `yusuan profiles` lists.", completion: .file())
  var profiles: [String]

  @Option(help: ArgumentHelp("The form of the report.", valueName: "text|json"))
  var format = ProfileReportFormat.text

  @OptionGroup var report: ReportOptions

  /// Writes what `look` has found, in the form that was asked for. Ends with 3 if not all is right.
  func run(_ look: (ProfileReport) -> (isRight: Bool, text: () -> String, json: () -> [UInt8])) throws {
    let reporter = report.reporter
    try reporter.run {
      let found = look(ProfileReport(reporter.wording))
      try OutputSet.writeToStandardOutput(
        format == .json ? found.json() : Array(ShownText.lines(found.text()).utf8))
      if !found.isRight { throw ExitStatus.partly }
    }
  }
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

  @OptionGroup var options: ProfileReportOptions

  func run() throws {
    try options.run { report in
      let reviews = options.profiles.map { ProfileReview($0) }
      return (reviews.allSatisfy(\.isSound), { report.text(reviews) }, { report.json(reviews) })
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

  @OptionGroup var options: ProfileReportOptions

  func run() throws {
    try options.run { report in
      let trials = options.profiles.map { ProfileTrial($0) }
      return (trials.allSatisfy(\.isPassed), { report.text(trials) }, { report.json(trials) })
    }
  }
}
