import ArgumentParser
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanRules

/// `yusuan codes`.
struct Codes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "List, search and print the code lists (科目代码表), and check a replacement.",
    discussion: """
      The lists hold the codes that were seen in published budgets, with where and when. That a code is missing in a list \
      says nothing against it. Without a subcommand the lists inside the program are listed.

      EXAMPLES
        yusuan codes
        yusuan codes list functional
        yusuan codes search 养老
        yusuan codes search 20805 --format json
        yusuan codes print economic > my-codes.xml
        yusuan codes check my-codes.xml
      """,
    subcommands: [List.self, Search.self, Print.self, CheckList.self],
    defaultSubcommand: List.self)

  /// The forms of what is listed.
  enum Form: String, EnumArgument {
    case text
    case json
  }

  /// `yusuan codes list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the code lists, or the codes of one.")

    @Argument(help: ArgumentHelp("A list inside the program, or a file.", valueName: "list|file"))
    var list: String?

    @Option(help: ArgumentHelp("The form of the codes.", valueName: "text|json"))
    var format = Form.text

    @OptionGroup var report: ReportOptions

    func run() throws {
      let reporter = report.reporter
      let words = CodeWording(reporter.wording.language)
      try reporter.run {
        guard let list else {
          var lines = ""
          for id in CodeCatalogue.builtIn { lines += words.line(try CodeCatalogue(id)) + "\n" }
          return try OutputSet.writeToStandardOutput(Array(lines.utf8))
        }
        let catalogue = try CodeCatalogue(list)
        try Codes.write([(catalogue, catalogue.entries)], format, words)
      }
    }
  }

  /// `yusuan codes search`.
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "search", abstract: "Find codes by their first digits, or by a part of a name, present or former.",
      discussion: "The status is 1 where nothing is found.")

    @Argument(help: "Digits, or a part of a name.")
    var text: String

    @Option(
      help: ArgumentHelp("A list inside the program, or a file. By default all lists inside.", valueName: "list|file"))
    var list: String?

    @Option(help: ArgumentHelp("The form of the codes.", valueName: "text|json"))
    var format = Form.text

    @OptionGroup var report: ReportOptions

    func run() throws {
      let reporter = report.reporter
      let words = CodeWording(reporter.wording.language)
      try reporter.run {
        var found: [(CodeCatalogue, [CodeEntry])] = []
        for choice in list.map({ [$0] }) ?? CodeCatalogue.builtIn {
          let catalogue = try CodeCatalogue(choice)
          let entries = catalogue.entries(matching: text)
          if !entries.isEmpty { found.append((catalogue, entries)) }
        }
        try Codes.write(found, format, words)
        if found.isEmpty { throw ExitStatus.nothing }
      }
    }
  }

  /// `yusuan codes print`.
  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print", abstract: "Print the file of a code list inside the program, to begin another one with.")

    @Argument(help: "The list: functional or economic.")
    var list: String

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.reporter.run { try OutputSet.writeToStandardOutput(CodeCatalogue.file(list)) }
    }
  }

  /// `yusuan codes check`.
  struct CheckList: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Say all that is wrong in a code list, and what differs from the one with its id.",
      discussion: """
        Mistakes have line and column. Then come the codes that were added, left out and renamed against the list inside \
        the program. Differences are no mistakes: the status is 0 where the file can be used with --codes, else 3.
        """)

    @Argument(help: "The file.", completion: .file(extensions: ["xml"]))
    var file: String

    @OptionGroup var report: ReportOptions

    func run() throws {
      let reporter = report.reporter
      let words = CodeWording(reporter.wording.language)
      let replacement: CodeCatalogue
      do throws(Diagnostic) {
        replacement = try CodeCatalogue(file.contains("/") ? file : "./" + file)
      } catch {
        for mistake in error.all { reporter.report(mistake) }
        throw ExitStatus.partly
      }
      try reporter.run {
        let id = replacement.list.id
        let known = CodeCatalogue.builtIn.contains(id) ? try CodeCatalogue(id) : nil
        let lines = known.map { $0.differences(in: replacement) }?.map { words.line($0) + "\n" } ?? []
        try OutputSet.writeToStandardOutput(Array((lines.joined() + words.line(replacement) + "\n").utf8))
      }
    }
  }

  private static func write(
    _ found: [(catalogue: CodeCatalogue, entries: [CodeEntry])], _ form: Form, _ words: CodeWording
  ) throws(Diagnostic) {
    if form == .json { return try OutputSet.writeToStandardOutput(words.json(found)) }
    let lines = found.flatMap { one in one.entries.map { words.line($0, of: one.catalogue) + "\n" } }
    try OutputSet.writeToStandardOutput(Array(lines.joined().utf8))
  }
}
