internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanSheets

/// Turns blocks into tables (表的识别). It decides by a block's head which table of which profile it is, reads its rows,
/// and reports blocks that are none. Each cell that holds something is counted once in a ``Ledger``.
final class TableRecogniser: BlockSink {
  let options: Recogniser.Options
  let output: any RecognitionSink
  let memory: LabelCache

  @exclusivity(unchecked) var place = Place(SheetInfo(input: ""))
  /// The table being read, or nil outside tables and in a block that is none.
  @exclusivity(unchecked) var open: TableBuilder?
  /// The block being read, if it is no table of a profile.
  var stranger: StrangerBlock?
  /// The last table read, for its continuation.
  private var last: (scheme: TableScheme, amountUnit: (unit: AmountUnit, location: Location)?)?
  /// What was printed above a title that has not come yet.
  @exclusivity(unchecked) var pending = PendingHeadings()
  @exclusivity(unchecked) var outside = OutsideReader()
  /// Titles with nothing below them; several are a list of contents.
  var bareTitles = BareTitles()
  /// The cells of the current body row, by what their columns hold.
  @exclusivity(unchecked) var parts = RowParts()
  /// The number of the row that ``parts`` holds; 0 for none.
  @exclusivity(unchecked) var assignedRow = 0
  /// The family of the profile of the input's tables so far.
  var family: String?
  /// The fiscal year of the last table read.
  var year: Int?
  /// The header of the open block, for recognising it when it is printed again.
  var headRows: [HeaderRow] = []
  /// Lines above the next row of the open table that make it doubtful whether the row belongs to it.
  @exclusivity(unchecked) var doubt: Doubt?
  /// Whether the input was already reported to have an unknown level.
  private var hasReportedLevelUnknown = false

  init(_ memory: LabelCache, options: Recogniser.Options, output: any RecognitionSink) {
    self.memory = memory
    self.options = options
    self.output = output
    pending.level = options.level
  }

  var vocabulary: Vocabulary { memory.vocabulary }

  // MARK: Sheets

  /// Begins a sheet. Of what the sheet before printed, only its cover still counts.
  func begin(_ sheet: SheetInfo) {
    outside.isBelowHeading = false
    place = Place(sheet, digest: options.digest)
    let cover = pending
    pending = PendingHeadings()
    (pending.year, pending.level) = (cover.year, cover.level ?? options.level)
    (pending.coverUnit, pending.isCoverHidden) = (cover.coverUnit, cover.isCoverHidden)
    pending.standingAmountUnit = cover.standingAmountUnit
  }

  /// Ends a sheet, or the tables beside other tables of it.
  func finish() {
    outside.form = nil
    flushBareTitles()
    flushOutside()
  }

  /// A recogniser for the tables beside the ones read here.
  func beside() -> any BlockSink {
    let other = TableRecogniser(memory, options: options, output: output)
    (other.place, other.pending, other.family, other.year) = (place, pending, family, year)
    return other
  }

  // MARK: Cells

  /// What is known of the text of `cell`.
  func text(_ cell: BlockCell, _ row: BlockRow) -> CellText { memory[cell.label ?? memory.id(row.bytes, cell.range)] }

  /// The code in `cell`, if it holds one.
  func code(_ cell: BlockCell, _ row: BlockRow) -> CodeCell? { text(cell, row).code(isNumber: cell.kind == .number) }

  /// Counts cells in the ledger of the open table, or of the text outside.
  func use(_ role: Ledger.Role, _ count: Int = 1) {
    if let open { open.ledger.use(role, count) } else { outside.ledger.use(role, count) }
  }

  /// Counts the cells of a signature, a page number or the like. A figure with decimals among them is reported instead.
  func useFurniture(_ row: BlockRow, as reason: UsedText.Reason = .page) {
    var words = row
    words.cells = []
    for cell in row.cells {
      guard cell.marks.contains(.figure), amount(cell, row) != nil else {
        use(.furniture)
        words.cells.append(cell)
        continue
      }
      output.receive(
        Diagnostic(
          .amountWithoutItem, at: place.location(row, column: cell.column),
          [.found: Self.excerpt(text(cell, row).text)], cells: 1))
      if let open { open.ledger.diagnose(1) } else { outside.ledger.diagnose(1) }
    }
    reportUsed(words, as: reason)
  }

  // MARK: A table begins

  /// Opens the table that a head belongs to, with what was printed above it.
  func enter(_ taken: HeadDecision.Taken, title: TitleMatch?, at location: Location) -> TableBuilder {
    let scheme = vocabulary.tables[taken.table]
    let table = TableBuilder(
      scheme, title: title, place: place, location: location, year: title?.year ?? headerYear(taken) ?? pending.year)
    table.level = scheme.profile.level
    if taken.isLevelUnknown {
      table.level = nil
      reportLevelUnknown(scheme, at: location)
    }
    if let unit = pending.common.unit { pending.unit = unit }
    table.unit = pending.unit ?? pending.coverUnit
    if table.amountUnit == nil { table.amountUnit = pending.amountUnit ?? pending.common.amountUnit }
    if table.isContinuation, table.amountUnit == nil, let last, last.scheme === scheme {
      table.amountUnit = last.amountUnit
    }
    table.unknownAmountUnit = pending.unknownAmountUnit
    if table.amountUnit == nil, table.unknownAmountUnit == nil { table.amountUnit = pending.standingAmountUnit }
    pending.clearForNextTable()
    outside.isBelowHeading = false
    family = scheme.profile.family
    year = table.year ?? year
    return table
  }

  /// The year in the labels of the open block's header, if all of them print the same.
  private func headerYear(_ taken: HeadDecision.Taken) -> Int? {
    var years: Set<Int> = []
    for row in headRows.prefix(taken.columns.headerRows) {
      for cell in row.cells {
        for label in cell.text.headerLabels where label.table == taken.table {
          if let year = label.year { years.insert(year) }
        }
      }
    }
    return years.count == 1 ? years.first : nil
  }

  private func reportLevelUnknown(_ scheme: TableScheme, at location: Location) {
    if hasReportedLevelUnknown { return }
    hasReportedLevelUnknown = true
    output.receive(Diagnostic(.levelUnknown, at: location, [.name: scheme.profile.id]))
  }

  // MARK: A block ends

  /// Ends the open block and hands it on.
  func end() {
    (headRows, doubt) = ([], nil)
    if let ended = stranger {
      stranger = nil
      finish(ended)
    }
    closeTable()
  }

  func closeTable() {
    guard let table = open else { return }
    open = nil
    defer { for passage in outside.drainPassages() { output.receive(passage) } }
    last = (table.scheme, table.amountUnit)
    flushBareTitles(before: table)
    finish(table)
    output.receive(table.recognised { [vocabulary] in vocabulary.emptyNote($0, table.scheme.profile) })
  }

  private func finish(_ table: TableBuilder) {
    if table.hasDecimalComma { refuseCommaFigures(table) }
    for unknown in table.columns.unknown {
      output.receive(
        Diagnostic(
          unknown.code, at: table.place.location(unknown.place),
          [.column: unknown.label, .count: String(unknown.cells)],
          cells: unknown.cells))
      table.ledger.diagnose(unknown.cells)
    }
    if let unknown = table.unknownAmountUnit {
      output.receive(
        Diagnostic(.amountUnitUnknown, at: unknown.location, [.expected: AmountUnit.words, .found: unknown.word]))
    }
  }
}
