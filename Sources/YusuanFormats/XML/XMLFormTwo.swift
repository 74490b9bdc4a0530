internal import YusuanFindings
internal import YusuanModel

/// Reads a disclosure of form 2 from XML.
struct XMLFormTwo {
  let shelf: ProfileShelf

  func disclosure(_ element: XMLElement) throws(Diagnostic) -> Disclosure {
    let guide = try shelf.guide(element.attribute("profile"), at: element.path.member("profile"))
    var disclosure = Disclosure(
      profile: guide.profile.id, unitName: nil, fiscalYear: try element.integer("fiscalYear"),
      amountUnit: try element.value("amountUnit"))
    var last: TableGuide?
    for child in element.children {
      switch child.name {
      case "unit":
        disclosure.unitName = child["name"]
        if child["level"] != nil { disclosure.unitLevel = try child.value("level") }
        disclosure.unitCode = child["code"]
      case "table": disclosure.tables.append(try table(child, guide, after: &last, disclosure.amountUnit))
      default: throw child.unexpected("unit, table")
      }
    }
    return disclosure
  }

  private func table(
    _ element: XMLElement, _ guide: ProfileGuide, after last: inout TableGuide?, _ unit: AmountUnit
  ) throws(Diagnostic) -> Table {
    var table = Table(
      id: try element.attribute("id"), number: try element.attribute("number"), title: try element.attribute("title"))
    let known = try guide.table(table.id, number: table.number, after: last, at: element.path)
    last = known
    var lastPanel: PanelGuide?
    for child in element.children {
      switch child.name {
      case "note": table.note = child.text
      case "panel":
        let id = try child.attribute("id")
        let panel = try known.panel(id, after: lastPanel, at: child.path.member("id"))
        lastPanel = panel
        table.panels.append(
          Panel(id: id, rows: try rows(child, panel, unit), isIncomplete: child["incomplete"] != nil))
      default: throw child.unexpected("note, panel")
      }
    }
    return table
  }

  private func rows(
    _ element: XMLElement, _ panel: PanelGuide, _ unit: AmountUnit
  ) throws(Diagnostic) -> [BudgetRow] {
    var rows: [BudgetRow] = []
    var seen = SeenPaths()
    for child in element.children {
      guard child.name == "row" else { throw child.unexpected("row") }
      let row = try row(child, panel, unit)
      try panel.check(row, at: child.path)
      try seen.note(row, at: child.path)
      rows.append(row)
    }
    return rows
  }

  private func row(_ element: XMLElement, _ panel: PanelGuide, _ unit: AmountUnit) throws(Diagnostic) -> BudgetRow {
    var row = BudgetRow(
      kind: try element.value("kind"), id: element["id"], path: try element.attribute("path"), code: element["code"],
      item: element["item"] ?? "", level: try element.integer("level"))
    for child in element.children {
      let column = try child.attribute("column")
      func kind(_ allowed: [ValueKind]) throws(Diagnostic) -> ValueKind {
        try panel.valueKind(of: column, among: allowed, at: child.path.member("column"))
      }
      switch child.name {
      case "amount":
        _ = try kind([.amount])
        row.amounts.append(Fact(column: column, amount: try child.amount(unit)))
      case "text":
        row.values.append(ColumnValue(column: column, kind: try kind([.text, .date]), text: child.text))
      case "count", "percent":
        let kind = try kind(child.name == "count" ? [.count] : [.percent])
        row.values.append(ColumnValue(column: column, kind: kind, text: try child.path.text(child.text, .decimal)))
      default: throw child.unexpected("amount, text, count, percent")
      }
    }
    for column in (element["unread"] ?? "").split(separator: " ").map(String.init) {
      _ = try panel.valueKind(of: column, among: ValueKind.allCases, at: element.path.member("unread"))
      row.unread.append(column)
    }
    panel.arrange(&row)
    return row
  }
}
