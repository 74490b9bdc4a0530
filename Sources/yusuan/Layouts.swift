import ArgumentParser
import Budget
import Diagnostics
import YusuanKit

/// `yusuan layouts`.
struct Layouts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "List the layouts inside the program, check a layout file, or print one.",
    discussion: """
      EXAMPLES
        yusuan layouts
        yusuan layouts --print shanxi-unit-2025 > my-bureau-2026.xml
        yusuan layouts --check my-bureau-2026.xml
      """)

  @Option(name: .customLong("print"), help: "Print the file of this layout, to begin another one with.")
  var printed: String?

  @Option(help: "Check this layout file.", completion: .file(extensions: ["xml"]))
  var check: String?

  @OptionGroup var report: ReportOptions

  func run() throws {
    let reporter = report.reporter
    try reporter.run {
      if let printed {
        try OutputSet.writeToStandardOutput(try LayoutChoice.file(printed))
      } else if let check {
        let layout = try LayoutChoice.layout(check)
        print(line(layout, reporter.wording.language))
      } else {
        for id in Layout.builtInIDs { print(line(try LayoutChoice.layout(id), reporter.wording.language)) }
      }
    }
  }

  private func line(_ layout: Layout, _ language: Language) -> String {
    let name = language == .zh ? layout.chineseName : layout.englishName
    let tables = layout.tables.map { String($0.number) }.joined(separator: ",")
    return "\(layout.id)\t\(name)\t\(language == .zh ? "表" : "tables") \(tables)\t\(layout.amountUnit.rawValue)"
  }
}

/// `yusuan schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the schemas of what is written and of layouts, rules and code lists.",
    discussion: """
      EXAMPLES
        yusuan schema json > disclosure.schema.json
        yusuan schema xml > disclosure.xsd
        yusuan schema layout > layout.xsd
        yusuan schema rules > rules.xsd
      """)

  enum Kind: String, Word {
    case json
    case xml
    case layout
    case rules
    case codes

    var file: String {
      switch self {
      case .json: "disclosure.schema.json"
      case .xml: "disclosure.xsd"
      case .layout: "layout.xsd"
      case .rules: "rules.xsd"
      case .codes: "codes.xsd"
      }
    }
  }

  @Argument(help: "Which: json (JSON Schema 2020-12), or xml, layout, rules, codes (XML Schema 1.0).")
  var kind: Kind

  func run() throws {
    try OutputSet.writeToStandardOutput(SchemaFile.named(kind.file)?.bytes ?? [])
  }
}
