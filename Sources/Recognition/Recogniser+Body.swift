internal import Budget
internal import Diagnostics
internal import Spreadsheet

extension Recogniser {
  /// A row below a table's header.
  func takeBody(_ row: SeenRow, _ table: OpenTable) {
    let expectsNumbers = table.expectsColumnNumbers
    table.expectsColumnNumbers = false
    if expectsNumbers, takeCodeParts(row, table) {
      table.expectsColumnNumbers = true
      return
    }
    if expectsNumbers && isColumnNumbers(row) || isRepeatedHeader(row, table) {
      table.ledger.use(.header, row.cells.count)
      table.expectsColumnNumbers = !expectsNumbers
      return
    }
    if isSurrounding(row), takeNote(row, table) || takeSignature(row) || takeMeta(row) { return }
    parts.take(row.cells, table.columns?.targets ?? [], sections: table.sections.count)
    parts.amountUnit = table.amountUnit?.unit ?? assumedUnit
    guard fits(row, table) else {
      takeUnfit(row, table)
      return
    }
    settlePending(table)
    table.unfitRows = 0
    table.lastRow = row.place
    for side in parts.sides.indices where !parts.sides[side].isEmpty { take(row, side: side, table) }
    if parts.hasStrays { takeStrayCells(row, table) }
  }

  private func isSurrounding(_ row: SeenRow) -> Bool {
    guard let first = row.cells.first else { return false }
    return !marks(first, row).isDisjoint(with: [.note, .signature, .meta])
  }

  // MARK: Does the row belong to the table?

  /// Whether `row` is a row of the table, though perhaps a damaged one, and not text that follows the table.
  private func fits(_ row: SeenRow, _ table: OpenTable) -> Bool {
    for index in parts.sides.indices where !parts.sides[index].isEmpty {
      let side = parts.sides[index]
      if hasReadableAmount(row, side, table) { return true }
      let section = table.sections[index]
      if let code = side.code ?? side.item, isCode(row.cells[code], row, section) { return true }
      if side.hasCodeParts { return true }
      if let label = side.item ?? side.code,
        section.knows(text(row.cells[label], row), unit: table.unit)
      {
        return true
      }
    }
    if table.unfitRows > 0 { return false }
    if row.cells.count > 1 {
      return parts.sides.contains { !$0.amounts.isEmpty || $0.code != nil || $0.governmentItem != nil }
    }
    return row.blankRowsBefore == 0
      && parts.sides.indices.contains { parts.sides[$0].item != nil && table.sections[$0].isList }
  }

  private func hasReadableAmount(_ row: SeenRow, _ side: RowParts.Side, _ table: OpenTable) -> Bool {
    for index in side.amounts {
      let reading = read(row.cells[parts.amounts[index].cell], row)
      parts.amounts[index].reading = reading
      if reading != .malformed { return true }
    }
    return false
  }

  private func isCode(_ cell: SeenCell, _ row: SeenRow, _ section: SectionReader) -> Bool {
    guard let code = code(cell, row) else { return false }
    return section.codeLevel(code.digits) != nil
  }

  /// A row that does not fit: text between rows, or the end of the table.
  private func takeUnfit(_ row: SeenRow, _ table: OpenTable) {
    table.unfitRows += 1
    if table.unfitRows > 3 {
      closeTable()
      takeOutsideOrMeta(row)
    } else {
      takeOutside(row)
    }
  }

  // MARK: Cells

  private func take(_ row: SeenRow, side index: Int, _ table: OpenTable) {
    let side = parts.sides[index]
    let section = table.sections[index]
    guard let identity = identify(row, side: index, section, table) else {
      for amount in side.amounts { takeUnlabelled(row.cells[parts.amounts[amount].cell], row, table) }
      return
    }
    let governmentItem = side.governmentItem.map { useText(row.cells[$0], row, as: .item, table).text }
    section.append(
      identity, governmentItem: governmentItem, amounts: amounts(side, row, section, table), origin: place.origin(row))
  }

  /// The amounts of `side` of the row; without any where the table's money unit is unknown.
  private func amounts(
    _ side: RowParts.Side, _ row: SeenRow, _ section: SectionReader, _ table: OpenTable
  ) -> [Fact] {
    if table.unknownAmountUnit != nil {
      refuseAmounts(side, row, table)
      return []
    }
    var facts: [Fact] = []
    facts.reserveCapacity(side.amounts.count)
    for index in side.amounts {
      let place = parts.amounts[index]
      let cell = row.cells[place.cell]
      guard let amount = amount(cell, place.reading, row, table) else { continue }
      facts.append(
        Fact(
          column: section.layout.columns[place.column].id, amount: amount, sourceColumn: Int32(clamping: cell.column)))
    }
    return facts
  }

