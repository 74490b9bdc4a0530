import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanReports
import YusuanRules

/// The options of all commands that run rules.
struct RuleOptions: ParsableArguments {
  @Option(
    help: "A rules file that adds rules, replaces those with its ids, or switches them off. It may be given again.",
    completion: .file(extensions: ["xml"]))
  var rules: [String] = []

  @Option(
    help: "A code list that takes the place of the one with its id. It may be given again.",
    completion: .file(extensions: ["xml"]))
  var codes: [String] = []

  /// The rules that the options name.
  func choice(_ profiles: ProfileSet) throws(Diagnostic) -> RuleChoice {
    try RuleChoice(profiles, files: rules, codes: codes)
  }
}

/// Checks disclosures before they are written.
struct Checks {
  private let rules: RuleChoice
  private let reporter: Reporter
  private let words: CheckWording

  init(_ rules: RuleChoice, _ reporter: Reporter) {
    self.rules = rules
    self.reporter = reporter
    words = CheckWording(reporter.wording.language)
  }

  /// Checks `document`, reports the findings, and returns the report. Throws the errors of ``RuleChoice``.
  func report(_ document: Document) throws(Diagnostic) -> CheckReport {
    let report = try rules.check(document)
    for finding in report.findings { reporter.report(finding, of: report, words) }
    report.limits.forEach(reporter.report)
    return report
  }
}

/// `yusuan check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that the figures tie (勾稽关系), and say exactly where they do not.",
    discussion: """
      The rules are those that `yusuan rules` lists; --rules and --codes change them. Inputs are read as by convert. \
      The report goes to standard output. No figure is ever changed.

      EXIT STATUS
        0  no finding weighs as much as --fail-on
        1  some do
        2  the command line was wrong
        3  an input, or a part of one, could not be read: see the errors

      EXAMPLES
        yusuan check disclosure.txt
        yusuan check tables/ --fail-on warning --format junit -o checks.xml
        yusuan check units/ --department department.xlsx
        yusuan check 2026.xlsx --previous 2025.xlsx
        yusuan check disclosure.txt --format html -o findings.html
        yusuan check tables/ --baseline last.json --waivers waivers.xml
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: "The disclosure of the department (部门) whose units the inputs are: its figures should be their sums.",
    completion: .file())
  var department: String?

  @Option(
    help: "A disclosure of the year before, or a folder of them. It may be given again.", completion: .file())
  var previous: [String] = []

  @OptionGroup var rules: RuleOptions

  @Option(help: ArgumentHelp("The form of the report.", valueName: "text|json|junit|sarif|csv|html"))
  var format = CheckFormat.text

  @Option(help: ArgumentHelp("The least severity that makes the check fail.", valueName: "error|warning"))
  var failOn = Severity.error

  @Option(
    help: "An earlier report (--format json): findings that it has, too, are counted and not shown.",
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Option(
    help: "A file of findings that may stand, each with reason, name and date; they are listed apart and fail nothing.",
    completion: .file(extensions: ["xml"]))
  var waivers: String?

  @Option(help: ArgumentHelp("The day by which waivers end. By default today.", valueName: "YYYY-MM-DD"))
  var day: String?

  @Option(name: .shortAndLong, help: "The file to write the report to.", completion: .file())
  var output: String?

  @Flag(help: "Put an apostrophe before CSV fields that a spreadsheet program would take for formulas.")
  var csvSafe = false

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if failOn == .info { throw ValidationError("--fail-on: error or warning") }
    if let day, !CheckFiles.isDay(day) { throw ValidationError("--day: “\(day)” is no day such as 2026-03-01") }
  }

  func run() throws {
    let reporter = report.reporter
    try reporter.run(endingWith: ExitStatus.partly) { try check(reporter) }
  }

  private func check(_ reporter: Reporter) throws {
    let earlier = try baseline.map { path throws(Diagnostic) in try CheckFiles.baseline(path) }
    let waived = try waivers.map { path throws(Diagnostic) in try CheckFiles.waivers(path, day: day) }
    let profiles = try input.profiles()
    var reading = KeptFindings(isNeeded: format == .html)
    let run = CheckRun(try input.conversion(profiles), rules: try rules.choice(profiles)) { finding in
      reading.keep(finding)
      reporter.report(finding)
    }
    var inputs = CheckRun.Inputs(input.inputs)
    inputs.department = department
    inputs.previous = previous
    let reports = try run.run(inputs)
    var results = CheckResults(reports, reporter.wording.language)
    results.threshold = failOn
    results.isVerbose = reporter.isVerbose
    results.review(baseline: earlier, waivers: waived)
    if format == .html {
      let page = Output(form: .html, profiles: profiles)
      results.printouts = try page.printouts(
        run.documents, reports, reading: reading.list, reviews: results.reviews)
    }
    let bytes = try results.write(format)
    try write(csvSafe && format == .csv ? CSVSafety.protected(bytes) : bytes)
    if !run.isComplete { throw ExitStatus.partly }
    if results.isFailed { throw ExitStatus.failed }
  }

  private func write(_ bytes: [UInt8]) throws(Diagnostic) {
    try OutputSet.write(
      bytes, to: output, inputs: input.inputs + previous + [department, baseline, waivers].compactMap { $0 })
  }
}
