internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

extension ProfileLoader {
  /// Reads the `panel` elements of the table `table`. Their columns come with the header.
  func panels(_ node: XMLNode, of table: String, into draft: inout ProfileDraft) -> [PanelLayout] {
    var panels: [PanelLayout] = []
    let nodes = node.children.filter { $0.name == "panel" && $0["id"] != nil }
    noteRepeats(of: nodes, label: "panel/@id")
    for node in nodes { panels.append(panel(node, of: table, previous: panels.last, into: &draft)) }
    return panels
  }

  private func panel(
    _ node: XMLNode, of table: String, previous: PanelLayout?, into draft: inout ProfileDraft
  ) -> PanelLayout {
    let id = node["id"] ?? ""
    var panel = PanelLayout(id: id, label: node["label"], columns: [], rows: [], openRows: nil, openRowsIndex: 0)
    draft.place(.panel(table: table, id), at: node, of: mistakes)
    noteRepeats(of: node.children.filter { $0.name == "row" }, label: "row/@id")
    for child in node.children {
      switch child.name {
      case "row":
        rows(child, above: nil, previous: previous, into: &panel.rows) { row, node in
          draft.place(.row(table: table, panel: id, path: row), at: node, of: mistakes)
        }
      case "codes", "list":
        if panel.openRows != nil { contradiction(.openRowsTwice, child) }
        panel.openRows = child.name == "codes" ? codes(child) : list(child)
        panel.openRowsIndex = panel.rows.count
        draft.place(.openRows(table: table, panel: id), at: child, of: mistakes)
      default: break
      }
    }
    return panel
  }

  /// Reads a row and those below it, in printed order. `onRow` receives the path of each.
  private func rows(
    _ node: XMLNode, above: String?, previous: PanelLayout?, into rows: inout [RowLayout],
    onRow: (String, XMLNode) -> Void
  ) {
    let row = row(node, above: above, previous: previous)
    rows.append(row)
    onRow(row.path, node)
    let below = node.children.filter { $0.name == "row" }
    noteRepeats(of: below, label: "row/@id")
    for child in below { self.rows(child, above: row.path, previous: previous, into: &rows, onRow: onRow) }
  }

  private func row(_ node: XMLNode, above: String?, previous: PanelLayout?) -> RowLayout {
    if let beside = node["beside"], previous?.rows.contains(where: { $0.path == beside }) != true {
      contradiction(.besideUnknown, node, attribute: "beside", found: beside)
    }
    let id = node["id"] ?? ""
    let label = node["label"]
    let carriesUnitName = label == "{U}"
    if !carriesUnitName { checkPlaceholders(node, attribute: "label") }
    return RowLayout(
      id: id, path: above.map { "\($0)/\(id)" } ?? id, kind: rowKind(node),
      label: carriesUnitName ? nil : label.map(Label.init), carriesUnitName: carriesUnitName,
      spellings: spellings(node), level: node["level"].flatMap { Int($0) }, code: node["code"],
      isRequired: node["required"] == "true" || node["required"] == "1", beside: node["beside"])
  }

  private func codes(_ node: XMLNode) -> OpenRows {
    let lengths = (node["lengths"] ?? "").split(separator: " ").map { Int($0) ?? 0 }
    if !lengths.contains(0), !lengths.allSatisfy({ (1...12).contains($0) }) || lengths != Set(lengths).sorted() {
      contradiction(.lengthsFall, node, attribute: "lengths", found: node["lengths"] ?? "")
    }
    return .codes(kind: rowKind(node), lengths: lengths)
  }

  private func list(_ node: XMLNode) -> OpenRows {
    .list(kind: rowKind(node), level: node["level"].flatMap { Int($0) })
  }

  private func rowKind(_ node: XMLNode) -> RowKind { node["kind"].flatMap(RowKind.init(rawValue:)) ?? .item }
}
