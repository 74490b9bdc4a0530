/// References to figures.
///
/// ```
/// figure    = table [ "." panel ] "[" row "," column "]"   | ( "units" | "previous" ) "(" figure ")"
/// table     = "T" number | id
/// row       = path { "|" path } | “name” | code | variable | rows
/// rows      = "all" | "fixed" | "items" | "open" | "leaves" [ "(" list ")" ] | "parents" | "children(" variable ")"
/// ```
extension FormulaParser {
  /// Reads a reference to one figure. Within `sum(…)` it may be one figure of each unit.
  mutating func single() throws(FormulaError) -> Reference {
    let start = current
    let reference = try reference()
    if reference.isSet {
      throw FormulaError(position: start.position, expected: .phrase(.sumAround), found: start.text)
    }
    return reference
  }

  mutating func reference() throws(FormulaError) -> Reference {
    let document = acceptDocument()
    if document != .own { try expect("(") }
    let panel = try panel()
    try expect("[")
    let row = try row(panel)
    try expect(",")
    let column = try column(panel)
    try expect("]")
    if document != .own { try expect(")") }
    return Reference(panel: panel, scope.panels[panel], document: document, row: row, column: column)
  }

  mutating func acceptDocument() -> DocumentSelector {
    let document: DocumentSelector = accept("units") ? .units : accept("previous") ? .previous : .own
    if document != .own { documents.append(document) }
    return document
  }

  /// Reads a table; its index in the profile.
  mutating func table() throws(FormulaError) -> Int {
    let example = scope.tableNames.first ?? ""
    let token = try word(.tableSuchAs, example)
    guard let table = scope.table(token.text) else {
      throw unknown(token, .table, of: scope.tableNames + scope.profile.tables.map(\.id))
    }
    return table
  }

  /// Reads a panel of a table; its number among all panels of the profile.
  mutating func panel() throws(FormulaError) -> Int {
    let start = current
    return try panel(of: scope.panelsOfTable[try table()], start)
  }

  /// Reads a panel of a table that was read from `start` on and has the panels `panels`.
  mutating func panel(of panels: Range<Int>, _ start: FormulaToken) throws(FormulaError) -> Int {
    guard accept(".") else {
      if panels.count == 1 { return panels.lowerBound }
      throw FormulaError(
        position: start.position,
        expected: .phrase(.panelNeeded, panels.map { scope.panels[$0].name }.joined(separator: ", ")), found: start.text
      )
    }
    let panel = try word(.panel)
    guard let found = panels.first(where: { scope.panels[$0].layout.id == panel.text }) else {
      throw unknown(panel, .panel, in: start.text, of: panels.map { scope.panels[$0].layout.id })
    }
    return found
  }

  private mutating func row(_ panel: Int) throws(FormulaError) -> RowSelector {
    if current.kind == .name {
      let name = RowKey.name(advance().text)
      return .named(name, label: String(scalars: name))
    }
    if current.kind == .number { return .code(CodeNumber(advance().text)) }
    if let variable = variables.firstIndex(of: current.text) { return try rowVariable(variable, panel) }
    let scope = scope.panels[panel]
    guard scope.row(current.text) != nil else { return .set(try rowSet(panel)) }
    var rows: [Int] = []
    repeat {
      let name = try word(.row)
      guard let row = scope.row(name.text) else {
        throw unknown(name, .row, in: scope.name, of: scope.rowPaths)
      }
      rows.append(row)
    } while accept("|")
    return rows.count == 1 ? .fixed(rows[0]) : .firstOf(rows)
  }

  private mutating func rowVariable(_ variable: Int, _ panel: Int) throws(FormulaError) -> RowSelector {
    let token = advance()
    switch loops[variable] {
    case .rows(let own, _) where own == panel: return .variable(variable)
    case .classes, .keys: return .key(variable: variable)
    case .rows(let own, _):
      throw FormulaError(
        position: token.position, expected: .phrase(.rowOfPanel, scope.panels[panel].name),
        found: "\(token.text) (\(scope.panels[own].name))")
    case .columns:
      throw FormulaError(
        position: token.position, expected: .phrase(.rowOfPanel, scope.panels[panel].name), found: token.text)
    }
  }

  mutating func rowSet(_ panel: Int) throws(FormulaError) -> RowSet {
    let token = try word(.row)
    switch token.text {
    case "all": return .all
    case "fixed": return .fixed
    case "items": return .items
    case "open": return .open
    case "leaves": return .leaves(list: try leavesList())
    case "parents": return .parents
    case "children": return .children(variable: try parentVariable(panel))
    default:
      let sets = ["all", "fixed", "items", "open", "leaves", "parents", "children"]
      throw unknown(
        token, .row, in: scope.panels[panel].name, of: scope.panels[panel].rowPaths + sets)
    }
  }

  private mutating func leavesList() throws(FormulaError) -> String? {
    guard accept("(") else { return nil }
    let name = try list()
    try expect(")")
    return name
  }

  private mutating func parentVariable(_ panel: Int) throws(FormulaError) -> Int {
    try expect("(")
    let name = try word(.variable)
    guard let variable = variables.firstIndex(of: name.text), case .rows(panel, _) = loops[variable] else {
      throw unknown(name, .variable, in: scope.panels[panel].name, of: variables)
    }
    try expect(")")
    return variable
  }

  private mutating func column(_ panel: Int) throws(FormulaError) -> ColumnSelector {
    let name = try word(.column)
    if let variable = variables.firstIndex(of: name.text), case .columns(let wanted) = loops[variable] {
      var places: [Int] = []
      for id in wanted {
        places.append(try place(of: FormulaToken(kind: .word, text: id, position: name.position), panel))
      }
      return .variable(variable, places)
    }
    return .fixed(try place(of: name, panel))
  }

  private func place(of column: FormulaToken, _ panel: Int) throws(FormulaError) -> Int {
    let panel = scope.panels[panel]
    guard let index = panel.columns.firstIndex(of: column.text) else {
      throw unknown(column, .column, in: panel.name, of: panel.columns)
    }
    return index
  }
}
