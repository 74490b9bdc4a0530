internal import YusuanFindings
internal import YusuanXML

/// Writes a drafted profile to its file (版式包的写出).
struct ProfileWriter {
  let draft: WholeDraft
  private let writer: XMLWriter

  /// The bytes of the profile `draft`, which names the rules file `rules` if there is one. Throws `.outputFailed`, and
  /// `.textNotEncodable` for a label that XML cannot hold.
  static func write(_ draft: WholeDraft, rules: String?) throws(Diagnostic) -> [UInt8] {
    let writer = ProfileWriter(draft: draft, writer: try XMLWriter(name: "profile.xml"))
    writer.writer.startDocument()
    writer.profile(rules)
    return try writer.writer.finish()
  }

  private typealias Attributes = [(name: String, value: String)]

  private func profile(_ rules: String?) {
    var attributes: Attributes = [("xmlns", "urn:yusuan:profile:2"), ("id", draft.id)]
    if let level = draft.level { attributes.append(("level", level.rawValue)) }
    attributes.append(("amountUnit", draft.amountUnit.rawValue))
    start("profile", attributes, draft.decide)
    writer.element("name", attributes: [("lang", "zh")], draft.chineseName)
    writer.element("name", attributes: [("lang", "en")], draft.id)
    for year in draft.years { writer.element("years", attributes: [("from", String(year))], draft.source) }
    empty("include", [("profile", CommonWords.profile)])
    if let rules { empty("rules", [("file", rules)]) }
    words()
    for table in draft.tables { self.table(table) }
    writer.end()
  }

  private func start(_ element: String, _ attributes: Attributes, _ decide: [String] = []) {
    writer.start(element, attributes: attributes + Self.undecided(decide))
  }

  private func empty(_ element: String, _ attributes: Attributes, _ decide: [String] = []) {
    start(element, attributes, decide)
    writer.end()
  }

  private static func undecided(_ decide: [String]) -> Attributes {
    decide.isEmpty ? [] : [("decide", decide.map { $0 + "?" }.joined(separator: " "))]
  }

  private func words() {
    guard draft.words.contains(where: { !$0.texts.isEmpty }) else { return }
    writer.start("words")
    for kind in draft.words {
      for text in kind.texts { writer.element(kind.element, attributes: kind.attribute(text), text) }
    }
    writer.end()
  }

  // MARK: Tables

  private func table(_ table: TableDraft) {
    var attributes: Attributes = [("number", table.number), ("id", table.id)]
    if let unit = table.amountUnit, unit != draft.amountUnit { attributes.append(("amountUnit", unit.rawValue)) }
    start("table", attributes, table.decide)
    writer.element("title", table.title)
    if let label = table.printLabel { writer.element("printLabel", label) }
    if let note = table.emptyNote { writer.element("emptyNote", note) }
    writer.start("header", attributes: table.printsColumnNumbers ? [("columnNumbers", "true")] : [])
    for node in table.header { header(node, table) }
    writer.end()
    for panel in table.panels { self.panel(panel) }
    writer.end()
  }

  private func header(_ node: HeaderDraft, _ table: TableDraft) {
    let panel: Attributes = node.panel.map { [("panel", $0)] } ?? []
    if let place = node.column {
      let column = table.columns[place]
      let attributes: Attributes = [("id", column.id), ("kind", column.kind.rawValue), ("label", node.label)]
      return empty("column", attributes + panel, column.decide)
    }
    start("group", [("label", node.label)] + panel, node.decide)
    for child in node.children { header(child, table) }
    writer.end()
  }

  private func panel(_ panel: PanelDraft) {
    start("panel", [("id", panel.id)] + (panel.label.map { [("label", $0)] } ?? []), panel.decide)
    for (index, row) in panel.rows.enumerated() {
      if index == panel.openIndex, let open = panel.open { self.open(open) }
      self.row(row)
    }
    if panel.openIndex >= panel.rows.count, let open = panel.open { self.open(open) }
    writer.end()
  }

  private func open(_ open: OpenDraft) {
    if open.lengths.isEmpty {
      let level: Attributes = open.level.map { [("level", String($0))] } ?? []
      empty("list", [("kind", open.kind.rawValue)] + level, open.decide)
    } else {
      let lengths = open.lengths.map(String.init).joined(separator: " ")
      empty("codes", [("kind", open.kind.rawValue), ("lengths", lengths)], open.decide)
    }
  }

  private func row(_ row: RowDraft) {
    var attributes: Attributes = [("id", row.id), ("kind", row.kind.rawValue)]
    if let level = row.level { attributes.append(("level", String(level))) }
    if let code = row.code { attributes.append(("code", code)) }
    if let label = row.label { attributes.append(("label", label)) }
    if row.kind == .total, row.label != nil { attributes.append(("required", "true")) }
    if let beside = row.beside { attributes.append(("beside", beside)) }
    start("row", attributes, row.decide)
    for spelling in row.spellings { writer.element("spelling", spelling) }
    for child in row.children { self.row(child) }
    writer.end()
  }
}
