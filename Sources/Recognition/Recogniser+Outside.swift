internal import Budget
internal import Diagnostics

/// Gathers the rows outside the tables into blocks.
struct OutsideReader {
  /// What became of the cells outside tables since the last flush.
  var ledger = Ledger()
  /// The title of a table that is not among the thirteen, while its rows last.
  var form: String?
  /// The rows are those of a table that could not be recognised.
  var isOrphan = false
  /// Rows that came while a table was open, to be handed on behind it.
  var passages: [Passage] = []

  private(set) var block: OutsideBlock?
  /// The figures of a table that could not be recognised: where they begin and how many cells they are.
  private(set) var lost: (location: Location, cells: Int, sample: String)?

  mutating func add(_ row: SeenRow, at location: Location, sample: () -> String) {
    ledger.use(.outside, row.cells.count)
    if block == nil { block = OutsideBlock(location: location, cells: 0, sample: sample()) }
    block?.cells += row.cells.count
    block?.location.lastLine = location.line
  }

  mutating func lose(_ row: SeenRow, at location: Location, sample: () -> String) {
    ledger.diagnose(row.cells.count)
    if lost == nil { lost = (location, 0, sample()) }
    lost?.cells += row.cells.count
    lost?.location.lastLine = location.line
  }

  mutating func takeLost() -> (location: Location, cells: Int, sample: String)? {
    defer { lost = nil }
    return lost
  }

  mutating func takeBlock() -> OutsideBlock? {
    defer { block = nil }
    return block
  }

  mutating func takePassages() -> [Passage] {
    defer { passages = [] }
    return passages
  }
}

extension Recogniser {
  /// A row while no table is open: what a coming table needs, or text outside the tables.
  func takeOutsideOrMeta(_ row: SeenRow) {
    if outside.form == nil, takeMeta(row) { return }
    takeOutside(row)
  }

  /// A row outside the tables. Where it looks like a part of a table whose title is missing, it is not mere text.
  func takeOutside(_ row: SeenRow) {
    let location = place.location(row)
    let sample = { [self] in row.cells.first.map { Self.excerpt(text($0, row).text) } ?? "" }
    if outside.form == nil, open == nil {
      let tables = headerTables(row)
      if let index = tableMeant(tables) {
        beginUntitled(index, row)
        return
      }
      keep(row)
      if !tables.isEmpty { outside.isOrphan = true }
      if row.cells.count > 1, outside.isOrphan || hasDecimalFigure(row) {
        outside.lose(row, at: location, sample: sample)
        return
      }
      if row.blankRowsBefore > 0 { outside.isOrphan = false }
    } else {
      keep(row)
    }
    outside.add(row, at: location, sample: sample)
  }

  /// Hands on a row outside the tables, if it is asked for; while a table is open, once that was handed on.
  private func keep(_ row: SeenRow) {
    guard options.keepsPassages else { return }
    let passage = Passage(
      cells: row.cells.map { text($0, row).text }, columns: row.cells.map { Int32(clamping: $0.column) },
      origin: place.origin(row))
    if open == nil { output.take(passage) } else { outside.passages.append(passage) }
  }

  /// Hands on what was gathered outside the tables.
  func flushOutside() {
    if let lost = outside.takeLost() {
      output.take(
        Diagnostic(
          .figuresOutsideTables, at: lost.location, [.count: String(lost.cells), .label: lost.sample], cells: lost.cells
        ))
    }
    if let block = outside.takeBlock() { output.take(block) }
    output.take(outside.ledger)
    outside.ledger = Ledger()
    outside.isOrphan = false
  }

  /// The tables whose header `row` may begin: all its cells, two at least, are labels of it.
  private func headerTables(_ row: SeenRow) -> [Int] {
    guard row.cells.count > 1, let first = row.cells.first else { return [] }
    var tables = Set(text(first, row).headerLabels.map(\.table))
    for cell in row.cells.dropFirst() where !tables.isEmpty {
      tables.formIntersection(text(cell, row).headerLabels.map(\.table))
    }
    return tables.sorted()
  }

  /// The table among `tables` that the sheet's or file's name tells, or the only one there is.
  private func tableMeant(_ tables: [Int]) -> Int? {
    if tables.isEmpty { return nil }
    let file = place.info.input.split(separator: "/").last.map(String.init) ?? ""
    for name in [place.info.name, file].compactMap({ $0 }) {
      if let named = vocabulary.table(named: name), tables.contains(named) { return named }
    }
    return tables.count == 1 ? tables.first : nil
  }

  private func hasDecimalFigure(_ row: SeenRow) -> Bool {
    row.cells.contains { cell in
      guard row.bytes[cell.range].contains(UInt8(ascii: ".")) else { return false }
      if case .amount = AmountCell.read(row.bytes, cell.range, kind: cell.kind, unit: .tenThousandYuan) { return true }
      return false
    }
  }
}
