import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanPlatform
import YusuanRegister

/// `yusuan register`.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Draft or check a register of units (单位名册).",
    discussion: """
      A register is a CSV file or a workbook with the columns 单位代码, 单位名称, 别名, 区划代码, 主管部门, 单位性质 (or code, \
      name, aliases, region, department, kind), one unit a row. Other columns are left alone. Only the name has to be there. \
      Aliases are parted by semicolons; a department is a name or code of the register; a kind is 行政, 参公 or 事业.

      Commands that read tables take it by --register: a unit's name is found exactly after folding (full width, blanks), \
      then among the aliases. That names are alike is only suggested.

      EXAMPLES
        yusuan register new disclosures/ -o units.csv
        yusuan register check units.csv
        yusuan batch disclosures/ -o converted/ --to long --register units.csv --expect all
      """,
    subcommands: [RegisterNew.self, RegisterCheck.self])
}

/// `yusuan register new`.
struct RegisterNew: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Draft a register from disclosures: a row for each unit.",
    discussion: """
      What the disclosures do not say is left blank: fill in codes, departments and kinds. Names that are alike are told: \
      perhaps one is an alias of the other.

      EXAMPLES
        yusuan register new disclosures/ -o units.csv
      """)

  @Argument(help: "Files, and folders (all files in them and below), each with disclosures.", completion: .file())
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: "The file to write; standard output by default. A file that is there is never written over.",
    completion: .file(extensions: ["csv"]))
  var output: String?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if inputs.contains("-") { throw ValidationError("-: disclosures are files or folders") }
  }

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      if let output, output != "-", FileSystem.exists(output) {
        throw Diagnostic(.outputRefused, at: Location(input: output), because: .system(SystemError(17)))
      }
      let units = UnitFiles(inputs, byFolder: false, try reading.conversion(ProfileSet(reading.profile))) { finding in
        if finding.severity == .error { reporter.report(finding) }
      }
      var draft = RegisterDraft()
      for document in units.documents { draft.add(document.disclosure) }
      guard draft.count > 0 else { throw ExitStatus.nothing }
      let language = reporter.wording.language
      try OutputSet.write(draft.csv(language), to: output, inputs: inputs)
      Self.summary(draft, language).forEach { Reporter.write(ShownText.line($0)) }
      if units.isRefused { throw ExitStatus.partly }
    }
  }

  private static func summary(_ draft: RegisterDraft, _ language: Language) -> [String] {
    let isChinese = language == .zh
    let alike = draft.alike.map { isChinese ? "名称相近：“\($0)”与“\($1)”" : "alike: “\($0)” and “\($1)”" }
    let counts =
      isChinese
      ? "\(draft.count) 个单位，\(draft.unnamed) 份没有单位名称，\(alike.count) 对名称相近"
      : "\(draft.count) units, \(draft.unnamed) disclosures without a name, \(alike.count) pairs of names alike"
    return alike + [counts]
  }
}

/// `yusuan register check`.
struct RegisterCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say all that is wrong with a register, line by line.")

  @Argument(help: "The register, CSV or a workbook.", completion: .file(extensions: ["csv", "xlsx"]))
  var register: String

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      let register = try Register.read(register)
      let kinds = register.units.count { $0.kind != nil }
      let departments = Set(register.units.indices.compactMap { register.units[$0].department }).count
      let text =
        reporter.wording.language == .zh
        ? "\(register.units.count) 个单位，\(departments) 个主管部门，\(kinds) 个写明性质\n"
        : "\(register.units.count) units, \(departments) departments, \(kinds) with a kind\n"
      try OutputSet.writeToStandardOutput(Array(text.utf8))
    }
  }
}
