internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// A rules file as it is written, before its formulas are resolved (规则文件).
struct RuleFile {
  static let namespace = "urn:yusuan:rules:1"

  let input: String
  let id: String
  let version: String
  /// The profiles, or families of profiles, that the rules are for; empty for any.
  let profiles: [String]
  /// The elements of its rules, in their order.
  let rules: [XMLNode]
  /// Words that may stand between a label and its amount in running text.
  let fillers: [[Unicode.Scalar]]

  /// The file written in `bytes`, checked against `Schemas/rules.xsd`, if `schema` is given.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` for what is no XML, `.rulesWrong` with the line for what is no rules file.
  init(_ bytes: [UInt8], input: String, schema: SchemaFile?) throws(Diagnostic) {
    let root = try XMLNode.parse(bytes, input: input)
    self.input = input
    guard root.name == "rules", root.namespace == Self.namespace else {
      throw Diagnostic(
        .rulesWrong, at: Location(input: input, line: root.line),
        [.expected: "rules (\(Self.namespace))", .found: root.name])
    }
    if let schema, let first = try XMLSchema(schema.bytes, name: schema.name).validate(bytes, input: input).first {
      throw Diagnostic(.rulesWrong, at: first.location, [.expected: schema.name, .found: first.facts[.reason] ?? ""])
    }
    (id, version) = (root["id"] ?? "", root["version"] ?? "")
    profiles = root["profiles"]?.split(separator: " ").map(String.init) ?? []
    rules = root.children.filter { $0.name == "rule" }
    fillers = root.children.filter { $0.name == "filler" }.map { FoldedText($0.text).scalars }
    var seen: Set<String> = []
    for rule in rules where !seen.insert(rule["id"] ?? "").inserted {
      throw Diagnostic(
        .rulesWrong, at: Location(input: input, line: rule.line),
        [.expected: "each rule once", .found: rule["id"] ?? ""])
    }
  }

  /// Whether the rules are for `profile`.
  func isFor(_ profile: Profile) -> Bool {
    profiles.isEmpty || profiles.contains(profile.id) || profiles.contains(profile.family)
  }
}
