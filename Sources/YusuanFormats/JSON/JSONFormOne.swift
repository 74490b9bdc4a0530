internal import YusuanFindings
internal import YusuanJSON
internal import YusuanModel

/// Reads a disclosure of form 1 from JSON: layouts, sections with sides, rows without ids and paths.
struct JSONFormOne {
  let shelf: ProfileShelf

  func disclosure(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) -> Disclosure {
    let object = try JSONObject(
      value, path, members: ["format", "layout", "unit", "fiscalYear", "amountUnit", "tables", "checks"])
    let guide = try shelf.guide(layout: object.string("layout", .some), at: path.member("layout"))
    let unit = try JSONObject(object.value("unit", expected: "object"), path.member("unit"), members: ["name"])
    var disclosure = Disclosure(
      profile: guide.profile.id, unitName: try unit.optionalString("name", .some), unitLevel: guide.profile.level,
      fiscalYear: try object.optionalInteger("fiscalYear", in: 1900...2999), amountUnit: try object.name("amountUnit"))
    var last: TableGuide?
    for (value, path) in try object.elements("tables") {
      disclosure.tables.append(try table(value, guide, after: &last, disclosure, path))
    }
    return disclosure
  }

  private func table(
    _ value: JSONValue, _ guide: ProfileGuide, after last: inout TableGuide?, _ disclosure: Disclosure,
    _ path: WirePath
  ) throws(Diagnostic) -> Table {
    let object = try JSONObject(value, path, members: ["number", "id", "title", "note", "sections"])
    let number = String(try object.integer("number", in: 1...13))
    var table = Table(
      id: try object.string("id", .id), number: number, title: try object.string("title", .some),
      note: try object.optionalString("note", .some))
    let known = try guide.table(table.id, number: number, after: last, at: path)
    last = known
    var sides = FormOneSides()
    for (value, path) in try object.elements("sections") {
      let object = try JSONObject(value, path, members: ["side", "rows"])
      let panel = try sides.panel(object.string("side", .any), of: known, at: path.member("side"))
      var rows: [BudgetRow] = []
      var paths: [WirePath] = []
      for (value, path) in try object.elements("rows") {
        rows.append(try row(value, panel, disclosure.amountUnit, path))
        paths.append(path)
      }
      try panel.completeFormOne(&rows, unitName: disclosure.unitName) { paths[$0] }
      sides.add(rows, panel)
    }
    table.panels = sides.panels
    return table
  }

  private func row(
    _ value: JSONValue, _ panel: PanelGuide, _ unit: AmountUnit, _ path: WirePath
  ) throws(Diagnostic) -> BudgetRow {
    let object = try JSONObject(
      value, path, members: ["kind", "code", "item", "governmentItem", "level", "amounts"])
    var row = BudgetRow(
      kind: try object.name("kind"), code: try object.optionalString("code", .code),
      item: try object.string("item", .any), level: try object.optionalInteger("level", in: 1...Int.max))
    _ = try object.entries("amounts")
    row.amounts = try object.amounts(panel, unit)
    if let text = try object.optionalString("governmentItem", .any) {
      try panel.storeGovernmentItem(text, into: &row, at: path.member("governmentItem"))
    }
    panel.arrange(&row)
    return row
  }
}
