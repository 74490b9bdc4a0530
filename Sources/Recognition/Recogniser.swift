public import Budget
public import Diagnostics
public import Spreadsheet

/// Finds the tables of a layout in a stream of rows (识别): a state machine that holds one table, never a sheet.
///
/// It and what it holds are used by one caller at a time and never from within themselves, so that the hot ones of their
/// variables are not guarded at run time, which cost a twentieth of a conversion.
///
/// A row is a title, part of a table's surroundings (unit, money unit), of its header, of its body, a note, page
/// furniture, or text outside the tables. Each cell that holds something is counted once in a ``Ledger``.
public final class Recogniser: RowSink {
  /// How unclear inputs are read.
  public struct Options: Sendable {
    /// The money unit of tables that print none; nil for the layout's.
    public var assumedUnit: AmountUnit?
    /// The rows outside the tables are handed on, each as it comes.
    public var keepsPassages = false

    /// The options with their defaults.
    public init(assumedUnit: AmountUnit? = nil) { self.assumedUnit = assumedUnit }
  }

  let options: Options
  let output: any RecognitionSink
  let memory: LabelMemory

  @exclusivity(unchecked) var place = Place(SheetInfo(input: ""))
  /// The table being read; nil outside.
  @exclusivity(unchecked) var open: OpenTable?
  /// The money unit of the table read last, for its continuation.
  private var last: (index: Int, amountUnit: (unit: AmountUnit, location: Location)?)?
  /// What was printed above a title that has not come yet.
  @exclusivity(unchecked) var pending = Surroundings()
  @exclusivity(unchecked) var outside = OutsideReader()
  /// Titles without anything below them: a list of contents, if there are several.
  var bareTitles: [OpenTable] = []
  /// The cells of the row of a body being read, by what their columns hold.
  @exclusivity(unchecked) var parts = RowParts()
  /// The memory for the cells of the next row.
  @exclusivity(unchecked) private var spare: [SeenCell] = []
  /// The number of the last row that held something.
  @exclusivity(unchecked) private var lastRow = 0

  /// A recogniser by the layout of `memory` that hands what it finds to `output`.
  public init(_ memory: LabelMemory, options: Options = Options(), output: any RecognitionSink) {
    self.memory = memory
    self.options = options
    self.output = output
  }

  var vocabulary: LayoutVocabulary { memory.vocabulary }

  // MARK: Rows

