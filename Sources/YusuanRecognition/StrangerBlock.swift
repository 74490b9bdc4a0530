internal import YusuanBlocks
internal import YusuanFindings

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
  /// A figure has decimals.
  var hasDecimals = false
  /// A figure stands beside another one.
  var hasFiguresBeside = false
  /// What speaks for a list of contents.
  var contents = Contents()
  /// What is to be said of its cells if it is no table.
  var texts: [UsedText] = []

  /// Counts a row. Figures left of its first word are codes or ordinals, unless they have two decimals.
  mutating func add(_ row: BlockRow, last: Location) {
    let first = row.cells.firstIndex { !Self.isFigure($0) || Self.hasTwoDecimals($0, row) } ?? 0
    let own = row.cells[first...].count(where: Self.isFigure)
    figures += own
    cells += row.cells.count
    if own > 0, own < row.cells.count { hasRows = true }
    if own > 1 { hasFiguresBeside = true }
    hasDecimals =
      hasDecimals
      || row.cells.contains { $0.marks.contains(.figure) && row.bytes[$0.range].contains(UInt8(ascii: ".")) }
    if own > 0 { contents.add(row) }
    location.lastLine = last.line
    location.lastRow = last.cell?.row
  }

  /// It holds figures of a table: a lone number in running text has no words beside it.
  var isTable: Bool {
    if figures == 0 || isContents { return false }
    if hasHeader || hasDecimals && (hasTitle || hasFiguresBeside) { return true }
    return hasRows && (hasTitle || hasFiguresBeside || hasDecimals || contents.areNoPages)
  }

  private static func isFigure(_ cell: BlockCell) -> Bool {
    !cell.marks.isDisjoint(with: [.figure, .dash]) || cell.kind == .number
  }

  private static func hasTwoDecimals(_ cell: BlockCell, _ row: BlockRow) -> Bool {
    guard let point = row.bytes[cell.range].lastIndex(of: UInt8(ascii: ".")) else { return false }
    return cell.range.upperBound - point > 2
  }

  /// It is a list of contents (目录): a page a row, and points that lead to it before most of them.
  private var isContents: Bool { !hasDecimals && !hasFiguresBeside && contents.isList }

  /// Rows of a list of contents.
  struct Contents {
    private var rows = 0
    private var leaders = 0
    /// The page of the last row; nil where a row has none, or one before it.
    private var page: Int? = 0

    /// The rows have numbers, and these are no pages, which rise.
    var areNoPages: Bool { rows > 1 && page == nil }

    var isList: Bool { page != nil && rows > 1 && leaders * 2 > rows }

    mutating func add(_ row: BlockRow) {
      rows += 1
      let next = row.cells.last.flatMap { Int(String(decoding: row.bytes[$0.range], as: UTF8.self)) }
      if let last = page { page = next.flatMap { $0 >= last ? $0 : nil } }
      let hasLeader = row.cells.contains { cell in
        let text = row.bytes[cell.range]
        let end = text.suffix(3)
        return text.count > 3 && (end.allSatisfy { $0 == UInt8(ascii: ".") } || end == [0xE2, 0x80, 0xA6])
      }
      if hasLeader { leaders += 1 }
    }
  }
}

extension TableRecogniser {
  /// Adds `row` to the block at hand, if it is no table of a profile.
  func addToStranger(_ row: BlockRow) {
    guard stranger != nil else { return }
    // A table of another bureau may be of any length, and nothing is said of its cells one by one.
    if let count = stranger?.texts.count, count < (options.listsTexts ? 100_000 : 1_000) {
      stranger?.texts += used(row, as: outside.isBelowHeading ? .loose : .words)
    }
    stranger?.add(row, last: place.location(row))
  }

  /// Says what became of a block that is no table of a profile. A list of contents is text; rows of running text have no head.
  func finish(_ block: StrangerBlock) {
    var ledger = Ledger()
    guard block.isTable else {
      tell(block.texts)
      return outside.add(block)
    }
    ledger.diagnose(block.cells)
    output.receive(ledger)
    output.receive(
      UnknownBlock(
        location: block.location, label: block.label, columns: block.columns, reason: block.reason.reason,
        figures: block.figures, cells: block.cells))
    if !block.tied.isEmpty {
      output.receive(
        Diagnostic(
          .profilesTied, at: block.location, [.label: block.label, .expected: block.tied.joined(separator: ", ")],
          cells: block.cells))
    } else if block.hasTitle || block.hasHeader {
      output.receive(
        Diagnostic(
          .blockUnknown, at: block.location, because: block.reason.reason,
          [
            .label: block.label, .count: String(block.figures), .column: block.columns.joined(separator: ", "),
          ], cells: block.cells))
    } else {
      output.receive(
        Diagnostic(
          .figuresOutsideTables, at: block.location, [.count: String(block.cells), .label: block.label],
          cells: block.cells))
    }
  }
}
