internal import Blocks
internal import Diagnostics

/// A block that is no table of a profile (未知的表格): nothing of it is converted, and it is reported.
struct StrangerBlock {
  /// Where its title or its first row stands, with the last row read.
  var location: Location
  /// Its title, or its first words.
  var label: String
  /// The labels of its columns.
  var columns: [String]
  var reason: HeadDecision.Stranger
  /// The profiles that it fits equally, where there are several.
  var tied: [String] = []
  /// A line of a title's shape names it.
  var hasTitle: Bool
  /// A header stands above it.
  var hasHeader: Bool
  /// How many cells with figures it has, and how many cells in all.
  var figures = 0
  var cells = 0
  /// A row has words and figures: it is no number of a page alone.
  var hasRows = false
  /// A figure has decimals, or stands beside another one.
  var hasAmounts = false

  /// Counts a row. Figures left of its first word are codes or ordinals.
  mutating func add(_ row: BlockRow, last: Location) {
    let first = row.cells.firstIndex { !Self.isFigure($0) } ?? 0
    let own = row.cells[first...].count(where: Self.isFigure)
    let hasDecimals = row.cells.contains { cell in
      cell.marks.contains(.figure) && row.bytes[cell.range].contains(UInt8(ascii: "."))
    }
    figures += own
    cells += row.cells.count
    if own > 0, own < row.cells.count { hasRows = true }
    if own > 1 || hasDecimals { hasAmounts = true }
    location.lastLine = last.line
    location.lastRow = last.cell?.row
  }

  private static func isFigure(_ cell: BlockCell) -> Bool {
    !cell.marks.isDisjoint(with: [.figure, .dash]) || cell.kind == .number
  }
}

extension TableRecogniser {
  /// Says what became of a block that is no table of a profile. A list of contents has whole numbers alone, one a row; rows of
  /// running text have no head.
  func finish(_ block: StrangerBlock) {
    var ledger = Ledger()
    let isTable = block.figures > 0 && (block.hasHeader || block.hasRows && (block.hasTitle || block.hasAmounts))
    guard isTable else {
      ledger.use(.outside, block.cells)
      output.take(ledger)
      return
    }
    ledger.diagnose(block.cells)
    output.take(ledger)
    output.take(
      UnknownBlock(
        location: block.location, label: block.label, columns: block.columns, reason: block.reason.rawValue,
        figures: block.figures, cells: block.cells))
    if !block.tied.isEmpty {
      output.take(
        Diagnostic(
          .profilesTied, at: block.location, [.label: block.label, .expected: block.tied.joined(separator: ", ")],
          cells: block.cells))
    } else if block.hasTitle || block.hasHeader {
      output.take(
        Diagnostic(
          .blockUnknown, at: block.location,
          [
            .label: block.label, .reason: block.reason.rawValue, .count: String(block.figures),
            .column: block.columns.joined(separator: ", "),
          ], cells: block.cells))
    } else {
      output.take(
        Diagnostic(
          .figuresOutsideTables, at: block.location, [.count: String(block.cells), .label: block.label],
          cells: block.cells))
    }
  }
}
