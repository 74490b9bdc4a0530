internal import YusuanFindings

/// Builds the rows of a sheet one after another for a sink, whatever format they come from.
struct SheetRows {
  /// The row being built, behind those that are held back.
  var row = Row()

  private let sink: any RowSink
  private let limits: ReadLimits
  /// Where the sheet is, for findings.
  let place: Location
  private var last = 0
  /// The place of the row's first cell among the cells.
  private var firstCell = 0
  private var isOrdered = true
  private var wasDisordered = false
  private var merged = MergedAreas()
  /// The rows that are held back; nil where each is handed on as it ends.
  private var held: HeldRows?

  /// The rows of the sheet at `place`, handed to `sink`.
  init(_ sink: any RowSink, place: Location, limits: ReadLimits) {
    self.sink = sink
    self.place = place
    self.limits = limits
  }

  /// The same rows, held back until ``release()``.
  func holding() -> SheetRows {
    var rows = self
    rows.held = HeldRows()
    rows.row.bytes.reserveCapacity(1 << 12)
    rows.row.cells.reserveCapacity(1 << 8)
    return rows
  }

  /// Hands on what was held back.
  mutating func release() throws(Diagnostic) {
    guard let held else { return }
    self.held = nil
    try held.release(row, merged, to: sink)
    row.clear()
  }

  /// Begins the row `number`, or the next one.
  mutating func begin(_ number: Int?) throws(Diagnostic) {
    clear()
    row.number = number ?? last + 1
    guard (1...ReadLimits.lastRow).contains(row.number) else {
      throw Diagnostic(.gridExceeded, at: place, [.found: "row \(row.number)"])
    }
    if row.number <= last, !wasDisordered {
      wasDisordered = true
      note(Diagnostic(.rowsDisordered, at: place, [.found: String(row.number), .expected: "> \(last)"]))
    }
    last = row.number
    firstCell = row.cells.count
    isOrdered = true
  }

  /// Gives the row, which did not say its number and has no cells yet, the number that its first cell says, if it is no
  /// earlier one.
  mutating func renumber(_ number: Int) {
    guard number > row.number, number <= ReadLimits.lastRow, lastCell == nil else { return }
    row.number = number
    last = number
  }

  /// The cells of `area` are merged; its first row has not ended.
  mutating func merge(_ area: MergedArea) { merged.add(area) }

  /// No cell that began in a row before reaches further.
  mutating func endMerges() { if !merged.isEmpty { merged = MergedAreas() } }

  /// Removes what was built but is not held back.
  private mutating func clear() {
    guard let held else { return row.clear() }
    row.isHidden = false
    row.bytes.removeLast(row.bytes.count - held.ends.bytes)
    row.cells.removeLast(row.cells.count - held.ends.cells)
  }

  /// The cell before the next one in the row; nil where that is the first.
  private var lastCell: Cell? { row.cells.count > firstCell ? row.cells.last : nil }

  /// The column for the next cell that does not say its own.
  var nextColumn: Int { (lastCell.map { Int($0.column) } ?? 0) + 1 }

  /// Throws where the column of `cell` is none of the grid.
  @inline(__always) func check(_ cell: Cell) throws(Diagnostic) {
    if (1...ReadLimits.lastColumn).contains(Int(cell.column)) { return }
    throw Diagnostic(.gridExceeded, at: place, [.found: "column \(cell.column)"])
  }

  /// Appends a cell; blank cells without a formula, with which nothing is wrong, are left out. Throws where that is no cell, or too much is held back.
  mutating func append(_ cell: Cell) throws(Diagnostic) {
    try check(cell)
    if Int(cell.text.upperBound) - Int(cell.text.lowerBound) > limits.cellText {
      throw Diagnostic(.cellTooLong, at: at(cell), [.limit: "\(limits.cellText)"])
    }
    if cell.text.isEmpty, cell.formula.isEmpty, cell.traits.isDisjoint(with: .withoutText) { return }
    let limit = held == nil ? limits.rowText : limits.heldRows
    if row.bytes.count > limit { throw Diagnostic(.fileTooLarge, at: at(cell), [.limit: "\(limit)"]) }
    if let before = lastCell, before.column >= cell.column { isOrdered = false }
    row.cells.append(cell)
  }

  /// Ends the row and hands it on, its cells from left to right. A cell that stands there twice is reported.
  mutating func end() throws(Diagnostic) {
    if !isOrdered { sortCells() }
    if held != nil {
      held?.take(row)
    } else {
      if !merged.isEmpty { merged.apply(to: &row) }
      try sink.receive(row)
    }
  }

  private mutating func sortCells() {
    var kept: [Cell] = []
    for cell in row.cells[firstCell...].sorted(by: { $0.column < $1.column }) {
      if let before = kept.last, before.column == cell.column {
        note(Diagnostic(.cellRepeated, at: at(cell), [.found: row.text(of: cell)]))
      } else {
        kept.append(cell)
      }
    }
    row.cells.replaceSubrange(firstCell..., with: kept)
  }

  /// Reports something about `cell`.
  mutating func note(
    _ code: Code, _ cell: Cell, because reason: Phrase? = nil, _ facts: [Diagnostic.Fact: String] = [:]
  ) {
    note(Diagnostic(code, at: at(cell), because: reason, facts))
  }

  /// Reports something about the sheet.
  mutating func note(_ code: Code, because reason: Phrase? = nil, _ facts: [Diagnostic.Fact: String] = [:]) {
    note(Diagnostic(code, at: place, because: reason, facts))
  }

  private mutating func note(_ finding: Diagnostic) {
    if held != nil { held?.note(finding) } else { sink.note(finding) }
  }

  private func at(_ cell: Cell) -> Location {
    var location = place
    location.cell = CellPosition(row: row.number, column: Int(cell.column))
    return location
  }
}
