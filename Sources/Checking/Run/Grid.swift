internal import Budget
internal import Diagnostics

/// The figures of a disclosure by their places in the layout, so that a formula finds each without searching.
final class Grid {
  let disclosure: Disclosure
  let scope: RuleScope
  /// For each table of the layout its place in the disclosure; nil where it is missing.
  let tables: [Int?]
  /// For each section of the layout its rows; nil where the table is missing.
  let sections: [SectionGrid?]
  /// The figures of all sections.
  let cells: FlatCells
  /// How the disclosure is called beside another one; nil for the one that is checked.
  let name: String?

  init(_ disclosure: Disclosure, _ scope: RuleScope, name: String? = nil) {
    self.disclosure = disclosure
    self.scope = scope
    self.name = name
    let tables = scope.tableNumbers.map { number in disclosure.tables.firstIndex { $0.number == number } }
    let rows: [[BudgetRow]?] = scope.sections.map { section in
      guard let table = tables[section.table] else { return nil }
      return disclosure.tables[table].sections.first { $0.side == section.layout.side }?.rows ?? []
    }
    var cells = FlatCells(rows: rows.map { $0?.count }, scope)
    var sections: [SectionGrid?] = []
    for (number, section) in scope.sections.enumerated() {
      guard let table = tables[section.table], let rows = rows[number] else {
        sections.append(nil)
        continue
      }
      let unit = disclosure.tables[table].origin.amountUnit ?? disclosure.amountUnit
      let base = cells.base(ofSection: number)
      sections.append(SectionGrid(rows, in: unit, unitName: disclosure.unitName, section, at: base, &cells))
    }
    (self.tables, self.sections, self.cells) = (tables, sections, cells)
  }

  /// The figure in 分, or nil where the cell is blank.
  func fen(_ section: SectionGrid, _ row: Int, _ column: Int) -> Int64? { cells.figure(section.place(row, column)) }

  /// How many figures the table at `index` of the layout has; nil where it is missing.
  func figureCount(ofTable index: Int) -> Int? {
    tables[index] == nil ? nil : scope.sectionsOfTable[index].reduce(0) { $0 + (sections[$1]?.printedCount ?? 0) }
  }

  /// Whether the table at `index` of the layout carries the note that it has no data; nil where it is missing.
  func isNoted(_ index: Int) -> Bool? {
    guard let table = tables[index] else { return nil }
    guard let note = disclosure.tables[table].note else { return false }
    if note == scope.layout.words.emptyNotes.first?.text { return true }
    return note.split(separator: "\n").contains { line in
      let folded = FoldedText(line)
      return scope.layout.words.emptyNotes.contains { $0.matches(folded) }
    }
  }

  /// Where the table at `index` of the layout stands; nil where that is not known.
  func location(ofTable index: Int) -> Location? {
    tables[index].flatMap { disclosure.tables[$0].origin.title.location(column: 1) }
  }

  /// The label of a column with the year filled in, worked out once.
  private func label(_ scope: RuleScope.Section, _ column: Int) -> String {
    let place = scope.columnBase + column
    if let label = labels[place] { return label }
    let label = scope.columnLabels[column].printed(year: disclosure.fiscalYear)
    labels[place] = label
    return label
  }

  private lazy var labels = [String?](repeating: nil, count: scope.columnCount)

  /// A row with a code as a finding names it.
  func codeFigure(_ section: SectionGrid, row: Int) -> Figure {
    figure(section, row, section.scope.codeColumn, label: "", isSubtracted: false)
  }

  /// A cell of a section as a finding names it.
  func figure(_ section: SectionGrid, row: Int, column: Int, isSubtracted: Bool = false) -> Figure {
    figure(section, row, column, label: label(section.scope, column), isSubtracted: isSubtracted)
  }

  private func figure(
    _ section: SectionGrid, _ row: Int, _ column: Int, label: String, isSubtracted: Bool
  ) -> Figure {
    let scope = section.scope
    let cell = Figure.Cell(
      table: self.scope.tableNumbers[scope.table], side: scope.side, code: section.rows[row].code,
      item: section.rows[row].item, column: scope.layout.columns[column].id, columnLabel: label)
    return Figure(
      subject: .cell(cell), document: name, amount: fen(section, row, column).map(Amount.init(fen:)),
      location: location(section, row, column) ?? location(ofTable: scope.table), isSubtracted: isSubtracted)
  }

  /// Where a cell stands. A blank one stands below the other figures of its column; where there is none, its row.
  private func location(_ section: SectionGrid, _ row: Int, _ column: Int) -> Location? {
    let id = section.scope.layout.columns[column].id
    let own = section.rows[row].amounts.first { $0.column == id }?.sourceColumn
    let source = Int(own ?? cells.source(ofColumn: column, of: section.scope))
    return section.rows[row].origin.location(column: max(source, 1))
  }
}

extension Origin {
  /// The place of the cell in `column`; nil where the origin is not known.
  func location(column: Int) -> Location? {
    guard let sheet else { return nil }
    return Location(
      input: sheet.input, sheet: sheet.name, line: line > 0 ? Int(line) : nil,
      cell: row > 0 ? CellPosition(row: Int(row), column: column) : nil)
  }
}
