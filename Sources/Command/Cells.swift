import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanPlatform
import YusuanSheets

/// `yusuan cells`.
struct Cells: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Print the raw cells of an input, as they stand in the file.",
    discussion: """
      One line a cell: sheet, cell, kind (text, number, boolean, error, date), text and formula; blank cells are left \\
      out. For delimited text the sheet is empty.

      EXAMPLES
        yusuan cells book.xlsx --sheet 表3
        yusuan cells tables.csv --to jsonl
      """)

  @Argument(help: "A file, a folder of unpacked workbook parts, or - for standard input.", completion: .file())
  var input: String

  @Option(help: "Only the sheet of this name.")
  var sheet: String?

  @Option(help: ArgumentHelp("csv or jsonl.", valueName: "csv|jsonl"))
  var to = CellList.Form.csv

  @Option(help: "What the input is, as in convert.")
  var from = "auto"

  @Option(help: "The encoding of text, as in convert.")
  var encoding = "auto"

  @Option(help: "The delimiter of text, as in convert.")
  var delimiter = "auto"

  @Flag(help: "Leave out hidden sheets, rows and columns.")
  var skipHidden = false

  @Flag(help: "Put an apostrophe before CSV fields that a spreadsheet program would take for formulas.")
  var csvSafe = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    var status = ExitCode.success
    try list(&status)
    if status != .success { throw status }
  }

  /// Lists the cells. Sets `status` if there were errors.
  private func list(_ status: inout ExitCode) throws {
    let reporter = report.reporter
    var options = SpreadsheetInput.Options()
    options.text.encoding = try ReadingOptions.word(encoding, "--encoding", TextEncoding.init(name:))
    options.text.delimiter = try ReadingOptions.word(delimiter, "--delimiter", ReadingOptions.delimiterByte)
    options.skipsHidden = skipHidden
    let format = try ReadingOptions.word(from, "--from", InputFormat.init(rawValue:))
    try reporter.run {
      var hasErrors = false
      let take = { (finding: Diagnostic) in
        if finding.severity == .error { hasErrors = true }
        reporter.report(finding)
      }
      let list = CellList(to, sheet: sheet, onFinding: take) { bytes throws(Diagnostic) in
        try OutputSet.writeToStandardOutput(csvSafe && to == .csv ? CSVSafety.protected(bytes) : bytes)
      }
      do throws(Diagnostic) { try MemoryRefusal.enter(input) } catch {
        // The cells listed before the program started anew are still in the output.
        take(error)
        status = ExitStatus.partly
        return
      }
      do throws(Diagnostic) {
        _ = try SpreadsheetInput(input, format: format, options: options).read(into: list)
      } catch {
        // The cells read before are listed. If writing failed, nothing more can be reported there.
        guard list.cellCount > 0, error.code != .outputFailed else { throw error }
        take(error)
      }
      try list.flush()
      defer { if hasErrors { status = ExitStatus.partly } }
      if list.sheetCount == 0, let sheet {
        throw Diagnostic(.sheetUnknown, at: Location(input: input), [.name: sheet])
      }
    }
  }
}
