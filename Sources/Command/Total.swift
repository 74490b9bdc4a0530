import ArgumentParser
import YusuanBatch
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanPlatform
import YusuanRegister
import YusuanSheets
import YusuanTotals

/// `yusuan total`.
struct Total: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "total",
    abstract: "Add up the tables of units to those of their department or region (汇总).",
    discussion: """
      Each input is one unit's disclosure. Rows are united by ids and codes; projects and units stay rows of their own. \
      Amounts and counts are added up exactly, texts and percentages are not. Blank and blank is blank. A sum of which a \
      part could not be read, or whose table a unit lacks, is unread and told, never a partial sum. Told as well are \
      transfers between units. Refused are the same unit twice, a department among its units, other years and profiles.

      With --sources a list of each figure's parts is written beside the output: NAME-parts.csv, or parts.csv in a folder.

      EXIT STATUS
        0  the total is whole
        1  nothing was written: these cannot be added up
        2  the command line was wrong
        3  some totals are unread, or a unit that is expected has not handed in

      EXAMPLES
        yusuan total units/ --name 晋城市应急管理局 -o department.json --sources
        yusuan total units/ --register units.csv --expect all --to csv -o department/
        yusuan total units/*.xlsx --to long -o total.csv
      """)

  @Argument(
    help: "Files, and folders (all files in them and below), each the disclosure of a unit.", completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "The form: \(OutputForm.list). By default that of the extension of -o, else csv.", valueName: "form"))
  var to: OutputForm?

  @Option(name: .shortAndLong, help: "The file or folder to write to; standard output by default.", completion: .file())
  var output: String?

  @Option(help: "The name of the department or region. By default that of the units' department in the register.")
  var name: String?

  @Flag(help: "All files directly in one folder are one unit's, as where each table is a file.")
  var byFolder = false

  @Flag(help: "A table that a unit lacks counts as blank.")
  var missingAsBlank = false

  @Option(
    help: ArgumentHelp(
      "Who has to be there, by the register: all, or a department by its name or code with its units, or a region by its code.",
      valueName: "all|department|region"))
  var expect: String?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var writing: WritingOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if expect != nil, reading.register == nil { throw ValidationError("--expect needs --register") }
    if inputs.contains("-") { throw ValidationError("-: units are files or folders") }
    if writing.sources, output == nil || output == "-" { throw ValidationError("--sources needs -o") }
  }

  func run() throws {
    let reporter = report.reporter
    try reporter.run { try total(reporter) }
  }

  private func total(_ reporter: Reporter) throws {
    let profiles = try ProfileSet(reading.profile)
    var conversion = try reading.conversion(profiles)
    conversion.needsDigests = false
    var writer = try writing.output(to ?? output.flatMap(OutputForm.init(fileName:)) ?? .csv, profiles)
    writer.options.writesSources = false
    writer.options.language = reporter.wording.language
    let expected = try expect.map { word throws(Diagnostic) in try conversion.register?.selection(word) ?? [] } ?? []
    let units = UnitFiles(inputs, byFolder: byFolder, conversion, reporter.report)
    // Without a unit the total would be a partial sum.
    if units.isRefused { throw ExitStatus.nothing }
    var options = UnitTotal.Options()
    (options.name, options.blankForMissing, options.register) = (name, missingAsBlank, conversion.register)
    let profile = try profiles.profile(units.documents.first?.disclosure.profile ?? profiles.candidates[0].id)
    let total = try UnitTotal(units.documents, profile, options)
    total.findings.forEach(reporter.report)
    let missing = report(missing: expected, of: conversion.register, total.units, reporter)
    try write(total, writer)
    if units.hasErrors || missing > 0 || total.unreadCount > 0 { throw ExitStatus.partly }
  }

  /// Reports the units that are expected and not there. Returns how many.
  private func report(missing expected: [Int], of register: Register?, _ units: [Document], _ reporter: Reporter) -> Int
  {
    guard let register else { return 0 }
    let there = Set(units.compactMap { $0.disclosure.unitName.flatMap { register.match($0)?.unit } })
    // The units of a department that is there as a whole are in it.
    let whole = Set(
      units.filter { $0.disclosure.unitLevel == .department }
        .compactMap { $0.disclosure.unitName.flatMap { register.match($0)?.unit } })
    let missing = expected.filter { unit in
      !there.contains(unit) && !register.departments(of: unit).contains(where: whole.contains)
        && !register.isMereDepartment(unit)
    }
    for unit in missing { reporter.report(register.notReceived(unit)) }
    return missing.count
  }

  // MARK: Writing

  private func write(_ total: UnitTotal, _ writer: Output) throws {
    let documents = [total.document]
    guard let output, output != "-" else {
      return try OutputSet.writeToStandardOutput(writer.text(documents))
    }
    let isFolder =
      output.hasSuffix("/") || InputList.isFolder(output)
      || writer.form.writer.writesFolders && output.split(separator: "/").last?.contains(".") == false
    var set: OutputSet
    if isFolder {
      set = try writer.files(documents, in: output)
    } else {
      set = OutputSet()
      set.add(output, try writer.text(documents))
    }
    if writing.sources {
      let profile = try writer.profiles.profile(total.document.disclosure.profile)
      let parts = total.partsList(profile)
      set.add(partsPath(output, isFolder), writing.csvSafe ? CSVSafety.protected(parts) : parts)
    }
    try set.write(inputs: inputs)
  }

  private func partsPath(_ output: String, _ isFolder: Bool) -> String {
    if isFolder { return (output.hasSuffix("/") ? output : output + "/") + "parts.csv" }
    let start = output.lastIndex(of: "/").map(output.index(after:)) ?? output.startIndex
    guard let dot = output[start...].lastIndex(of: "."), dot > start else { return output + "-parts.csv" }
    return output[..<dot] + "-parts.csv"
  }
}

/// Reads disclosures input by input, each by itself (逐个读取).
struct UnitFiles {
  private(set) var documents: [Document] = []
  /// Whether an input could not be read, or holds no disclosure.
  private(set) var isRefused = false
  /// Whether a part of an input could not be read.
  private(set) var hasErrors = false

  /// Reads `inputs`; with `byFolder`, the files directly in one folder together. Findings go to `onFinding`.
  init(_ inputs: [String], byFolder: Bool, _ options: ConversionOptions, _ onFinding: @escaping (Diagnostic) -> Void) {
    var selection = BatchInputs.Selection()
    selection.groupsByFolder = byFolder
    let found = BatchInputs(inputs, selection, output: "")
    found.findings.forEach(onFinding)
    isRefused = found.findings.contains { $0.severity == .error }
    for input in found.inputs {
      let conversion = Conversion(options, onFinding: onFinding)
      conversion.read(input.paths)
      let own = conversion.finish()
      documents += own
      if own.isEmpty || conversion.summary.failedInputs > 0 { isRefused = true }
      if conversion.summary.findings[.error, default: 0] > 0 { hasErrors = true }
    }
  }
}
