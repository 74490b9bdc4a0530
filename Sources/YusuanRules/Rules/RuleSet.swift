public import YusuanFindings
public import YusuanProfiles
internal import YusuanXML

/// The rules for checking disclosures, resolved against a profile, with the code lists they name (规则集).
public struct RuleSet: Sendable {
  /// A file given in addition to those of the profile.
  public struct File: Sendable {
    /// Its bytes.
    public var bytes: [UInt8]
    /// Its name, for findings.
    public var name: String
    /// Whether the file is a built-in one, byte for byte. Tests check built-in files against their schema.
    let isBuiltIn: Bool

    /// The file `name` with `bytes`.
    public init(bytes: [UInt8], name: String) {
      self.bytes = bytes
      self.name = name
      isBuiltIn = SchemaFile.named(name)?.bytes == bytes
    }

    /// A file that belongs to a profile.
    init(_ companion: ProfileCompanion) { self.init(bytes: companion.bytes, name: companion.name) }
  }

  /// The id of the profile whose tables the rules name.
  public let profile: String
  /// The rules that are switched on, in the order of the files. Empty if the profile has none.
  public let rules: [Rule]
  /// The ids of the rules that a file switched off.
  public let switchedOff: [String]
  /// The ids and versions of the rules files, such as `unit-budget 2025`.
  public let versions: [String]
  /// The given files that are for other profiles and are not used: the names of those profiles by file name.
  public let leftOut: [String: [String]]
  /// The code lists by their ids.
  public let lists: [String: CodeList]

  /// The severity of a failure of each rule.
  let severities: [Severity]
  let scope: RuleScope
  let fillers: [[Unicode.Scalar]]
  /// The indices of the rules by their ids.
  private let places: [String: Int]

  /// The rules of `profile` and those of `files`. A rule with a known id replaces the earlier one or switches it off. A
  /// code list of `codes` replaces the one with the same id. A profile without rules checks nothing.
  ///
  /// Throws the first mistake of the files with the others attached: `.rulesWrong` and `.codesWrong` for files of the
  /// wrong kind, the errors of reading XML, and the codes from Y0115 to Y0130.
  public init(_ profile: Profile, files: [File] = [], codes: [File] = []) throws(Diagnostic) {
    let mistakes = Mistakes()
    self.init(profile, files: files, codes: codes, mistakes)
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
  }

  /// The rules of `profile`, and all mistakes in its rules files and code lists, including those in examples (检查规则).
  /// Rules leave out what has a mistake.
  public static func review(_ profile: Profile) -> (set: RuleSet, mistakes: [Diagnostic]) {
    let mistakes = Mistakes()
    let set = RuleSet(profile, files: [], codes: [], mistakes, checksAll: true)
    for mistake in RuleExamples(profile, set).readingMistakes { mistakes.add(mistake) }
    return (set, mistakes.all)
  }

  /// The same, with mistakes added to `mistakes` and mistaken parts left out. Built-in files are checked only if
  /// `checksAll`, which their tests set.
  init(_ profile: Profile, files: [File], codes: [File], _ mistakes: Mistakes, checksAll: Bool = false) {
    var lists: [String: CodeList] = [:]
    for file in profile.companions.filter({ $0.kind == .codes }).map(File.init) + codes {
      guard let list = mistakes.gathering({ () throws(Diagnostic) in try CodeList.load(file, mistakes) }) else {
        continue
      }
      lists[list.id] = list
    }
    let own = profile.companions.filter { $0.kind == .rules }.map(File.init)
    let ownFiles = Self.read(own, mistakes, checksAll: checksAll)
    let read = ownFiles + Self.read(files, mistakes)
    let used = read.filter { $0.isFor(profile) }

    self.profile = profile.id
    scope = RuleScope(profile)
    self.lists = lists
    fillers = used.flatMap(\.fillers)
    versions = used.map { "\($0.id) \($0.version)" }
    leftOut = Dictionary(read.filter { !$0.isFor(profile) }.map { ($0.input, $0.profiles) }) { first, _ in first }
    let (written, off) = Self.merge(used)
    var loader = RuleLoader(scope: scope, lists: lists.keys.sorted())
    var rules: [Rule] = []
    for rule in written {
      loader.refusesIdle = checksAll || !rule.file.isBuiltIn
      rules.append(loader.rule(rule.node, of: rule.file))
    }
    if checksAll || !own.allSatisfy(\.isBuiltIn) {
      RuleSetCheck(profile: profile, files: ownFiles, rules: Array(zip(rules, written))).check()
    }
    self.rules = rules
    severities = rules.map(\.severity)
    switchedOff = off
    places = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// Reads those of `files` that are rules files. Built-in ones are not checked against their schema, unless
  /// `checksAll`.
  static func read(_ files: [File], _ mistakes: Mistakes, checksAll: Bool = false) -> [RuleFile] {
    var grammar: XMLGrammar?
    var read: [RuleFile] = []
    for file in files {
      let isChecked = checksAll || !file.isBuiltIn
      if isChecked, grammar == nil { grammar = mistakes.gathering(XMLGrammar.rules) ?? nil }
      let found = mistakes.gathering { () throws(Diagnostic) in
        try RuleFile(file, grammar: isChecked ? grammar : nil, addingTo: mistakes)
      }
      if let found { read.append(found) }
    }
    return read
  }

  /// A rule as written in a file.
  struct Written {
    var id: String
    var node: XMLNode
    var file: RuleFile
  }

  /// The rules that are switched on, and the ids of those switched off.
  static func merge(_ files: [RuleFile]) -> (written: [Written], off: [String]) {
    var merged: [Written] = []
    var off: [String] = []
    for file in files {
      for node in file.rules {
        let rule = Written(id: node["id"] ?? "", node: node, file: file)
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

  /// The rule `id`, or nil if there is none.
  public func rule(_ id: String) -> Rule? { place(of: id).map { rules[$0] } }

  /// The index in ``rules`` of the rule `id`, or nil if there is none.
  public func place(of id: String) -> Int? { places[id] }
}