  /// A sheet begins; nothing that was printed in the one before counts for it.
  public func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    place = Place(sheet)
    pending = Surroundings()
    lastRow = 0
  }

  /// Takes the next row.
  public func take(_ row: borrowing Row) throws(Diagnostic) {
    guard let seen = see(row) else { return }
    step(seen)
    lastRow = seen.number
    spare = seen.cells
  }

  /// The sheet's rows are complete: whatever is open ends with it.
  public func end(_ sheet: SheetInfo) throws(Diagnostic) {
    closeTable()
    flushBareTitles()
    flushOutside()
  }

  /// Hands on a finding of the reader.
  public func note(_ finding: Diagnostic) { output.take(finding) }

  /// The row's cells that hold something, or nil where none does.
  private func see(_ row: borrowing Row) -> SeenRow? {
    memory.beginRow()
    var cells = spare
    spare = []
    cells.removeAll(keepingCapacity: true)
    let bytes = row.bytes
    for cell in row.cells {
      let (range, isFigure) = bytes.withUnsafeBufferPointer { text in
        let range = SeenRow.trimmed(text, cell.text)
        return (range, SeenRow.isPlainFigure(text, range))
      }
      var seen = SeenCell(column: Int(cell.column), kind: cell.kind, traits: cell.traits, range: range)
      if !isFigure {
        let label = memory.id(bytes, range)
        (seen.label, seen.marks) = (label, memory[label].marks)
      }
      let isBlank = range.isEmpty || seen.marks.contains(.blank)
      if !isBlank || cell.traits.contains(.formulaWithoutValue) { cells.append(seen) }
    }
    if cells.isEmpty { return nil }
    return SeenRow(
      number: row.number, line: row.line, cells: cells, bytes: bytes,
      blankRowsBefore: max(row.number - lastRow - 1, 0))
  }

  /// What the text of `cell` may be.
  func text(_ cell: SeenCell, _ row: SeenRow) -> CellText { memory[cell.label ?? memory.id(row.bytes, cell.range)] }

  /// The marks of what the text of `cell` may be.
  func marks(_ cell: SeenCell, _ row: SeenRow) -> CellText.Marks {
    cell.label == nil ? text(cell, row).marks : cell.marks
  }

  /// The code in `cell`, if it holds one.
  func code(_ cell: SeenCell, _ row: SeenRow) -> CodeCell? { text(cell, row).code(isNumber: cell.kind == .number) }

  private func step(_ row: SeenRow) {
    if isFurniture(row) {
      use(.furniture, row.cells.count)
    } else if let (title, location) = title(row) {
      begin(title, at: location, row)
    } else if let name = otherTable(row) {
      closeTable()
      flushBareTitles()
      flushOutside()
      outside.form = name
      takeOutside(row)
    } else if let open {
      if open.columns == nil { takeBeforeBody(row, open) } else { takeBody(row, open) }
    } else {
      takeOutsideOrMeta(row)
    }
  }

  /// Counts cells in the ledger of the open table, or of the text outside.
  func use(_ role: Ledger.Role, _ count: Int = 1) {
    if let open { open.ledger.use(role, count) } else { outside.ledger.use(role, count) }
  }

  private func isFurniture(_ row: SeenRow) -> Bool {
    if row.cells.count > 1, row.cells[0].label == nil { return false }
    return row.cells.allSatisfy { !marks($0, row).isDisjoint(with: [.watermark, .printLabel, .continuation]) }
  }

  // MARK: Titles

  /// The title in `row`: a row with a title in it and nothing else but what stands around titles.
  private func title(_ row: SeenRow) -> (TitleMatch, Location)? {
    guard let index = row.cells.prefix(6).firstIndex(where: { $0.marks.contains(.title) }),
      let title = text(row.cells[index], row).title
    else { return nil }
    if row.cells.count > 1 {
      for (other, cell) in row.cells.enumerated() where other != index {
        if marks(cell, row).isDisjoint(with: [.meta, .printLabel, .continuation, .watermark]) { return nil }
      }
    }
    return (title, place.location(row, column: row.cells[index].column))
  }

  private func otherTable(_ row: SeenRow) -> String? {
    guard row.cells.count == 1, let cell = row.cells.first else { return nil }
    return marks(cell, row).contains(.otherTable) ? text(cell, row).text : nil
  }

  private func begin(_ title: TitleMatch, at location: Location, _ row: SeenRow) {
    closeTable()
    flushOutside()
    outside.form = nil
    let table = OpenTable(title: title, vocabulary: vocabulary, place: place, location: location)
    enter(table)
    for cell in row.cells {
      let text = text(cell, row)
      table.ledger.use(text.meta.isEmpty ? .title : .meta)
      for meta in text.meta { apply(meta, at: place.location(row, column: cell.column)) }
    }
  }

  /// Opens `table` with what was printed before it.
  private func enter(_ table: OpenTable) {
    table.unit = pending.unit
    if table.amountUnit == nil { table.amountUnit = pending.amountUnit }
    if table.title.isContinuation, table.amountUnit == nil, let last, last.index == table.index {
      table.amountUnit = last.amountUnit
    }
    table.unknownAmountUnit = pending.unknownAmountUnit
    pending = Surroundings(unit: pending.unit)
    open = table
  }

  /// Begins the table `index` whose title is missing, at its header.
  func beginUntitled(_ index: Int, _ row: SeenRow) {
    flushOutside()
    let location = place.location(row)
    let title = TitleMatch(table: index, year: nil, isContinuation: false, amountUnit: nil)
    let table = OpenTable(title: title, vocabulary: vocabulary, place: place, location: location)
    enter(table)
    output.take(
      Diagnostic(
        .tableUntitled, at: location, [.table: String(table.layout.number), .name: place.info.name ?? place.info.input])
    )
    takeBeforeBody(row, table)
  }

  // MARK: The end of a table

  /// Ends the open table and hands it on.
  func closeTable() {
    guard let table = open else { return }
    open = nil
    defer { for passage in outside.takePassages() { output.take(passage) } }
    last = (table.index, table.amountUnit)
    if table.isBare {
      bareTitles.append(table)
      return
    }
    flushBareTitles(before: table)
    if table.columns == nil, !table.header.rows.isEmpty {
      completeHeader(table, table.header.map(memory))
    }
    finish(table)
    output.take(table.recognised(emptyNote: vocabulary.emptyNote))
  }

  private func finish(_ table: OpenTable) {
    for unknown in table.columns?.unknown ?? [] {
      output.take(
        Diagnostic(
          unknown.code, at: table.place.location(unknown.place),
          [.column: unknown.label, .count: String(unknown.cells)],
          cells: unknown.cells))
      table.ledger.diagnose(unknown.cells)
    }
    if let unknown = table.unknownAmountUnit {
      output.take(Diagnostic(.amountUnitUnknown, at: unknown.location, [.expected: "元, 万元", .found: unknown.word]))
    }
  }

  /// A run of titles with nothing below them is a list of contents, and a title printed above itself is one title; a
  /// single other one is a table that is missing.
  func flushBareTitles(before table: OpenTable? = nil) {
    let isHarmless = bareTitles.count > 1 || bareTitles.first?.index == table?.index
    for bare in bareTitles {
      var ledger = Ledger()
      if isHarmless {
        ledger.use(.outside, bare.ledger.used)
      } else {
        ledger.diagnose(bare.ledger.used)
        output.take(
          Diagnostic(
            .headerMissing, at: bare.location, [.table: bare.layout.title.printed(year: bare.title.year)],
            cells: bare.ledger.used))
      }
      output.take(ledger)
    }
    bareTitles.removeAll()
  }
}
