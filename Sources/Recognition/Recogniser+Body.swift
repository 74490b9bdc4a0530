internal import Budget
internal import Diagnostics
internal import Spreadsheet

/// The cells of one side in one row, by what their columns hold; each is its place in ``SeenRow/cells``.
struct SideCells {
  var code: Int?
  /// The parts of a code that is split over columns.
  var codeParts: [(part: Int, cell: Int)] = []
  var item: Int?
  var governmentItem: Int?
  var amounts: [AmountPlace] = []

  /// A cell with an amount, and the place of its column in the layout.
  struct AmountPlace {
    var column: Int
    var cell: Int
    /// What the cell says, once it was read.
    var reading: AmountCell?
  }

  var isEmpty: Bool {
    code == nil && codeParts.isEmpty && item == nil && governmentItem == nil && amounts.isEmpty
  }

  /// Removes all cells and keeps the memory.
  mutating func clear() {
    (code, item, governmentItem) = (nil, nil, nil)
    codeParts.removeAll(keepingCapacity: true)
    amounts.removeAll(keepingCapacity: true)
  }

  /// Puts the amounts in the layout's order, in which they mostly stand.
  mutating func sortAmounts() {
    for index in amounts.indices.dropFirst() where amounts[index - 1].column >= amounts[index].column {
      return amounts.sort { $0.column < $1.column }
    }
  }
}

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
    let hasStrays = part(row, table)
    guard fits(row, table) else {
      takeUnfit(row, table)
      return
    }
    settlePending(table)
    table.unfitRows = 0
    table.lastRow = row.place
    for side in table.sections.indices where !sides[side].isEmpty { take(row, side: side, table) }
    if hasStrays { takeStrayCells(row, table) }
  }

  private func isSurrounding(_ row: SeenRow) -> Bool {
    guard let first = row.cells.first else { return false }
    let text = text(first, row)
    return !text.marks.isDisjoint(with: [.note, .signature]) || !text.meta.isEmpty
  }

  /// Parts the cells of `row` by ``sides``; whether some belong to none.
  private func part(_ row: SeenRow, _ table: OpenTable) -> Bool {
    while sides.count < table.sections.count { sides.append(SideCells()) }
    for side in sides.indices { sides[side].clear() }
    guard let targets = table.columns?.targets else { return true }
    var hasStrays = false
    for cell in row.cells.indices {
      let column = row.cells[cell].column
      switch column < targets.count ? targets[column] : nil {
      case .codePart(let section, let part): sides[section].codeParts.append((part, cell))
      case .field(let field, .code): sides[field.section].code = cell
      case .field(let field, .item): sides[field.section].item = cell
      case .field(let field, .governmentItem): sides[field.section].governmentItem = cell
      case .field(let field, .amount):
        sides[field.section].amounts.append(SideCells.AmountPlace(column: field.column, cell: cell))
      case .unknown, nil: hasStrays = true
      }
    }
    for side in sides.indices { sides[side].sortAmounts() }
    return hasStrays
  }

  // MARK: Does the row belong to the table?

  /// Whether `row` is a row of the table, though perhaps a damaged one, and not text that follows the table.
  private func fits(_ row: SeenRow, _ table: OpenTable) -> Bool {
    for side in table.sections.indices where !sides[side].isEmpty {
      if hasReadableAmount(row, side, table) { return true }
      let section = table.sections[side]
      if let code = sides[side].code ?? sides[side].item, isCode(row.cells[code], row, section) { return true }
      if !sides[side].codeParts.isEmpty { return true }
      if let label = sides[side].item ?? sides[side].code,
        section.knows(text(row.cells[label], row), unit: table.unit?.folded)
      {
        return true
      }
    }
    if table.unfitRows > 0 { return false }
    if row.cells.count > 1 {
      return sides.contains { !$0.amounts.isEmpty || $0.code != nil || $0.governmentItem != nil }
    }
    return row.blankRowsBefore == 0
      && table.sections.indices.contains { sides[$0].item != nil && table.sections[$0].isList }
  }

  private func hasReadableAmount(_ row: SeenRow, _ side: Int, _ table: OpenTable) -> Bool {
    for index in sides[side].amounts.indices {
      let reading = read(row.cells[sides[side].amounts[index].cell], row, table)
      sides[side].amounts[index].reading = reading
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

  private func take(_ row: SeenRow, side: Int, _ table: OpenTable) {
    guard let identity = identify(row, side: side, table) else {
      for amount in sides[side].amounts { takeUnlabelled(row.cells[amount.cell], row, table) }
      return
    }
    var amounts: [Fact] = []
    amounts.reserveCapacity(sides[side].amounts.count)
    let governmentItem = sides[side].governmentItem.map { useText(row.cells[$0], row, as: .item, table).text }
    let columns = table.sections[side].layout.columns
    for index in sides[side].amounts.indices {
      let place = sides[side].amounts[index]
      guard let amount = amount(row.cells[place.cell], place.reading, row, table) else { continue }
      amounts.append(
        Fact(
          column: columns[place.column].id, amount: amount, sourceColumn: Int32(clamping: row.cells[place.cell].column))
      )
    }
    table.sections[side].append(identity, governmentItem: governmentItem, amounts: amounts, origin: place.origin(row))
  }

  /// A figure without a label is lost and reported; a mark for no figure has nothing to lose.
  private func takeUnlabelled(_ cell: SeenCell, _ row: SeenRow, _ table: OpenTable) {
    if read(cell, row, table) == .none {
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
    if let unknown = table.unknownAmountUnit {
      diagnose(.amountUnitUnknown, cell, row, table, [.expected: "元, 万元", .found: unknown.word])
      return nil
    }
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
    switch reading ?? read(cell, row, table) {
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

  private func read(_ cell: SeenCell, _ row: SeenRow, _ table: OpenTable) -> AmountCell {
    AmountCell.read(row.bytes, cell.range, kind: cell.kind, unit: unit(of: cell, table))
  }

  private func unit(of cell: SeenCell, _ table: OpenTable) -> AmountUnit {
    if cell.traits.contains(.tenThousandYuan) { return .tenThousandYuan }
    if cell.traits.contains(.yuan) { return .yuan }
    return table.amountUnit?.unit ?? assumedUnit
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
