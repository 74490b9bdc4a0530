internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel

/// Gathers the rows outside the tables into blocks.
struct OutsideReader {
  /// What became of the cells outside tables since the last flush.
  var ledger = Ledger()
  /// The title of the form being read: a table known to be none of the profiles'.
  var form: String?
  /// Whether a heading of a narrative part stands above, with no table since.
  var isBelowHeading = false
  /// Rows that came while a table was open. They are handed on after it.
  var passages: [Passage] = []

  private(set) var block: OutsideBlock?

  mutating func add(_ row: BlockRow, at location: Location, sample: () -> String) {
    ledger.use(.outside, row.cells.count)
    if block == nil { block = OutsideBlock(location: location, cells: 0, sample: sample()) }
    block?.cells += row.cells.count
    block?.location.lastLine = location.line
  }

  /// Adds the rows of a block that turned out to be no table.
  mutating func add(_ other: StrangerBlock) {
    ledger.use(.outside, other.cells)
    if block == nil { block = OutsideBlock(location: other.location, cells: 0, sample: other.label) }
    block?.cells += other.cells
    block?.location.lastLine = other.location.lastLine
  }

  mutating func drainBlock() -> OutsideBlock? {
    defer { block = nil }
    return block
  }

  mutating func drainPassages() -> [Passage] {
    defer { passages = [] }
    return passages
  }
}

extension TableRecogniser {
  // MARK: Forms

  /// The title in `row` of a form or of another table known to be none of the profiles', or nil if it is none.
  func formName(_ row: BlockRow) -> String? {
    guard row.cells.count == 1, let cell = row.cells.first, cell.marks.contains(.otherTable) else { return nil }
    return text(cell, row).text
  }

  /// Whether the current rows are those of a form.
  var isInForm: Bool { outside.form != nil }

  /// Begins a form: its rows are text.
  func beginForm(_ name: String, _ row: BlockRow) {
    flushBareTitles()
    flushOutside()
    outside.form = name
    readOutside(row)
  }

  /// Whether `row` ends the form. Any title does, even one of an unknown table. Another row is read as a row of the
  /// form.
  func endsForm(_ row: BlockRow) -> Bool {
    switch row.rowClass(isHeader: isHeader) {
    case .title, .titleLike:
      outside.form = nil
      return true
    default:
      readOutside(row)
      return false
    }
  }

  // MARK: Lines

  /// Reads a row that belongs to no block: something for the next table, or text outside the tables.
  func line(_ row: BlockRow, _ rowClass: RowClass) {
    switch rowClass {
    case .title: readBareTitle(row)
    case .meta:
      readMeta(row)
      bareTitles.last?.unit = pending.unit
    case .note:
      if let bare = bareTitles.last, readNote(row, bare) { return }
      readOutside(row)
    case .furniture: useFurniture(row)
    case .signature: useFurniture(row, as: .signature)
    default:
      if !readCover(row) { readOutside(row) }
    }
  }

  /// Reads a title that has no header below it so far.
  private func readBareTitle(_ row: BlockRow) {
    guard let cell = row.cells.first(where: { $0.marks.contains(.title) }), let title = text(cell, row).title,
      let index = title.tables.first(where: { vocabulary.tables[$0].profile.family == family }) ?? title.tables.first
    else { return readOutside(row) }
    let table = TableBuilder(
      vocabulary.tables[index], title: title, place: place, location: place.location(row, column: cell.column),
      year: title.year ?? pending.year)
    table.unit = pending.unit ?? pending.coverUnit
    table.level = table.scheme.profile.level
    open = table
    useTitle(row, table)
    open = nil
    readBareTitle(table)
  }

  /// Reads a line of a cover: the year, and whose budget it is. Returns false if the row is none.
  private func readCover(_ row: BlockRow) -> Bool {
    guard row.cells.count == 1, row.cells[0].marks.contains(.cover),
      let cover = vocabulary.words.cover(text(row.cells[0], row).folded.scalars[...])
    else { return false }
    reportUsed(row, as: .cover)
    list(.cover, row.cells[0], row)
    use(.meta)
    guard pending.beginCover(isHidden: row.isHidden, level: options.level) else { return true }
    pending.year = cover.year ?? pending.year
    pending.level = options.level ?? cover.level ?? pending.level
    return true
  }

  // MARK: Text

  /// Reads a row outside the tables.
  func readOutside(_ row: BlockRow) {
    let location = place.location(row)
    keep(row)
    reportUsed(row, as: isInForm ? .form : row.cells.first?.marks.contains(.cover) == true ? .cover : .loose)
    outside.add(row, at: location) { [self] in row.cells.first.map { Self.excerpt(text($0, row).text) } ?? "" }
  }

  /// Hands on a row outside the tables, if that is asked for. While a table is open, the row waits until the table is
  /// handed on.
  func keep(_ row: BlockRow) {
    guard options.keepsPassages else { return }
    let passage = Passage(
      cells: row.cells.map { text($0, row).text }, columns: row.cells.map { Int32(clamping: $0.column) },
      origin: place.origin(row))
    if open == nil { output.receive(passage) } else { outside.passages.append(passage) }
  }

  /// Hands on what was collected outside the tables.
  func flushOutside() {
    if let block = outside.drainBlock() { output.receive(block) }
    output.receive(outside.ledger)
    outside.ledger = Ledger()
  }
}
