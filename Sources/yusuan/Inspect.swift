import ArgumentParser
import Budget
import Diagnostics
import YusuanKit

/// `yusuan inspect`.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what was recognised, and write nothing.",
    discussion: """
      For every input: its encoding and delimiter; for every table: where it stands, its unit, year and money unit, its \
      columns and how many figures it has; what stands outside the tables; and what became of every cell.

      EXAMPLES
        yusuan inspect disclosure.txt
        yusuan inspect tables/ --diagnostics json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      let layout = try LayoutChoice.layout(input.layout)
      let conversion = Conversion(try input.conversion(layout), onFinding: reporter.report)
      conversion.read(input.inputs)
      let disclosures = conversion.finish()
      let inspection = Inspection(conversion, disclosures, language: reporter.wording.language)
      try OutputSet.writeToStandardOutput(Array(inspection.text.utf8))
      if disclosures.isEmpty { throw ExitStatus.nothing }
      if conversion.summary.findings[.error, default: 0] > 0 { throw ExitStatus.partly }
    }
  }
}
