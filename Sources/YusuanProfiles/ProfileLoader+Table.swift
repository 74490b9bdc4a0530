internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

extension ProfileLoader {
  /// One `table` element: of a table that an included profile has, only the parts that are given take the place of its.
  func table(_ node: XMLNode, into tables: inout [TableLayout]) throws(Diagnostic) {
    let id = try attribute("id", of: node)
    let known = tables.firstIndex { $0.id == id }
    if node["off"] == "true" || node["off"] == "1" {
      guard let known else { throw wrong(node, expected: "@id of an included table", found: id) }
      tables.remove(at: known)
      return
    }
    let table = try table(node, id: id, included: known.map { tables[$0] })
    if let known { tables[known] = table } else { tables.append(table) }
  }

  private func table(_ node: XMLNode, id: String, included: TableLayout?) throws(Diagnostic) -> TableLayout {
    let ownPanels = try panels(node)
    var table =
      included
      ?? TableLayout(
        number: "", id: id, title: Label(""), otherTitles: [], printLabel: nil, emptyNote: nil, amountUnit: nil,
        header: [], printsColumnNumbers: false, panels: [])
    if node["number"] != nil || included == nil { table.number = try attribute("number", of: node) }
    if node["amountUnit"] != nil { table.amountUnit = try amountUnit("amountUnit", of: node) }
    if let title = node.children.first(where: { $0.name == "title" }) {
      table.title = Label(title.text)
      table.otherTitles = spellings(node)
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
    if let header = node.children.first(where: { $0.name == "header" }) { try self.header(header, into: &table) }
    try check(table, node)
    return table
  }

  private func check(_ table: TableLayout, _ node: XMLNode) throws(Diagnostic) {
    guard !table.title.text.isEmpty else { throw wrong(node, expected: "title", found: "table") }
    guard !table.panels.isEmpty else { throw wrong(node, expected: "panel", found: "table") }
    for panel in table.panels {
      try refuseRepeats(panel.columns.map(\.id), what: "column", at: node)
      guard panel.columns.contains(where: { $0.kind.valueKind != nil }) else {
        throw wrong(node, expected: "a column of a value (\(panel.id))", found: table.id)
      }
      guard panel.columns(.code).count <= 1, panel.columns(.code).isEmpty || panel.columns(.codePart).isEmpty else {
        throw wrong(node, expected: "one column of kind code, or those of kind codePart", found: panel.id)
      }
      if panel.isUnlabelled, panel.openRows != nil || panel.rows.contains(where: { $0.label != nil }) {
        throw wrong(node, expected: "rows without labels, where no column has labels", found: panel.id)
      }
      if !panel.isUnlabelled, let row = panel.rows.first(where: { $0.label == nil && !$0.carriesUnitName }) {
        throw wrong(node, expected: "row/@label, where a column has labels", found: row.path)
      }
    }
  }

  // MARK: The header

  private func header(_ node: XMLNode, into table: inout TableLayout) throws(Diagnostic) {
    table.header = []
    for index in table.panels.indices { table.panels[index].columns = [] }
    table.printsColumnNumbers = node["columnNumbers"] == "true" || node["columnNumbers"] == "1"
    let only = table.panels.count == 1 ? table.panels[0].id : nil
    for part in node.children { table.header.append(try headerNode(part, panel: only, panels: &table.panels)) }
  }

  private func headerNode(
    _ node: XMLNode, panel inherited: String?, panels: inout [PanelLayout]
  ) throws(Diagnostic) -> HeaderNode {
    let panel = node["panel"] ?? inherited
    var header = HeaderNode(
      label: Label(try attribute("label", of: node)), spellings: spellings(node), children: [], column: nil)
    if node.name == "column" {
      guard let panel, let index = panels.firstIndex(where: { $0.id == panel }) else {
        throw wrong(node, expected: "a column of a panel of the table", found: node["id"] ?? "column")
      }
      let kind = try value(
        "kind", of: node, ColumnKind.init(rawValue:),
        expected: ColumnKind.allCases.map(\.rawValue).joined(separator: ", "))
      header.column = ColumnReference(panel: index, column: panels[index].columns.count)
      panels[index].columns.append(ColumnLayout(id: try attribute("id", of: node), kind: kind))
      return header
    }
    for child in node.children where child.name != "spelling" {
      header.children.append(try headerNode(child, panel: panel, panels: &panels))
    }
    guard !header.children.isEmpty else { throw wrong(node, expected: "group, column", found: header.label.text) }
    return header
  }

  func spellings(_ node: XMLNode) -> [Label] {
    var spellings: [Label] = []
    for child in node.children where child.name == "spelling" { spellings.append(Label(child.text)) }
    return spellings
  }
}
