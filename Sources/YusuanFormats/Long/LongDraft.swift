internal import YusuanFindings
internal import YusuanModel

/// A disclosure while its lines are read.
struct LongDraft {
  /// The fields that distinguish disclosures.
  struct Key: Hashable {
    let unit: String
    let level: String
    let year: String
    let profile: String
  }

  private var disclosure: Disclosure
  private let guide: ProfileGuide
  /// The money unit of the amounts so far, or nil before the first.
  private var amountUnit: AmountUnit?
  /// The tables, by their index in the profile.
  private var tables: [LongTableDraft?]

  /// The disclosure of the line `fields`; `guide` is that of its profile.
  init(_ fields: LongFields, _ guide: ProfileGuide) throws(Diagnostic) {
    self.guide = guide
    disclosure = Disclosure(
      profile: guide.profile.id, unitName: try fields.optionalText(.unit, .some),
      unitLevel: try fields.optionalName(.unitLevel), unitCode: try fields.optionalText(.unitCode, .some),
      fiscalYear: try fields.optionalInteger(.fiscalYear, in: 1900...2999), amountUnit: guide.profile.amountUnit)
    disclosure.regionCode = try fields.optionalText(.regionCode, .some)
    tables = Array(repeating: nil, count: guide.profile.tables.count)
  }

  /// Adds a line.
  mutating func add(_ fields: LongFields, _ sheets: inout LongSheets) throws(Diagnostic) {
    try fields.require(.unitCode, disclosure.unitCode ?? "")
    try fields.require(.regionCode, disclosure.regionCode ?? "")
    let table = try guide.table(
      fields[.tableID], number: fields[.tableNumber], after: nil, at: fields.path(columns: "table_"))
    if tables[table.index] == nil {
      tables[table.index] = LongTableDraft(table, title: try fields.text(.tableTitle, .some))
    }
    let unit = try unit(fields)
    try tables[table.index]?.add(fields, unit, &sheets)
  }

  /// The money unit of the line. All amounts of a disclosure have the same.
  private mutating func unit(_ fields: LongFields) throws(Diagnostic) -> AmountUnit {
    guard fields[.valueKind] == ValueKind.amount.rawValue else {
      try fields.require(.amountUnit, "")
      return amountUnit ?? disclosure.amountUnit
    }
    if let amountUnit {
      try fields.require(.amountUnit, amountUnit.rawValue)
      return amountUnit
    }
    let unit: AmountUnit = try fields.path(.amountUnit).value(fields[.amountUnit])
    amountUnit = unit
    return unit
  }

  /// The whole disclosure, with tables, panels and columns in the order of the profile.
  func document() throws(Diagnostic) -> Document {
    var document = Document(disclosure)
    document.disclosure.amountUnit = amountUnit ?? disclosure.amountUnit
    for table in tables {
      guard let (table, source) = try table?.finished() else { continue }
      document.disclosure.tables.append(table)
      document.sources.tables.append(source)
    }
    if !document.sources.tables.contains(where: \.hasOrigins) { document.sources = DisclosureSources() }
    return document
  }
}

/// A table while its lines are read.
private struct LongTableDraft {
  private let guide: TableGuide
  private let title: String
  /// The panels, by their index in the table.
  private var panels: [LongPanelDraft?]

  init(_ guide: TableGuide, title: String) {
    (self.guide, self.title) = (guide, title)
    panels = Array(repeating: nil, count: guide.layout.panels.count)
  }

  mutating func add(_ fields: LongFields, _ unit: AmountUnit, _ sheets: inout LongSheets) throws(Diagnostic) {
    try fields.require(.tableTitle, title)
    let panel = try guide.panel(fields[.panel], after: nil, at: fields.path(.panel))
    if panels[panel.index] == nil { panels[panel.index] = LongPanelDraft(panel) }
    try panels[panel.index]?.add(fields, unit, &sheets)
  }

  func finished() throws(Diagnostic) -> (Table, TableSource) {
    var table = Table(id: guide.layout.id, number: guide.layout.number, title: title)
    var source = TableSource()
    for panel in panels {
      guard let panel else { continue }
      let (rows, places) = try panel.finished()
      table.panels.append(Panel(id: panel.id, rows: rows))
      source.panels.append(places)
    }
    return (table, source)
  }
}

extension TableSource {
  /// Whether it is known of any row where it stood.
  fileprivate var hasOrigins: Bool {
    panels.contains { panel in
      panel.rows.indices.contains { panel.origin(row: $0).sheet != nil || panel.rows[$0].row > 0 }
    }
  }
}
