internal import Budget
internal import Diagnostics

/// The figures of a disclosure by their places in the layout, so that a formula finds each without searching.
final class Grid {
  let disclosure: Disclosure
  let scope: RuleScope
  /// For each table of the layout its place in the disclosure; nil where it is missing.
  let tables: [Int?]
  /// For each section of the layout its figures; nil where the table is missing.
  let sections: [SectionGrid?]
  /// How the disclosure is called beside another one; nil for the one that is checked.
  let name: String?

  init(_ disclosure: Disclosure, _ scope: RuleScope, name: String? = nil) {
    self.disclosure = disclosure
    self.scope = scope
    self.name = name
    tables = scope.layout.tables.map { table in disclosure.tables.firstIndex { $0.number == table.number } }
    var sections: [SectionGrid?] = []
    for section in scope.sections {
      guard let index = tables[section.table] else {
        sections.append(nil)
        continue
      }
      sections.append(SectionGrid(disclosure.tables[index], section, of: disclosure))
    }
    self.sections = sections
  }

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
  private func label(_ section: Int, _ column: Int) -> String {
    if let label = labels[section * 64 + column] { return label }
    let label = scope.sections[section].columnLabels[column].printed(year: disclosure.fiscalYear)
    labels[section * 64 + column] = label
    return label
  }

  private var labels: [Int: String] = [:]

  /// A row with a code as a finding names it.
  func codeFigure(_ section: Int, row: Int) -> Figure {
    let column = scope.sections[section].layout.columns.firstIndex { $0.kind == .code } ?? 0
    var figure = figure(section, row: row, column: column)
    if case .cell(var cell) = figure.subject {
      cell.columnLabel = ""
      figure.subject = .cell(cell)
    }
    return figure
  }

  /// A cell of a section as a finding names it.
  func figure(_ section: Int, row: Int, column: Int, isSubtracted: Bool = false) -> Figure {
    let place = scope.sections[section]
    let layout = place.layout.columns[column]
    let table = scope.layout.tables[place.table]
    let grid = sections[section]
    let item = grid.map { $0.rows[row] }
    let cell = Figure.Cell(
      table: table.number, side: table.sections.count > 1 ? place.layout.side : nil, code: item?.code,
      item: item?.item ?? "", column: layout.id,
      columnLabel: label(section, column))
    return Figure(
      subject: .cell(cell), document: name, amount: grid?.amount(row, column),
      location: grid.flatMap { location($0, row, column) ?? location(ofTable: place.table) },
      isSubtracted: isSubtracted)
  }

  /// Where a cell stands. A blank one stands below the other figures of its column; where there is none, its row.
  private func location(_ grid: SectionGrid, _ row: Int, _ column: Int) -> Location? {
    let id = grid.layout.columns[column].id
    let own = grid.rows[row].amounts.first { $0.column == id }?.sourceColumn
    let source = Int(own ?? grid.sourceColumns[column])
    return grid.rows[row].origin.location(column: max(source, 1))
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
