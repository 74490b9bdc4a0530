import Foundation
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanProfiles

/// What must hold of a reading of a marked grid: nothing is wrong in silence.
///
/// | always | where neither a warning nor an error was given, too |
/// |---|---|
/// | a fact has the value of the cell it is said to stand in, in that table's unit | its table, column and row are those that stand around the cell |
/// | a text, a count, a percentage and a date too | those too |
/// | it is said to be hidden where its cell is, and nothing hidden is read where that is left out | |
/// | no two facts have one key | |
/// | the ledger balances, and figures that are no facts are no more than the cells that findings name | every figure is a fact |
/// | the place of one of these findings covers each figure that is no fact (``Coverage``) | |
struct Silence {
  let book: Book
  /// The grid without what the reading leaves out.
  let grid: MarkedGrid
  let profile: Profile
  let documents: [Document]
  let findings: [Diagnostic]
  let conversion: Conversion

  /// Neither a warning nor an error was given, but of what is hidden.
  var isSilent: Bool { !findings.contains { $0.severity > .info && $0.code != .figuresHidden } }

  /// No error was given, so that the program ends with 0, and what a table is was not told by its header alone.
  var endsWell: Bool { !findings.contains { $0.severity == .error || $0.code == .tableUntitled } }

  /// How many facts there are.
  private(set) var facts = 0
  /// How many figures of the grid are no facts.
  private(set) var lost = 0
  /// What is wrong.
  private(set) var faults: [String] = []

  private var seen: Set<CellPosition> = []
  private var keys: Set<[String]> = []

  init(
    book: Book, profile: Profile, documents: [Document], findings: [Diagnostic], conversion: Conversion
  ) {
    (self.book, grid) = (book, book.seen)
    self.profile = profile
    self.documents = documents
    self.findings = findings
    self.conversion = conversion
    for document in documents { check(document) }
    checkFigures()
  }

  // MARK: Facts

  private mutating func check(_ document: Document) {
    for (tableIndex, table) in document.disclosure.tables.enumerated() {
      for (panelIndex, panel) in table.panels.enumerated() {
        for (rowIndex, row) in panel.rows.enumerated() {
          let place = {
            document.sources.location(table: tableIndex, panel: panelIndex, row: rowIndex, value: $0)
          }
          let owner = Owner(table: table.id, panel: panel.id, row: row)
          let columns = row.amounts.map(\.column) + row.values.map(\.column)
          for column in columns { checkKey(document.disclosure, owner, column) }
          for (index, fact) in row.amounts.enumerated() { check(fact, owner, position(place(index))) }
          for (index, value) in row.values.enumerated() {
            check(value, owner, position(place(row.amounts.count + index)))
          }
        }
      }
    }
  }

  /// The place in the grid of what is said to stand at `location`.
  private mutating func position(_ location: Location?) -> CellPosition? {
    guard let location, let cell = location.cell, let row = book.gridRow(location, cell.row) else { return nil }
    if book.isHidden(row, cell.column - 1) != location.isHidden {
      fail("\(cell.a1) is \(location.isHidden ? "not " : "")hidden, its place says otherwise")
    }
    return CellPosition(row: row + 1, column: cell.column)
  }

  private mutating func checkKey(_ disclosure: Disclosure, _ owner: Owner, _ column: String) {
    let key = [
      disclosure.profile, disclosure.unitName ?? "", disclosure.fiscalYear.map(String.init) ?? "",
      disclosure.unitLevel?.rawValue ?? "", owner.table, owner.panel, owner.row.path, column,
    ]
    if !keys.insert(key).inserted { fail("two facts have the key \(key.joined(separator: " "))") }
  }

  /// The row that a value is said to belong to.
  private struct Owner {
    var table: String
    var panel: String
    var row: BudgetRow
  }

