extension BlockReader {
  /// Reads a row while a block is open.
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

  /// Reads a row of words alone. It may belong to the block, repeat its header, or begin the next header; or this is
  /// still open.
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

  /// Reads a repeated header. Lines held above it are repeated as well. Below a title the header belongs to another
  /// table, or to a continuation: the code that joins tables decides.
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

  /// Whether `row`, below a repeated header row, belongs to a header with other labels. From there on the columns mean
  /// something else.
  private func differsFromHeader(_ row: BlockRow) -> Bool {
    held.isEmpty && !sink.isHeaderAgain(row) && sink.repeatsLabel(row)
  }

  /// Whether the held lines only state units or stand around pages, and name no table.
  private var isHeldAgain: Bool {
    held.allSatisfy { line in
      switch line.rowClass {
      case .meta, .furniture, .note, .signature: true
      default: false
      }
    }
  }

  /// Whether `row` is the header of another table, since it has words where figures stood.
  ///
  /// Behind a line that separates tables, any row of words is. So is a row with several words in columns of figures. A
  /// single such word may be a mistyped figure. It counts only in these cases:
  /// - The row stands behind a blank row or below a lone line.
  /// - The word, or each cell of the row, is a known label.
  /// - A cell repeats the header's label of its column.
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

  /// Whether `row` has the column numbers. It may stand right below the header. Elsewhere, a number must stand in a
  /// column of labels; columns may have been moved since they were numbered.
  private func isColumnNumbers(_ row: BlockRow) -> Bool {
    if isBodyEmpty, row.isColumnNumbers { return true }
    return row.mayBeColumnNumbers && row.cells.contains { shape.role($0.column) == .label }
  }

  /// Whether `row` belongs to another table: it has figures where words stood, and none where figures stood. Codes are
  /// no figures.
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

  /// Ends the open block before the held rows. They are the head of a new block with `row` as its first row.
  private func beginFromHeld(_ row: BlockRow) {
    let lines = held
    endBlock()
    let start = lines.firstIndex { $0.rowClass == .labels } ?? lines.count
    held = Array(lines[..<start])
    begin(rows: lines[start...].map(\.row), first: row, .figures)
  }

  // MARK: Holding

  /// Whether a held line separates tables: it is a title, or states whose table follows or its unit.
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

  /// Hands on the held rows as rows of the body.
  private func flushBody() {
    guard !held.isEmpty else { return }
    let rows = held
    held = []
    for row in rows {
      sink.body(row.row, row.row.blankRowsBefore > 0 && row.rowClass == .lone ? .doubtful : .likely)
    }
  }

  /// Ends the block at `row`, which does not belong to it.
  private func endAt(_ row: BlockRow, _ rowClass: RowClass) {
    endBody()
    step(row, rowClass)
  }

  /// Whether the held rows are the last ones of the body. Right below a list these are names without figures; right
  /// below any other table, a single word.
  private var areHeldLastRows: Bool {
    guard shape.isList || held.count == 1, !holdsSeparator else { return false }
    return held.allSatisfy { $0.row.blankRowsBefore == 0 && $0.rowClass != .sentence }
  }

  /// Ends the block. Held rows are its last rows, its unit stated below it, or lines.
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
