internal import YusuanFindings
internal import YusuanSheets

/// Makes sure that an annotated workbook holds in its cells what it held (单元格内容不变): both are read, and compared.
enum UnchangedCells {
  /// Throws `.notAnnotated` if the cells of `new` are not those of `old`.
  /// Cells that `mends` change must hold what they say, and all others what they held.
  static func check(
    _ old: [UInt8], _ new: [UInt8], named input: String, _ limits: ReadLimits, but mends: [Mend] = []
  ) throws(Diagnostic) {
    var changed: [String: [CellPosition: String]] = [:]
    for mend in mends {
      for change in mend.changes { changed[mend.sheet, default: [:]][change.cell] = change.expected }
    }
    let (before, after) = (digest(old, input, limits, changed), digest(new, input, limits, changed))
    guard before.cells == after.cells, !mends.isEmpty || before.findings == after.findings, after.texts == changed
    else {
      throw Diagnostic(.notAnnotated, at: Location(input: input), because: .cellsWouldChange)
    }
  }

  private struct Digest {
    var cells: Int
    var findings: [Diagnostic]
    /// What the cells hold that mends change.
    var texts: [String: [CellPosition: String]]
  }

  private static func digest(
    _ bytes: [UInt8], _ input: String, _ limits: ReadLimits, _ changed: [String: [CellPosition: String]]
  ) -> Digest {
    let sink = DigestSink(changed)
    do throws(Diagnostic) {
      try XLSXReader.zipped(ByteSource(name: input, memory: bytes), limits: limits).read(into: sink)
    } catch { sink.findings.append(error) }
    // The sheet of findings is left out, and said to be.
    return Digest(
      cells: sink.hasher.finalize(), findings: sink.findings.filter { $0.code != .findingsLeftOut }, texts: sink.texts)
  }

  private final class DigestSink: RowSink {
    var hasher = Hasher()
    var findings: [Diagnostic] = []
    var texts: [String: [CellPosition: String]] = [:]
    private let changed: [String: [CellPosition: String]]
    private var sheet = ""

    init(_ changed: [String: [CellPosition: String]]) { self.changed = changed }

    func begin(_ sheet: SheetInfo) throws(Diagnostic) {
      hasher.combine(sheet.name)
      self.sheet = sheet.name ?? ""
    }

    func receive(_ row: borrowing Row) throws(Diagnostic) {
      // A row without cells says nothing.
      if row.cells.isEmpty { return }
      hasher.combine(row.number)
      hasher.combine(row.isHidden)
      for cell in row.cells {
        let place = CellPosition(row: row.number, column: Int(cell.column))
        hasher.combine(cell.column)
        if changed[sheet]?[place] != nil {
          texts[sheet, default: [:]][place] = String(decoding: row.bytes(of: cell), as: UTF8.self)
          continue
        }
        hasher.combine(cell.kind)
        hasher.combine(cell.traits)
        hasher.combine(cell.shown)
        hasher.combine(row.bytes(of: cell))
        hasher.combine(row.bytes[Int(cell.formula.lowerBound)..<Int(cell.formula.upperBound)])
      }
    }

    func end(_ sheet: SheetInfo) throws(Diagnostic) {}

    func note(_ finding: Diagnostic) { if findings.count < 1_000 { findings.append(finding) } }
  }
}

extension Row {
  /// The bytes of the text of `cell`.
  fileprivate func bytes(of cell: Cell) -> ArraySlice<UInt8> {
    bytes[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)]
  }
}
