internal import Diagnostics

/// Rows and findings that are held back until their part has proved to be sound, in one buffer for all.
struct HeldRows {
  private struct Ends {
    var number: Int
    var isHidden: Bool
    var bytes: Int
    var cells: Int
  }

  private var rows: [Ends] = []
  private var bytes: [UInt8] = []
  private var cells: [Cell] = []
  /// The findings, each with how many rows came before it.
  private var findings: [(rows: Int, finding: Diagnostic)] = []

  /// Holds a copy of `row`.
  mutating func take(_ row: borrowing Row) {
    bytes.append(contentsOf: row.bytes)
    cells.append(contentsOf: row.cells)
    rows.append(Ends(number: row.number, isHidden: row.isHidden, bytes: bytes.count, cells: cells.count))
  }

  mutating func note(_ finding: Diagnostic) { findings.append((rows.count, finding)) }

  /// Hands everything on to `sink` in its order; `row` is filled again and again. Throws what the sink throws.
  func release(to sink: any RowSink, by row: inout Row) throws(Diagnostic) {
    var (byte, cell, next) = (0, 0, 0)
    for (index, ends) in rows.enumerated() {
      while next < findings.count, findings[next].rows <= index {
        sink.note(findings[next].finding)
        next += 1
      }
      row.clear()
      (row.number, row.isHidden) = (ends.number, ends.isHidden)
      row.bytes.append(contentsOf: bytes[byte..<ends.bytes])
      row.cells.append(contentsOf: cells[cell..<ends.cells])
      (byte, cell) = (ends.bytes, ends.cells)
      try sink.take(row)
    }
    for (_, finding) in findings[next...] { sink.note(finding) }
  }
}
