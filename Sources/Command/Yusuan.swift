import ArgumentParser
import YusuanFindings
import YusuanPlatform

/// The command `yusuan`.
///
/// Each command declares its name. Otherwise ArgumentParser would find it by reflection at every start.
struct Yusuan: ParsableCommand {
  /// The version of the program.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "yusuan",
    abstract: "Turn budget disclosures (部门、单位预算公开) into one clean, machine-readable form.",
    discussion: """
      Reads budget tables from workbooks, CSV, TSV and running text, recognises them by the profile of their bureau, and writes CSV, JSON, JSON Lines or XML. Every cell is accounted for: in the output, or in a diagnostic.

      EXIT STATUS
        0  everything was converted
        1  nothing could be converted, or --strict refused it
        2  the command line was wrong
        3  a part could not be converted: see the errors

      COMPLETIONS
        yusuan --generate-completion-script bash|zsh|fish
      """,
    version: Yusuan.version,
    subcommands: [
      Convert.self, Batch.self, Check.self, Annotate.self, TextCommand.self, Diff.self, Total.self, Inspect.self,
      Cells.self,
      Profiles.self, Rules.self, Explain.self, Codes.self, RegisterCommand.self, Schema.self,
    ])
}

/// Runs the command and exits with the documented status.
@main
enum Main {
  /// The command that the user named. A command without subcommands is parsed alone: parsing it among all others takes
  /// longer than reading a profile. If it refuses the arguments, the whole command line is parsed for the message.
  private static func parsed() throws -> any ParsableCommand {
    let arguments = arguments
    let named = Yusuan.configuration.subcommands.first { $0.configuration.commandName == arguments.first }
    if let named, named.configuration.subcommands.isEmpty, let command = try? named.parse(Array(arguments.dropFirst()))
    {
      return command
    }
    return try Yusuan.parseAsRoot(Array(arguments))
  }

  /// The arguments after the program's name. File names that are not UTF-8 are decoded by ``PathText``.
  private static var arguments: [String] {
    (1..<max(Int(CommandLine.argc), 1)).compactMap { CommandLine.unsafeArgv[$0].map { PathText.decode($0) } }
  }

  static func main() {
    StandardStreams.prepare()
    MemoryRefusal.watch(oneByOne: true)
    do {
      var command = try parsed()
      try command.run()
    } catch let finding as Diagnostic {
      for finding in finding.all { ReportOptions.plain.report(finding) }
      ThisProcess.exit(ExitStatus.failed.rawValue)
    } catch {
      let status = Yusuan.exitCode(for: error)
      guard status == .validationFailure else { Yusuan.exit(withError: error) }
      Reporter.write(ShownText.lines(Yusuan.fullMessage(for: error)))
      ThisProcess.exit(ExitStatus.usage.rawValue)
    }
  }
}
