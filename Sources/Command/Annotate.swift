import ArgumentParser
import YusuanAnnotation
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanPlatform
import YusuanSheets

/// `yusuan annotate`.
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Give a workbook back with its findings in it: coloured cells, comments, and a sheet of findings.",
    discussion: """
      The workbook is read and checked as by check. In the copy, each cell with a finding is coloured and has a comment \
      with what was found, both sums, what would be right, and the rule; a sheet 检查结果 lists all findings, with links. \
      All else stays as it is: figures, formulas, formats, comments, macros. Annotated again, the copy gets the findings \
      of that time. That sheet is known by a defined name, and no command reads it as a table.

      With --apply the mends ticked in that sheet are made first, and listed: spellings of labels, numbers stored as text, \
      codes stored as numbers, binary residues. No figure is ever changed otherwise.

      An input that is no .xlsx or .xlsm is annotated as `convert --to xlsx` prints it.

      EXIT STATUS
        0  the workbook was written
        1  nothing was written
        2  the command line was wrong
        3  it was written, but some sheets could not be marked, or some ticked mends were not made

      EXAMPLES
        yusuan annotate 预算.xlsx -o 预算-检查.xlsx
        yusuan annotate 预算-检查.xlsx --apply -o 预算-改正.xlsx
      """)

  @Argument(help: "The workbook, or another input.", completion: .file())
  var input: String

  @Option(name: .shortAndLong, help: "The workbook to write.", completion: .file())
  var output: String

  @Flag(help: "Make the mends that are ticked in the sheet of findings.")
  var apply = false

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var rules: RuleOptions

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run { try annotate(reporter) }
  }

  private func annotate(_ reporter: Reporter) throws {
    let profiles = try ProfileSet(reading.profile)
    let run = AnnotationRun(
      try reading.conversion(profiles), rules: try rules.choice(profiles), language: reporter.wording.language,
      listsInformation: reporter.isVerbose)
    try MemoryRefusal.enter(input)
    let result = try run.annotate(input, output: output, applies: apply)
    var set = OutputSet()
    set.add(output, result.workbook.bytes)
    try set.write(inputs: [input])
    for note in result.workbook.notes { reporter.report(note) }
    var lines: [String] = []
    for finding in result.mended {
      if finding.severity == .info { lines.append(reporter.wording.line(finding)) } else { reporter.report(finding) }
    }
    lines.append(AnnotationRun.summary(result, output, reporter.wording.language))
    try OutputSet.writeToStandardOutput(Array(ShownText.lines(lines.joined(separator: "\n") + "\n").utf8))
    let isPart = (result.workbook.notes + result.mended).contains { [.sheetNotMarked, .mendNotMade].contains($0.code) }
    if isPart { throw ExitStatus.partly }
  }
}
