internal import YusuanFindings

/// Builds the rows of a sheet for a sink. All formats use it.
struct SheetRows {
  /// The row being built. Rows that are held back come before it in its bytes and cells.
  var row = Row()

  private let sink: any RowSink
  private let limits: ReadLimits
  /// The place of the sheet, for findings.
  let place: Location
  private var last = 0
  /// The index of the row's first cell in `row.cells`.
  private var firstCell = 0
  private var isOrdered = true
  private var wasDisordered = false
  private var merged = MergedAreas()
  /// The rows that are held back, or nil if rows are sent as they end.
  private var held: HeldRows?

  /// Builds the rows of the sheet at `place` for `sink`.
  init(_ sink: any RowSink, place: Location, limits: ReadLimits) {
    self.sink = sink
    self.place = place
    self.limits = limits
  }

  /// A copy that holds rows back until ``release()``.
  func holding() -> SheetRows {
    var rows = self
    rows.held = HeldRows()
    rows.row.bytes.reserveCapacity(1 << 12)
    rows.row.cells.reserveCapacity(1 << 8)
    return rows
  }

  /// Sends the rows that were held back.
  mutating func release() throws(Diagnostic) {
    guard let held else { return }
    self.held = nil
    try held.release(row, merged, to: sink)
    row.clear()
  }

  /// Begins the row `number`. Without a number, the next one.
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

  /// Sets the number of the row from its first cell, if the row itself did not say one. An earlier number is ignored.
  mutating func renumber(_ number: Int) {
    guard number > row.number, number <= ReadLimits.lastRow, lastCell == nil else { return }
    row.number = number
    last = number
  }

  /// Merges the cells of `area`, whose first row must not have ended yet.
  mutating func merge(_ area: MergedArea) { merged.add(area) }

  /// Forgets all merged cells: none reaches further down.
  mutating func endMerges() { if !merged.isEmpty { merged = MergedAreas() } }

  /// Removes the row being built, but not the rows that are held back.
  private mutating func clear() {
    guard let held else { return row.clear() }
    row.isHidden = false
    row.bytes.removeLast(row.bytes.count - held.ends.bytes)
    row.cells.removeLast(row.cells.count - held.ends.cells)
  }

  /// The previous cell of the row, or nil if there is none.
  private var lastCell: Cell? { row.cells.count > firstCell ? row.cells.last : nil }

  /// The column of a cell that does not name its own.
  var nextColumn: Int { (lastCell.map { Int($0.column) } ?? 0) + 1 }

  /// Throws `.gridExceeded` if the column of `cell` is not in the grid.
  @inline(__always) func check(_ cell: Cell) throws(Diagnostic) {
    if (1...ReadLimits.lastColumn).contains(Int(cell.column)) { return }
    throw Diagnostic(.gridExceeded, at: place, [.found: "column \(cell.column)"])
  }

  /// Appends a cell. Blank cells are left out, unless they have a formula or something is wrong with them. Throws
  /// `.gridExceeded`, or `.fileTooLarge` if too much is held back.
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

  /// Ends the row and sends it, with its cells from left to right. Reports a cell that occurs twice.
  mutating func end() throws(Diagnostic) {
    if !isOrdered { sortCells() }
    if held != nil {
      held?.hold(lastOf: row)
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

  /// Reports a finding about `cell`.
  mutating func note(
    _ code: Code, _ cell: Cell, because reason: Phrase? = nil, _ facts: [Diagnostic.Fact: String] = [:]
  ) {
    note(Diagnostic(code, at: at(cell), because: reason, facts))
  }

  /// Reports a finding about the sheet.
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
