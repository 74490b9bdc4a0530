internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

extension ProfileLoader {
  /// The `panel` elements of a table; their columns come with the header.
  func panels(_ table: XMLNode) throws(Diagnostic) -> [PanelLayout] {
    var panels: [PanelLayout] = []
    for node in table.children where node.name == "panel" { panels.append(try panel(node, previous: panels.last)) }
    try refuseRepeats(panels.map(\.id), what: "panel", at: table)
    return panels
  }

  private func panel(_ node: XMLNode, previous: PanelLayout?) throws(Diagnostic) -> PanelLayout {
    var panel = PanelLayout(
      id: try attribute("id", of: node), label: node["label"], columns: [], rows: [], openRows: nil, openRowsIndex: 0)
    for child in node.children {
      switch child.name {
      case "row": try rows(child, above: nil, previous: previous, into: &panel.rows)
      case "codes", "list":
        guard panel.openRows == nil else { throw wrong(child, expected: "codes or list once", found: child.name) }
        panel.openRows = child.name == "codes" ? try codes(child) : try list(child)
        panel.openRowsIndex = panel.rows.count
      default: throw wrong(child, expected: "row, codes, list", found: child.name)
      }
    }
    try refuseRepeats(panel.rows.map(\.path), what: "row", at: node)
    return panel
  }

  /// A row and those below it, in printed order.
  private func rows(
    _ node: XMLNode, above: String?, previous: PanelLayout?, into rows: inout [RowLayout]
  ) throws(Diagnostic) {
    let row = try row(node, above: above, previous: previous)
    rows.append(row)
    for child in node.children where child.name == "row" {
      try self.rows(child, above: row.path, previous: previous, into: &rows)
    }
  }

  private func row(_ node: XMLNode, above: String?, previous: PanelLayout?) throws(Diagnostic) -> RowLayout {
    if let beside = node["beside"], previous?.rows.contains(where: { $0.path == beside }) != true {
      throw wrong(node, expected: "@beside = a row of the panel before", found: beside)
    }
    let id = try attribute("id", of: node)
    let label = node["label"]
    let carriesUnitName = label == "{U}"
    return RowLayout(
      id: id, path: above.map { "\($0)/\(id)" } ?? id, kind: try rowKind(node),
      label: carriesUnitName ? nil : label.map(Label.init), carriesUnitName: carriesUnitName,
      spellings: spellings(node), level: node["level"].flatMap { Int($0) }, code: node["code"],
      isRequired: node["required"] == "true" || node["required"] == "1", beside: node["beside"])
  }

  private func codes(_ node: XMLNode) throws(Diagnostic) -> OpenRows {
    let lengths = try value(
      "lengths", of: node, { text in text.split(separator: " ").map { Int($0) ?? 0 } }, expected: "3 5 7")
    guard !lengths.isEmpty, lengths.allSatisfy({ (1...12).contains($0) }), lengths == Set(lengths).sorted() else {
      throw wrong(node, expected: "@lengths = rising numbers of digits", found: node["lengths"] ?? "")
    }
    return .codes(kind: try rowKind(node), lengths: lengths)
  }

  private func list(_ node: XMLNode) throws(Diagnostic) -> OpenRows {
    .list(kind: try rowKind(node), level: node["level"].flatMap { Int($0) })
  }

  private func rowKind(_ node: XMLNode) throws(Diagnostic) -> RowKind {
    try value(
      "kind", of: node, RowKind.init(rawValue:), expected: RowKind.allCases.map(\.rawValue).joined(separator: ", "))
  }
}
