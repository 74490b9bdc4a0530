internal import YusuanFindings
internal import YusuanPackage

/// Gives cells of a worksheet part other styles, and puts in those that are not there (单元格样式的改动). Nothing else changes.
struct SheetEdit {
  /// The style that a cell shall have, by the style it has, or would have if it were there.
  typealias Restyle = (_ cell: CellPosition, _ style: Int) throws(Diagnostic) -> Int

  /// The changes.
  private(set) var edits = ByteEdits()

  private let bytes: [UInt8]
  private let scan: SheetScan
  private var wanted: ArraySlice<CellPosition>
  private let restyle: Restyle
  private var row: SheetWalk.Row?
  private var added: [CellPosition] = []

  /// The edit of `bytes`, which stand at `place`: `restyle` is asked for every cell that is there, and for those of `cells`
  /// that are not. Throws as ``SheetWalk``, and what `restyle` throws.
  init(
    _ bytes: [UInt8], _ scan: SheetScan, cells: [CellPosition], at place: Location, _ restyle: @escaping Restyle
  ) throws(Diagnostic) {
    self.bytes = bytes
    self.scan = scan
    self.restyle = restyle
    wanted = cells.sorted()[...]
    var walk = try SheetWalk(bytes, at: place)
    while let event = try walk.next() {
      switch event {
      case .row(let row): try begin(row)
      case .cell(let cell): try visit(cell)
      case .rowEnd(let end): try finish(rowAt: end)
      case .dataEnd(let end): try finish(dataAt: end)
      }
    }
    widenDimension()
  }

  private mutating func begin(_ row: SheetWalk.Row) throws(Diagnostic) {
    let rows = try rows(before: row.number)
    if !rows.isEmpty { edits.insert(rows, at: row.piece.range.lowerBound) }
    self.row = row
  }

  /// Rows that are not there, for the wanted cells above the row `number`.
  private mutating func rows(before number: Int) throws(Diagnostic) -> String {
    var markup = ""
    while let first = wanted.first, first.row < number {
      var cells = ""
      while let cell = wanted.first, cell.row == first.row {
        cells += try newCell(cell, scan.style(ofColumn: cell.column))
        wanted.removeFirst()
      }
      markup += "<\(scan.prefix)row r=\"\(first.row)\">\(cells)</\(scan.prefix)row>"
    }
    return markup
  }

  private mutating func newCell(_ cell: CellPosition, _ style: Int) throws(Diagnostic) -> String {
    let style = try restyle(cell, style)
    added.append(cell)
    return "<\(scan.prefix)c r=\"\(cell.a1)\"" + (style > 0 ? " s=\"\(style)\"/>" : "/>")
  }

  /// Cells of the row that are not there, left of `column`.
  private mutating func cells(before column: Int) throws(Diagnostic) -> String {
    guard let row else { return "" }
    var markup = ""
    while let cell = wanted.first, cell.row == row.number, cell.column < column {
      markup += try newCell(cell, style(ofBlankIn: cell.column, row))
      wanted.removeFirst()
    }
    return markup
  }

  /// The style of a cell that is not there: its row's, if the row has one (18.3.1.73), else its column's.
  private func style(ofBlankIn column: Int, _ row: SheetWalk.Row) -> Int {
    let custom = row.piece.attribute("customFormat", in: bytes).map { String(decoding: bytes[$0.value], as: UTF8.self) }
    guard custom == "1" || custom == "true" else { return scan.style(ofColumn: column) }
    return number(row.piece.attribute("s", in: bytes)) ?? 0
  }

  private func number(_ attribute: MarkupAttribute?) -> Int? {
    attribute.flatMap { Int(String(decoding: bytes[$0.value], as: UTF8.self).filter { !$0.isWhitespace }) }
  }

  private mutating func visit(_ cell: SheetWalk.Cell) throws(Diagnostic) {
    let missing = try cells(before: cell.place.column)
    if !missing.isEmpty { edits.insert(missing, at: cell.piece.range.lowerBound) }
    if wanted.first == cell.place { wanted.removeFirst() }
    let attribute = cell.piece.attribute("s", in: bytes)
    let old = number(attribute) ?? 0
    let new = try restyle(cell.place, old)
    guard new != old else { return }
    if let attribute {
      edits.replace(attribute.value, with: String(new))
    } else {
      let behind = cell.piece.attribute("r", in: bytes)?.whole.upperBound ?? cell.piece.name.upperBound
      edits.insert(" s=\"\(new)\"", at: behind)
    }
  }

  private mutating func finish(rowAt end: Int) throws(Diagnostic) {
    let missing = try cells(before: .max)
    if let row, !missing.isEmpty {
      put(missing, in: row.piece, end: end)
      widenSpans(row)
    }
    row = nil
  }

  private mutating func finish(dataAt end: Int) throws(Diagnostic) {
    let rows = try rows(before: .max)
    guard !rows.isEmpty else { return }
    if bytes[end] == UInt8(ascii: "/") {
      edits.replace(end..<(end + 2), with: ">\(rows)</\(scan.prefix)sheetData>")
    } else {
      edits.insert(rows, at: end)
    }
  }

  private mutating func put(_ markup: String, in piece: MarkupToken, end: Int) {
    if piece.kind == .empty {
      edits.replace(end..<(end + 2), with: ">\(markup)</\(scan.prefix)row>")
    } else {
      edits.insert(markup, at: end)
    }
  }

  /// Widens what the row says of its first and last cell (18.3.1.73), for the cells that were put in.
  private mutating func widenSpans(_ row: SheetWalk.Row) {
    guard let attribute = row.piece.attribute("spans", in: bytes) else { return }
    let bounds = String(decoding: bytes[attribute.value], as: UTF8.self).split(separator: ":").compactMap { Int($0) }
    let columns = added.reversed().prefix { $0.row == row.number }.map(\.column)
    guard bounds.count == 2, let first = columns.min(), let last = columns.max() else { return }
    let text = "\(min(bounds[0], first)):\(max(bounds[1], last))"
    if first < bounds[0] || last > bounds[1] { edits.replace(attribute.value, with: text) }
  }

  /// Widens what the sheet says of its used area (18.3.1.35), for the cells that were put in.
  private mutating func widenDimension() {
    guard let piece = scan.dimension, let attribute = piece.attribute("ref", in: bytes),
      var area = CellArea(String(decoding: bytes[attribute.value], as: UTF8.self))
    else { return }
    let old = area
    for cell in added {
      area.from = CellPosition(row: min(area.from.row, cell.row), column: min(area.from.column, cell.column))
      area.to = CellPosition(row: max(area.to.row, cell.row), column: max(area.to.column, cell.column))
    }
    if area.from != old.from || area.to != old.to { edits.replace(attribute.value, with: area.text) }
  }
}
