internal import YusuanBlocks
internal import YusuanSheets

extension TableRecogniser {
  /// `row` with the labels of merged cells that began in rows above (合并的名称). A label belongs to each row it is merged
  /// over, if its panel holds something in that row. The cells were counted where they began.
  func withMergedLabels(_ row: BlockRow, _ columns: ColumnMap) -> BlockRow {
    var filled = row
    for merged in row.merged where Int(merged.rows.lowerBound) < row.number {
      let column = Int(merged.columns.lowerBound)
      guard row.cell(column) == nil, let panel = columns[column]?.labelledPanel,
        row.cells.contains(where: { columns[$0.column]?.panel == panel })
      else { continue }
      let (range, plain) = row.bytes.withUnsafeBufferPointer { text in
        let range = PlainText.trimmed(text, merged.text)
        return (range, PlainText.figure(text, range))
      }
      if range.isEmpty { continue }
      var cell = BlockCell(column: column, kind: .text, range: range, marks: plain ?? [])
      cell.isFromAbove = true
      if plain == nil {
        let label = memory.id(row.bytes, range)
        (cell.label, cell.marks) = (label, memory[label].marks)
      }
      let place = filled.cells.firstIndex { $0.column > column } ?? filled.cells.count
      filled.cells.insert(cell, at: place)
    }
    return filled
  }

  /// Whether the figure in `cell` belongs to more than one row or column: it is merged over rows that its labels are
  /// not merged over, or over another column of the profile.
  func isShared(_ cell: BlockCell, _ row: BlockRow, _ table: TableBuilder) -> Bool {
    let isFirst = { (merged: MergedCell) in
      Int(merged.columns.lowerBound) == cell.column && Int(merged.rows.lowerBound) == row.number
    }
    guard let merged = row.merged.first(where: isFirst) else { return false }
    let columns = table.columns
    for column in merged.columns.dropFirst() {
      if columns[Int(column)] != nil { return true }
    }
    if merged.rows.count == 1 { return false }
    let panel = columns[cell.column]?.panel
    return row.cells.contains { label in
      columns[label.column]?.labelledPanel == panel && lastRow(of: label, row) < Int(merged.rows.upperBound)
    }
  }

  /// The last row that `cell` is merged over.
  private func lastRow(of cell: BlockCell, _ row: BlockRow) -> Int {
    row.merged.first { Int($0.columns.lowerBound) == cell.column }.map { Int($0.rows.upperBound) } ?? row.number
  }
}

extension ColumnTarget {
  /// The panel whose rows the column labels, or nil if it labels none.
  fileprivate var labelledPanel: Int? {
    if case .field(_, .amount) = self { return nil }
    return panel
  }
}
