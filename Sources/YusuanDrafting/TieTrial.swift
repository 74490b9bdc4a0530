internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRules

/// Finds out which ties hold (勾稽关系的检验): each is run on the documents as its own rule.
struct TieTrial {
  let profile: Profile
  let documents: [Document]

  /// How many ties are tried at most.
  static let most = 4_000
  /// How many bytes a formula may have. In rules files the limit is 2,000 characters.
  private static let longest = 2_000

  /// The ties that hold in every document to which they apply, and apply to at least one. Of each group only the first
  /// is returned.
  func holding(_ ties: [Tie]) throws(Diagnostic) -> [Tie] {
    let ties = Array(ties.lazy.filter { $0.formula.utf8.count <= Self.longest }.prefix(Self.most))
    if ties.isEmpty || documents.isEmpty { return [] }
    let file = try RulesWriter.trial(ties)
    let checker = Checker(try RuleSet(profile, files: [RuleSet.File(bytes: file, name: "rules.xml")]))
    let reports = documents.map { checker.check($0) }
    var seen: Set<String> = []
    return ties.indices.filter { index in
      let outcomes = reports.map { $0.outcomes[index] }
      let holds = outcomes.allSatisfy { $0[.fail] == 0 } && outcomes.contains { $0[.pass] + $0[.rounding] > 0 }
      return holds && seen.insert("\(ties[index].family) \(ties[index].group)").inserted
    }.map { ties[$0] }
  }
}
