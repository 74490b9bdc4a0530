internal import YusuanModel

/// One statement of an example about its tables (例子中的一项): a figure, a note, or that the table exists.
struct ExampleCell {
  /// The row that has the figure.
  enum Row {
    /// The fixed row with this index.
    case fixed(Int)
    /// The open row with this code, and perhaps a name.
    case code(String, name: String?)
    /// The open row with this name.
    case name(String)
  }

  /// A figure.
  enum Value {
    case amount(Amount)
    /// A cell that cannot be read.
    case unread
  }

  var document = DocumentSelector.own
  /// The table, by its index in the profile.
  var table: Int
  /// The panel by its number among all panels, the row, and the amount column. Nil for a whole table.
  var place: (panel: Int, row: Row, column: Int)?
  /// The figure. For units, one for each unit.
  var values: [Value] = []
  /// The table's note.
  var note: String?
}

/// Examples: cells as formulas write them, each with its figure.
///
/// ```
/// example = [ item { ( "," | ";" ) item } ]
/// item    = place "=" value { "+" value } | tables [ "=" “note” ]      several values: of units, one each
/// place   = panel "[" row "," column "]" | ( "units" | "previous" ) "(" place ")"
/// tables  = table | ( "units" | "previous" ) "(" table ")"             the table is there
/// row     = path | digits [ “name” ] | “name”
/// value   = [ "-" ] digits [ "." digits ] | "?"                        "?": it cannot be read
/// ```
extension FormulaParser {
  /// Reads the whole text as the statements of an example.
  mutating func example() throws(FormulaError) -> [ExampleCell] {
    var cells: [ExampleCell] = []
    while current.kind != .end {
      cells.append(try exampleCell())
      while accept(",") || accept(";") {}
    }
    return cells
  }

  private mutating func exampleCell() throws(FormulaError) -> ExampleCell {
    let document = acceptDocument()
    if document != .own { try expect("(") }
    var cell = try exampleSubject()
    cell.document = document
    if document != .own { try expect(")") }
    guard let place = cell.place else {
      if accept("=") { cell.note = try exampleNote() }
      return cell
    }
    try expect("=")
    let unit = scope.unit(ofPanel: place.panel)
    cell.values.append(try exampleValue(unit))
    while document == .units, accept("+") { cell.values.append(try exampleValue(unit)) }
    return cell
  }

  /// Reads a table, or the place of a figure in one of its panels.
  private mutating func exampleSubject() throws(FormulaError) -> ExampleCell {
    let start = current
    let table = try table()
    let panels = scope.panelsOfTable[table]
    guard current.text == "[" || current.text == "." else { return ExampleCell(table: table) }
    let panel = try panel(of: panels, start)
    try expect("[")
    let row = try exampleRow(panel)
    try expect(",")
    let name = try word(.column)
    guard let column = scope.panels[panel].columns.firstIndex(of: name.text) else {
      throw unknown(name, .column, in: scope.panels[panel].name, of: scope.panels[panel].columns)
    }
    try expect("]")
    return ExampleCell(table: table, place: (panel, row, column))
  }

  private mutating func exampleRow(_ panel: Int) throws(FormulaError) -> ExampleCell.Row {
    let panel = scope.panels[panel]
    if current.kind == .name { return .name(advance().text) }
    if current.kind == .number {
      let code = advance().text
      if let fixed = CodeNumber(code).flatMap({ panel.codes.firstIndex(of: $0) }) { return .fixed(fixed) }
      return .code(code, name: current.kind == .name ? advance().text : nil)
    }
    let name = try word(.row)
    guard let row = panel.row(name.text) else { throw unknown(name, .row, in: panel.name, of: panel.rowPaths) }
    return .fixed(row)
  }

  private mutating func exampleNote() throws(FormulaError) -> String {
    guard current.kind == .name else { throw error(.text("“…”")) }
    return advance().text
  }

  private mutating func exampleValue(_ unit: AmountUnit) throws(FormulaError) -> ExampleCell.Value {
    if accept("?") { return .unread }
    let start = current
    var text = accept("-") ? "-" : ""
    guard current.kind == .number else { throw error(.phrase(.amount)) }
    text += advance().text
    if accept(".") {
      guard current.kind == .number else { throw error(.phrase(.amount)) }
      text += "." + advance().text
    }
    guard case .amount(let amount) = Amount.parse(Array(text.utf8)[...], unit: unit) else {
      throw FormulaError(position: start.position, expected: .phrase(.amount, unit.rawValue), found: text)
    }
    return .amount(amount)
  }
}

extension RuleScope {
  /// The money unit of the panel's figures.
  func unit(ofPanel panel: Int) -> AmountUnit { table(ofPanel: panel).amountUnit ?? profile.amountUnit }
}
