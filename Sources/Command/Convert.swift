import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanMigration
import YusuanModel
import YusuanRules
import YusuanSheets
import YusuanTemplate

/// `yusuan convert`.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert disclosures to CSV, JSON, JSON Lines, XML, a page or a workbook.",
    discussion: """
      All inputs of one command belong together: tables of one unit and one fiscal year become one disclosure, \
      whichever file they stand in. Without -o the result goes to standard output. Files appear whole or not at all.

      EXAMPLES
        yusuan convert disclosure.txt --to json -o disclosure.json
        yusuan convert tables/ --to long -o facts.csv
        yusuan convert tables/ --to csv -o printed/ --csv-encoding gb18030
        yusuan convert book.xlsx --check -o disclosure.html
        yusuan convert disclosure.txt --formulas -o disclosure.xlsx
        yusuan convert unit.xlsx --to-profile shanghai-district-department --to csv -o department/
        cat 表3.csv | yusuan convert - --to jsonl --summary
        yusuan convert disclosure.txt --template 空表.xlsx -o 预算.xlsx
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .shortAndLong,
    help: "The file, or the folder (existing, ending in /, or for csv without an extension), to write to.",
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "\(OutputForm.list). By default by the extension of -o, else csv.",
      valueName: OutputForm.names))
  var to: OutputForm?

  @Option(
    help: ArgumentHelp(
      "A workbook of the bureau (.xlsx, .xlsm) to fill in: figures and labels go into the cells of its tables, all else stays. -o names the result; a folder for several disclosures.",
      valueName: "workbook"),
    completion: .file())
  var template: String?

  @OptionGroup var migration: MigrationOptions

  @OptionGroup var writing: WritingOptions

  @Flag(
    help:
      "Write nothing if any cell could not be converted or has no place in --to-profile, or text outside the tables that is no narrative has an amount."
  )
  var strict = false

  @Flag(help: "Say what became of every cell, on standard error.")
  var summary = false

  @Flag(help: "Also check the figures by the rules: findings go to standard error, and JSON gets the member checks.")
  var check = false

  @OptionGroup var rules: RuleOptions

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if let template { return try validate(template: template) }
    guard to == nil, let output, OutputForm(fileName: output) == nil, !writesFolder(.csv), output != "-",
      let dot = output.split(separator: "/").last?.lastIndex(of: "."), !output.hasPrefix("/dev/")
    else { return }
    throw ValidationError("-o: “\(output[dot...])” is no form that is written; name one with --to")
  }

  func run() throws {
    let reporter = report.reporter
    try reporter.run { try convert(reporter) }
  }

  private func validate(template: String) throws {
    guard let output, output != "-" else { throw ValidationError("--template: name the result with -o") }
    if to != nil { throw ValidationError("--template: the form is that of the template; leave out --to") }
    func ending(_ path: String) -> Substring {
      let name = path.split(separator: "/").last ?? ""
      return name.lastIndex(of: ".").map { name[$0...] } ?? ""
    }
    let isFolder = output.hasSuffix("/") || InputList.isFolder(output)
    if !isFolder, ending(output).lowercased() != ending(template).lowercased() {
      throw ValidationError("-o: the result ends as the template does, in “\(ending(template))”")
    }
  }

  private func convert(_ reporter: Reporter) throws {
    let profiles = try input.profiles()
    var options = try input.conversion(profiles)
    let migration = try self.migration.migration()
    let writer = try self.writer(migration.map { ProfileSet(of: [$0.target]) } ?? profiles)
    let checks = check ? Checks(try rules.choice(profiles), reporter) : nil
    options.keepsNarrative = check
    options.refusesAmountsInText = strict
    options.needsDigests = writer.needsDigests
    if let template { return try fill(template, options, migration, checks, reporter) }
    // Rules need whole disclosures.
    if !check { options.partRows = 8_192 }
    if migration == nil, writer.form.writer.recordsAreFacts, !writesFolder(writer.form) {
      try stream(options, writer, checks, reporter)
    } else {
      var kept = KeptFindings(isNeeded: writer.showsFindings)
      let conversion = Conversion(options) { finding in
        kept.keep(finding)
        reporter.report(finding)
      }
      conversion.read(input.inputs)
      var documents = conversion.finish()
      let read = documents
      if let migration { documents = try conversion.migrate(documents, by: migration) }
      try reportSummary(conversion, reporter)
      var reports: [CheckReport] = []
      for document in read { if let report = try checks?.report(document) { reports.append(report) } }
      for limit in reports.flatMap(\.limits) { kept.keep(limit) }
      try write(documents, reports, kept.list, writer)
      if conversion.summary.findings[.error, default: 0] > 0 { throw ExitStatus.partly }
    }
  }

  /// Fills the disclosures into the workbook `path`.
  private func fill(
    _ path: String, _ options: ConversionOptions, _ migration: Migration?, _ checks: Checks?, _ reporter: Reporter
  ) throws {
    let template = try Template(path: path)
    let conversion = Conversion(options, onFinding: reporter.report)
    conversion.read(input.inputs)
    var documents = conversion.finish()
    let read = documents
    if let migration { documents = try conversion.migrate(documents, by: migration) }
    try reportSummary(conversion, reporter)
    for document in read { _ = try checks?.report(document) }
    let profiles = migration.map { ProfileSet(of: [$0.target]) } ?? options.profiles
    let (set, errors) = try filled(template, documents, profiles, reporter)
    if strict, errors > 0 {
      throw Diagnostic(.strictRefused, at: Location(input: output ?? "-"), [.count: String(errors)])
    }
    try set.write(inputs: input.inputs + [path])
    if errors > 0 || conversion.summary.findings[.error, default: 0] > 0 { throw ExitStatus.partly }
  }

  /// The filled workbooks of `documents`, and how many errors they have.
  private func filled(
    _ template: Template, _ documents: [Document], _ profiles: ProfileSet, _ reporter: Reporter
  ) throws -> (set: OutputSet, errors: Int) {
    let output = output ?? ""
    let isFolder = output.hasSuffix("/") || InputList.isFolder(output)
    if !isFolder { try template.checkTakes(documents.count) }
    let ending = template.path.split(separator: ".").last ?? "xlsx"
    let names = DisclosureName.names(documents).map { "\($0).\(ending)" }
    var (set, errors) = (OutputSet(), 0)
    for (document, name) in zip(documents, names) {
      let path = isFolder ? (output.hasSuffix("/") ? output : output + "/") + name : output
      let profile = try profiles.profile(document.disclosure.profile)
      let filled = try template.fill(document, profile: profile, output: path)
      for finding in filled.findings {
        reporter.report(finding)
        if finding.severity == .error { errors += 1 }
      }
      set.add(path, filled.bytes)
    }
    return (set, errors)
  }

  /// Writes the facts of disclosures as they come.
  private func stream(
    _ options: ConversionOptions, _ writer: Output, _ checks: Checks?, _ reporter: Reporter
  ) throws {
    let stream = try FactStream(writer, to: output ?? "-", inputs: input.inputs)
    var failure: Diagnostic?
    let conversion = Conversion(
      options,
      onDocument: { document in
        stream.append(document)
        do throws(Diagnostic) { _ = try checks?.report(document) } catch { failure = error }
      }, onFinding: reporter.report)
    conversion.read(input.inputs)
    _ = conversion.finish()
    if let failure { throw failure }
    try reportSummary(conversion, reporter)
    try stream.finish()
    if conversion.summary.findings[.error, default: 0] > 0 { throw ExitStatus.partly }
  }

  /// Reports what was read. Throws if nothing must be written.
  private func reportSummary(_ conversion: Conversion, _ reporter: Reporter) throws {
    let found = conversion.summary
    if summary { reporter.report(found) }
    if conversion.disclosureCount == 0 || found.changedInputs > 0 { throw ExitStatus.nothing }
    if strict, found.ledger.diagnosed + found.amountsInText + found.unplaced + found.failedInputs > 0 {
      throw Diagnostic(
        .strictRefused, at: Location(input: output ?? "-"),
        [.count: String(found.ledger.diagnosed + found.amountsInText + found.unplaced)])
    }
  }

  /// Whether `-o` means a folder: it is one, ends with `/`, or has no extension although the form writes one file a
  /// table.
  private func writesFolder(_ form: OutputForm) -> Bool {
    guard let output, output != "-" else { return false }
    if output.hasSuffix("/") || InputList.isFolder(output) { return true }
    return form.writer.writesFolders && output.split(separator: "/").last?.contains(".") == false
  }

  private func writer(_ profiles: ProfileSet) throws -> Output {
    var writer = try writing.output(to ?? output.flatMap(OutputForm.init(fileName:)) ?? .csv, profiles)
    writer.options.language = report.reporter.wording.language
    return writer
  }

  private func write(
    _ documents: [Document], _ checks: [CheckReport], _ reading: [Diagnostic], _ writer: Output
  ) throws {
    if writesFolder(writer.form), let output {
      try writer.files(documents, checks: checks, reading: reading, in: output).write(inputs: input.inputs)
    } else {
      try OutputSet.write(
        try writer.text(documents, checks: checks, reading: reading), to: output, inputs: input.inputs)
    }
  }
}
