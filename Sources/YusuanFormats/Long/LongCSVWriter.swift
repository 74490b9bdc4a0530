public import YusuanModel
public import YusuanProfiles

/// Writes the long form (长表): one value a line, any number of disclosures in one file. It is for pandas, DuckDB and
/// bulk loading into databases.
///
/// `Schemas/long.schema.json` says what each column holds. What is not known is empty, and a blank cell has no line. No
/// two lines have the same unit, level, year, profile, table, panel, row path and column.
public struct LongCSVWriter {
  private static let comma = UInt8(ascii: ",")

  private var lines = LineBytes()
  /// The labels of the last few profiles and years.
  private var known: [LongLabels] = []
  /// The beginning of the lines of a row, as CSV that ends with a comma: first the part of the panel, then that of the
  /// row.
  private var start: [UInt8] = []
  private var panelEnd = 0
  private var source: LongSource
  /// A buffer for a quoted text.
  private var field: [UInt8] = []

  /// A writer. Its bytes begin with the header.
  public init(style: CSVStyle = CSVStyle()) {
    source = LongSource(style.lineEnd)
    let names = LongColumn.names.joined(separator: ",") + (style.lineEnd == .crlf ? "\r\n" : "\n")
    lines.append(names.utf8.count) { $0.put(Array(names.utf8)) }
  }

  /// Appends the values of `document`, which was read with `profile`. Amounts are in `unit`. Tables, panels and rows
  /// keep their order; in a row the amounts come before the other values.
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

  /// Removes and returns the bytes written since the last call.
  public mutating func drain() -> [UInt8] { lines.drain() }

  // MARK: Parts of lines

  private mutating func begin(_ disclosure: Disclosure, _ table: Table, panel: String) {
    start.removeAll(keepingCapacity: true)
    put(disclosure.unitName ?? "")
    put(disclosure.unitLevel?.rawValue ?? "")
    put(disclosure.unitCode ?? "")
    put(disclosure.regionCode ?? "")
    put(disclosure.fiscalYear.map(String.init) ?? "")
    put(disclosure.profile)
    put(table.id)
    put(table.number)
    put(table.title)
    put(panel)
    panelEnd = start.count
  }

  /// Begins the row at `index`. It is read in place, without a copy.
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

  /// Appends a line for a value that is not an amount.
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
  /// The sources of the panel at `panel` of the table at `table`, or nil if they are not known.
  func panel(_ panel: Int, ofTable table: Int) -> PanelSource? {
    guard tables.indices.contains(table), tables[table].panels.indices.contains(panel) else { return nil }
    return tables[table].panels[panel]
  }
}
