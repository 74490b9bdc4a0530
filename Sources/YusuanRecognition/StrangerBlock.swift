internal import YusuanBlocks
internal import YusuanFindings

/// A block that is no table of a profile (未知的表格): nothing of it is converted, and it is reported.
struct StrangerBlock {
  /// Where its title or its first row stands, up to the last row read.
  var location: Location
  /// Its title, or its first words.
  var label: String
  /// The labels of its columns.
  var columns: [String]
  var reason: HeadDecision.Stranger
  /// The profiles that fit it equally, if there are several.
  var tied: [String] = []
  /// Whether a line of a title's shape names it.
  var hasTitle: Bool
  /// Whether a header stands above it.
  var hasHeader: Bool
  /// How many cells hold figures, and how many cells there are.
  var figures = 0
  var cells = 0
  /// Whether a row has words and figures. A lone page number does not count.
  var hasRows = false
  /// Whether a figure has decimals.
  var hasDecimals = false
  /// Whether two figures stand side by side.
  var hasFiguresBeside = false
  /// Signs that it is a list of contents.
  var contents = Contents()
  /// What is reported of its cells if it turns out to be no table.
  var texts: [UsedText] = []

  /// Adds a row. Figures to the left of its first word are codes or ordinals, unless they have two decimals.
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

  /// Whether it holds the figures of a table. A lone number in running text has no words beside it.
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

  /// Whether it is a list of contents (目录): each row has a page number, and most have dot leaders before it.
  private var isContents: Bool { !hasDecimals && !hasFiguresBeside && contents.isList }

  /// Rows of a list of contents.
  struct Contents {
    private var rows = 0
    private var leaders = 0
    /// The page number of the last row, or nil as soon as a row has none.
    private var page: Int? = 0

    /// The rows have numbers, but these are no page numbers, since they do not rise.
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
  /// Adds `row` to the open block, if that is no table of a profile.
  func addToStranger(_ row: BlockRow) {
    guard stranger != nil else { return }
    // A foreign table may be of any length; its cells are not reported one by one.
    if let count = stranger?.texts.count, count < (options.listsTexts ? 100_000 : 1_000) {
      stranger?.texts += used(row, as: outside.isBelowHeading ? .loose : .words)
    }
    stranger?.add(row, last: place.location(row))
  }

  /// Reports a block that is no table of a profile. A list of contents counts as text. So do rows of running text,
  /// which have no head.
  func finish(_ block: StrangerBlock) {
    var ledger = Ledger()
    guard block.isTable else {
      reportUsed(block.texts)
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
