internal import YusuanFindings
internal import YusuanModel

/// Reads a disclosure of form 1 from XML: layouts, sections with sides, and rows without ids and paths.
struct XMLFormOne {
  let shelf: ProfileShelf

  func disclosure(_ element: XMLElement) throws(Diagnostic) -> Disclosure {
    let guide = try shelf.guide(layout: element.attribute("layout"), at: element.path.member("layout"))
    var disclosure = Disclosure(
      profile: guide.profile.id, unitName: nil, unitLevel: guide.profile.level,
      fiscalYear: try element.integer("fiscalYear"), amountUnit: try element.value("amountUnit"))
    var last: TableGuide?
    for child in element.children {
      switch child.name {
      case "unit": disclosure.unitName = child["name"]
      case "table": disclosure.tables.append(try table(child, guide, after: &last, disclosure))
      default: throw child.unexpected("unit, table")
      }
    }
    return disclosure
  }

  private func table(
    _ element: XMLElement, _ guide: ProfileGuide, after last: inout TableGuide?, _ disclosure: Disclosure
  ) throws(Diagnostic) -> Table {
    var table = Table(
      id: try element.attribute("id"), number: try element.attribute("number"), title: try element.attribute("title"))
    let known = try guide.table(table.id, number: table.number, after: last, at: element.path)
    last = known
    var sides = FormOneSides()
    for child in element.children {
      switch child.name {
      case "note": table.note = child.text
      case "section":
        let panel = try sides.panel(child.attribute("side"), of: known, at: child.path.member("side"))
        var rows: [BudgetRow] = []
        var paths: [WirePath] = []
        for element in child.children {
          rows.append(try row(element, panel, disclosure.amountUnit))
          paths.append(element.path)
        }
        try panel.completeFormOne(&rows, unitName: disclosure.unitName) { paths[$0] }
        sides.add(rows, panel)
      default: throw child.unexpected("note, section")
      }
    }
    table.panels = sides.panels
    return table
  }

  private func row(_ element: XMLElement, _ panel: PanelGuide, _ unit: AmountUnit) throws(Diagnostic) -> BudgetRow {
    guard element.name == "row" else { throw element.unexpected("row") }
    var row = BudgetRow(
      kind: try element.value("kind"), code: element["code"], item: try element.attribute("item"),
      level: try element.integer("level"))
    for child in element.children {
      guard child.name == "amount" else { throw child.unexpected("amount") }
      let column = try child.attribute("column")
      _ = try panel.valueKind(of: column, among: [.amount], at: child.path.member("column"))
      row.amounts.append(Fact(column: column, amount: try child.amount(unit)))
    }
    if let text = element["governmentItem"] {
      try panel.storeGovernmentItem(text, into: &row, at: element.path.member("governmentItem"))
    }
    panel.arrange(&row)
    return row
  }
}
