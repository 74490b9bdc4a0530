internal import Budget

/// References to figures.
///
/// ```
/// figure    = table [ "." side ] "[" row "," column "]"   | ( "units" | "previous" ) "(" figure ")"
/// row       = fixed { "|" fixed } | “name” | code | variable | rows
/// rows      = "all" | "fixed" | "items" | "open" | "leaves" [ "(" list ")" ] | "parents" | "children(" variable ")"
/// ```
extension FormulaParser {
  /// A reference to one figure, or to one of each unit within `sum(…)`.
  mutating func single() throws(FormulaError) -> Reference {
    let start = current
    let reference = try reference()
    if reference.isSet {
      throw FormulaError(position: start.position, expected: "sum(…) around several figures", found: start.text)
    }
    return reference
  }

  mutating func reference() throws(FormulaError) -> Reference {
    let document = acceptDocument()
    if document != .own { try expect("(") }
    let section = try section()
    try expect("[")
    let row = try row(section)
    try expect(",")
    let column = try column(section)
    try expect("]")
    if document != .own { try expect(")") }
    return Reference(section: section, scope.sections[section], document: document, row: row, column: column)
  }

  mutating func acceptDocument() -> DocumentSelector {
    let document: DocumentSelector = accept("units") ? .units : accept("previous") ? .previous : .own
    if document != .own { documents.append(document) }
    return document
  }

  /// A table, by its place in the layout.
  mutating func table() throws(FormulaError) -> Int {
    let token = try word("a table, such as T3")
    guard let table = scope.table(token.text) else {
      throw unknown(token, "a table", of: scope.layout.tables.map { "T\($0.number)" })
    }
    return table
  }

  /// A side of a table, by its number among all sections of the layout.
  mutating func section() throws(FormulaError) -> Int {
    let start = current
    let sections = scope.sectionsOfTable[try table()]
    guard accept(".") else {
      if sections.count == 1 { return sections.lowerBound }
      throw FormulaError(
        position: start.position, expected: sections.map { scope.sections[$0].name }.joined(separator: ", "),
        found: start.text)
    }
    let side = try word("a side")
    guard let found = sections.first(where: { scope.sections[$0].layout.side.rawValue == side.text }) else {
      throw unknown(side, "a side of \(start.text)", of: sections.map { scope.sections[$0].layout.side.rawValue })
    }
    return found
  }

  private mutating func row(_ section: Int) throws(FormulaError) -> RowSelector {
    if current.kind == .name {
      let name = RowKey.name(advance().text)
      return .named(name, label: String(scalars: name))
    }
    if current.kind == .number { return .code(CodeNumber(advance().text)) }
    if let variable = variables.firstIndex(of: current.text) { return try rowVariable(variable, section) }
    let fixed = scope.sections[section].rowIDs
    guard fixed.contains(current.text) else { return .set(try rowSet(section)) }
    var rows: [Int] = []
    repeat {
      let name = try word("a row")
      guard let row = fixed.firstIndex(of: name.text) else {
        throw unknown(name, "a row of \(scope.sections[section].name)", of: fixed)
      }
      rows.append(row)
    } while accept("|")
    return rows.count == 1 ? .fixed(rows[0]) : .firstOf(rows)
  }

  private mutating func rowVariable(_ variable: Int, _ section: Int) throws(FormulaError) -> RowSelector {
    let token = advance()
    switch loops[variable] {
    case .rows(let own, _) where own == section: return .variable(variable)
    case .classes, .keys: return .key(variable: variable)
    case .rows(let own, _):
      throw FormulaError(
        position: token.position, expected: "a row of \(scope.sections[section].name)",
        found: "\(token.text) (\(scope.sections[own].name))")
    case .columns:
      throw FormulaError(
        position: token.position, expected: "a row of \(scope.sections[section].name)", found: token.text)
    }
  }

  mutating func rowSet(_ section: Int) throws(FormulaError) -> RowSet {
    let token = try word("a row")
    switch token.text {
    case "all": return .all
    case "fixed": return .fixed
    case "items": return .items
    case "open": return .open
    case "leaves": return .leaves(list: try leavesList())
    case "parents": return .parents
    case "children": return .children(variable: try parentVariable(section))
    default:
      let sets = ["all", "fixed", "items", "open", "leaves", "parents", "children"]
      throw unknown(
        token, "a row of \(scope.sections[section].name)", of: scope.sections[section].rowIDs + sets)
    }
  }

  private mutating func leavesList() throws(FormulaError) -> String? {
    guard accept("(") else { return nil }
    let name = try list()
    try expect(")")
    return name
  }

  private mutating func parentVariable(_ section: Int) throws(FormulaError) -> Int {
    try expect("(")
    let name = try word("a variable")
    guard let variable = variables.firstIndex(of: name.text), case .rows(section, _) = loops[variable] else {
      throw unknown(name, "a variable for rows of \(scope.sections[section].name)", of: variables)
    }
    try expect(")")
    return variable
  }

  private mutating func column(_ section: Int) throws(FormulaError) -> ColumnSelector {
    let name = try word("a column")
    if let variable = variables.firstIndex(of: name.text), case .columns(let wanted) = loops[variable] {
      var places: [Int] = []
      for id in wanted {
        places.append(try place(of: FormulaToken(kind: .word, text: id, position: name.position), section))
      }
      return .variable(variable, places)
    }
    return .fixed(try place(of: name, section))
  }

  private func place(of column: FormulaToken, _ section: Int) throws(FormulaError) -> Int {
    let columns = scope.sections[section].layout.columns
    guard let index = columns.firstIndex(where: { $0.id == column.text && $0.kind == .amount }) else {
      throw unknown(column, "a column of \(scope.sections[section].name)", of: scope.amountColumns(section))
    }
    return index
  }
}
