internal import YusuanModel

/// Proposes ties of a drafted profile (勾稽关系的推断): those that the shape of tables suggests, and equal figures. Running
/// them shows which ones hold.
enum TieProposals {
  /// The ties that may hold in `documents`.
  static func all(_ tables: [TableDraft], _ documents: [Disclosure], hasEmptyNotes: Bool) -> [Tie] {
    let panels = PanelName.all(tables)
    var ties = panels.flatMap(within)
    ties += between(Landmark.all(tables, documents))
    ties += classes(panels)
    if hasEmptyNotes {
      for table in tables { ties.append(Tie(family: .notes, group: table.id, formula: "noteTies(\(table.id))")) }
    }
    return ties
  }

  /// Ties between each figure and the first equal one before it that may be the same.
  private static func between(_ landmarks: [Landmark]) -> [Tie] {
    var ties: [Tie] = []
    for (place, landmark) in landmarks.enumerated() {
      let before = landmarks[..<place].filter {
        ($0.table != landmark.table || $0.panel != landmark.panel && $0.isWhole && landmark.isWhole)
          && $0.values == landmark.values && !$0.formula.contains(" + ") && $0.isRelated(to: landmark)
      }
      guard let first = before.max(by: { landmark.likeness($0) < landmark.likeness($1) }) else { continue }
      let family: Tie.Family = first.table == landmark.table ? .panels : .tables
      ties.append(Tie(family: family, group: landmark.formula, formula: "\(landmark.formula) = \(first.formula)"))
    }
    return ties
  }

  /// Ties between the functional classes of each panel and those of the first such panel.
  private static func classes(_ panels: [PanelName]) -> [Tie] {
    let found = panels.filter { panel in
      panel.panel.open?.kind == .function || panel.panel.rows.contains { $0.code != nil }
    }
    var ties: [Tie] = []
    for (place, panel) in found.enumerated() {
      for other in found[..<place] {
        guard let own = panel.whole, let theirs = other.whole else { continue }
        ties.append(
          Tie(
            family: .tables, group: "classes \(panel.name)",
            formula:
              "for k in classes(\(panel.name), \(other.name)): \(panel.figure("k", own)) = \(other.figure("k", theirs))"
          ))
      }
    }
    return ties
  }
}
