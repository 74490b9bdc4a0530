internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// A table while its rows are being read.
final class TableBuilder {
  let scheme: TableScheme
  let place: Place
  let location: Location
  /// The title is marked as the continuation of a table (续表).
  let isContinuation: Bool
  /// The year of the title, or of the cover if the title has none.
  let year: Int?
  /// Whether rows of it were handed on.
  private(set) var hasParts = false
  /// Whether it has no title.
  var isUntitled = false
  /// Whose budget it is, or nil if that is not known.
  var level: UnitLevel?

  @exclusivity(unchecked) var unit: PendingHeadings.Unit?
  /// Whether the unit was printed with this table, not somewhere before it.
  var printsUnit = false
  @exclusivity(unchecked) var amountUnit: (unit: AmountUnit, location: Location)?
  /// Whether the money unit was printed with this table, not somewhere before it.
  var printsAmountUnit = false
  /// A printed money unit that amounts are not read in: no figure of the table can be read.
  @exclusivity(unchecked) var unknownAmountUnit: (word: String, location: Location)?
  /// What each column holds.
  @exclusivity(unchecked) var columns = ColumnMap(targets: [], unknown: [], usedHeaderCells: 0, missing: [])
  let panels: [PanelReader]
  var notes: [String] = []
  @exclusivity(unchecked) var ledger = Ledger()
  /// How many cells were reported, including those counted with another row.
  @exclusivity(unchecked) var reported = 0
  /// The row with which the header ends; 0 if there is no header.
  var headerEnd = 0
  /// The last row of the table, or nil if there is only the title.
  @exclusivity(unchecked) var lastRow: RowPlace?
  /// How much of it is hidden, apart from rows that were handed on.
  @exclusivity(unchecked) var hidden = HiddenParts()
  /// Whether a figure has a comma that can only be a decimal point.
  var hasDecimalComma = false
  /// The figures with a single comma, before their last three digits, and the text of each.
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

  /// Whether rows with words alone may be rows of it.
  var isList: Bool { panels.contains(where: \.isList) }

  /// How many rows were read and not yet handed on.
  var rowCount: Int { panels.reduce(0) { $0 + $1.rows.count } }

  /// The complete table as the model has it.
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
    recognised.headerEnd = headerEnd
    recognised.followsPart = hasParts
    recognised.hidden = hidden
    recognised.hidden.isWhole = place.info.isHidden || hidden.figures > 0 && hidden.figures >= recognised.factCount
    return recognised
  }

  /// Removes the rows read so far and returns them as a part of the table.
  func recognisedPart() -> RecognisedTable {
    var part = recognised { $0 }
    (part.isPart, part.table.note, part.missingRows) = (true, nil, [])
    hasParts = true
    (ledger, hidden) = (Ledger(), HiddenParts())
    for panel in panels { panel.release() }
    return part
  }

  /// Counts `row`, which belongs to the table, if it is hidden.
  func countHidden(_ row: BlockRow) {
    if !row.isHidden { return }
    hidden.rows += 1
    if hidden.first == nil { hidden.first = place.location(row) }
  }

  /// Whether the figure in `cell` of `row` is hidden. A hidden one is counted. Inlined, since it is called for each
  /// figure.
  @inline(__always) func countHidden(_ cell: BlockCell, _ row: BlockRow) -> Bool {
    guard row.isHidden || cell.traits.contains(.hiddenColumn) else { return false }
    hidden.figures += 1
    if hidden.first == nil { hidden.first = place.location(row, column: cell.column) }
    return true
  }
}
