internal import Budget
internal import Diagnostics

extension Recogniser {
  /// Takes a row that tells the unit or the money unit; false where it does not.
  func takeMeta(_ row: SeenRow) -> Bool {
    guard row.cells.contains(where: { marks($0, row).contains(.meta) }) else { return false }
    var others = 0
    var awaited: Meta?
    for cell in row.cells {
      let text = text(cell, row)
      if let label = awaited {
        apply(value(label, text), at: place.location(row, column: cell.column))
        awaited = nil
      } else if !text.meta.isEmpty {
        for meta in text.meta {
          if meta.isLabel {
            awaited = meta
          } else {
            apply(meta, at: place.location(row, column: cell.column))
            awaited = nil
          }
        }
      } else if text.marks.isDisjoint(with: [.printLabel, .continuation, .watermark]) {
        others += 1
      }
    }
    use(.outside, others)
    use(.meta, row.cells.count - others)
    return true
  }

  private func value(_ label: Meta, _ text: CellText) -> Meta {
    label == .amountUnitLabel ? vocabulary.amountUnit(text.text) : .unitName(PrintedName(text.text))
  }

  /// Remembers what a row told: for the open table, or, where that has its body already, for the one to come.
  func apply(_ meta: Meta, at location: Location) {
    guard let open, open.columns == nil else {
      pending.apply(meta, at: location)
      if open != nil { pending.isBelowBody = true }
      return
    }
    var told = Surroundings()
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
    if let unknown = told.unknownAmountUnit { open.unknownAmountUnit = unknown }
  }

  /// What was told below the body was not for a coming title: the body goes on, so it must not contradict the table.
  func settlePending(_ table: OpenTable) {
    guard pending.isBelowBody else { return }
    if let unit = pending.unit { reportConflict(of: unit, with: table) }
    if let unit = pending.amountUnit { reportConflict(of: unit, with: table) }
    pending = Surroundings(unit: table.unit)
  }

  private func reportConflict(of unit: Surroundings.Unit, with table: OpenTable) {
    guard let known = table.unit, known.folded != unit.folded else { return }
    output.take(Diagnostic(.unitsDiffer, at: unit.location, [.expected: known.name, .found: unit.name]))
  }

  private func reportConflict(of unit: (unit: AmountUnit, location: Location), with table: OpenTable) {
    guard let known = table.amountUnit?.unit, known != unit.unit else { return }
    output.take(
      Diagnostic(
        .amountUnitsDiffer, at: unit.location, [.expected: known.rawValue, .found: unit.unit.rawValue],
        severity: .error))
  }

  /// Takes a note below a table; false where the row is none.
  func takeNote(_ row: SeenRow, _ table: OpenTable) -> Bool {
    guard let first = row.cells.first else { return false }
    guard marks(first, row).contains(.note), row.cells.count <= 3 else { return false }
    let text = text(first, row)
    var note = text.text
    if let label = vocabulary.noteText(text.folded), label > 0, let colon = Self.colon(in: note) {
      note = CellText.cleaned(String(note[note.index(after: colon)...]))
    }
    for cell in row.cells.dropFirst() { note += self.text(cell, row).text }
    if !note.isEmpty { table.notes.append(note) }
    table.ledger.use(.note, row.cells.count)
    table.lastRow = row.place
    return true
  }

  private static func colon(in text: String) -> String.Index? {
    text.firstIndex { character in character.unicodeScalars.first.flatMap(FoldedText.fold) == ":" }
  }

  /// Takes a row of signatures and dates below a table; false where the row is none.
  func takeSignature(_ row: SeenRow) -> Bool {
    guard let first = row.cells.first, marks(first, row).contains(.signature) else { return false }
    use(.furniture, row.cells.count)
    return true
  }
}
