/// Finds where tables begin and end in a stream of rows (块的识别): lines above, header, body, and what stands below. It
/// knows shapes, not names; its sink decides what a table is.
///
/// A block ends at the first row that does not fit it. A row without figures may belong to the block or begin the next
/// one. Such rows are held until a row with figures decides, at most ``longestHeld`` of them, so that memory stays
/// flat.
public final class BlockReader {
  /// Where the next row stands.
  enum State {
    /// Outside blocks: the held rows are lines above a possible block.
    case lines
    /// In a header: the held rows are the lines, then the header rows.
    case header
    /// In a body: the held rows are those without figures since the last row that surely belongs to it.
    case body
  }

  /// How many rows are held at most. A longer header or run of words has no table below it.
  static let longestHeld = 64
  /// How many lines above a header are kept. Titles, names and units stand in the last few.
  static let longestLines = 12

  let sink: any BlockSink
  var state = State.lines
  /// The held rows with their classes.
  var held: [HeldRow] = []
  /// Whether the open block has a header.
  var hasHeader = false
  var shape = BlockShape(headerRows: 0)
  /// Whether no body row of the open block was read yet: a row of column numbers may follow.
  var isBodyEmpty = true
  /// Whether the row before repeated a row of the header.
  var isBelowAgain = false
  /// The tables side by side, while they last.
  var regions: ColumnRegions?

  /// A row that is held.
  struct HeldRow {
    var row: BlockRow
    var rowClass: RowClass
  }

  /// Creates a reader that hands what it finds to `sink`.
  public init(_ sink: any BlockSink) { self.sink = sink }

  /// Whether rows are held, so that the ids of their cells' labels must stay valid.
  public var holdsRows: Bool { !held.isEmpty || regions?.holdsRows == true }

  /// Reads the next row that holds something.
  public func receive(_ row: BlockRow) {
    if let regions {
      if regions.receive(row) { return }
      regions.end()
      self.regions = nil
    }
    if state == .body, held.isEmpty, isPlainRow(row) {
      isBodyEmpty = false
      sink.body(row, .certain)
      return
    }
    step(row, row.rowClass(isHeader: sink.isHeader))
  }

  /// Ends the sheet, and whatever is open with it.
  public func finish() {
    regions?.end()
    regions = nil
    switch state {
    case .lines: flushLines()
    case .header: closeHeader()
    case .body: endBody()
    }
    flushLines()
  }

  func step(_ row: BlockRow, _ rowClass: RowClass) {
    if rowClass == .titleLike || rowClass == .title, (2...ColumnRegions.most).contains(row.titleColumns.count) {
      return beginRegions(row)
    }
    switch state {
    case .lines: readLine(row, rowClass)
    case .header: readHeader(row, rowClass)
    case .body: readBody(row, rowClass)
    }
  }

  /// Whether `row` is surely a plain row of the body: nothing special, figures where figures stand, words where words
  /// stand.
  private func isPlainRow(_ row: BlockRow) -> Bool {
    var hasFigure = false
    for cell in row.cells {
      if !cell.marks.isDisjoint(with: .special) { return false }
      switch shape.role(cell.column) {
      case .figure:
        guard cell.isFigure else { return false }
        hasFigure = hasFigure || !cell.marks.contains(.dash)
      case .label: if cell.isFigure { return false }
      case .code, .any: break
      case .unknown: return false
      }
    }
    return hasFigure && !(isBodyEmpty && row.isColumnNumbers)
  }

  /// Begins tables side by side at a row with several titles. Whatever is open ends.
  private func beginRegions(_ row: BlockRow) {
    switch state {
    case .lines: break
    case .header: closeHeader()
    case .body: endBody()
    }
    let lines = held.map(\.row)
    held = []
    regions = ColumnRegions(titles: row, below: lines, sink)
  }

  // MARK: Lines

