import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanProfiles

/// `yusuan profiles`.
struct Profiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "List the profiles inside the program; draft, check, try and compare profiles.",
    discussion: """
      A profile (公开版式包) says how a bureau prints its tables: titles, headers, rows, words, rules and code lists. \
      Without a subcommand the profiles inside the program are listed.

      EXAMPLES
        yusuan profiles
        yusuan profiles --print shanxi-unit > my-bureau/profile.xml
        yusuan profiles new tables.xlsx -o my-bureau/
        yusuan profiles check my-bureau/profile.xml
        yusuan profiles test my-bureau
        yusuan profiles diff my-bureau/2025 my-bureau/2026
      """,
    subcommands: [
      ProfilesList.self,
      Profiles.New.self,
      ProfilesCheck.self,
      ProfilesTest.self,
      ProfilesDiff.self,
    ],
    defaultSubcommand: ProfilesList.self)
}

/// `yusuan profiles list`.
struct ProfilesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the profiles inside the program, or print one.")

  @Option(
    name: .customLong("print"),
    help: "Print the file of this profile, or one beside it such as shanxi-unit/text.xml, to begin another one with.")
  var printed: String?

  @Option(
    help: ArgumentHelp("As profiles check.", visibility: .hidden), completion: .file(extensions: ["xml"]))
  var check: String?

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      if let printed {
        try OutputSet.writeToStandardOutput(try ProfileSet.file(builtIn: printed))
        return
      }
      let profiles = try ProfileSet([check ?? ProfileSet.auto])
      if check != nil { _ = try RuleChoice(profiles) }
      let lines = profiles.candidates.map { line($0, reporter.wording.language) + "\n" }
      try OutputSet.writeToStandardOutput(Array(lines.joined().utf8))
    }
  }

  /// Id, name, level, years, tables and money unit, separated by tabs.
  private func line(_ profile: Profile, _ language: Language) -> String {
    let isChinese = language == .zh
    let level: String =
      switch profile.level {
      case .department: isChinese ? "部门" : "department"
      case .unit: isChinese ? "单位" : "unit"
      case nil: isChinese ? "级次不明" : "level unknown"
      }
    let years = profile.years.map { span in
      span.years.count == 1 ? String(span.years.lowerBound) : "\(span.years.lowerBound)–\(span.years.upperBound)"
    }.joined(separator: ", ")
    let tables = "\(isChinese ? "表" : "tables") " + profile.tables.map(\.number).joined(separator: ",")
    let name = isChinese ? profile.chineseName : profile.englishName
    return [profile.id, name, level, years, tables, profile.amountUnit.rawValue].joined(separator: "\t")
  }
}
