internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel

extension TableRecogniser {
  /// The amount in `cell`, which may have been read already, or nil if it holds none. An unreadable cell is reported.
  func amount(_ cell: BlockCell, _ reading: AmountCell?, _ row: BlockRow, _ table: TableBuilder) -> Amount? {
    if cell.traits.contains(.damaged) {
      diagnose(.textDamaged, cell, row, table)
      return nil
    }
    if cell.traits.contains(.formulaWithoutValue) {
      diagnose(.formulaWithoutValue, cell, row, table)
      return nil
    }
    if let reason = reasonAgainst(cell, row, table) {
      diagnose(.amountOfAnotherKind, cell, row, table, because: reason)
      return nil
    }
    switch reading ?? read(cell, row) {
    case .amount(let amount, let residue):
      table.ledger.use(.amount)
      if residue { table.ledger.residues += 1 }
      if cell.kind == .text, CommaFigure(row.bytes[cell.range]) == .doubtful {
        let place = row.place(cell.column)
        table.commaFigures.append((place, Self.excerpt(text(cell, row).text)))
      }
      return amount
    case .none: table.ledger.use(.amount)
    case .overflow: diagnose(.amountOverflow, cell, row, table)
    case .belowFen: diagnose(.amountBelowFen, cell, row, table)
    case .malformed:
      diagnose(.amountUnreadable, cell, row, table)
      if CommaFigure(row.bytes[cell.range]) == .decimal { table.hasDecimalComma = true }
    }
    return nil
  }

  /// Removes and reports figures whose comma may be a decimal point, if another figure of `table` has one: 7,250 beside
  /// 0,350.
  func refuseCommaFigures(_ table: TableBuilder) {
    for (place, found) in table.commaFigures {
      guard table.panels.contains(where: { $0.removeFigure(row: place.number, column: place.column) }) else {
        continue
      }
      let unit = (table.amountUnit?.unit ?? assumedUnit(table)).rawValue
      output.receive(
        Diagnostic(.amountUnreadable, at: table.place.location(place), [.found: found, .unit: unit], cells: 1))
      table.ledger.use(.amount, -1)
      table.ledger.diagnose(1)
    }
  }

  /// Why `cell` cannot hold an amount, whatever its text is, or nil if it may.
  private func reasonAgainst(_ cell: BlockCell, _ row: BlockRow, _ table: TableBuilder) -> Phrase? {
    switch cell.kind {
    case .boolean: return .truthValue
    case .date: return .date
    case .error: return .errorValue
    case .number, .text: break
    }
    if cell.traits.isDisjoint(with: [.struckOut, .merged]), cell.shown.misfit == nil { return nil }
    if cell.traits.contains(.struckOut) { return .struckOut }
    if cell.traits.contains(.merged), isShared(cell, row, table) { return .merged }
    return cell.shown.misfit?.reason
  }

  /// Reads the text of an amount cell.
  func read(_ cell: BlockCell, _ row: BlockRow) -> AmountCell {
    AmountCell.read(
      row.bytes, cell.range, kind: cell.kind, unit: parts.amountUnit, shown: cell.shown,
      mayHaveDecimalComma: place.info.isSemicolonDelimited)
  }
}
