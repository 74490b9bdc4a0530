internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel

extension TableRecogniser {
  /// Reads a body row of the open block.
  func body(_ row: BlockRow, _ belonging: Belonging) {
    guard let table = open else { return bodyOfStranger(row) }
    let row = row.merged.isEmpty ? row : withMergedLabels(row, table.columns)
    assignCells(of: row, table)
    if belonging != .certain {
      let fits = fits(row, table)
      if belonging == .doubtful || !fits || isNameAlone(row, table) {
        doubt(row, isRow: fits && belonging != .doubtful)
      }
      if !fits { return readOutside(row) }
    } else if doubt != nil || row.blankRowsBefore > 0, resolveDoubt(row, table) {
      return bodyOfStranger(row)
    }
    table.lastRow = row.place
    table.countHidden(row)
    for panel in parts.panels.indices where !parts.panels[panel].isEmpty { readPanel(panel, of: row, table) }
    if parts.hasStrays { readStrayCells(row, table) }
    // A hidden sheet is kept whole: rows that were handed on could not be replaced by visible ones.
    if options.partRows < Int.max, !place.info.isHidden, table.rowCount >= options.partRows {
      output.receive(table.recognisedPart())
    }
  }

  /// Assigns the cells of the row to their columns, unless that was already done to see whether the row belongs to the
  /// table.
  private func assignCells(of row: BlockRow, _ table: TableBuilder) {
    if assignedRow == row.number, row.merged.isEmpty { return }
    assignedRow = row.number
    parts.assign(row.cells, by: table.columns.targets, panels: table.panels.count)
    parts.amountUnit = table.amountUnit?.unit ?? unit(toldIn: row, table) ?? assumedUnit(table)
  }

  /// The money unit that a cell beside the columns states for the row's figures, or nil if none does.
  private func unit(toldIn row: BlockRow, _ table: TableBuilder) -> AmountUnit? {
    guard parts.hasStrays else { return nil }
    for cell in row.cells where cell.label != nil {
      guard case .unknown? = table.columns[cell.column] else { continue }
      if case .unit(let unit)? = text(cell, row).moneyPhrase { return unit }
    }
    return nil
  }

  private func bodyOfStranger(_ row: BlockRow) {
    addToStranger(row)
    if stranger != nil { keep(row) } else { readOutside(row) }
  }

  /// Reads a row of the open block's header, or a line above it, that is printed again.
  func again(_ row: BlockRow, _ rowClass: RowClass) {
    guard open != nil else {
      addToStranger(row)
      return
    }
    switch rowClass {
    case .meta: readMeta(row)
    case .title, .titleLike:
      reportUsed(row, as: .printedAgain)
      use(.title, row.cells.count)
    case .furniture: useFurniture(row)
    case .signature, .note: useFurniture(row, as: .signature)
    default:
      reportUsed(row, as: rowClass == .figures ? .columnNumbers : .printedAgain)
      use(.header, row.cells.count)
      if rowClass != .figures { doubt = doubt ?? Doubt() }
    }
  }

  /// Reads a row below the body: a note, a signature or the sum of a page.
  func below(_ row: BlockRow, _ rowClass: RowClass) {
    if case .pageTotal = rowClass, let open {
      let label = row.cells.first.map { text($0, row).text } ?? ""
      output.receive(
        Diagnostic(
          .pageTotal, at: place.location(row), [.label: label, .count: String(row.cells.count)],
          cells: row.cells.count))
      open.ledger.diagnose(row.cells.count)
    } else if case .note = rowClass, let open, readNote(row, open) {
      doubt = doubt ?? Doubt()
    } else if stranger != nil {
      addToStranger(row)
    } else if case .furniture = rowClass {
      useFurniture(row)
    } else {
      useFurniture(row, as: .signature)
    }
  }

  // MARK: Does the row belong to the table?

  /// Whether a row without figures is known to belong to the open table.
  func claims(_ row: BlockRow) -> Bool {
    guard let table = open else { return false }
    assignCells(of: row, table)
    for index in parts.panels.indices where !parts.panels[index].isEmpty {
      let panel = parts.panels[index]
      let reader = table.panels[index]
      if let code = panel.code ?? panel.item, isCode(row.cells[code], row, reader) { return true }
      if panel.hasCodeParts,
        parts.codeParts.contains(where: { $0.panel == index && code(row.cells[$0.cell], row) != nil })
      {
        return true
      }
      if let label = panel.item ?? panel.code ?? parts.codeParts.first(where: { $0.panel == index })?.cell,
        reader.knows(text(row.cells[label], row), unit: table.unit)
      {
        return true
      }
    }
    return false
  }

  /// Whether a row of words alone is a row of the table: it fills several of its columns, or is a name in a list, or a
  /// very short word.
  private func fits(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    if row.cells.count > 1 {
      return parts.panels.contains { !$0.amounts.isEmpty || $0.code != nil || $0.hasValues || $0.hasCodeParts }
    }
    return parts.panels.indices.contains { index in
      let panel = parts.panels[index]
      guard let label = panel.item ?? panel.code else { return false }
      // 无 and 空 stand for no row and are kept as printed.
      return panel.item != nil && table.panels[index].isList || text(row.cells[label], row).folded.scalars.count <= 2
    }
  }

