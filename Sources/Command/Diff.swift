import ArgumentParser
import YusuanComparison
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel

/// The forms of a comparison.
enum ComparisonFormat: String, EnumArgument {
  case text
  case csv
  case json
  case html
  case xlsx
}

/// `yusuan diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what differs between two disclosures, or two folders of them.",
    discussion: """
      By table, row and column, with amounts and percentages. Rows are matched by the profile's ids, by code and by name; \
      one with another code or name is shown as such. Amounts are compared exactly, whatever unit they are printed in; \
      blank against zero is a difference of its own, and what could not be read is said and not compared. In folders \
      disclosures are matched by unit and level, year against year. Inputs are read as by convert. The report goes to \
      standard output.

      EXIT STATUS
        0  no figure differs
        1  something does
        2  the command line was wrong
        3  an input, or a part of one, could not be read and was not compared: see the errors

      EXAMPLES
        yusuan diff 2025.xlsx 2026.xlsx
        yusuan diff draft.xlsx final.xlsx --format csv -o changes.csv
        yusuan diff units-2025/ units-2026/ --format json
        yusuan diff 2025.xlsx 2026.xlsx -o changes.xlsx
      """)

  @Argument(help: "The earlier disclosure: a file or a folder.", completion: .file())
  var before: String

  @Argument(help: "The later one.", completion: .file())
  var after: String

  @OptionGroup var reading: ReadingOptions

  @Option(
    help: ArgumentHelp(
      "The form of the report. By default by the extension of -o, else text.", valueName: "text|csv|json|html|xlsx"))
  var format: ComparisonFormat?

  @Option(
    help: ArgumentHelp(
      "The money unit of the report. By default that of the inputs, 元 where they differ.", valueName: "元|千元|万元|亿元"))
  var amountUnit: AmountUnit?

  @Option(name: .shortAndLong, help: "The file to write the report to.", completion: .file())
  var output: String?

  @Flag(help: "Put an apostrophe before CSV fields that a spreadsheet program would take for formulas.")
  var csvSafe = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run(endingWith: ExitStatus.partly) { try compare(reporter) }
  }

  private func compare(_ reporter: Reporter) throws {
    let profiles = try ProfileSet(reading.profile)
    let comparison = try BudgetComparison(
      [before], [after], reading.conversion(profiles), onFinding: reporter.report)
    let words = ComparisonWording(
      reporter.wording.language, amountUnit ?? ComparisonWording.unit(of: comparison))
    try write(try bytes(comparison, words))
    if !comparison.isComplete || comparison.unreadCount > 0 { throw ExitStatus.partly }
    if comparison.count > 0 { throw ExitStatus.failed }
  }

  private func bytes(
    _ comparison: BudgetComparison, _ words: ComparisonWording
  ) throws(Diagnostic) -> [UInt8] {
    switch format ?? output.flatMap(Self.format) ?? .text {
    case .text: return Array(ShownText.lines(TextComparison(words).write(comparison)).utf8)
    case .csv:
      let bytes = CSVComparison(words).write(comparison)
      return csvSafe ? CSVSafety.protected(bytes) : bytes
    case .json: return JSONComparison(words).write(comparison)
    case .html: return try HTMLComparison(words).write(comparison)
    case .xlsx: return try XLSXComparison(words).write(comparison, path: output ?? "-")
    }
  }

  /// The form that the extension of a file name means, or nil for any other.
  private static func format(_ path: String) -> ComparisonFormat? {
    path.split(separator: "/").last?.split(separator: ".").last.flatMap { ComparisonFormat(rawValue: String($0)) }
  }

  private func write(_ bytes: [UInt8]) throws(Diagnostic) {
    try OutputSet.write(bytes, to: output, inputs: [before, after])
  }
}
