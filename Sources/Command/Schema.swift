import ArgumentParser
import YusuanFormats
import YusuanProfiles

/// `yusuan schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the schemas of what is written and of profiles, rules and code lists.",
    discussion: """
      EXAMPLES
        yusuan schema json > disclosure.schema.json
        yusuan schema xml > disclosure.xsd
        yusuan schema long > long.schema.json
        yusuan schema profile > profile.xsd
        yusuan schema rules > rules.xsd
      """)

  enum Kind: String, Word {
    case json
    case xml
    case long
    case profile
    case rules
    case codes

    var file: String {
      switch self {
      case .json: "disclosure.schema.json"
      case .xml: "disclosure.xsd"
      case .long: "long.schema.json"
      case .profile: "profile.xsd"
      case .rules: "rules.xsd"
      case .codes: "codes.xsd"
      }
    }
  }

  @Argument(
    help:
      "Which: json (JSON Schema 2020-12), long (Table Schema of the long form), or xml, profile, rules, codes (XML Schema 1.0)."
  )
  var kind: Kind

  func run() throws {
    try OutputSet.writeToStandardOutput(SchemaFile.named(kind.file)?.bytes ?? [])
  }
}
