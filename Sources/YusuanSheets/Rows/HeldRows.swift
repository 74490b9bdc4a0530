internal import YusuanFindings

/// Rows and findings that are held back until their part has proved to be sound. All rows share the bytes and cells of
/// one `Row`, one after another.
struct HeldRows {
  private struct Ends {
    var number: Int
    var isHidden: Bool
    var bytes: Int
    var cells: Int
  }

  private var rows: [Ends] = []
  /// The findings, each with the number of rows before it.
  private var findings: [(rows: Int, finding: Diagnostic)] = []

  /// Where the next row begins in the bytes and the cells.
  var ends: (bytes: Int, cells: Int) { (rows.last?.bytes ?? 0, rows.last?.cells ?? 0) }

  /// Holds the last row of `all`.
  mutating func hold(lastOf all: borrowing Row) {
    rows.append(
      Ends(number: all.number, isHidden: all.isHidden, bytes: all.bytes.count, cells: all.cells.count))
  }

  mutating func note(_ finding: Diagnostic) { findings.append((rows.count, finding)) }

  /// Sends the rows in `all` and the findings to `sink` in order, and adds the merged cells that reach into each row.
  /// Throws what `sink` throws.
  func release(_ all: borrowing Row, _ merged: MergedAreas, to sink: any RowSink) throws(Diagnostic) {
    var row = Row()
    var merged = merged
    let count = all.bytes.count
    row.bytes = all.bytes
    var (cell, next) = (0, 0)
    for (index, ends) in rows.enumerated() {
      while next < findings.count, findings[next].rows <= index {
        sink.note(findings[next].finding)
        next += 1
      }
      (row.number, row.isHidden) = (ends.number, ends.isHidden)
      row.cells.removeAll(keepingCapacity: true)
      row.cells += all.cells[cell..<ends.cells]
      cell = ends.cells
      if merged.isEmpty {
        try sink.receive(row)
      } else {
        merged.apply(to: &row)
        try sink.receive(row)
        row.merged.removeAll(keepingCapacity: true)
        row.bytes.removeLast(row.bytes.count - count)
      }
    }
    for (_, finding) in findings[next...] { sink.note(finding) }
  }
}
