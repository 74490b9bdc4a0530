import ArgumentParser

/// The command `yusuan`.
@main
struct Yusuan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yusuan",
    abstract: "Turn unit budget disclosures (单位预算公开) into one clean, machine-readable form.",
    discussion: """
      Reads the thirteen budget tables from CSV, TSV and running text in any usual encoding, recognises them by a
      layout, and writes CSV, JSON, JSON Lines or XML. Every cell is accounted for: in the output, or in a diagnostic.

      EXIT STATUS
        0  everything was converted
        1  nothing could be converted, or --strict refused it
        2  the command line was wrong
        3  a part could not be converted: see the errors
      """,
    version: "0.1.0",
    subcommands: [Convert.self, Inspect.self, Layouts.self, Schema.self])
}
