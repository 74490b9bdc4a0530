public import YusuanFindings
public import YusuanProfiles
internal import YusuanXML

/// The rules that disclosures are checked by, resolved against a profile, and the code lists they name (规则集).
public struct RuleSet: Sendable {
  /// A file that was given beside those of the profile.
  public struct File: Sendable {
    /// Its bytes.
    public var bytes: [UInt8]
    /// Its name, for findings.
    public var name: String

    /// The file `name` of `bytes`.
    public init(bytes: [UInt8], name: String) {
      self.bytes = bytes
      self.name = name
    }
  }

  /// The id of the profile whose tables the rules name.
  public let profile: String
  /// The rules that are on, in the order of the files; empty where the profile has none.
  public let rules: [Rule]
  /// The ids of the rules that a file switched off.
  public let switchedOff: [String]
  /// The ids and versions of the rules files, such as `unit-budget 2025`.
  public let versions: [String]
  /// The files that were given and are for other profiles, by their names, with these: nothing of them is used.
  public let leftOut: [String: [String]]
  /// The code lists by their ids.
  public let lists: [String: CodeList]

  /// How much a failure of each rule weighs.
  let severities: [Severity]
  let scope: RuleScope
  let fillers: [[Unicode.Scalar]]
  /// The places of the rules by their ids.
  private let places: [String: Int]

  /// The rules of `profile`, with those of `files` added: a rule with a known id takes the place of the one before, or
  /// switches it off. A code list of `codes` takes the place of the one with its id. A profile without rules checks
  /// nothing.
  ///
  /// Throws `.rulesWrong` with line and column for a formula that does not parse or names a table, panel, row, column or
  /// list that is not there, `.rulesWrong` and `.codesWrong` with the line for what breaks the schema, and what XML can
  /// throw.
  public init(_ profile: Profile, files: [File] = [], codes: [File] = []) throws(Diagnostic) {
    var lists: [String: CodeList] = [:]
    var read: [RuleFile] = []
    let schema = SchemaFile.named("rules.xsd")
    for companion in profile.companions {
      switch companion.kind {
      case .codes:
        let list = try CodeList.load(companion)
        lists[list.id] = list
      case .rules:
        read.append(
          try RuleFile(companion.bytes, input: companion.name, schema: companion.isBuiltIn ? nil : schema))
      }
    }
    for file in codes {
      let list = try CodeList.load(file.bytes, input: file.name)
      lists[list.id] = list
    }
    for file in files { read.append(try RuleFile(file.bytes, input: file.name, schema: schema)) }
    let used = read.filter { $0.isFor(profile) }

    self.profile = profile.id
    scope = RuleScope(profile)
    self.lists = lists
    fillers = used.flatMap(\.fillers)
    versions = used.map { "\($0.id) \($0.version)" }
    leftOut = Dictionary(read.filter { !$0.isFor(profile) }.map { ($0.input, $0.profiles) }) { first, _ in first }
    let (written, off) = Self.merge(used)
    let loader = RuleLoader(scope: scope, lists: lists.keys.sorted())
    var rules: [Rule] = []
    for rule in written { rules.append(try loader.rule(rule.node, input: rule.file)) }
    self.rules = rules
    severities = rules.map(\.severity)
    switchedOff = off
    places = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// A rule as a file writes it.
  private struct Written {
    var id: String
    var node: XMLNode
    var file: String
  }

  /// The rules that are on, and the ids of those that are switched off.
  private static func merge(_ files: [RuleFile]) -> (written: [Written], off: [String]) {
    var merged: [Written] = []
    var off: [String] = []
    for file in files {
      for node in file.rules {
        let rule = Written(id: node["id"] ?? "", node: node, file: file.input)
        let known = merged.indices.first { merged[$0].id == rule.id }
        off.removeAll { $0 == rule.id }
        if node["off"] == "true" || node["off"] == "1" {
          if let known { merged.remove(at: known) }
          off.append(rule.id)
        } else if let known {
          merged[known] = rule
        } else {
          merged.append(rule)
        }
      }
    }
    return (merged, off)
  }

  /// The rule `id`, or nil.
  public func rule(_ id: String) -> Rule? { place(of: id).map { rules[$0] } }

  /// The place in ``rules`` of the rule `id`, or nil.
  public func place(of id: String) -> Int? { places[id] }
}
