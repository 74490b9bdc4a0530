internal import YusuanFindings
internal import YusuanJSON
internal import YusuanModel

/// Reads a disclosure of form 2 from JSON.
struct JSONFormTwo {
  let shelf: ProfileShelf

  func document(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) -> Document {
    let object = try JSONObject(
      value, path,
      members: ["format", "profile", "unit", "fiscalYear", "amountUnit", "tables", "sources", "checks"])
    let guide = try shelf.guide(object.string("profile", .some), at: path.member("profile"))
    let unit = try JSONObject(
      object.value("unit", expected: "object"), path.member("unit"), members: ["name", "level", "code"])
    var disclosure = Disclosure(
      profile: guide.profile.id, unitName: try unit.optionalString("name", .some),
      unitLevel: try unit.optionalName("level"), unitCode: try unit.optionalString("code", .some),
      fiscalYear: try object.optionalInteger("fiscalYear", in: 1900...2999), amountUnit: try object.name("amountUnit"))
    var last: TableGuide?
    for (value, path) in try object.elements("tables") {
      disclosure.tables.append(try table(value, guide, after: &last, disclosure.amountUnit, path))
    }
    var document = Document(disclosure)
    if let value = object["sources"] {
      document.sources = try JSONSourceReader(document.disclosure).sources(value, path.member("sources"))
    }
    return document
  }

  private func table(
    _ value: JSONValue, _ guide: ProfileGuide, after last: inout TableGuide?, _ unit: AmountUnit, _ path: WirePath
  ) throws(Diagnostic) -> Table {
    let object = try JSONObject(value, path, members: ["id", "number", "title", "note", "panels"])
    var table = Table(
      id: try object.string("id", .id), number: try object.string("number", .some),
      title: try object.string("title", .some), note: try object.optionalString("note", .some))
    let known = try guide.table(table.id, number: table.number, after: last, at: path)
    last = known
    var lastPanel: PanelGuide?
    for (value, path) in try object.elements("panels") {
      let object = try JSONObject(value, path, members: ["id", "incomplete", "rows"])
      let id = try object.string("id", .id)
      let panel = try known.panel(id, after: lastPanel, at: path.member("id"))
      lastPanel = panel
      let isIncomplete = try object.isTrue("incomplete")
      table.panels.append(Panel(id: id, rows: try rows(object, panel, unit), isIncomplete: isIncomplete))
    }
    return table
  }

  private func rows(
    _ object: JSONObject, _ panel: PanelGuide, _ unit: AmountUnit
  ) throws(Diagnostic) -> [BudgetRow] {
    var rows: [BudgetRow] = []
    var seen = SeenPaths()
    for (value, path) in try object.elements("rows") {
      let row = try row(value, panel, unit, path)
      try panel.check(row, at: path)
      try seen.note(row, at: path)
      rows.append(row)
    }
    return rows
  }

  private func row(
    _ value: JSONValue, _ panel: PanelGuide, _ unit: AmountUnit, _ path: WirePath
  ) throws(Diagnostic) -> BudgetRow {
    let object = try JSONObject(
      value, path,
      members: ["id", "path", "kind", "level", "code", "item", "texts", "amounts", "counts", "percents", "unread"])
    var row = BudgetRow(
      kind: try object.name("kind"), id: try object.optionalString("id", .id), path: try object.string("path", .some),
      code: try object.optionalString("code", .code), item: try object.optionalString("item", .any) ?? "",
      level: try object.optionalInteger("level", in: 1...Int.max))
    row.amounts = try object.amounts(panel, unit)
    for (name, kinds) in [("texts", [.text, .date]), ("counts", [.count]), ("percents", [.percent])]
      as [(String, [ValueKind])]
    {
      try values(name, of: kinds, object, panel, into: &row)
    }
    row.unread = try unread(object, panel)
    panel.arrange(&row)
    return row
  }

  private func unread(_ object: JSONObject, _ panel: PanelGuide) throws(Diagnostic) -> [String] {
    guard object["unread"] != nil else { return [] }
    var columns: [String] = []
    for (value, path) in try object.elements("unread") {
      guard case .string(let column) = value else { throw path.wrong(expected: "string", found: value.kind) }
      _ = try panel.valueKind(of: column, among: ValueKind.allCases, at: path)
      columns.append(column)
    }
    return columns
  }

  private func values(
    _ name: String, of kinds: [ValueKind], _ object: JSONObject, _ panel: PanelGuide, into row: inout BudgetRow
  ) throws(Diagnostic) {
    guard object[name] != nil else { return }
    for entry in try object.entries(name) {
      let path = object.path.member(name).member(entry.key)
      let kind = try panel.valueKind(of: entry.key, among: kinds, at: path)
      let isNumber = kind == .count || kind == .percent
      switch entry.value {
      case .string(let text) where !isNumber && !text.isEmpty:
        row.values.append(ColumnValue(column: entry.key, kind: kind, text: text))
      case .number(let text) where isNumber:
        row.values.append(ColumnValue(column: entry.key, kind: kind, text: String(decoding: text, as: UTF8.self)))
      default: throw path.wrong(expected: isNumber ? "number" : WireText.some.expected, found: entry.value.kind)
      }
    }
  }
}

extension JSONObject {
  /// The amounts by their columns. None if the member is absent.
  func amounts(_ panel: PanelGuide, _ unit: AmountUnit) throws(Diagnostic) -> [Fact] {
    guard self["amounts"] != nil else { return [] }
    var facts: [Fact] = []
    for entry in try entries("amounts") {
      let path = path.member("amounts").member(entry.key)
      _ = try panel.valueKind(of: entry.key, among: [.amount], at: path)
      guard case .number(let text) = entry.value else { throw path.wrong(expected: "number", found: entry.value.kind) }
      facts.append(Fact(column: entry.key, amount: try path.amount(text, unit)))
    }
    return facts
  }
}
