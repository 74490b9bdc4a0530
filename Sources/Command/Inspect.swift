import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats

/// `yusuan inspect`.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what was recognised, and write nothing.",
    discussion: """
      For every input: its encoding and delimiter; for every table: where it stands, by which profile and why it was \
      taken, its unit, year and money unit, its columns and how many figures it has; for every other block with figures: \
      why it was not taken; what stands outside the tables; and what became of every cell. With -v also each cell that is \
      used and not in the result, and what it was taken for.

      EXAMPLES
        yusuan inspect disclosure.txt
        yusuan inspect tables/ --diagnostics json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      var options = try input.conversion(input.profiles())
      options.listsTexts = reporter.isVerbose
      let conversion = Conversion(options, onFinding: reporter.report)
      conversion.read(input.inputs)
      let documents = conversion.finish()
      let inspection = Inspection(conversion, documents, language: reporter.wording.language)
      try OutputSet.writeToStandardOutput(Array(ShownText.lines(inspection.text).utf8))
      if documents.isEmpty { throw ExitStatus.nothing }
      if conversion.summary.findings[.error, default: 0] > 0 { throw ExitStatus.partly }
    }
  }
}
