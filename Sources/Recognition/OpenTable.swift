internal import Budget
internal import Diagnostics

/// A table whose rows are being read.
final class OpenTable {
  let scheme: TableScheme
  let place: Place
  let title: TitleMatch
  let location: Location

  @exclusivity(unchecked) var unit: Surroundings.Unit?
  /// The unit was printed with this table, not somewhere before it.
  var printsUnit = false
  @exclusivity(unchecked) var amountUnit: (unit: AmountUnit, location: Location)?
  /// The money unit was printed with this table, not somewhere before it.
  var printsAmountUnit = false
  /// A money unit was printed that the layout does not know: no figure of the table can be read.
  @exclusivity(unchecked) var unknownAmountUnit: (word: String, location: Location)?
  @exclusivity(unchecked) var header: HeaderReader
  /// What the columns are, once the header is complete.
  @exclusivity(unchecked) var columns: ColumnMap?
  let sections: [SectionReader]
  var notes: [String] = []
  @exclusivity(unchecked) var ledger = Ledger()
  /// The last row that was the table's; nil where there is its title alone.
  @exclusivity(unchecked) var lastRow: RowPlace?
  /// Rows between the title and the header that are neither.
  var strayRows = 0
  /// Rows in a row that did not fit the table; several of them end it.
  @exclusivity(unchecked) var unfitRows = 0
  /// The row after the header may be the row of column numbers.
  @exclusivity(unchecked) var expectsColumnNumbers = true

  init(title: TitleMatch, vocabulary: LayoutVocabulary, place: Place, location: Location) {
    scheme = vocabulary.tables[title.table]
    self.place = place
    self.title = title
    self.location = location
    header = HeaderReader(scheme: scheme, year: title.year)
    sections = zip(scheme.layout.sections, scheme.fixedRows).map(SectionReader.init)
    amountUnit = title.amountUnit.map { ($0, location) }
    printsAmountUnit = title.amountUnit != nil
  }

  /// The table's place in ``Layout/tables``.
  var index: Int { scheme.index }
  var layout: TableLayout { scheme.layout }

  /// The table is known by its title alone so far.
  var isBare: Bool { columns == nil && header.rows.isEmpty && notes.isEmpty }

  /// The table with all its rows, as the model has it.
  func recognised(emptyNote: (String) -> String?) -> RecognisedTable {
    var table = Table(
      number: layout.number, id: layout.id, title: layout.title.text,
      note: notes.isEmpty ? nil : notes.map { emptyNote($0) ?? $0 }.joined(separator: "\n"))
    table.sections = sections.map { Section(side: $0.layout.side, rows: $0.rows) }
    table.origin.title = place.origin(location)
    table.origin.amountUnit = amountUnit?.unit
    return RecognisedTable(
      table: table, fiscalYear: title.year, unit: unit?.printed, amountUnit: amountUnit?.unit,
      isContinuation: title.isContinuation, hasTotal: sections.contains(where: \.hasTotal), location: location,
      unitLocation: unit?.location ?? location, lastLocation: lastRow.map(place.location) ?? location,
      missingRows: columns == nil ? [] : sections.flatMap { $0.missingRows.compactMap(\.label?.text) }, ledger: ledger,
      scheme: scheme, targets: columns?.targets ?? [])
  }
}
