public import YusuanFindings
public import YusuanModel
public import YusuanProfiles
internal import YusuanRules

/// Turns disclosures that were read by one profile into disclosures of another (版式迁移): year to year, 单位 to 部门, 万元 to 元.
///
/// Figures go where the mappings of the profiles say, else to equal ids or names. Figures that go to one place are added
/// up exactly. What has no place is a finding each.
public struct Migration: Sendable {
  /// The profile that disclosures are turned into.
  public let target: Profile
  private let mappings: MappingSet
  private let lists: [String: [String: [String]]]

  /// A migration to `target`. Throws as ``MappingSet/init(_:)``, and the errors of code lists.
  public init(to target: Profile) throws(Diagnostic) {
    self.target = target
    mappings = try MappingSet(target)
    var lists: [String: [String: [String]]] = [:]
    for file in target.companions where file.kind == .codes {
      let list = try CodeList.load(file.bytes, input: file.name)
      lists[list.id] = Dictionary(grouping: list.entries) { FoldedText($0.1).string }.mapValues { $0.map(\.0) }
    }
    self.lists = lists
  }

  /// The profile and its mappings as one text, to tell runs apart.
  public var signature: String {
    target.companions.filter { $0.kind == .mappings }.reduce(target.id) {
      $0 + String(decoding: $1.bytes, as: UTF8.self)
    }
  }

  /// A disclosure of the other profile, and what became of everything.
  public struct Result: Sendable {
    /// The disclosure with its sources. Figures that are sums of several rows have none.
    public var document: Document
    /// What has no place there, each figure by itself, and what else has to be known. Empty if they were given away.
    public var findings: [Diagnostic] = []
    /// How many amounts, texts, counts, percentages and dates there were.
    public var factCount = 0
    /// How many of them went into the disclosure. Several may be one sum.
    public var placedCount = 0
  }

  /// Turns `document`, which was read by `source`, into a disclosure of the target profile. Throws the errors of the
  /// mappings of `source`.
  public func migrate(_ document: Document, from source: Profile) throws(Diagnostic) -> Result {
    var findings: [Diagnostic] = []
    var result = try migrate(document, from: source) { findings.append($0) }
    result.findings = findings
    return result
  }

  /// The same, with each finding given to `onFinding` as it comes: there may be as many as figures.
  public func migrate(
    _ document: Document, from source: Profile, onFinding: @escaping (Diagnostic) -> Void
  ) throws(Diagnostic) -> Result {
    let fits = { (mapping: ProfileMapping) in mapping.from.contains(source.id) && mapping.to.contains(target.id) }
    var mapping = mappings.mappings.first(where: fits)
    if mapping == nil { mapping = try MappingSet(source).mappings.first(where: fits) }
    let run = MigrationRun(
      document, from: source, to: target, mapping, codesOfNames: { lists[$0] ?? [:] }, onFinding: onFinding)
    if mapping == nil, source.family != target.family { run.noteMissingMapping() }
    return run.result()
  }
}