  private func readLine(_ row: BlockRow, _ rowClass: RowClass) {
    switch rowClass {
    case .figures, .pageTotal:
      begin(rows: [], first: row, rowClass)
    case .labels:
      held.append(HeldRow(row: row, rowClass: rowClass))
      state = .header
    case .furniture:
      sink.line(row, rowClass)
    case .title, .titleLike, .meta, .lone, .note, .signature, .sentence:
      held.append(HeldRow(row: row, rowClass: rowClass))
      while held.count > Self.longestLines { flushFirstLine() }
    }
  }

  private func flushFirstLine() {
    let first = held.removeFirst()
    sink.line(first.row, first.rowClass)
  }

  /// Hands on the held rows as rows outside blocks.
  func flushLines() {
    let lines = held
    held = []
    for line in lines { sink.line(line.row, line.rowClass) }
  }

  // MARK: Headers

  private func readHeader(_ row: BlockRow, _ rowClass: RowClass) {
    switch rowClass {
    case .labels, .lone:
      held.append(HeldRow(row: row, rowClass: rowClass))
      if headerRowCount > Self.longestHeld { closeHeader() }
    case .figures where row.isColumnNumbers && row.cells.count >= 3:
      held.append(HeldRow(row: row, rowClass: .labels))
    case .figures:
      begin(rows: drainHeaderRows(), first: row, rowClass)
    case .furniture:
      sink.line(row, rowClass)
    case .note, .signature, .pageTotal:
      begin(rows: drainHeaderRows(), first: nil, rowClass)
      step(row, rowClass)
    case .meta where row.blankRowsBefore == 0:
      held.append(HeldRow(row: row, rowClass: rowClass))
    case .title, .titleLike, .meta, .sentence:
      closeHeader()
      step(row, rowClass)
    }
  }

  private var headerRowCount: Int {
    held.count - (held.firstIndex { $0.rowClass == .labels } ?? held.count)
  }

  /// Removes the header's rows from the held ones. The lines stay, and so does a unit line between header rows.
  private func drainHeaderRows() -> [BlockRow] {
    let start = held.firstIndex { $0.rowClass == .labels } ?? held.count
    let header = held[start...]
    held.removeSubrange(start...)
    held += header.filter { $0.rowClass == .meta }
    return header.filter { $0.rowClass != .meta }.map(\.row)
  }

  /// Closes a header without figures below: a table without rows. A unit line below it belongs to what follows.
  private func closeHeader() {
    let end = (held.lastIndex { $0.rowClass != .meta } ?? held.count - 1) + 1
    let lines = Array(held[end...])
    held.removeSubrange(end...)
    begin(rows: drainHeaderRows(), first: nil, .labels)
    endBody()
    held += lines
  }

  /// Begins a block with the held lines above it.
  func begin(rows: [BlockRow], first: BlockRow?, _ rowClass: RowClass) {
    let lines = held.map(\.row)
    held = []
    let head = BlockHead(lines: lines, rows: rows, firstFigures: first)
    if let first, !rows.isEmpty, let found = ColumnRegions(head, sink) {
      regions = found
      state = .lines
      _ = found.receive(first)
      return
    }
    open(head)
    if let first { readBelowHead(first, rowClass) }
  }

  /// Reads a row of the head that is no header row, or the first row below the head. It belongs to the block, unless a
  /// row before it ended the block.
  private func readBelowHead(_ row: BlockRow, _ rowClass: RowClass) {
    if state == .body { readBody(row, rowClass) } else { step(row, rowClass) }
  }

  /// Opens the block, and reads the head's rows that are not header rows.
  private func open(_ head: BlockHead) {
    shape = sink.begin(head)
    hasHeader = shape.headerRows > 0
    state = .body
    isBodyEmpty = true
    for row in head.rows.dropFirst(shape.headerRows) {
      readBelowHead(row, row.isColumnNumbers ? .figures : row.rowClass(isHeader: sink.isHeader))
    }
  }
}