  /// Reports the figures of `side`, which the table's money unit makes unreadable.
  private func refuseAmounts(_ side: RowParts.Side, _ row: SeenRow, _ table: OpenTable) {
    guard let unknown = table.unknownAmountUnit else { return }
    for index in side.amounts {
      diagnose(
        .amountUnitUnknown, row.cells[parts.amounts[index].cell], row, table,
        [.expected: "元, 万元", .found: unknown.word])
    }
  }

  /// A figure without a label is lost and reported; a mark for no figure has nothing to lose.
  private func takeUnlabelled(_ cell: SeenCell, _ row: SeenRow, _ table: OpenTable) {
    if read(cell, row) == .none {
      table.ledger.use(.amount)
    } else {
      diagnose(.amountWithoutItem, cell, row, table)
    }
  }

  /// Cells in columns that are not converted, and cells in columns without a label.
  private func takeStrayCells(_ row: SeenRow, _ table: OpenTable) {
    guard let columns = table.columns else { return }
    for cell in row.cells {
      switch columns[cell.column] {
      case .unknown(let index): table.columns?.unknown[index].cells += 1
      case nil: diagnose(.cellOutsideColumns, cell, row, table)
      case .field, .codePart: break
      }
    }
  }

  /// The amount in `cell`, which may be read already, or nil where it holds none; what cannot be read is reported.
  private func amount(_ cell: SeenCell, _ reading: AmountCell?, _ row: SeenRow, _ table: OpenTable) -> Amount? {
    if cell.traits.contains(.damaged) {
      diagnose(.textDamaged, cell, row, table)
      return nil
    }
    let isMoney = cell.kind == .number || cell.kind == .text
    if !isMoney || !cell.traits.isDisjoint(with: [.percent, .scaled, .formulaWithoutValue]) {
      let code: Code = cell.traits.contains(.formulaWithoutValue) ? .formulaWithoutValue : .amountOfAnotherKind
      diagnose(code, cell, row, table)
      return nil
    }
    switch reading ?? read(cell, row) {
    case .amount(let amount, let residue):
      table.ledger.use(.amount)
      if residue { table.ledger.residues += 1 }
      return amount
    case .none: table.ledger.use(.amount)
    case .overflow: diagnose(.amountOverflow, cell, row, table)
    case .belowFen: diagnose(.amountBelowFen, cell, row, table)
    case .malformed: diagnose(.amountUnreadable, cell, row, table)
    }
    return nil
  }

  private func read(_ cell: SeenCell, _ row: SeenRow) -> AmountCell {
    AmountCell.read(row.bytes, cell.range, kind: cell.kind, unit: unit(of: cell))
  }

  private func unit(of cell: SeenCell) -> AmountUnit {
    if cell.traits.contains(.tenThousandYuan) { return .tenThousandYuan }
    if cell.traits.contains(.yuan) { return .yuan }
    return parts.amountUnit
  }

  /// Reports `cell` and counts it as diagnosed.
  func diagnose(
    _ code: Code, _ cell: SeenCell, _ row: SeenRow, _ table: OpenTable, _ facts: [Diagnostic.Fact: String] = [:]
  ) {
    let found = cell.range.isEmpty ? "" : Self.excerpt(text(cell, row).text)
    let unit = (table.amountUnit?.unit ?? assumedUnit).rawValue
    output.take(
      Diagnostic(
        code, at: place.location(row, column: cell.column),
        [.found: found, .unit: unit].merging(facts) { $1 }, cells: 1))
    table.ledger.diagnose(1)
  }

  /// The beginning of a text, for findings.
  static func excerpt(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }

  /// The text of a label cell, counted as `role`; damage is reported instead.
  func useText(_ cell: SeenCell, _ row: SeenRow, as role: Ledger.Role, _ table: OpenTable) -> CellText {
    use(text(cell, row), of: cell, row, as: role, table)
  }

  /// `text` of the label cell `cell`, counted as `role`; damage is reported instead.
  func use(
    _ text: CellText, of cell: SeenCell, _ row: SeenRow, as role: Ledger.Role, _ table: OpenTable
  ) -> CellText {
    if cell.traits.contains(.damaged) || text.marks.contains(.damaged) {
      diagnose(.textDamaged, cell, row, table)
    } else {
      table.ledger.use(role)
    }
    return text
  }
}
