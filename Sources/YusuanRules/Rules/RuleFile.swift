internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanXML

/// A rules file as written, before its formulas are resolved (规则文件).
struct RuleFile {
  static let namespace = "urn:yusuan:rules:1"

  let input: String
  /// Whether it is a built-in file.
  let isBuiltIn: Bool
  let root: XMLNode
  private let bytes: [UInt8]
  let id: String
  let version: String
  /// The profiles, or profile families, that the rules are for; empty for any.
  let profiles: [String]
  /// The elements of its rules, in file order.
  let rules: [XMLNode]
  /// Words that may stand between a label and its amount in running text.
  let fillers: [[Unicode.Scalar]]

  /// The mistakes of the file.
  let mistakes: FileMistakes

  /// Reads the rules in `file`. It is validated by `grammar`, if that is given, and its mistakes are added to `all`.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` if it is not XML, and `.rulesWrong` with the line if it is no rules file.
  init(_ file: RuleSet.File, grammar: XMLGrammar?, addingTo all: Mistakes) throws(Diagnostic) {
    let root = try XMLNode.parse(file.bytes, input: file.name)
    mistakes = FileMistakes(file.bytes, input: file.name, addingTo: all)
    (input, bytes, isBuiltIn) = (file.name, file.bytes, file.isBuiltIn)
    guard root.name == "rules", root.namespace == Self.namespace else {
      throw Diagnostic(
        .rulesWrong, at: mistakes.location(of: root),
        [.expected: "rules (\(Self.namespace))", .found: "\(root.name) (\(root.namespace))"])
    }
    if let grammar { mistakes.check(root, by: grammar) }
    self.root = root
    (id, version) = (root["id"] ?? "", root["version"] ?? "")
    profiles = root["profiles"]?.split(separator: " ").map(String.init) ?? []
    rules = root.children.filter { $0.name == "rule" }
    fillers = root.children.filter { $0.name == "filler" }.map { FoldedText($0.text).scalars }
    mistakes.noteRepeats(of: "id", in: rules, label: "rule/@id")
  }

  /// A list of the file's mistakes, which also adds them to `all`.
  func mistakes(addingTo all: Mistakes) -> FileMistakes { FileMistakes(bytes, input: input, addingTo: all) }

  /// Whether the rules are for `profile`.
  func isFor(_ profile: Profile) -> Bool {
    profiles.isEmpty || profiles.contains(profile.id) || profiles.contains(profile.family)
  }
}

extension XMLGrammar {
  /// The grammar of rules files, from `Schemas/rules.xsd`.
  static func rules() throws(Diagnostic) -> XMLGrammar? { try named("rules.xsd") }

  /// The grammar of code lists, from `Schemas/codes.xsd`.
  static func codes() throws(Diagnostic) -> XMLGrammar? { try named("codes.xsd") }

  /// The grammar of files of waivers, from `Schemas/waivers.xsd`.
  static func waivers() throws(Diagnostic) -> XMLGrammar? { try named("waivers.xsd") }

  private static func named(_ name: String) throws(Diagnostic) -> XMLGrammar? {
    guard let schema = SchemaFile.named(name) else { return nil }
    return try XMLGrammar(schema.bytes, name: name)
  }
}

extension Mistakes {
  /// The result of `work`. Nil if it throws; the error is recorded as a mistake.
  func gathering<Value>(_ work: () throws(Diagnostic) -> Value) -> Value? {
    do throws(Diagnostic) { return try work() } catch {
      add(error)
      return nil
    }
  }
}
