internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

extension ProfileLoader {
  /// Reads one `table` element. If an included profile has the table, only the given parts are replaced.
  func table(_ node: XMLNode, into draft: inout ProfileDraft) {
    guard let id = node["id"] else { return }
    let known = draft.tables.firstIndex { $0.id == id }
    if node["off"] == "true" || node["off"] == "1" {
      guard let known else { return contradiction(.offUnknown, node, attribute: "id", found: id) }
      draft.tables.remove(at: known)
      return
    }
    draft.place(.table(id), at: node, of: mistakes)
    let table = table(node, id: id, included: known.map { draft.tables[$0] }, into: &draft)
    if let known { draft.tables[known] = table } else { draft.tables.append(table) }
  }

  private func table(
    _ node: XMLNode, id: String, included: TableLayout?, into draft: inout ProfileDraft
  ) -> TableLayout {
    let ownPanels = panels(node, of: id, into: &draft)
    var table =
      included
      ?? TableLayout(
        number: "", id: id, title: Label(""), otherTitles: [], printLabel: nil, emptyNote: nil, amountUnit: nil,
        header: [], printsColumnNumbers: false, panels: [])
    table.number = node["number"] ?? table.number
    table.amountUnit = amountUnit(node["amountUnit"]) ?? table.amountUnit
    let nested: Set<String> = ["header", "panel", "chart"]
    for part in node.children where !nested.contains(part.name) { checkPlaceholders(part) }
    if let title = node.children.first(where: { $0.name == "title" }) {
      table.title = Label(title.text)
      table.otherTitles = spellings(node)
      draft.place(.title(table: id), at: title, of: mistakes)
    }
    if let label = node.children.first(where: { $0.name == "printLabel" }) { table.printLabel = label.text }
    if let note = node.children.first(where: { $0.name == "emptyNote" }) { table.emptyNote = Label(note.text) }
    for panel in ownPanels {
      guard let known = table.panels.firstIndex(where: { $0.id == panel.id }) else {
        table.panels.append(panel)
        continue
      }
      let columns = table.panels[known].columns
      table.panels[known] = panel
      table.panels[known].columns = columns
    }
    if let header = node.children.first(where: { $0.name == "header" }) { self.header(header, into: &table, &draft) }
    let ownCharts = charts(node, of: id, into: &draft)
    if !ownCharts.isEmpty { table.charts = ownCharts }
    return table
  }

  // MARK: The header

  private func header(_ node: XMLNode, into table: inout TableLayout, _ draft: inout ProfileDraft) {
    table.header = []
    for index in table.panels.indices { table.panels[index].columns = [] }
    table.printsColumnNumbers = node["columnNumbers"] == "true" || node["columnNumbers"] == "1"
    // Without a panel there is no column at all, which is reported once.
    if table.panels.isEmpty { return }
    let only = table.panels.count == 1 ? table.panels[0].id : nil
    for part in node.children {
      if let part = headerNode(part, panel: only, of: &table, &draft) { table.header.append(part) }
    }
  }

  private func headerNode(
    _ node: XMLNode, panel inherited: String?, of table: inout TableLayout, _ draft: inout ProfileDraft
  ) -> HeaderNode? {
    guard node.name == "column" || node.name == "group" else { return nil }
    let panel = node["panel"] ?? inherited
    checkPlaceholders(node, attribute: "label")
    var header = HeaderNode(
      label: Label(node["label"] ?? ""), spellings: spellings(node), children: [], column: nil)
    if node.name == "column" {
      guard let panel, let index = table.panels.firstIndex(where: { $0.id == panel }) else {
        contradiction(.columnWithoutPanel, node, attribute: "panel", found: node["panel"] ?? node["id"] ?? "")
        return nil
      }
      let column = ColumnLayout(id: node["id"] ?? "", kind: node["kind"].flatMap(ColumnKind.init(rawValue:)) ?? .amount)
      noteRepeat(column.id, node, in: table, panel: index, draft)
      let place = table.panels[index].columns.count
      header.column = ColumnReference(panel: index, column: place)
      table.panels[index].columns.append(column)
      draft.place(.column(table: table.id, panel: panel, place: place), at: node, of: mistakes)
      return header
    }
    for child in node.children where child.name != "spelling" {
      if let child = headerNode(child, panel: panel, of: &table, &draft) { header.children.append(child) }
    }
    return header
  }

  /// Records that an earlier column of the panel has the same id as the column at `node`.
  private func noteRepeat(
    _ id: String, _ node: XMLNode, in table: TableLayout, panel index: Int, _ draft: ProfileDraft
  ) {
    let panel = table.panels[index]
    guard let first = panel.column(id) else { return }
    let place = draft.places[.column(table: table.id, panel: panel.id, place: first)]
    let line = place.flatMap { $0.file.location(of: $0.node).line }
    mistakes.note(
      .partRepeated, node, attribute: "id",
      [.label: "column/@id", .found: id, .count: line.map(String.init) ?? ""])
  }

  func spellings(_ node: XMLNode) -> [Label] {
    var spellings: [Label] = []
    for child in node.children where child.name == "spelling" {
      checkPlaceholders(child)
      spellings.append(Label(child.text))
    }
    return spellings
  }
}
