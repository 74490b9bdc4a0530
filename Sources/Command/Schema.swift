import ArgumentParser
import YusuanFormats
import YusuanProfiles

/// `yusuan schema`.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the schemas of what is written and of profiles, rules, code lists, text templates and mappings.",
    discussion: """
      EXAMPLES
        yusuan schema json > disclosure.schema.json
        yusuan schema xml > disclosure.xsd
        yusuan schema long > long.schema.json
        yusuan schema profile > profile.xsd
        yusuan schema rules > rules.xsd
      """)

  /// The schemas by name: those of the forms, and those of files that users write.
  private static var files: [(name: String, file: String)] {
    OutputForm.allCases.compactMap { form in form.writer.schema.map { (form.rawValue, $0) } }
      + [
        ("profile", "profile.xsd"), ("rules", "rules.xsd"), ("codes", "codes.xsd"), ("text", "text.xsd"),
        ("waivers", "waivers.xsd"), ("mappings", "mappings.xsd"),
      ]
  }

  @Argument(
    help: ArgumentHelp(
      "Which: json (JSON Schema 2020-12), long (Table Schema of the long form), or xml, profile, rules, codes, text, waivers, mappings (XML Schema 1.0).",
      valueName: "kind"),
    completion: .list(Self.files.map(\.name)))
  var kind: String

  func validate() throws {
    guard Self.files.contains(where: { $0.name == kind }) else {
      throw ValidationError("unknown schema “\(kind)”: \(Self.files.map(\.name).joined(separator: ", "))")
    }
  }

  func run() throws {
    let file = Self.files.first { $0.name == kind }.flatMap { SchemaFile.named($0.file) }
    try OutputSet.writeToStandardOutput(file?.bytes ?? [])
  }
}
