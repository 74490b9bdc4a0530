internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel

/// Gathers the rows outside the tables into blocks.
struct OutsideReader {
  /// What became of the cells outside tables since the last flush.
  var ledger = Ledger()
  /// The title of a table that is known to be none of the profiles', while its rows last.
  var form: String?
  /// A heading of a narrative part stands above, and no table since.
  var isBelowHeading = false
  /// Rows that came while a table was open, to be handed on behind it.
  var passages: [Passage] = []

  private(set) var block: OutsideBlock?

  mutating func add(_ row: BlockRow, at location: Location, sample: () -> String) {
    ledger.use(.outside, row.cells.count)
    if block == nil { block = OutsideBlock(location: location, cells: 0, sample: sample()) }
    block?.cells += row.cells.count
    block?.location.lastLine = location.line
  }

  /// Takes the rows of a block that is no table.
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

  /// The title of a form, or of another table that is known to be none of the profiles', in `row`; nil where it is none.
  func formName(_ row: BlockRow) -> String? {
    guard row.cells.count == 1, let cell = row.cells.first, cell.marks.contains(.otherTable) else { return nil }
    return text(cell, row).text
  }

  /// The rows at hand are those of a form.
  var isInForm: Bool { outside.form != nil }

  /// A form begins: its rows are text.
  func beginForm(_ name: String, _ row: BlockRow) {
    flushBareTitles()
    flushOutside()
    outside.form = name
    readOutside(row)
  }

  /// Whether `row` ends the form, which a title does, also one of a table that is not known; otherwise it is taken as a row
  /// of it.
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

  /// A row that belongs to no block: what a coming table needs, or text outside the tables.
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

  /// A title without a header below it, so far.
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

  /// Takes a line of a cover: the year, and whose budget it is; false where the row is none.
  private func readCover(_ row: BlockRow) -> Bool {
    guard row.cells.count == 1, row.cells[0].marks.contains(.cover),
      let cover = vocabulary.words.cover(text(row.cells[0], row).folded.scalars[...])
    else { return false }
    tell(row, as: .cover)
    use(.meta)
    guard pending.beginCover(isHidden: row.isHidden, level: options.level) else { return true }
    pending.year = cover.year ?? pending.year
    pending.level = options.level ?? cover.level ?? pending.level
    return true
  }

  // MARK: Text

  /// A row outside the tables.
  func readOutside(_ row: BlockRow) {
    let location = place.location(row)
    keep(row)
    tell(row, as: isInForm ? .form : row.cells.first?.marks.contains(.cover) == true ? .cover : .loose)
    outside.add(row, at: location) { [self] in row.cells.first.map { Self.excerpt(text($0, row).text) } ?? "" }
  }

  /// Hands on a row outside the tables, if it is asked for; while a table is open, once that was handed on.
  func keep(_ row: BlockRow) {
    guard options.keepsPassages else { return }
    let passage = Passage(
      cells: row.cells.map { text($0, row).text }, columns: row.cells.map { Int32(clamping: $0.column) },
      origin: place.origin(row))
    if open == nil { output.receive(passage) } else { outside.passages.append(passage) }
  }

  /// Hands on what was gathered outside the tables.
  func flushOutside() {
    if let block = outside.drainBlock() { output.receive(block) }
    output.receive(outside.ledger)
    outside.ledger = Ledger()
  }
}
