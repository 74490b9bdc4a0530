internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// A table whose rows are being read.
final class TableBuilder {
  let scheme: TableScheme
  let place: Place
  let location: Location
  /// The title is marked as the continuation of a table (续表).
  let isContinuation: Bool
  /// The year of the title, or of the cover where the title has none.
  let year: Int?
  /// Rows of it were handed on.
  private(set) var hasParts = false
  /// It has no title.
  var isUntitled = false
  /// Whose budget it is; nil where that is not known.
  var level: UnitLevel?

  @exclusivity(unchecked) var unit: PendingHeadings.Unit?
  /// The unit was printed with this table, not somewhere before it.
  var printsUnit = false
  @exclusivity(unchecked) var amountUnit: (unit: AmountUnit, location: Location)?
  /// The money unit was printed with this table, not somewhere before it.
  var printsAmountUnit = false
  /// A money unit was printed that no profile knows: no figure of the table can be read.
  @exclusivity(unchecked) var unknownAmountUnit: (word: String, location: Location)?
  /// What the columns are.
  @exclusivity(unchecked) var columns = ColumnMap(targets: [], unknown: [], usedHeaderCells: 0, missing: [])
  let panels: [PanelReader]
  var notes: [String] = []
  @exclusivity(unchecked) var ledger = Ledger()
  /// How many cells were reported, those counted in another row too.
  @exclusivity(unchecked) var reported = 0
  /// The last row that was the table's; nil where there is its title alone.
  @exclusivity(unchecked) var lastRow: RowPlace?
  /// What of it is hidden, without the rows that were handed on.
  @exclusivity(unchecked) var hidden = HiddenParts()
  /// A comma stands in a figure where only a decimal point can.
  var hasDecimalComma = false
  /// The figures whose only comma stands before their last three digits, and what each says.
  var commaFigures: [(place: RowPlace, found: String)] = []

  init(_ scheme: TableScheme, title: TitleMatch?, place: Place, location: Location, year: Int?) {
    self.scheme = scheme
    self.place = place
    self.location = location
    self.year = year
    isContinuation = title?.isContinuation ?? false
    panels = zip(scheme.layout.panels, scheme.fixedRows).map(PanelReader.init)
    amountUnit = title?.amountUnit.map { ($0, location) }
    printsAmountUnit = title?.amountUnit != nil
  }

  var layout: TableLayout { scheme.layout }

  /// The title with the year filled in.
  var printedTitle: String { scheme.title(year) }

  /// Rows with words alone may be rows of it.
  var isList: Bool { panels.contains(where: \.isList) }

  /// How many rows were read and not handed on.
  var rowCount: Int { panels.reduce(0) { $0 + $1.rows.count } }

  /// The table with all its rows, as the model has it.
  func recognised(emptyNote: (String) -> String?) -> RecognisedTable {
    var table = Table(
      id: layout.id, number: layout.number, title: layout.title.text,
      note: notes.isEmpty ? nil : notes.map { emptyNote($0) ?? $0 }.joined(separator: "\n"))
    table.panels = panels.map { Panel(id: $0.layout.id, rows: $0.rows, isIncomplete: $0.isIncomplete) }
    var source = TableSource()
    source.title = place.origin(location)
    source.amountUnit = amountUnit?.unit
    source.panels = panels.map(\.source)
    for (place, target) in columns.targets.enumerated() {
      guard case .field(let field, _)? = target else { continue }
      if source.panels[field.panel].header.isEmpty {
        source.panels[field.panel].header = Array(repeating: 0, count: layout.panels[field.panel].columns.count)
      }
      source.panels[field.panel].header[field.column] = Int32(clamping: place)
    }
    var recognised = RecognisedTable(
      table: table, source: source, fiscalYear: year, level: level, unit: unit?.printed, amountUnit: amountUnit?.unit,
      isContinuation: isContinuation, hasTotal: panels.contains(where: \.hasTotal), location: location,
      unitLocation: unit?.location ?? location, lastLocation: lastRow.map(place.location) ?? location,
      missingRows: columns.targets.isEmpty ? [] : panels.flatMap { $0.missingRows.compactMap(\.label?.text) },
      ledger: ledger, scheme: scheme, targets: columns.targets)
    recognised.isUntitled = isUntitled
    recognised.followsPart = hasParts
    recognised.hidden = hidden
    recognised.hidden.isWhole = place.info.isHidden || hidden.figures > 0 && hidden.figures >= recognised.factCount
    return recognised
  }

  /// The rows so far as a part of the table, which has them no longer.
  func recognisedPart() -> RecognisedTable {
    var part = recognised { $0 }
    (part.isPart, part.table.note, part.missingRows) = (true, nil, [])
    hasParts = true
    (ledger, hidden) = (Ledger(), HiddenParts())
    for panel in panels { panel.release() }
    return part
  }

  /// Counts a row that belongs to the table, if it is hidden.
  func countHidden(_ row: BlockRow) {
    if !row.isHidden { return }
    hidden.rows += 1
    if hidden.first == nil { hidden.first = place.location(row) }
  }

  /// Whether the figure in `cell` of `row` is hidden; if so, it is counted.
  @inline(__always) func countHidden(_ cell: BlockCell, _ row: BlockRow) -> Bool {
    guard row.isHidden || cell.traits.contains(.hiddenColumn) else { return false }
    hidden.figures += 1
    if hidden.first == nil { hidden.first = place.location(row, column: cell.column) }
    return true
  }
}
