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
/// | a text too | a text too |
/// | the ledger balances, and figures that are no facts are no more than the cells that findings name | every figure is a fact |
struct Silence {
  let grid: MarkedGrid
  let profile: Profile
  let documents: [Document]
  let findings: [Diagnostic]
  let conversion: Conversion

  /// Neither a warning nor an error was given.
  var isSilent: Bool { !findings.contains { $0.severity > .info } }

  /// How many facts there are.
  private(set) var facts = 0
  /// How many figures of the grid are no facts.
  private(set) var lost = 0
  /// What is wrong.
  private(set) var faults: [String] = []

  private var seen: Set<CellPosition> = []

  init(
    grid: MarkedGrid, profile: Profile, documents: [Document], findings: [Diagnostic], conversion: Conversion
  ) {
    self.grid = grid
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
            document.sources.location(table: tableIndex, panel: panelIndex, row: rowIndex, value: $0)?.cell
          }
          let owner = Owner(table: table.id, panel: panel.id, row: row)
          for (index, fact) in row.amounts.enumerated() { check(fact, owner, place(index)) }
          for (index, value) in row.values.enumerated() { check(value, owner, place(row.amounts.count + index)) }
        }
      }
    }
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
    if isSilent { checkPlace(owner, fact.column, place, name) }
  }

  /// The hundredths of a figure, and its own unit. A code or a column's number that was moved among figures is one,
  /// too.
  private static func value(of cell: MarkedGrid.Cell) -> (value: Int64, own: AmountUnit?)? {
    switch cell.meaning {
    case .figure(.hundredths(let value, let own)): (value, own)
    case .label, .header: Int64(cell.text).map { ($0 * 100, nil) }
    default: nil
    }
  }

  private mutating func check(_ value: ColumnValue, _ owner: Owner, _ place: CellPosition?) {
    let name = "\(owner.table) \(owner.row.code ?? "") \(owner.row.item) \(value.column)=\(value.text)"
    guard let place else { return fail("\(name) has no place") }
    let cell = grid[place.row - 1, place.column - 1]
    if FoldedText(cell.text) != FoldedText(value.text) { fail("\(name) at \(place.a1) is “\(cell.text)”") }
    if cell.isFigure { seen.insert(place) }
    if isSilent { checkPlace(owner, value.column, place, name) }
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
      return fail("\(name) at \(place.a1) stands below no column of the table")
    }
    let layout = profile.tables[column.table]
    let panel = layout.panels[column.place.panel]
    let found = "\(layout.id) \(panel.id) \(panel.columns[column.place.column].id)"
    if found != "\(owner.table) \(owner.panel) \(id)" { fail("\(name) at \(place.a1) stands below \(found)") }
    if panel.isUnlabelled { return }
    let printed = labels(place.row - 1, panel: column.place.panel, of: table)
    // The parts of a code that are blank are those of the row above.
    let codes = [0, 3, 5].map { (owner.row.code ?? "").dropFirst($0) }
    if !codes.contains(where: { Self.plain($0 + owner.row.item) == Self.plain(printed) }) {
      fail("\(name) at \(place.a1) stands beside “\(printed)”")
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

  /// The codes and labels of a row in one text.
  private func labels(_ row: Int, panel: Int, of table: Int) -> String {
    grid.rows[row].indices.map { index in
      guard let column = column(above: row, index, of: table), column.place.panel == panel else { return "" }
      let kind = profile.tables[column.table].panels[panel].columns[column.place.column].kind
      return [.code, .codePart, .item].contains(kind) ? grid[row, index].text : ""
    }.joined()
  }

  /// The characters of codes and labels, in whichever order their columns stand.
  private static func plain(_ text: String) -> [Character] { FoldedText(text).string.filter { $0 != "-" }.sorted() }

  // MARK: Figures

  private mutating func checkFigures() {
    let ledger = conversion.summary.ledger
    let named = findings.reduce(0) { $0 + $1.cells }
    if ledger.read != grid.places({ !FoldedText($0.text).isEmpty }).count {
      fail("the ledger counts \(ledger.read) cells")
    }
    if ledger.diagnosed != named { fail("findings name \(named) cells, the ledger counts \(ledger.diagnosed)") }
    let figures = grid.places { cell in
      if case .figure(let figure) = cell.meaning { figure != .mark } else { false }
    }
    let missing = figures.map { CellPosition(row: $0.row + 1, column: $0.column + 1) }.filter { !seen.contains($0) }
    lost = missing.count
    let list = missing.prefix(5).map(\.a1).joined(separator: " ")
    if isSilent, lost > 0 { fail("\(lost) figures are lost in silence: \(list)") }
    if lost > named { fail("\(lost) figures are no facts, \(named) cells are named: \(list)") }
  }

  private mutating func fail(_ fault: String) { faults.append(fault) }
}
