import ArgumentParser
import YusuanBatch
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanPlatform
import YusuanTemplate

/// `yusuan batch`.
struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Convert thousands of files, interrupted at will, nothing lost, nothing half written.",
    discussion: """
      Each file is an input of its own; folders are searched. The results are named by unit and year, or like the inputs \
      with --mirror; long and jsonl put all inputs into one file. The same inputs give the same files, whatever --jobs \
      is. A journal in FOLDER/.yusuan tells what is finished, and --resume goes on from there. At the end \
      manifest.csv, manifest.json and report.html say what became of every input.

      --notices writes a page to print for each disclosure with errors or warnings, for its unit, and findings.csv, the \
      list of all findings. --expect compares with a register who has handed in: expected.csv lists who has, who has \
      not, who did twice, and who is not expected.

      EXIT STATUS
        0        everything was converted
        1        nothing could be converted
        2        the command line was wrong
        3        a part could not be converted, an expected unit has not handed in, or the batch ended before its end
        130, 143 interrupted: --resume goes on

      EXAMPLES
        yusuan batch disclosures/ -o converted/ --to json,long --check
        yusuan batch disclosures/ -o converted/ --to json,long --check --resume
        yusuan batch disclosures/ -o converted/ --to long --check --notices notices --register units.csv --expect all
        yusuan batch disclosures/ -o filled/ --template 空表.xlsx
        find . -name '*.xlsx' | yusuan batch --files-from - -o converted/ --to jsonl
      """)

  @Argument(help: "Files, and folders (all files in them and below).", completion: .file())
  var inputs: [String] = []

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp(
      "The forms, with commas: \(OutputForm.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "form,…"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "A workbook of the bureau (.xlsx, .xlsm) that each disclosure is filled into, beside or instead of the forms: <name>-填报.xlsx.",
      valueName: "workbook"),
    completion: .file())
  var template: String?

  @Option(help: "How many inputs are converted at once. By default as many as there are processors.")
  var jobs: Int?

  @Flag(help: "Keep what an earlier run finished, where inputs, options and outputs are still the same.")
  var resume = false

  @Flag(help: "Also check the figures by the rules: findings are counted in manifest and report, and JSON gets checks.")
  var check = false

  @Option(help: "Only files whose path or name matches this pattern (*, ?, […]). It may be given again.")
  var include: [String] = []

  @Option(help: "No files whose path or name matches this pattern. It may be given again.")
  var exclude: [String] = []

  @Option(help: "Also the files that this file names, one a line; - for standard input.", completion: .file())
  var filesFrom: String?

  @Flag(help: "All files directly in one folder are one input, as where each table is a file.")
  var byFolder = false

  @Flag(help: "Of a disclosure that several inputs hold, write only that of the file changed last; these come first.")
  var latest = false

  @Flag(help: "Name the results like the inputs, in folders like theirs.")
  var mirror = false

  @Flag(help: "Stop at the first input that cannot be converted whole.")
  var failFast = false

  @Option(help: "Stop after this many inputs that could not be converted whole.")
  var maxFailures: Int?

  @Option(
    help: ArgumentHelp(
      "Write a notice for each disclosure with errors or warnings to this folder, which is below that of -o, and findings.csv.",
      valueName: "folder"), completion: .directory)
  var notices: String?

  @Option(help: ArgumentHelp("The date that notices have; by default none.", valueName: "text"))
  var noticeDate: String?

  @Option(
    help: ArgumentHelp(
      "Who has to hand in, by the register: all, or a department by its name or code with its units, or a region by its code.",
      valueName: "all|department|region"))
  var expect: String?

  @Flag(help: "Say nothing but errors of the batch itself.")
  var quiet = false

  @Option(help: ArgumentHelp("How progress is written to standard error.", valueName: "text|json"))
  var progress = DiagnosticsForm.text

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var migration: MigrationOptions
  @OptionGroup var writing: WritingOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if inputs.isEmpty, filesFrom == nil { throw ValidationError("name inputs, or --files-from") }
    if jobs.map({ $0 < 1 }) ?? false { throw ValidationError("--jobs: 1 or more") }
    if maxFailures.map({ $0 < 1 }) ?? false { throw ValidationError("--max-failures: 1 or more") }
    if expect != nil, reading.register == nil { throw ValidationError("--expect needs --register") }
    if noticeDate != nil, notices == nil { throw ValidationError("--notice-date needs --notices") }
    if to == nil, template == nil { throw ValidationError("name forms with --to, or a workbook with --template") }
    _ = try (forms, noticesFolder)
  }

  /// The folder of notices, relative to that of -o.
  private var noticesFolder: String? {
    get throws {
      guard let notices else { return nil }
      let steps = { (path: Substring) in path.split(separator: "/").filter { $0 != "." } }
      var inside = notices[...]
      if notices.hasPrefix(output), notices.dropFirst(output.count).hasPrefix("/") || output.hasSuffix("/") {
        inside = notices.dropFirst(output.count)
      } else if notices.hasPrefix("/") {
        throw ValidationError("--notices: a folder below that of -o")
      }
      let path = steps(inside)
      guard !path.isEmpty, !path.contains(".."), path.first != ".yusuan" else {
        throw ValidationError("--notices: a folder below that of -o")
      }
      return path.joined(separator: "/")
    }
  }

  private var forms: [OutputForm] {
    get throws {
      try (to ?? "").split(separator: ",").map { word in
        guard let form = OutputForm(rawValue: String(word)) else {
          throw ValidationError("--to: unknown form “\(word)”")
        }
        return form
      }
    }
  }

  func run() throws {
    let reporter = report.reporter
    try reporter.run { try convert(reporter) }
  }

  private func convert(_ reporter: Reporter) throws {
    var selection = BatchInputs.Selection()
    (selection.includes, selection.excludes, selection.groupsByFolder) = (include, exclude, byFolder)
    let named = try filesFrom.map { file throws(Diagnostic) in try BatchInputs.list(file) } ?? []
    let found = BatchInputs(inputs + named, selection, output: output)
    found.findings.filter { !quiet || $0.severity == .error }.forEach(reporter.report)
    let options = try options()
    var inputs = found.inputs
    if latest { inputs.putNewestFirst() }
    let run = BatchRun(options, inputs)
    MemoryRefusal.watch(oneByOne: options.jobs == 1)
    let console = BatchConsole(
      reporter, progress, total: found.inputs.count, isQuiet: quiet)
    Interruption.watch()
    Heap.giveBackSooner()
    let end = try run.run(isInterrupted: { Interruption.signal != nil }, listener: console.show)
    console.finish(end)
    end.missing.forEach(reporter.report)
    if let failure = end.failure { reporter.report(failure) }
    // The program ends now. Freeing profiles, rules and labels one by one would only take time.
    ThisProcess.exit(status(end, isWhole: !found.findings.contains { $0.severity == .error }).rawValue)
  }

  private func status(_ end: BatchRun.End, isWhole: Bool) -> ExitCode {
    if let signal = Interruption.signal, !end.isComplete { return ExitCode(128 + signal) }
    let hasResult = end.progress[.converted] + end.progress[.partly] > 0
    if !hasResult { return ExitStatus.nothing }
    return !end.isComplete || end.progress.failures > 0 || !isWhole || !end.missing.isEmpty
      ? ExitStatus.partly : .success
  }

  private func options() throws -> BatchOptions {
    let profiles = try ProfileSet(reading.profile)
    var conversion = try reading.conversion(profiles)
    conversion.keepsNarrative = check
    let migration = try self.migration.migration()
    let written = migration.map { ProfileSet(of: [$0.target]) } ?? profiles
    var outputs = try forms.map { form in try writing.output(form, written) }
    for index in outputs.indices { outputs[index].options.language = report.reporter.wording.language }
    conversion.needsDigests = outputs.contains(where: \.needsDigests)
    var options = BatchOptions(folder: output, conversion: conversion, outputs: outputs)
    options.migration = migration
    options.rules = check ? try rules.choice(profiles) : nil
    options.jobs = MemoryRefusal.isStartedAnew ? 1 : jobs ?? BatchOptions.processors
    (options.resumes, options.mirrors, options.keepsLatest) = (resume || MemoryRefusal.isStartedAnew, mirror, latest)
    options.failureLimit = failFast ? 1 : maxFailures
    options.language = report.reporter.wording.language
    options.template = try template.map { path throws(Diagnostic) in try Template(path: path) }
    (options.notices, options.noticeDate) = (try noticesFolder, noticeDate)
    if let expect { options.expected = try conversion.register?.selection(expect) }
    options.signature = try BatchOptions.signature(
      words: [
        Yusuan.version, to ?? "", "\(mirror)", "\(check)", "\(latest)", reading.words, writing.words,
        "\(options.notices ?? "")\t\(noticeDate ?? "")",
        options.notices != nil || outputs.contains(where: \.showsFindings) ? options.language.rawValue : "",
        migration?.signature ?? "",
      ],
      files: reading.profile + rules.rules + rules.codes + reading.registerFiles
        + [self.migration.toProfile, template].compactMap { $0 })
    return options
  }
}
