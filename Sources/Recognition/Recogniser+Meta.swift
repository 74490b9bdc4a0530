internal import Budget
internal import Diagnostics

extension Recogniser {
  /// Takes a row that tells the unit or the money unit; false where it does not.
  func takeMeta(_ row: SeenRow) -> Bool {
    var found: [(meta: Meta, column: Int)] = []
    var others = 0
    var awaited: Meta?
    for cell in row.cells {
      let text = text(cell, row)
      if let label = awaited {
        found.append((value(label, text), cell.column))
        awaited = nil
      } else if let last = text.meta.last {
        found += text.meta.dropLast().map { ($0, cell.column) }
        if last == .unitName(nil) || last == .amountUnitLabel {
          awaited = last
          found.append((last, cell.column))
        } else {
          found.append((last, cell.column))
        }
      } else if text.marks.isDisjoint(with: [.printLabel, .continuation, .watermark]) {
        others += 1
      }
    }
    let told = found.filter { $0.meta != .unitName(nil) && $0.meta != .amountUnitLabel }
    if told.isEmpty && awaited == nil { return false }
    for (meta, column) in told { apply(meta, at: place.location(row, column: column)) }
    use(.outside, others)
    use(.meta, row.cells.count - others)
    return true
  }

  private func value(_ label: Meta, _ text: CellText) -> Meta {
    label == .amountUnitLabel ? vocabulary.amountUnit(text.text) : .unitName(text.text)
  }

  /// Remembers what a row told, for the open table or for the one to come.
  func apply(_ meta: Meta, at location: Location) {
    switch meta {
    case .unitName(let name?): applyUnit(name, at: location)
    case .amountUnit(let unit): applyAmountUnit(unit, at: location)
    case .unknownAmountUnit(let word):
      if let open { open.unknownAmountUnit = (word, location) } else { pending.unknownAmountUnit = (word, location) }
    case .unitName(nil), .amountUnitLabel: break
    }
  }

  private func applyUnit(_ name: String, at location: Location) {
    let folded = FoldedText(name)
    if let open {
      if let known = open.unit, known.folded != folded, open.printsUnit {
        output.take(Diagnostic(.unitsDiffer, at: location, [.expected: known.name, .found: name]))
        return
      }
      open.unit = (name, folded, location)
      open.printsUnit = true
    }
    pending.unit = (name, folded, location)
  }

  private func applyAmountUnit(_ unit: AmountUnit, at location: Location) {
    guard let open else {
      pending.amountUnit = unit
      return
    }
    if let known = open.amountUnit, known != unit, open.printsAmountUnit || open.columns != nil {
      output.take(
        Diagnostic(.amountUnitsDiffer, at: location, [.expected: known.rawValue, .found: unit.rawValue], severity: .error))
      return
    }
    open.amountUnit = unit
    open.printsAmountUnit = true
  }

  /// Takes a note below a table; false where the row is none.
  func takeNote(_ row: SeenRow, _ table: OpenTable) -> Bool {
    guard let first = row.cells.first else { return false }
    let text = text(first, row)
    guard text.marks.contains(.note), row.cells.count <= 3 else { return false }
    var note = text.text
    if let label = vocabulary.noteText(text.folded), label > 0, let colon = Self.colon(in: note) {
      note = CellText.cleaned(String(note[note.index(after: colon)...]))
    }
    for cell in row.cells.dropFirst() { note += self.text(cell, row).text }
    if !note.isEmpty { table.notes.append(note) }
    table.ledger.use(.note, row.cells.count)
    table.lastLocation = place.location(row)
    return true
  }

  private static func colon(in text: String) -> String.Index? {
    text.firstIndex { character in character.unicodeScalars.first.flatMap(FoldedText.fold) == ":" }
  }

  /// Takes a row of signatures and dates below a table; false where the row is none.
  func takeSignature(_ row: SeenRow) -> Bool {
    guard let first = row.cells.first, text(first, row).marks.contains(.signature) else { return false }
    use(.furniture, row.cells.count)
    return true
  }
}
