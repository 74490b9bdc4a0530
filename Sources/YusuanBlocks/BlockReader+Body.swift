extension BlockReader {
  /// A row while a block is open.
  func readBody(_ row: BlockRow, _ rowClass: RowClass) {
    let isBelowAgain = isBelowAgain
    self.isBelowAgain = false
    if isBelowAgain, rowClass == .lone || rowClass == .labels, differsFromHeader(row) {
      endBlock()
      return step(row, .labels)
    }
    switch rowClass {
    case .furniture: sink.below(row, rowClass)
    case .pageTotal: sink.below(row, rowClass)
    case .note, .signature:
      if holdsSeparator { held.append(HeldRow(row: row, rowClass: rowClass)) } else { sink.below(row, rowClass) }
    case .sentence: endAt(row, rowClass)
    case .titleLike where !holdsSeparator && sink.claims(row): readWords(row, .lone)
    case .title, .titleLike, .meta: hold(row, rowClass)
    case .lone, .labels: readWords(row, rowClass)
    case .figures: readFigures(row)
    }
  }

  // MARK: Words

  /// A row with words alone: one of the block, a row of its header again, a header of the next block, or in doubt.
  private func readWords(_ row: BlockRow, _ rowClass: RowClass) {
    if hasHeader, sink.isHeaderAgain(row) {
      readAgain(row)
    } else if !holdsSeparator, sink.claims(row) {
      flushBody()
      isBodyEmpty = false
      sink.body(row, .certain)
    } else if rowClass == .labels, isNewHeader(row) {
      let lines = held
      endBlock()
      held = lines
      step(row, .labels)
    } else {
      hold(row, rowClass)
    }
  }

  /// The header again: what was held above it is told again, too. Below a title it is the header of another table, or of the
  /// same one that goes on: whoever joins tables knows.
  private func readAgain(_ row: BlockRow) {
    guard isHeldAgain else {
      let lines = held
      endBlock()
      held = lines
      step(row, .labels)
      return
    }
    let lines = held
    held = []
    for line in lines { sink.again(line.row, line.rowClass) }
    sink.again(row, .labels)
    isBelowAgain = true
  }

  /// Whether `row`, which stands below a row of the header that is printed again, is one of a header with other labels: the
  /// columns mean something else from there on.
  private func differsFromHeader(_ row: BlockRow) -> Bool {
    held.isEmpty && !sink.isHeaderAgain(row) && sink.repeatsLabel(row)
  }

  /// Whether the held lines tell units or stand around pages, and name no table.
  private var isHeldAgain: Bool {
    held.allSatisfy { line in
      switch line.rowClass {
      case .meta, .furniture, .note, .signature: true
      default: false
      }
    }
  }

  /// Words where figures stood are the header of another table: several of them; one behind a blank row or below a lone
  /// line; one in a row of known labels, or one that is a known label itself; one of a label that stands above in the same
  /// column. Another single one may be a figure that was typed wrongly. Behind a line that parts tables any words are.
  private func isNewHeader(_ row: BlockRow) -> Bool {
    if holdsSeparator { return true }
    let words = row.cells.filter { shape.role($0.column) == .figure && $0.isWord }
    guard words.count == 1, let word = words.first else { return words.count > 1 }
    return row.blankRowsBefore > 0 || held.contains { $0.rowClass == .lone } || sink.isLabel(word, row)
      || sink.isHeader(row) || sink.repeatsLabel(row)
  }

  // MARK: Figures

  private func readFigures(_ row: BlockRow) {
    if !holdsSeparator, hasHeader, isColumnNumbers(row) {
      flushBody()
      sink.again(row, .figures)
    } else if holdsSeparator {
      beginFromHeld(row)
    } else if isForeign(row) {
      beginFromHeld(row)
    } else {
      flushBody()
      isBodyEmpty = false
      sink.body(row, .certain)
    }
  }

  /// Whether `row` has the numbers of the columns: right below the header; or anywhere, where one stands in a column of
  /// labels, and columns may have moved since they were numbered.
  private func isColumnNumbers(_ row: BlockRow) -> Bool {
    if isBodyEmpty, row.isColumnNumbers { return true }
    return row.mayBeColumnNumbers && row.cells.contains { shape.role($0.column) == .label }
  }

  /// Figures where words stood, and none where figures stood: a row of another table. A code is no figure.
  private func isForeign(_ row: BlockRow) -> Bool {
    guard shape.roles.contains(.figure) else { return false }
    var isForeign = false
    for cell in row.cells where cell.marks.contains(.figure) || cell.kind == .number {
      switch shape.role(cell.column) {
      case .figure, .any: return false
      case .label: isForeign = true
      case .code, .unknown: break
      }
    }
    return isForeign && (row.cells.count > 1 || row.blankRowsBefore > 0)
  }

  /// The open block ends before the held rows: they are the head of the block that `row` is the first row of.
  private func beginFromHeld(_ row: BlockRow) {
    let lines = held
    endBlock()
    let start = lines.firstIndex { $0.rowClass == .labels } ?? lines.count
    held = Array(lines[..<start])
    begin(rows: lines[start...].map(\.row), first: row, .figures)
  }

  // MARK: Holding

  /// A line that parts tables is held: a title, or whose table follows, or its unit.
  private var holdsSeparator: Bool {
    held.contains { $0.rowClass == .title || $0.rowClass == .titleLike || $0.rowClass == .meta }
  }

  private func hold(_ row: BlockRow, _ rowClass: RowClass) {
    held.append(HeldRow(row: row, rowClass: rowClass))
    guard held.count > Self.longestHeld else { return }
    if holdsSeparator {
      endBody()
    } else {
      flushBody()
    }
  }

  /// The held rows are rows of the body after all.
  private func flushBody() {
    guard !held.isEmpty else { return }
    let rows = held
    held = []
    for row in rows {
      sink.body(row.row, row.row.blankRowsBefore > 0 && row.rowClass == .lone ? .doubtful : .likely)
    }
  }

  /// The block ends at `row`, which belongs to none.
  private func endAt(_ row: BlockRow, _ rowClass: RowClass) {
    endBody()
    step(row, rowClass)
  }

  /// The held rows are the last ones of the body: right below a list, names without figures; right below any other table, a
  /// single word.
  private var areHeldLastRows: Bool {
    guard shape.isList || held.count == 1, !holdsSeparator else { return false }
    return held.allSatisfy { $0.row.blankRowsBefore == 0 && $0.rowClass != .sentence }
  }

  /// The block ends, and with it the rows held: its last ones, a unit that is told below it, or lines.
  func endBody() {
    if areHeldLastRows { flushBody() }
    while let first = held.first, first.rowClass == .meta, sink.claimsBelow(first.row) { held.removeFirst() }
    let lines = held
    endBlock()
    held = lines
  }

  private func endBlock() {
    held = []
    hasHeader = false
    shape = BlockShape(headerRows: 0)
    state = .lines
    sink.end()
  }
}