  private mutating func check(_ fact: Fact, _ owner: Owner, _ place: CellPosition?) {
    facts += 1
    let name = "\(owner.table) \(owner.row.code ?? "") \(owner.row.item) \(fact.column)=\(fact.amount.fen)"
    guard let place else { return fail("\(name) has no place") }
    if !seen.insert(place).inserted { fail("\(name) is a second fact of \(place.a1)") }
    let cell = grid[place.row - 1, place.column - 1]
    guard let (value, own) = Self.value(of: cell), !isSilent || !cell.isHeader else {
      return fail("\(name) at \(place.a1) is “\(cell.text)”, no figure")
    }
    if !fits(fact.amount.fen, value, own, of: cell.table, above: place) {
      fail("\(name) at \(place.a1) is “\(cell.text)”, another value")
    }
    if endsWell { checkPlace(owner, fact.column, place, name) }
  }

  /// The hundredths of a figure, and its own unit. A code or a column's number that was moved among figures is one,
  /// too.
  private static func value(of cell: MarkedGrid.Cell) -> (value: Int64, own: AmountUnit?)? {
    switch cell.meaning {
    case .figure(.hundredths(let value, let own)): (value, own)
    case .label, .header: Int64(cell.text).map { ($0 * 100, nil) }
    case .quantity(let text?): Decimal(string: text).map { (NSDecimalNumber(decimal: $0 * 100).int64Value, nil) }
    default: nil
    }
  }

  private mutating func check(_ value: ColumnValue, _ owner: Owner, _ place: CellPosition?) {
    let name = "\(owner.table) \(owner.row.code ?? "") \(owner.row.item) \(value.column)=\(value.text)"
    guard let place else { return fail("\(name) has no place") }
    let cell = grid[place.row - 1, place.column - 1]
    if !Self.fits(value, cell) { fail("\(name) at \(place.a1) is “\(cell.text)”") }
    if cell.isFigure || cell.isQuantity, !seen.insert(place).inserted {
      fail("\(name) is a second value of \(place.a1)")
    }
    if endsWell { checkPlace(owner, value.column, place, name) }
  }

  /// Whether a text, a count, a percentage or a date is what its cell says; a figure that was moved among them is one, too.
  private static func fits(_ value: ColumnValue, _ cell: MarkedGrid.Cell) -> Bool {
    if case .quantity(let known) = cell.meaning, value.kind != .text { return known == value.text }
    if FoldedText(cell.text) == FoldedText(value.text) { return true }
    if cell.stored.map({ FoldedText($0.raw) == FoldedText(value.text) }) ?? false { return true }
    let plain = Decimal(string: value.text), own = Decimal(string: cell.text.replacing("%", with: ""))
    return value.kind != .text && plain != nil && plain == own
  }

  /// Whether `fen` is `value` hundredths of the unit: of the figure's own, or of the table's; of any where it was said that
  /// none is told.
  private func fits(_ fen: Int64, _ value: Int64, _ own: AmountUnit?, of table: Int, above place: CellPosition) -> Bool
  {
    if let own { return fen == value * own.fen / 100 }
    if findings.contains(where: { $0.code == .amountUnitMissing }) {
      return AmountUnit.allCases.contains { fen == value * $0.fen / 100 }
    }
    switch unit(of: table, above: place.row) {
    case .told(let unit): return fen == value * unit.fen / 100
    case .foreign: return false
    // The line was moved below the figure: another above it counts.
    case .none: return !isSilent && AmountUnit.allCases.contains { fen == value * $0.fen / 100 }
    }
  }

  private enum Unit { case told(AmountUnit), foreign, none }

  private func unit(of table: Int, above row: Int) -> Unit {
    for row in (0..<row).reversed() {
      for cell in grid.rows[row] where cell.table == table {
        if case .unit(let unit) = cell.meaning { return unit.map(Unit.told) ?? .foreign }
      }
    }
    return .none
  }

  // MARK: Columns and rows

