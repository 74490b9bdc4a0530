import YusuanFindings
import YusuanSheets

/// Keeps what a reader gives.
final class Collector: RowSink {
  struct Line: Equatable {
    var number: Int
    var line: Int
    /// Every cell as `A=text`; a damaged one as `A~text`.
    var cells: [String]
  }

  private(set) var lines: [Line] = []
  private(set) var findings: [Diagnostic] = []
  private(set) var sheets = 0

  func begin(_ sheet: SheetInfo) throws(Diagnostic) { sheets += 1 }

  func receive(_ row: borrowing Row) throws(Diagnostic) {
    var cells: [String] = []
    for cell in row.cells {
      let sign = cell.traits.contains(.damaged) ? "~" : "="
      cells.append(CellPosition.letters(ofColumn: Int(cell.column)) + sign + row.text(of: cell))
    }
    lines.append(Line(number: row.number, line: row.line, cells: cells))
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) { sheets += 10 }

  func note(_ finding: Diagnostic) { findings.append(finding) }

  /// Reads `bytes` as delimited text.
  static func read(_ bytes: [UInt8], _ options: DelimitedReader.Options = .init()) throws -> Collector {
    let collector = Collector()
    try DelimitedReader(ByteSource(name: "t.csv", memory: bytes), options: options).read(into: collector)
    return collector
  }
}

/// `text` in an encoding, with or without its mark.
func encoded(_ text: String, _ encoding: TextEncoding, mark: Bool = false) -> [UInt8] {
  TextEncoder(encoding, mark: mark).encode(Array(text.utf8)) ?? []
}
