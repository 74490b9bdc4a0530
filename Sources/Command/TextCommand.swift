import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanPublication
import YusuanSheets
import YusuanText

/// `yusuan text`.
struct TextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Write the text around the tables (预算情况说明) from the tables.",
    discussion: """
      The words come from the template of the profile, the figures from the tables: amounts, shares, and with --previous \
      what changed since the year before. What the tables do not say is left as a gap, 【…】.

      EXAMPLES
        yusuan text tables.xlsx -o 说明.docx
        yusuan text 2026.xlsx --previous 2025.xlsx --to md
        yusuan text tables.xlsx --whole -o 预算公开.docx
        yusuan text units/ -o text/ --to txt
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: "A disclosure of the year before, or a folder of them. It may be given again.", completion: .file())
  var previous: [String] = []

  @Option(
    name: .shortAndLong,
    help: "The file, or the folder (existing, or ending in /) with a file for each disclosure, to write to.",
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The form of the text. By default by the extension of -o, else md.",
      valueName: PublicationForm.allCases.map(\.rawValue).joined(separator: "|")))
  var to: PublicationForm?

  @Flag(help: "Write the whole document as it is published, with cover, contents, tables and forms (docx, html).")
  var whole = false

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if whole, !form.holdsTables { throw ValidationError("--whole: docx or html") }
    guard to == nil, let output, output != "-", !isFolder(output), PublicationForm(fileName: output) == nil else {
      return
    }
    throw ValidationError(
      "-o: name a form with --to (\(PublicationForm.allCases.map(\.rawValue).joined(separator: ", ")))")
  }

  func run() throws {
    let reporter = report.reporter
    try reporter.run { try write(reporter) }
  }

  private func write(_ reporter: Reporter) throws {
    let profiles = try input.profiles()
    let run = TextRun(try input.conversion(profiles), onFinding: reporter.report)
    let publications = try run.run(input.inputs, since: previous)
    if publications.isEmpty { throw ExitStatus.nothing }
    let names = DisclosureName.names(publications.map(\.document))
    var set = OutputSet()
    if let output, isFolder(output) {
      let folder = output.hasSuffix("/") ? output : output + "/"
      for (publication, name) in zip(publications, names) {
        set.add("\(folder)\(name).\(form.rawValue)", try publication.bytes(form, isWhole: whole))
      }
    } else if publications.count > 1 {
      throw Diagnostic(
        .textOfSeveral, at: Location(input: output ?? "-"), [.count: String(publications.count)])
    } else if let output, output != "-" {
      set.add(output, try publications[0].bytes(form, isWhole: whole))
    } else {
      try OutputSet.writeToStandardOutput(try publications[0].bytes(form, isWhole: whole))
    }
    try set.write(inputs: input.inputs + previous)
    if !run.isComplete { throw ExitStatus.partly }
  }

  private var form: PublicationForm {
    to ?? output.flatMap(PublicationForm.init(fileName:)) ?? (whole ? .word : .markdown)
  }

  private func isFolder(_ path: String) -> Bool { path.hasSuffix("/") || InputList.isFolder(path) }
}

extension PublicationForm: EnumArgument {}
