public import YusuanModel
public import YusuanProfiles

/// Writes one value a line, for pandas, DuckDB and a database's bulk load: any number of disclosures in one file (长表).
///
/// The columns are those of `Schemas/long.schema.json`, which says what each holds. What is not known is empty; a blank
/// cell has no line. No two lines agree in unit, level, year, profile, table, panel, row path and column.
public struct LongCSVWriter {
  private static let comma = UInt8(ascii: ",")

  private var lines = LineBytes()
  /// The labels used last, of a few years and profiles.
  private var known: [LongLabels] = []
  /// What the lines of a row begin with, CSV that ends with a comma: the part of the panel, then that of the row.
  private var start: [UInt8] = []
  private var panelEnd = 0
  private var source: LongSource
  /// A text with its quotes.
  private var field: [UInt8] = []

  /// A writer that has written the header.
  public init(style: CSVStyle = CSVStyle()) {
    source = LongSource(style.lineEnd)
    let names = LongColumn.names.joined(separator: ",") + (style.lineEnd == .crlf ? "\r\n" : "\n")
    lines.append(names.utf8.count) { $0.put(Array(names.utf8)) }
  }

  /// Appends the values of `document`, which was read by `profile`, amounts written in `unit`: in the order of its tables,
  /// panels and rows, of a row the amounts and then the other values.
  public mutating func append(_ document: Document, profile: Profile, in unit: AmountUnit) {
    let year = document.disclosure.fiscalYear
    let labels = labels(profile, year)
    source.begin(unit)
    let tables = document.disclosure.tables
    for table in tables.indices {
      let panels = tables[table].panels
      for panel in panels.indices where !panels[panel].rows.isEmpty {
        begin(document.disclosure, tables[table], panel: panels[panel].id)
        source.panel = document.sources.panel(panel, ofTable: table)
        append(panels[panel].rows, labels.panel(panels[panel].id, of: tables[table].id), unit)
      }
    }
  }

  private mutating func labels(_ profile: Profile, _ year: Int?) -> LongLabels {
    if let labels = known.first(where: { $0.year == year && $0.profile == profile.id }) { return labels }
    if known.count == 16 { known.removeFirst() }
    known.append(LongLabels(profile, year: year))
    return known[known.count - 1]
  }

  /// Takes out what was written since the last call.
  public mutating func drain() -> [UInt8] { lines.drain() }

  // MARK: Parts of lines

  private mutating func begin(_ disclosure: Disclosure, _ table: Table, panel: String) {
    start.removeAll(keepingCapacity: true)
    put(disclosure.unitName ?? "")
    put(disclosure.unitLevel?.rawValue ?? "")
    put(disclosure.unitCode ?? "")
    start.append(Self.comma)  // The region is not known.
    put(disclosure.fiscalYear.map(String.init) ?? "")
    put(disclosure.profile)
    put(table.id)
    put(table.number)
    put(table.title)
    put(panel)
    panelEnd = start.count
  }

  /// The row at `index`, its parts taken from where they stand.
  private mutating func begin(_ rows: [BudgetRow], _ index: Int) {
    start.removeLast(start.count - panelEnd)
    put(rows[index].id ?? "")
    put(rows[index].path)
    put(rows[index].kind.rawValue)
    if let level = rows[index].level { put(String(level)) } else { start.append(Self.comma) }
    put(rows[index].code ?? "")
    put(rows[index].item)
    source.begin(row: index)
  }

  private mutating func put(_ text: String) {
    CSVField.append(text, to: &start)
    start.append(Self.comma)
  }

  // MARK: Lines

  private mutating func append(_ rows: [BudgetRow], _ labels: LongLabels.PanelLabels, _ unit: AmountUnit) {
    for index in rows.indices where !(rows[index].amounts.isEmpty && rows[index].values.isEmpty) {
      begin(rows, index)
      var column = 0
      let amounts = rows[index].amounts
      for place in amounts.indices {
        let label = label(amounts[place].column, .amount, labels, &column)
        lines.append(start.count + label.count + Amount.longest + source.longest) { room in
          room.put(start)
          room.put(label)
          room.put(Amount.longest) { amounts[place].amount.write(to: $0, in: unit) }
          source.write(value: place, ofAmount: true, to: &room)
        }
      }
      column = 0
      for (place, value) in rows[index].values.enumerated() {
        append(value, place: amounts.count + place, label(value.column, value.kind, labels, &column))
      }
    }
  }

  /// A line of a value that is no amount.
  private mutating func append(_ value: ColumnValue, place: Int, _ label: [UInt8]) {
    let isNumber = value.kind == .count || value.kind == .percent
    field.removeAll(keepingCapacity: true)
    if !isNumber { field += [Self.comma, Self.comma] }
    CSVField.append(value.text, to: &field)
    if isNumber { field += [Self.comma, Self.comma] }
    lines.append(start.count + label.count + field.count + source.longest) { room in
      room.put(start)
      room.put(label)
      room.put(field)
      source.write(value: place, ofAmount: false, to: &room)
    }
  }

  private func label(
    _ id: String, _ kind: ValueKind, _ labels: LongLabels.PanelLabels, _ column: inout Int
  ) -> [UInt8] {
    guard let place = labels.column(id, from: column) else { return LongLabels.text(id, "", kind) }
    column = place + 1
    return labels.texts[place]
  }
}

extension DisclosureSources {
  /// The sources of the panel at `panel` of the table at `table`; nil where they are not known.
  func panel(_ panel: Int, ofTable table: Int) -> PanelSource? {
    guard tables.indices.contains(table), tables[table].panels.indices.contains(panel) else { return nil }
    return tables[table].panels[panel]
  }
}
