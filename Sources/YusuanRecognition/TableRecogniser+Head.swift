internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

extension TableRecogniser {
  // MARK: What the block reader asks

  /// Whether all cells of `row` are header labels.
  func isHeader(_ row: BlockRow) -> Bool {
    row.cells.allSatisfy { isLabel($0, row) }
  }

  /// Whether `cell` of `row` is a header label.
  func isLabel(_ cell: BlockCell, _ row: BlockRow) -> Bool {
    cell.label != nil && !text(cell, row).headerLabels.isEmpty
  }

  /// Whether `head` is the complete header of some table.
  func isKnown(_ head: BlockHead) -> Bool {
    HeadChooser(vocabulary: vocabulary, context: HeadContext(), rows: head.rows.map(headerRow)).isKnown
  }

  /// Whether `row` repeats a row of the open block's header.
  func isHeaderAgain(_ row: BlockRow) -> Bool {
    headRows.contains { isSame($0.cells, row) }
  }

  private func isSame(_ printed: [HeaderCell], _ row: BlockRow) -> Bool {
    printed.count == row.cells.count
      && zip(row.cells, printed).allSatisfy { cell, printed in
        cell.column == printed.column && text(cell, row).folded == printed.text.folded
      }
  }

  /// Whether a cell of `row` repeats the label that the open block's header has in the same column.
  func repeatsLabel(_ row: BlockRow) -> Bool {
    headRows.contains { printed in
      var cells = printed.cells[...]
      return row.cells.contains { cell in
        cells = cells.drop { $0.column < cell.column }
        return cells.first.map { $0.column == cell.column && $0.text.folded == text(cell, row).folded } ?? false
      }
    }
  }

  private func headerRow(_ row: BlockRow) -> HeaderRow {
    HeaderRow(place: row.place, cells: headerCells(row), isNumbers: row.isColumnNumbers)
  }

  private func headerCells(_ row: BlockRow) -> [HeaderCell] {
    row.cells.map { HeaderCell(column: $0.column, text: text($0, row)) }
  }

  // MARK: A block begins

  /// Begins a block: its title and its header decide what it is.
  func begin(_ head: BlockHead) -> BlockShape {
    assignedRow = 0
    let title = HeadTitle(head.lines, self)
    for row in head.lines[..<title.start] { line(row, row.rowClass(isHeader: isHeader)) }
    let own = Array(head.lines[title.start...])
    let rows = head.rows.map(headerRow)
    let decision = decide(title, own, rows)
    switch decision {
    case .table(let taken):
      headRows = Array(rows.prefix(taken.columns.headerRows))
      return begin(taken, title, own, head)
    case .tied(let profiles):
      headRows = rows
      return beginStranger(.title, title, own, head, tied: profiles)
    case .stranger(let reason):
      headRows = rows
      return beginStranger(reason, title, own, head)
    }
  }

  private func decide(_ title: HeadTitle, _ lines: [BlockRow], _ rows: [HeaderRow]) -> HeadDecision {
    if title.match == nil, title.isStrange { return .stranger(.title) }
    var context = HeadContext(family: family, level: level(told: lines))
    if title.match == nil { (context.names, context.year) = (names, year) }
    let key = HeaderCache.Key(title: title.texts, rows: rows, context: context)
    if let known = memory.heads.decision(key) { return known }
    let chooser = HeadChooser(vocabulary: vocabulary, context: context, rows: rows)
    let decision = title.match.map(chooser.decide) ?? chooser.decideByHeader()
    memory.heads.remember(decision, key)
    return decision
  }

  /// Whose budget it is, as the lines above a header, or a cover before, state.
  private func level(told lines: [BlockRow]) -> UnitLevel? {
    if let asked = options.level { return asked }
    for row in lines {
      for cell in row.cells where cell.marks.contains(.meta) {
        for case .unitName(_, let level?) in text(cell, row).meta { return level }
      }
    }
    return pending.level
  }

  /// The names of the sheet and of the file.
  private var names: [String] {
    let file = place.info.input.split(separator: "/").last.map(String.init) ?? ""
    return [place.info.name, file].compactMap { $0 }
  }

  private func begin(
    _ taken: HeadDecision.Taken, _ title: HeadTitle, _ lines: [BlockRow], _ head: BlockHead
  ) -> BlockShape {
    flushOutside()
    let first = title.row ?? head.rows.first ?? head.firstFigures
    let location = first.map { place.location($0, column: title.column) } ?? Location(input: place.info.input)
    let table = enter(taken, title: title.match, at: location)
    open = table
    for row in lines { readLine(row, of: table) }
    table.columns = taken.columns
    table.ledger.use(.header, taken.columns.usedHeaderCells)
    let header = head.rows.prefix(taken.columns.headerRows)
    for row in header where row.isColumnNumbers { reportUsed(row, as: .columnNumbers) }
    if let last = header.last { (table.lastRow, table.headerEnd) = (last.place, last.place.number) }
    table.isUntitled = taken.isUntitled
    if taken.isUntitled {
      output.receive(
        Diagnostic(
          .tableUntitled, at: location, [.table: table.layout.number, .name: place.info.name ?? place.info.input]))
    }
    readHeaderUnit(table)
    reportMissing(taken.columns, table)
    return BlockShape(headerRows: taken.columns.headerRows, roles: taken.columns.roles, isList: table.isList)
  }

