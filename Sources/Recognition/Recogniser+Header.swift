internal import Budget
internal import Diagnostics

extension Recogniser {
  /// A row between a table's title and its body: the unit, the money unit, the header, a note of an empty table.
  func takeBeforeBody(_ row: SeenRow, _ table: OpenTable) {
    if isHeader(row, table) {
      addHeader(row, table)
      if !table.header.hasAllRows, !table.header.hasEnoughLabels { return }
      let map = table.header.map(memory)
      if table.header.hasAllRows || map.missing.isEmpty { completeHeader(table, map) }
    } else if !table.header.rows.isEmpty {
      completeHeader(table, table.header.map(memory))
      takeBody(row, table)
    } else if !takeMeta(row) {
      takeStray(row, table)
    }
  }

  /// A row that is neither header nor meta: a note, a signature, or text; after some of these there is no table.
  private func takeStray(_ row: SeenRow, _ table: OpenTable) {
    if takeNote(row, table) || takeSignature(row) { return }
    table.strayRows += 1
    if table.strayRows > 4 {
      closeTable()
      takeOutsideOrMeta(row)
    } else {
      table.ledger.use(.outside, row.cells.count)
    }
  }

  // MARK: The header

  /// Whether `row` belongs to the header: it has a label of it in every second cell at least, and no figure.
  private func isHeader(_ row: SeenRow, _ table: OpenTable) -> Bool {
    let labels = row.cells.count { isLabel($0, row, table) }
    guard labels > 0, labels * 2 >= row.cells.count else { return false }
    if labels < row.cells.count, row.cells.contains(where: { !isLabel($0, row, table) && isFigure($0, row) }) {
      return false
    }
    return table.header.rows.isEmpty || !isTotalAlone(row, table)
  }

  private func isLabel(_ cell: SeenCell, _ row: SeenRow, _ table: OpenTable) -> Bool {
    text(cell, row).headerLabels.contains { $0.table == table.index }
  }

  /// A lone 合计 below the first header row is the first row of a body without figures where its column says so.
  private func isTotalAlone(_ row: SeenRow, _ table: OpenTable) -> Bool {
    guard row.cells.count == 1, let cell = row.cells.first else { return false }
    let text = text(cell, row)
    return table.sections.contains { $0.fixedRow(text, unit: nil) != nil }
  }

  private func isFigure(_ cell: SeenCell, _ row: SeenRow) -> Bool {
    switch AmountCell.read(row.bytes, cell.range, kind: cell.kind, unit: .tenThousandYuan) {
    case .amount, .overflow, .belowFen: true
    case .none, .malformed: false
    }
  }

  private func addHeader(_ row: SeenRow, _ table: OpenTable) {
    table.header.rows.append(
      HeaderRow(place: row.place, cells: row.cells.map { HeaderCell(column: $0.column, text: text($0, row)) }))
    table.lastRow = row.place
  }

  /// Fixes what the columns are and reports what the layout has and the header lacks.
  func completeHeader(_ table: OpenTable, _ map: ColumnMap) {
    table.columns = map
    table.ledger.use(.header, map.usedHeaderCells)
    reportMissing(map, table)
  }

  /// Takes a row of 类, 款, 项 below a header that is complete without it; false where `row` is none.
  func takeCodeParts(_ row: SeenRow, _ table: OpenTable) -> Bool {
    guard row.cells.allSatisfy({ cell in table.scheme.codeParts.contains { $0.matches(text(cell, row).folded) } })
    else { return false }
    addHeader(row, table)
    let map = table.header.map(memory)
    table.ledger.use(.header, map.usedHeaderCells - (table.columns?.usedHeaderCells ?? 0))
    table.columns = map
    return true
  }

  private func reportMissing(_ map: ColumnMap, _ table: OpenTable) {
    for missing in map.missing {
      let section = table.layout.sections[missing.section]
      let column = section.columns[missing.column]
      output.take(
        Diagnostic(
          .columnMissing, at: table.location,
          [.table: table.layout.title.printed(year: table.title.year), .column: label(of: missing, table)],
          severity: column.kind == .amount || column.kind == .governmentItem ? nil : .error))
    }
    if table.amountUnit == nil, table.unknownAmountUnit == nil {
      output.take(
        Diagnostic(
          .amountUnitMissing, at: table.location,
          [.table: table.layout.title.printed(year: table.title.year), .unit: assumedUnit.rawValue]))
    }
  }

  /// The money unit of a table that prints none.
  var assumedUnit: AmountUnit { options.assumedUnit ?? vocabulary.layout.amountUnit }

  private func label(of column: ColumnReference, _ table: OpenTable) -> String {
    var labels: [String] = []
    var node = table.scheme.header.nodes.firstIndex { $0.column == column }
    while let current = node {
      labels.insert(table.scheme.header.nodes[current].labels.first?.printed(year: table.title.year) ?? "", at: 0)
      node = table.scheme.header.nodes[current].parent
    }
    return labels.joined(separator: " › ")
  }

  /// Whether `row` is a row of the header printed again, as after a page break: every cell stands as it stood there.
  func isRepeatedHeader(_ row: SeenRow, _ table: OpenTable) -> Bool {
    for header in table.header.rows.indices where table.header.rows[header].cells.count == row.cells.count {
      let isSame = zip(row.cells, table.header.rows[header].cells).allSatisfy { cell, printed in
        cell.column == printed.column && text(cell, row).folded == printed.text.folded
      }
      if isSame { return true }
    }
    return false
  }

  /// Whether `row` is the row of column numbers below a header: 1, 2, 3, …
  func isColumnNumbers(_ row: SeenRow) -> Bool {
    guard row.cells.count > 1 else { return false }
    for (index, cell) in row.cells.enumerated() {
      guard Int(String(decoding: row.bytes[cell.range], as: UTF8.self)) == index + 1 else { return false }
    }
    return true
  }
}
