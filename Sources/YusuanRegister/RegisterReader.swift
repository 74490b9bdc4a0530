public import YusuanFindings
internal import YusuanModel
internal import YusuanSheets

/// Reads a register, and finds all its mistakes (读名册).
struct RegisterReader {
  private let input: String
  private let sheet: String?
  private let mistakes = Mistakes()
  private var columns: [RegisterColumn: Int] = [:]
  private var units: [Register.Unit] = []
  private var rows: [RegisterRows.Row] = []
  /// The departments as written, by the index of the unit.
  private var departments: [(unit: Int, name: String, cell: Int)] = []
  /// The rows of codes, names and aliases so far.
  private var codes: [String: Int] = [:]
  private var names: [FoldedText: (unit: Int, isAlias: Bool)] = [:]

  /// Reads `rows` of `input`. Throws `.registerWrong`: all mistakes.
  static func units(_ rows: RegisterRows, input: String) throws(Diagnostic) -> [Register.Unit] {
    var reader = RegisterReader(input: input, sheet: rows.sheet)
    reader.read(rows)
    if let mistakes = Diagnostic(reader.mistakes.all) { throw mistakes }
    return reader.units
  }

  private init(input: String, sheet: String?) { (self.input, self.sheet) = (input, sheet) }

  private mutating func read(_ all: RegisterRows) {
    guard let header = all.rows.first else { return note(.noUnits, at: Location(input: input)) }
    readHeader(header)
    guard columns[.name] != nil else { return }
    if all.isTooLong { note(.tooManyUnits, at: Location(input: input), [.expected: String(RegisterRows.limit)]) }
    for row in all.rows.dropFirst() { readUnit(row) }
    if all.rows.count == 1 { note(.noUnits, at: Location(input: input)) }
    for unit in units.indices { addAliases(of: unit) }
    for (unit, name, cell) in departments { link(unit, to: name, cell) }
    refuseCycles()
  }

  private mutating func readHeader(_ row: RegisterRows.Row) {
    for cell in row.cells {
      let place = location(row, column: cell.column)
      guard let column = RegisterColumn(header: cell.text) else {
        if let name = RegisterColumn.suggestion(for: cell.text) {
          note(.headerUnknown, at: place, [.found: cell.text, .name: name])
        }
        continue
      }
      if columns[column] != nil { note(.headerTwice, at: place, [.found: cell.text]) }
      columns[column] = cell.column
    }
    guard columns[.name] == nil else { return }
    note(
      columns.isEmpty ? .noHeader : .headerLacksName, at: location(row, column: 1),
      [.expected: RegisterColumn.allCases.map(\.header).joined(separator: ", ")])
  }

  private mutating func readUnit(_ row: RegisterRows.Row) {
    for cell in row.cells where !cell.isReadable && columns.values.contains(cell.column) {
      note(.cellUnreadable, at: location(row, column: cell.column))
    }
    let text = { [columns] (column: RegisterColumn) in
      columns[column].flatMap { place in row.cells.first { $0.column == place && $0.isReadable }?.text } ?? ""
    }
    if RegisterColumn.allCases.allSatisfy({ text($0).isEmpty }) { return }
    let name = text(.name)
    guard !name.isEmpty else { return note(.nameMissing, at: location(row, .name)) }
    var unit = Register.Unit(row: row.number, name: name)
    let index = units.count
    if let earlier = names[FoldedText(name)] {
      note(.nameTwice, at: location(row, .name), [.found: name, .count: String(units[earlier.unit].row)])
    } else {
      names[FoldedText(name)] = (index, false)
    }
    let code = text(.code)
    if !code.isEmpty {
      unit.code = code
      if let earlier = codes[code] {
        note(.codeTwice, at: location(row, .code), [.found: code, .count: String(units[earlier].row)])
      } else {
        codes[code] = index
      }
    }
    let kind = text(.kind)
    unit.kind = UnitKind(register: kind)
    if unit.kind == nil, !kind.isEmpty {
      note(.kindUnknown, at: location(row, .kind), [.found: kind, .expected: UnitKind.words])
    }
    unit.aliases = Self.list(text(.aliases))
    unit.region = text(.region).isEmpty ? nil : text(.region)
    if !text(.department).isEmpty { departments.append((index, text(.department), rows.count)) }
    units.append(unit)
    rows.append(row)
  }

  /// The names in `text`, parted by semicolons or bars.
  private static func list(_ text: String) -> [String] {
    text.split { ";；|｜".contains($0) }.map { RegisterRows.trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private mutating func addAliases(of unit: Int) {
    for alias in units[unit].aliases {
      let folded = FoldedText(alias)
      if let other = names[folded], other.unit != unit {
        note(
          .aliasTwice, at: location(rows[unit], .aliases),
          [.found: alias, .count: String(units[other.unit].row)])
      } else if names[folded] == nil {
        names[folded] = (unit, true)
      }
    }
  }

  private mutating func link(_ unit: Int, to name: String, _ row: Int) {
    if let department = names[FoldedText(name)]?.unit ?? codes[name] {
      units[unit].department = department
    } else {
      let known = units.map(\.name)
      note(
        .departmentUnknown, at: location(rows[row], .department),
        [.found: name, .name: NameLikeness.nearest(to: name, of: known) ?? ""])
    }
  }

  /// A unit that names itself is the department's own unit. Any longer circle is a mistake, and is told once.
  private mutating func refuseCycles() {
    var state = [UInt8](repeating: 0, count: units.count)
    for start in units.indices where state[start] == 0 {
      var path: [Int] = []
      var unit: Int? = start
      while let here = unit, state[here] == 0 {
        state[here] = 1
        path.append(here)
        unit = units[here].department.flatMap { $0 == here ? nil : $0 }
      }
      if let here = unit, state[here] == 1, let begin = path.firstIndex(of: here) {
        let circle = path[begin...].map { units[$0].name } + [units[here].name]
        note(
          .departmentCycle, at: location(rows[here], .department), [.found: circle.joined(separator: " → ")])
      }
      for here in path { state[here] = 2 }
    }
  }

  // MARK: Mistakes

  private func note(_ reason: Phrase, at place: Location, _ facts: [Diagnostic.Fact: String] = [:]) {
    mistakes.add(Diagnostic(.registerWrong, at: place, because: reason, facts))
  }

  private func location(_ row: RegisterRows.Row, _ column: RegisterColumn) -> Location {
    location(row, column: columns[column] ?? 1)
  }

  private func location(_ row: RegisterRows.Row, column: Int) -> Location {
    Location(
      input: input, sheet: sheet, line: row.line > 0 ? row.line : nil,
      cell: CellPosition(row: row.number, column: column))
  }
}

extension Register {
  /// Reads the register in the file `path`: delimited text in any encoding, or the first sheet of a workbook.
  ///
  /// Throws `.registerWrong` with all mistakes, line by line, and the errors of reading the file.
  public static func read(_ path: String) throws(Diagnostic) -> Register {
    let rows = RegisterRows()
    _ = try SpreadsheetInput(path, format: nil).read(into: rows)
    return Register(try RegisterReader.units(rows, input: path))
  }
}
