internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel

extension TableRecogniser {
  /// Reads a row that states the unit or the money unit.
  func readMeta(_ row: BlockRow) {
    let others = read(row) { apply($0, at: $1) }
    use(.outside, others.count)
    use(.meta, row.cells.count - others.count)
    if others.isEmpty { return }
    var beside = row
    beside.cells = others
    reportUsed(beside, as: .besideUnit)
  }

  /// Reads a line above tables side by side. What it states counts for the next table, unless a line of its own states
  /// it.
  func hear(_ row: BlockRow) {
    _ = read(row) { meta, location in
      var told = PendingHeadings()
      told.apply(meta, at: location)
      pending.common.add(told)
    }
  }

  /// Calls `receive` for each statement of the unit or the money unit in `row`. Returns the cells without one.
  private func read(_ row: BlockRow, _ receive: (Meta, Location) -> Void) -> [BlockCell] {
    var others: [BlockCell] = []
    var awaited: Meta?
    if options.listsStatements { listStatements(row) }
    for cell in row.cells {
      let text = text(cell, row)
      if let label = awaited, text.meta.isEmpty {
        receive(value(label, text), place.location(row, column: cell.column))
        awaited = nil
      } else if !text.meta.isEmpty {
        for meta in text.meta {
          awaited = meta.isLabel ? meta : nil
          if !meta.isLabel { receive(meta, place.location(row, column: cell.column)) }
        }
      } else if text.marks.isDisjoint(with: .furniture) {
        others.append(cell)
      }
    }
    return others
  }

  /// Whether a row right below the open table states the money unit of its figures, since none is printed above them.
  /// If so, the figures, which were read in the assumed unit, are converted.
  func claimsBelow(_ row: BlockRow) -> Bool {
    let told = row.cells.flatMap { text($0, row).meta }
    let units = told.filter { $0.printedAmountUnit != nil }
    guard let unit = units.first?.printedAmountUnit, units.count == told.filter({ !$0.isStanding }).count,
      let first = row.cells.first, adoptUnitBelow(unit, text(first, row).text, at: place.location(row))
    else { return false }
    use(.meta, row.cells.count)
    return true
  }

  /// Makes `unit`, printed below the open table, the unit of its figures, if none is printed above. The figures were
  /// read in the assumed unit and are converted. Returns false if that is not possible.
  private func adoptUnitBelow(_ unit: AmountUnit, _ word: String, at location: Location) -> Bool {
    guard let table = open, table.amountUnit == nil, table.unknownAmountUnit == nil, !table.hasParts else {
      return false
    }
    let assumed = assumedUnit(table)
    guard table.panels.allSatisfy({ $0.canRead(from: assumed, as: unit) }) else {
      table.unknownAmountUnit = (word, location)
      return false
    }
    for panel in table.panels { panel.read(from: assumed, as: unit) }
    table.amountUnit = (unit, location)
    return true
  }

  private func value(_ label: Meta, _ text: CellText) -> Meta {
    if case .unitName(_, let level) = label { return .unitName(PrintedName(text.text), level) }
    return vocabulary.amountUnit(text.text)
  }

  /// Remembers what a row states, for the open table or else for the next one.
  func apply(_ meta: Meta, at location: Location) {
    guard let open else { return pending.apply(meta, at: location) }
    var told = PendingHeadings()
    told.apply(meta, at: location)
    if let unit = told.unit {
      pending.unit = unit
      if open.printsUnit { reportConflict(of: unit, with: open) } else { open.unit = unit }
      open.printsUnit = true
    }
    if let unit = told.amountUnit {
      if open.printsAmountUnit { reportConflict(of: unit, with: open) } else { open.amountUnit = unit }
      open.printsAmountUnit = true
    }
    if let unit = told.standingAmountUnit { pending.standingAmountUnit = unit }
    if let unknown = told.unknownAmountUnit { open.unknownAmountUnit = unknown }
  }

  private func reportConflict(of unit: PendingHeadings.Unit, with table: TableBuilder) {
    guard let known = table.unit, known.folded != unit.folded else { return }
    output.receive(Diagnostic(.unitsDiffer, at: unit.location, [.expected: known.name, .found: unit.name]))
  }

  private func reportConflict(of unit: (unit: AmountUnit, location: Location), with table: TableBuilder) {
    guard let known = table.amountUnit?.unit, known != unit.unit else { return }
    output.receive(
      Diagnostic(
        .amountUnitsDiffer, at: unit.location, [.expected: known.rawValue, .found: unit.unit.rawValue],
        severity: .error))
  }

  /// Reads a note below a table. Returns false if the row is none.
  func readNote(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    guard let first = row.cells.first, first.marks.contains(.note), row.cells.count <= 3 else { return false }
    let text = text(first, row)
    var note = text.text
    if let label = vocabulary.noteText(text.folded), label > 0, let colon = Self.colon(in: note) {
      note = CellText.cleaned(String(note[note.index(after: colon)...]))
    }
    for cell in row.cells.dropFirst() { note += self.text(cell, row).text }
    if !note.isEmpty { table.notes.append(note) }
    list(.note, first, row)
    if open === table, let unit = vocabulary.amountUnit(toldIn: note) {
      _ = adoptUnitBelow(unit, Self.excerpt(note), at: place.location(row))
    }
    table.ledger.use(.note, row.cells.count)
    table.lastRow = row.place
    return true
  }

  private static func colon(in text: String) -> String.Index? {
    text.firstIndex { character in character.unicodeScalars.first.flatMap(FoldedText.fold) == ":" }
  }
}
