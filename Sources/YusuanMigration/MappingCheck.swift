internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRules
internal import YusuanXML

/// Checks that a mapping names what the profiles at its two ends have (对应关系的检查).
struct MappingCheck {
  let mistakes: FileMistakes

  /// Records the mistakes of the element `node` of a file of `profile`. `other` finds the profile at the other end.
  func check(_ node: XMLNode, _ profile: Profile, other: (String) -> Profile?) {
    let known = { (id: String) in id == profile.id ? profile : other(id) }
    let (from, to) = (ids(node, "from", known), ids(node, "to", known))
    mistakes.noteRepeats(of: "from", in: node.children.filter { $0.name == "table" }, label: "table/@from")
    for codes in node.children where codes.name == "codes" {
      mistakes.noteRepeats(of: "from", in: codes.children, label: "code/@from")
    }
    for table in node.children where table.name == "table" {
      let source = find(table, "from", in: from) { $0.tables.map(\.id) }
      let target = find(table, "to", in: to) { $0.tables.map(\.id) }
      mistakes.noteRepeats(of: "from", in: table.children, label: "panel/@from")
      for panel in table.children where panel.name == "panel" {
        check(panel, Ends(from: source, to: target, targets: to))
      }
    }
  }

  /// The tables at both ends, as far as they are known, and the profiles that figures go to.
  private struct Ends {
    var from: [TableLayout]?
    var to: [TableLayout]?
    var targets: [Profile]?
  }

  /// The profiles that the attribute `name` names; nil if one of them is not known.
  private func ids(_ node: XMLNode, _ name: String, _ known: (String) -> Profile?) -> [Profile]? {
    let found = MappingSet.ids(node[name]).map(known)
    if let path = node["other"], found.allSatisfy({ $0 == nil }) {
      mistakes.note(.nameUnknown, node, attribute: "other", because: .aFile, [.found: path])
    }
    return found.contains { $0 == nil } || found.isEmpty ? nil : found.compactMap { $0 }
  }

  // MARK: Names

  /// The tables that the attribute `name` names: one of each profile. Nil if not known.
  private func find(
    _ node: XMLNode, _ name: String, in profiles: [Profile]?, _ names: (Profile) -> [String]
  ) -> [TableLayout]? {
    guard let id = node[name], let profiles else { return nil }
    let tables = profiles.map { $0.table(id) }
    guard tables.allSatisfy({ $0 != nil }) else {
      unknown(.table, node, name, id, of: profiles.map(names), in: profiles.map(\.id).joined(separator: ", "))
      return nil
    }
    return tables.compactMap { $0 }
  }

  private func panels(_ node: XMLNode, _ name: String, in tables: [TableLayout]?) -> [(TableLayout, Int)]? {
    guard let id = node[name], let tables else { return nil }
    let panels = tables.map { table in table.panels.firstIndex { $0.id == id }.map { (table, $0) } }
    guard panels.allSatisfy({ $0 != nil }) else {
      unknown(.panel, node, name, id, of: tables.map { $0.panels.map(\.id) }, in: tables[0].id)
      return nil
    }
    return panels.compactMap { $0 }
  }

  private func unknown(
    _ reason: MistakeReason, _ node: XMLNode, _ attribute: String, _ found: String, of names: [[String]],
    in place: String
  ) {
    // What all profiles of that end have.
    let common = (names.first ?? []).filter { name in names.allSatisfy { $0.contains(name) } }
    mistakes.note(
      .nameUnknown, node, attribute: attribute, because: reason,
      [
        .found: found, .label: place, .name: Likeness.nearest(to: found, of: common) ?? "",
        .expected: common.prefix(40).joined(separator: ", "),
      ])
  }

  // MARK: Panels

  private func check(_ node: XMLNode, _ ends: Ends) {
    let (from, to) = (panels(node, "from", in: ends.from), panels(node, "to", in: ends.to))
    for (name, part) in [("row", "row/@from"), ("column", "column/@from")] {
      mistakes.noteRepeats(of: "from", in: node.children.filter { $0.name == name }, label: part)
    }
    var seen: Set<[String]> = []
    for child in node.children {
      switch child.name {
      case "row":
        row(child, "from", in: from)
        row(child, "to", in: to)
      case "column":
        compare(child, column(child, "from", in: from), column(child, "to", in: to))
      case "figure":
        if !seen.insert([child["row"] ?? "", child["column"] ?? ""]).inserted {
          mistakes.note(
            .partRepeated, child, [.label: "figure", .found: "\(child["row"] ?? "") \(child["column"] ?? "")"])
        }
        figure(child, from: from, to: to, ends)
      default: break
      }
    }
  }

  private func figure(_ node: XMLNode, from: [(TableLayout, Int)]?, to: [(TableLayout, Int)]?, _ ends: Ends) {
    row(node, "row", in: from)
    let kind = column(node, "column", in: from)
    if (node["toRow"] == nil) != (node["toColumn"] == nil) {
      mistakes.note(.partMissing, node, [.label: "figure", .expected: node["toRow"] == nil ? "@toRow" : "@toColumn"])
    }
    let tables = node["toTable"] == nil ? ends.to : find(node, "toTable", in: ends.targets) { $0.tables.map(\.id) }
    let places =
      node["toPanel"] == nil ? node["toTable"] == nil ? to : tables.map(only) : panels(node, "toPanel", in: tables)
    row(node, "toRow", in: places)
    compare(node, kind, column(node, "toColumn", in: places))
  }

  private func only(_ tables: [TableLayout]) -> [(TableLayout, Int)] {
    tables.compactMap { $0.panels.isEmpty ? nil : ($0, 0) }
  }

  private func row(_ node: XMLNode, _ attribute: String, in panels: [(TableLayout, Int)]?) {
    guard let path = node[attribute], let panels, !panels.isEmpty else { return }
    let names = panels.map { table, index in table.panels[index].rows.map(\.path) }
    if names.allSatisfy({ $0.contains(path) }) { return }
    unknown(.row, node, attribute, path, of: names, in: place(panels[0]))
  }

  /// The kind of the column that the attribute names.
  private func column(_ node: XMLNode, _ attribute: String, in panels: [(TableLayout, Int)]?) -> ValueKind? {
    guard let id = node[attribute], let panels, !panels.isEmpty else { return nil }
    let columns = panels.map { table, index in
      let panel = table.panels[index]
      return panel.columns.indices.filter { panel.valueKind(ofColumn: $0) != nil }.map { panel.columns[$0].id }
    }
    guard columns.allSatisfy({ $0.contains(id) }) else {
      unknown(.valueColumn, node, attribute, id, of: columns, in: place(panels[0]))
      return nil
    }
    let panel = panels[0].0.panels[panels[0].1]
    return panel.column(id).flatMap { panel.valueKind(ofColumn: $0) }
  }

  private func place(_ panel: (TableLayout, Int)) -> String { "\(panel.0.id)/\(panel.0.panels[panel.1].id)" }

  private func compare(_ node: XMLNode, _ from: ValueKind?, _ to: ValueKind?) {
    guard let from, let to, from != to else { return }
    mistakes.note(.kindsDiffer, node, [.expected: to.rawValue, .found: from.rawValue])
  }
}