  /// Whether a row of a list has only a name. It may be a heading of the rows below it.
  private func isNameAlone(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    guard row.cells.count == 1 else { return false }
    return parts.panels.indices.contains { parts.panels[$0].item != nil && table.panels[$0].isList }
  }

  private func isCode(_ cell: BlockCell, _ row: BlockRow, _ panel: PanelReader) -> Bool {
    guard let code = code(cell, row) else { return false }
    return panel.codeLevel(code.digits) != nil
  }

  // MARK: Cells

  private func readPanel(_ index: Int, of row: BlockRow, _ table: TableBuilder) {
    let panel = parts.panels[index]
    let reader = table.panels[index]
    let reported = table.reported
    let identity = identify(row, panel: index, reader, table)
    if table.reported > reported { reader.isIncomplete = true }
    guard let identity else {
      for amount in panel.amounts { readUnlabelled(row.cells[parts.amounts[amount].cell], row, table) }
      for value in parts.values where value.panel == index { readUnlabelled(row.cells[value.cell], row, table) }
      if table.reported > reported { reader.isIncomplete = true }
      return
    }
    var values = amounts(panel, row, reader, table)
    if panel.hasValues { addValues(index, row, reader, table, to: &values) }
    reader.append(identity, values, sheet: place.source, row: row.number, line: row.line)
  }

  /// The amounts of `panel` of the row. There are none if the table's money unit is unknown.
  private func amounts(
    _ panel: RowParts.Panel, _ row: BlockRow, _ reader: PanelReader, _ table: TableBuilder
  ) -> PanelReader.Values {
    var values = PanelReader.Values()
    if table.unknownAmountUnit != nil {
      refuseAmounts(panel, row, table)
      values.unread = panel.amounts.map { reader.layout.columns[parts.amounts[$0].column].id }
      return values
    }
    values.amounts.reserveCapacity(panel.amounts.count)
    for index in panel.amounts {
      let place = parts.amounts[index]
      let cell = row.cells[place.cell]
      let reported = table.reported
      let amount = amount(cell, place.reading, row, table)
      let column = reader.layout.columns[place.column].id
      if table.reported > reported { values.unread.append(column) }
      guard let amount else { continue }
      values.amounts.append(Fact(column: column, amount: amount))
      reader.note(column: cell.column, isHidden: table.countHidden(cell, row))
    }
    return values
  }

  /// Reports the figures of `panel`: the table's money unit is unknown, so they cannot be read.
  private func refuseAmounts(_ panel: RowParts.Panel, _ row: BlockRow, _ table: TableBuilder) {
    guard let unknown = table.unknownAmountUnit else { return }
    for index in panel.amounts {
      diagnose(
        .amountUnitUnknown, row.cells[parts.amounts[index].cell], row, table,
        [.expected: AmountUnit.words, .found: unknown.word])
    }
  }

  /// Reports a figure without a label, which is lost. A mark for no amount loses nothing.
  private func readUnlabelled(_ cell: BlockCell, _ row: BlockRow, _ table: TableBuilder) {
    if read(cell, row) == .none {
      table.ledger.use(.amount)
    } else {
      diagnose(.amountWithoutItem, cell, row, table)
    }
  }

  /// Counts cells in columns that are not converted, and reports cells in columns without a label.
  private func readStrayCells(_ row: BlockRow, _ table: TableBuilder) {
    for cell in row.cells {
      switch table.columns[cell.column] {
      case .unknown(let index): table.columns.unknown[index].cells += 1
      case nil: diagnose(.cellOutsideColumns, cell, row, table)
      case .field, .codePart: break
      }
    }
  }

  /// Reports `cell` and counts it as diagnosed.
  func diagnose(
    _ code: Code, _ cell: BlockCell, _ row: BlockRow, _ table: TableBuilder, because reason: Phrase? = nil,
    _ facts: [Diagnostic.Fact: String] = [:]
  ) {
    let found = cell.range.isEmpty ? "" : Self.excerpt(text(cell, row).text)
    let unit = (table.amountUnit?.unit ?? assumedUnit(table)).rawValue
    output.receive(
      Diagnostic(
        code, at: place.location(row, column: cell.column), because: reason,
        [.found: found, .unit: unit].merging(facts) { $1 }, cells: cell.isFromAbove ? 0 : 1))
    table.reported += 1
    if !cell.isFromAbove { table.ledger.diagnose(1) }
  }

  /// The beginning of a text, for findings.
  static func excerpt(_ text: String) -> String { text.count > 60 ? text.prefix(60) + "…" : text }

  /// The text of a label cell, counted as `role`. A damaged text is reported instead.
  func useText(_ cell: BlockCell, _ row: BlockRow, as role: Ledger.Role, _ table: TableBuilder) -> CellText {
    use(text(cell, row), of: cell, row, as: role, table)
  }

  /// Counts `text` of the label cell `cell` as `role` and returns it. A damaged text is reported instead.
  func use(
    _ text: CellText, of cell: BlockCell, _ row: BlockRow, as role: Ledger.Role, _ table: TableBuilder
  ) -> CellText {
    if cell.traits.contains(.damaged) || text.marks.contains(.damaged) {
      diagnose(.textDamaged, cell, row, table)
    } else if cell.traits.contains(.formulaWithoutValue) {
      diagnose(.formulaWithoutValue, cell, row, table)
    } else if !cell.isFromAbove {
      table.ledger.use(role)
    }
    return text
  }
}
