internal import YusuanFindings
internal import YusuanProfiles
internal import YusuanXML

/// Checks the rules files of a profile together (规则文件的整体检查), for what no single rule shows.
struct RuleSetCheck {
  let profile: Profile
  /// The rules files of the profile.
  let files: [RuleFile]
  /// The rules that are switched on, and where they are written.
  let rules: [(rule: Rule, written: RuleSet.Written)]

  /// Records all mistakes.
  func check() {
    checkFiles()
    let statements = rules.flatMap(\.rule.statements).flatMap { [$0] + $0.parts }
    for (rule, written) in rules {
      if rule.share != nil, !statements.contains(where: { $0.whole != nil }) { idle(.sharesNever, written) }
      if rule.growth != nil, !statements.contains(where: \.isGrowing) { idle(.growthNever, written) }
    }
  }

  /// Records files that are for other profiles, and switched-off rules that do not exist.
  private func checkFiles() {
    var known: [String] = []
    for file in files {
      if !file.isFor(profile) {
        file.mistakes.note(
          .ruleIdle, file.root, attribute: "profiles", because: .otherProfiles,
          [.name: file.id, .found: file.profiles.joined(separator: " ")])
        continue
      }
      for node in file.rules {
        guard let id = node["id"] else { continue }
        if node["off"] == "true" || node["off"] == "1" {
          if !known.contains(id) { unknown(id, node, file, known) }
        } else {
          known.append(id)
        }
      }
    }
  }

  private func unknown(_ id: String, _ node: XMLNode, _ file: RuleFile, _ known: [String]) {
    file.mistakes.note(
      .nameUnknown, node, attribute: "id", because: .rule,
      [.found: id, .name: Likeness.nearest(to: id, of: known) ?? ""])
  }

  private func idle(_ reason: MistakeReason, _ written: RuleSet.Written) {
    written.file.mistakes.note(.ruleIdle, written.node, because: reason, [.name: written.id])
  }
}