  private mutating func checkPlace(_ owner: Owner, _ id: String, _ place: CellPosition, _ name: String) {
    let table = grid[place.row - 1, place.column - 1].table
    guard let column = column(above: place.row - 1, place.column - 1, of: table) else {
      // Where its table lost its header, and that was said, the row may stand below another one.
      return isSilent ? fail("\(name) at \(place.a1) stands below no column of the table") : ()
    }
    let layout = profile.tables[column.table]
    let panel = layout.panels[column.place.panel]
    let found = "\(layout.id) \(panel.id) \(panel.columns[column.place.column].id)"
    if found != "\(owner.table) \(owner.panel) \(id)" { fail("\(name) at \(place.a1) stands below \(found)") }
    if panel.isUnlabelled { return }
    let printed = [true, false].map {
      Self.plain(labels(place.row - 1, panel: column.place.panel, of: table, withMerged: $0))
    }
    // The parts of a code that are blank are those of the row above.
    let codes = [0, 3, 5].map { (owner.row.code ?? "").dropFirst($0) }
    if !codes.contains(where: { printed.contains(Self.plain($0 + owner.row.item)) }) {
      fail("\(name) at \(place.a1) stands beside “\(String(printed[0]))”")
    }
  }

  /// The column whose label is the nearest above, in the header of the same printed table.
  private func column(above row: Int, _ column: Int, of table: Int) -> MarkedGrid.Column? {
    for row in (0..<row).reversed() {
      let cell = grid[row, column]
      if cell.table == table, case .leaf(let found) = cell.meaning { return found }
    }
    return nil
  }

  /// The codes and labels of a row in one text; those that are merged and began above belong to the row, unless they are no
  /// labels of their column, such as a total's.
  private func labels(_ row: Int, panel: Int, of table: Int, withMerged: Bool) -> String {
    let own = labels(row, panel: panel, of: table, withMerged: withMerged, ofTexts: false)
    return own.isEmpty ? labels(row, panel: panel, of: table, withMerged: withMerged, ofTexts: true) : own
  }

  /// The label of a total may stand in a column of texts.
  private func labels(_ row: Int, panel: Int, of table: Int, withMerged: Bool, ofTexts: Bool) -> String {
    grid.rows[row].indices.map { index in
      guard let column = column(above: row, index, of: table), column.place.panel == panel else { return "" }
      let layout = profile.tables[column.table].panels[panel]
      let isLabel = if case .label = grid[row, index].meaning { true } else { false }
      guard layout.valueKind(ofColumn: column.place.column) == nil || ofTexts && isLabel else { return "" }
      return (withMerged ? book.area(row, index) : nil).map {
        book.grid[$0.rows.lowerBound, $0.columns.lowerBound].text
      }
        ?? grid[row, index].text
    }.joined()
  }

  /// The characters of codes and labels, in whichever order their columns stand.
  private static func plain(_ text: String) -> [Character] { FoldedText(text).string.filter { $0 != "-" }.sorted() }

  // MARK: Figures

  private mutating func checkFigures() {
    let ledger = conversion.summary.ledger
    let named = findings.reduce(0) { $0 + $1.cells }
    let cells = grid.places {
      !FoldedText($0.stored.map { $0.hasValue ? $0.raw : "=" } ?? $0.text).isEmpty
    }
    if ledger.read != cells.count {
      fail("the ledger counts \(ledger.read) cells")
    }
    if ledger.diagnosed != named { fail("findings name \(named) cells, the ledger counts \(ledger.diagnosed)") }
    let figures = grid.places { cell in
      switch cell.meaning {
      case .figure(let figure): figure != .mark
      case .quantity: !cell.text.isEmpty
      default: false
      }
    }
    let missing = figures.map { CellPosition(row: $0.row + 1, column: $0.column + 1) }.filter {
      !seen.contains($0) && !isLabel(grid[$0.row - 1, $0.column - 1])
    }
    lost = missing.count
    let coverage = Coverage(book, grid, findings)
    let unnamed = missing.filter { !coverage.covers($0) }
    for place in unnamed {
      fail("\(place.a1) “\(grid[place.row - 1, place.column - 1].text)” is no fact, and no finding stands where it is")
    }
  }

  /// Whether a count or a date that was moved among the labels is one in the result.
  private func isLabel(_ cell: MarkedGrid.Cell) -> Bool {
    cell.isQuantity
      && documents.contains { document in
        document.disclosure.tables.contains { $0.panels.contains { $0.rows.contains { $0.item == cell.text } } }
      }
  }

  private mutating func fail(_ fault: String) { faults.append(fault) }
}