  /// Reads a line above the header of a table.
  private func readLine(_ row: BlockRow, of table: TableBuilder) {
    switch row.rowClass(isHeader: isHeader) {
    case .title, .titleLike: useTitle(row, table)
    case .note: _ = readNote(row, table)
    case .meta: readMeta(row)
    case .signature: useFurniture(row, as: .signature)
    default: readOutside(row)
    }
  }

  /// Reads the title's row: the title and what stands beside it.
  func useTitle(_ row: BlockRow, _ table: TableBuilder) {
    if options.listsStatements { listStatements(row) }
    for cell in row.cells {
      let text = text(cell, row)
      table.ledger.use(text.meta.isEmpty ? .title : .meta)
      for meta in text.meta { apply(meta, at: place.location(row, column: cell.column)) }
    }
  }

  private func beginStranger(
    _ reason: HeadDecision.Stranger, _ title: HeadTitle, _ lines: [BlockRow], _ head: BlockHead, tied: [String] = []
  ) -> BlockShape {
    // What is stated above this table holds for it alone.
    let before = pending
    for row in lines { if isMeta(row) { readMeta(row) } else { readOutside(row) } }
    pending = before
    pending.clearForNextTable()
    let first = title.row ?? head.rows.first ?? head.firstFigures
    let location = first.map { place.location($0) } ?? Location(input: place.info.input)
    let named = title.row == nil ? lines.last { isLone($0) } : nil
    let texts = named.map { [text($0.cells[0], $0)] } ?? title.texts
    let label = texts.first?.text ?? first?.cells.first.flatMap { cell in first.map { text(cell, $0).text } }
    let block = StrangerBlock(
      location: location, label: Self.excerpt(label ?? ""), columns: columnLabels(head.rows.map(headerRow)),
      reason: reason, tied: tied, hasTitle: title.row != nil, hasHeader: !head.rows.isEmpty)
    stranger = block
    for row in head.rows {
      addToStranger(row)
      keep(row)
    }
    return BlockShape(headerRows: head.rows.count)
  }

  /// Whether `row` is a single word. Above a header without a title it may name the table.
  private func isLone(_ row: BlockRow) -> Bool {
    if case .lone = row.rowClass(isHeader: isHeader) { true } else { false }
  }

  private func isMeta(_ row: BlockRow) -> Bool {
    if case .meta = row.rowClass(isHeader: isHeader) { true } else { false }
  }

  /// The lowest label of each header column, for findings.
  func columnLabels(_ rows: [HeaderRow]) -> [String] {
    var labels: [Int: String] = [:]
    for row in rows where !row.isNumbers {
      for cell in row.cells { labels[cell.column] = Self.excerpt(cell.text.text) }
    }
    let sorted = labels.sorted { $0.key < $1.key }.map(\.value)
    return sorted.count > 12 ? sorted.prefix(12) + ["…"] : sorted
  }

  private func reportMissing(_ map: ColumnMap, _ table: TableBuilder) {
    for missing in map.missing {
      let column = table.layout.panels[missing.panel].columns[missing.column]
      output.receive(
        Diagnostic(
          .columnMissing, at: table.location,
          [.table: table.printedTitle, .column: label(of: missing, table)],
          severity: column.kind.valueKind != nil ? nil : .error))
    }
    if table.amountUnit == nil, table.unknownAmountUnit == nil, table.layout.hasAmounts, !hasUnitColumn(table) {
      output.receive(
        Diagnostic(
          .amountUnitMissing, at: table.location,
          [.table: table.printedTitle, .unit: assumedUnit(table).rawValue]))
    }
  }

  /// Reads the money unit that header labels print at their end, as in 合计（元）. If they differ, or differ from what is
  /// printed above, no figure can be read.
  private func readHeaderUnit(_ table: TableBuilder) {
    for row in headRows {
      for cell in row.cells {
        guard let phrase = cell.text.moneySuffix?.phrase else { continue }
        let place = RowPlace(number: row.place.number, line: row.place.line, column: cell.column)
        let location = table.place.location(place)
        if case .unit(let unit) = phrase, table.amountUnit == nil || table.amountUnit?.unit == unit {
          table.amountUnit = (unit, location)
        } else {
          table.unknownAmountUnit = (cell.text.text, location)
        }
      }
    }
  }

  /// Whether a column outside the profile states the money unit of each row.
  private func hasUnitColumn(_ table: TableBuilder) -> Bool {
    headRows.contains { row in
      row.cells.contains { cell in
        guard case .unknown? = table.columns[cell.column] else { return false }
        return cell.text.meta.contains(.amountUnitLabel)
      }
    }
  }

  /// The money unit assumed for a table that prints none.
  func assumedUnit(_ table: TableBuilder) -> AmountUnit {
    options.assumedUnit ?? table.layout.amountUnit ?? table.scheme.profile.amountUnit
  }

  private func label(of column: ColumnReference, _ table: TableBuilder) -> String {
    var labels: [String] = []
    var node = table.scheme.header.nodes.firstIndex { $0.column == column }
    while let current = node {
      labels.insert(table.scheme.header.nodes[current].labels.first?.printed(year: table.year) ?? "", at: 0)
      node = table.scheme.header.nodes[current].parent
    }
    return labels.joined(separator: " › ")
  }
}

extension TableLayout {
  /// Whether a column holds money.
  fileprivate var hasAmounts: Bool { panels.contains { $0.columns.contains { $0.kind == .amount } } }
}
