internal import YusuanFindings
internal import YusuanModel

/// A panel while its lines are read.
struct LongPanelDraft {
  /// A row while its lines are read.
  private struct Row {
    /// The row without its values.
    let row: BudgetRow
    var origin: Origin
    var values: [Value] = []
  }

  /// A value, with the index of its column in the panel and in the source.
  private struct Value {
    enum Content {
      case amount(Amount)
      case other(ValueKind, String)
    }

    let column: Int
    let content: Content
    let source: Int32
    let isHidden: Bool

    /// Amounts come first; each kind is in the order of the columns.
    var order: (Int, Int) {
      if case .amount = content { (0, column) } else { (1, column) }
    }
  }

  private let guide: PanelGuide
  private var rows: [Row] = []
  private var places: [String: Int] = [:]

  var id: String { guide.layout.id }

  init(_ guide: PanelGuide) { self.guide = guide }

  // MARK: Lines

  mutating func add(_ fields: LongFields, _ unit: AmountUnit, _ sheets: inout LongSheets) throws(Diagnostic) {
    let cell = try cell(fields)
    let origin = Origin(sheet: sheets.sheet(fields), row: Int32(clamping: cell.row))
    let place = try place(fields, origin)
    let column = guide.layout.column(fields[.columnID])
    let value = Value(
      column: column ?? 0, content: try content(fields, unit), source: cell.column,
      isHidden: try isHidden(fields))
    guard !rows[place].values.contains(where: { $0.column == column }) else {
      throw fields.path(.columnID).wrong(expected: "≠ \(fields[.columnID])", found: fields[.columnID])
    }
    rows[place].values.append(value)
  }

  /// The index of the line's row. Throws `.canonicalWrong` if the line contradicts earlier lines of that row.
  private mutating func place(_ fields: LongFields, _ origin: Origin) throws(Diagnostic) -> Int {
    let path = fields[.rowPath]
    guard let place = places[path] else {
      places[path] = rows.count
      rows.append(Row(row: try row(fields), origin: origin))
      return rows.count - 1
    }
    let row = rows[place].row
    try fields.require(.rowID, row.id ?? "")
    try fields.require(.rowKind, row.kind.rawValue)
    try fields.require(.level, row.level.map(String.init) ?? "")
    try fields.require(.code, row.code ?? "")
    try fields.require(.item, row.item)
    try addOrigin(origin, ofRow: place, fields)
    return place
  }

  /// Adds where a value of a row stood. All values of a row stood in one row of one sheet; some cells may not be known.
  private mutating func addOrigin(_ origin: Origin, ofRow place: Int, _ fields: LongFields) throws(Diagnostic) {
    let known = rows[place].origin
    guard known.sheet == origin.sheet, known.row == origin.row || known.row == 0 || origin.row == 0 else {
      throw fields.path(.sourceCell).wrong(expected: known.description, found: origin.description)
    }
    if known.row == 0 { rows[place].origin = origin }
  }

  private func row(_ fields: LongFields) throws(Diagnostic) -> BudgetRow {
    let row = BudgetRow(
      kind: try fields.path(.rowKind).value(fields[.rowKind]), id: try fields.optionalText(.rowID, .id),
      path: try fields.text(.rowPath, .some), code: try fields.optionalText(.code, .code), item: fields[.item],
      level: try fields.optionalInteger(.level, in: 1...Int.max))
    try guide.check(row, at: fields.path(columns: "row_"))
    return row
  }

  private func content(_ fields: LongFields, _ unit: AmountUnit) throws(Diagnostic) -> Value.Content {
    let kind: ValueKind = try fields.path(.valueKind).value(fields[.valueKind])
    _ = try guide.valueKind(of: fields[.columnID], among: [kind], at: fields.path(.columnID))
    switch kind {
    case .amount:
      try fields.require(.valueText, "")
      return .amount(try fields.path(.amount).amount(Array(fields[.amount].utf8)[...], unit))
    case .count, .percent:
      try fields.require(.valueText, "")
      return .other(kind, try fields.text(.amount, .decimal))
    case .text, .date:
      try fields.require(.amount, "")
      return .other(kind, try fields.text(.valueText, .some))
    }
  }

  private func cell(_ fields: LongFields) throws(Diagnostic) -> (column: Int32, row: Int) {
    let text = fields[.sourceCell]
    if text.isEmpty { return (0, 0) }
    guard let cell = CellName(text), cell.row > 0 else {
      throw fields.path(.sourceCell).wrong(expected: "A1", found: text)
    }
    return (cell.column, cell.row)
  }

  private func isHidden(_ fields: LongFields) throws(Diagnostic) -> Bool {
    if fields[.sourceHidden].isEmpty { return false }
    try fields.require(.sourceHidden, "true")
    return true
  }

  // MARK: The whole panel

  /// The rows, in the order in which they began, and where they stood.
  func finished() throws(Diagnostic) -> ([BudgetRow], PanelSource) {
    var finished: [BudgetRow] = []
    var source = PanelSource()
    finished.reserveCapacity(rows.count)
    source.reserve(rows.count)
    for draft in rows {
      var row = draft.row
      let values = draft.values.sorted { $0.order < $1.order }
      for value in values {
        let column = guide.layout.columns[value.column].id
        switch value.content {
        case .amount(let amount): row.amounts.append(Fact(column: column, amount: amount))
        case .other(let kind, let text): row.values.append(ColumnValue(column: column, kind: kind, text: text))
        }
      }
      finished.append(row)
      for value in values { source.append(column: Int(value.source), isHidden: value.isHidden) }
      source.append(sheet: draft.origin.sheet, row: Int(draft.origin.row), line: 0)
    }
    return (finished, source)
  }
}

extension Origin {
  /// File, sheet and row, for findings.
  fileprivate var description: String {
    [sheet?.input, sheet?.name, row > 0 ? String(row) : nil].compactMap { $0 }.joined(separator: ", ")
  }
}
