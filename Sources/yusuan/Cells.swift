import ArgumentParser
import Diagnostics
import Spreadsheet
import TextEncoding
import YusuanKit

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

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    var options = SpreadsheetInput.Options()
    options.text.encoding = try ReadingOptions.word(encoding, "--encoding", TextEncoding.init(name:))
    options.text.delimiter = try ReadingOptions.word(delimiter, "--delimiter") { ReadingOptions.delimiters[$0] }
    options.skipsHidden = skipHidden
    let format = try ReadingOptions.word(from, "--from", InputFormat.init(rawValue:))
    try reporter.run {
      let list = CellList(to, sheet: sheet, onFinding: reporter.report) { bytes throws(Diagnostic) in
        try OutputSet.writeToStandardOutput(bytes)
      }
      _ = try SpreadsheetInput(input, format: format, options: options).read(into: list)
      try list.flush()
      if list.sheetCount == 0, let sheet {
        throw Diagnostic(.sheetUnknown, at: Location(input: input), [.name: sheet])
      }
    }
  }
}
