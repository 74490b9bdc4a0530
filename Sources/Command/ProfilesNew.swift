import ArgumentParser
import YusuanConversion
import YusuanDrafting
import YusuanFindings
import YusuanFormats
import YusuanPlatform
import YusuanSheets

extension Profiles {
  /// `yusuan profiles new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Draft a profile from spreadsheets or text that no profile knows.",
      discussion: """
        Finds titles, headers, kinds of columns, fixed rows, code trees and lists, proposes ids from the terms of the \
        field, and writes the ties that hold in these files as rules. What a person has to decide is marked by an \
        attribute, such as decide="id?": correct it and remove the mark. The files are converted by the draft at once; \
        what it does not read is said.

        EXAMPLES
          yusuan profiles new tables.xlsx -o my-bureau/
          yusuan profiles new unit-a.csv unit-b.csv -o my-bureau.xml --name my-bureau
          yusuan convert tables.xlsx --profile my-bureau/ --to long
        """)

    @Argument(help: "Files, and folders (all files in them and below), of one bureau.", completion: .file())
    var inputs: [String]

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Where to write: a folder, which gets profile.xml and rules.xml, or a file ending in .xml, which gets its rules beside it. Without it, or with -, the profile alone is printed. A file that is there is never written over.",
        valueName: "folder|file"), completion: .file())
    var output: String?

    @Option(
      help: ArgumentHelp(
        "The id of the profile; by default the name of the folder or file that is written.", valueName: "name"))
    var name: String?

    @OptionGroup var report: ReportOptions

    func validate() throws {
      if inputs.contains("-") { throw ValidationError("-: a file is needed, which is read twice") }
      if let name, !Self.isID(name) { throw ValidationError("--name: letters, digits and hyphens: “\(name)”") }
    }

    func run() throws {
      let reporter = report.reporter
      try reporter.run {
        let files = DraftFiles(output)
        try files?.refuseExisting()
        let id = name ?? files?.name.flatMap { Self.isID($0) ? $0 : nil } ?? "my-bureau"
        let draft = try ProfileDrafting(id: id, onFinding: reporter.report).draft(inputs, rulesName: files?.rulesName)
        guard let files else { return try OutputSet.writeToStandardOutput(draft.profile) }
        var set = OutputSet()
        set.add(files.profile, draft.profile)
        if let rules = draft.rules { set.add(files.rules, rules) }
        try set.write(inputs: inputs)
        try OutputSet.writeToStandardOutput(Array(Self.summary(draft, reporter.wording.language).utf8))
      }
    }

    private static func isID(_ name: String) -> Bool {
      guard let first = name.first, first.isASCII, first.isLetter, name.utf8.count <= 64 else { return false }
      return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    private static func summary(_ draft: ProfileDrafting.Draft, _ language: Language) -> String {
      language == .zh
        ? "\(draft.tables) 张表，\(draft.values) 个数，\(draft.ties) 条勾稽关系，\(draft.undecided) 处待定\n"
        : "\(draft.tables) tables, \(draft.values) values, \(draft.ties) ties, \(draft.undecided) to decide\n"
    }
  }
}

/// The files of a draft.
private struct DraftFiles {
  /// The path of the profile.
  let profile: String
  /// The path of its rules.
  let rules: String
  /// The name of the folder or the file.
  let name: String?

  /// The files for `-o output`, or nil if nothing is written to files.
  init?(_ output: String?) {
    guard let output, output != "-" else { return nil }
    if output.hasSuffix(".xml"), !InputList.isFolder(output) {
      (profile, rules) = (output, output.dropLast(4) + "-rules.xml")
    } else {
      let folder = output.hasSuffix("/") ? output : output + "/"
      (profile, rules) = (folder + "profile.xml", folder + "rules.xml")
    }
    let last = output.split(separator: "/").last
    name = last.map { $0.hasSuffix(".xml") ? String($0.dropLast(4)) : String($0) }
  }

  /// The name by which the profile refers to the file of its rules.
  var rulesName: String { rules.split(separator: "/").last.map(String.init) ?? rules }

  /// Throws `.outputRefused` if one of the files exists: it may have been edited.
  func refuseExisting() throws(Diagnostic) {
    for path in [profile, rules] where FileSystem.exists(path) {
      throw Diagnostic(.outputRefused, at: Location(input: path), because: .system(SystemError(17)))
    }
  }
}
