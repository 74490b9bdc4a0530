internal import YusuanFindings
internal import YusuanPackage

/// Walks through the rows and cells of a worksheet part (遍历单元格), whose positions are those that the reader gives them.
struct SheetWalk {
  /// A row, by its start tag.
  struct Row {
    var number: Int
    var piece: MarkupToken
  }

  /// A cell, by its start tag, and where it ends.
  struct Cell {
    var place: CellPosition
    var piece: MarkupToken
    var end: Int
  }

  /// What comes next.
  enum Event {
    /// A row begins.
    case row(Row)
    /// A cell is over.
    case cell(Cell)
    /// The row is over; its end tag begins here. For a row without cells, `/>` does.
    case rowEnd(Int)
    /// The rows are over; the end tag begins here. For a sheet without rows, `/>` does.
    case dataEnd(Int)
  }

  private let bytes: [UInt8]
  private let place: Location
  private var lexer: MarkupLexer
  private var isInData = false
  private var row: Row?
  private var cell: Cell?
  private var lastRow = 0
  private var lastColumn = 0
  private var pending: Event?

  /// A walk through `bytes`, which stand at `place`.
  init(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    self.bytes = bytes
    self.place = place
    lexer = try MarkupLexer(bytes, at: place)
  }

  /// The next event, or nil after the rows. Throws the errors of ``MarkupLexer``, and `.sheetNotMarked` if rows or cells
  /// are not in order, so that their positions are not certain.
  mutating func next() throws(Diagnostic) -> Event? {
    if let event = pending {
      pending = nil
      return event
    }
    while let piece = try lexer.next() {
      if let event = try event(piece) { return event }
    }
    return nil
  }

  private mutating func event(_ piece: MarkupToken) throws(Diagnostic) -> Event? {
    switch piece.kind {
    case .text, .other: return nil
    case .start, .empty:
      let depth = lexer.depth - (piece.kind == .start ? 1 : 0)
      switch depth {
      case 1 where !isInData && isNamed(piece, "sheetData"):
        if piece.kind == .empty { return .dataEnd(piece.range.upperBound - 2) }
        isInData = true
      case 2 where isInData && isNamed(piece, "row"): return try begin(row: piece)
      case 3 where row != nil && isNamed(piece, "c"): return try begin(cell: piece)
      default: break
      }
      return nil
    case .end: return end(piece)
    }
  }

  private mutating func end(_ piece: MarkupToken) -> Event? {
    guard isInData else { return nil }
    switch lexer.depth {
    case 3:
      guard var found = cell else { return nil }
      cell = nil
      found.end = piece.range.upperBound
      return .cell(found)
    case 2:
      guard row != nil else { return nil }
      row = nil
      return .rowEnd(piece.range.lowerBound)
    case 1:
      isInData = false
      return .dataEnd(piece.range.lowerBound)
    default: return nil
    }
  }

  private mutating func begin(row piece: MarkupToken) throws(Diagnostic) -> Event {
    let number = piece.attribute("r", in: bytes)
    lastColumn = 0
    var found = Row(number: lastRow + 1, piece: piece)
    if let number {
      let text = String(decoding: bytes[number.value], as: UTF8.self).filter { !$0.isWhitespace }
      guard let value = Int(text), value > lastRow else { throw disordered }
      found.number = value
    }
    lastRow = found.number
    if piece.kind == .empty {
      pending = .rowEnd(piece.range.upperBound - 2)
    } else {
      row = found
    }
    return .row(found)
  }

  private mutating func begin(cell piece: MarkupToken) throws(Diagnostic) -> Event? {
    guard let row else { return nil }
    var position = CellPosition(row: row.number, column: lastColumn + 1)
    if let reference = piece.attribute("r", in: bytes) {
      let text = String(decoding: bytes[reference.value], as: UTF8.self)
      guard let named = CellPosition(a1: text), named.column > lastColumn, named.row == row.number else {
        throw disordered
      }
      position = named
    }
    lastColumn = position.column
    let found = Cell(place: position, piece: piece, end: piece.range.upperBound)
    if piece.kind == .empty { return .cell(found) }
    cell = found
    return nil
  }

  private var disordered: Diagnostic { Diagnostic(.sheetNotMarked, at: place, because: .rowsDisordered) }

  private func isNamed(_ piece: MarkupToken, _ name: StaticString) -> Bool {
    let own = bytes[piece.name]
    let count = name.utf8CodeUnitCount
    guard own.count >= count,
      own.suffix(count).elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: count))
    else { return false }
    return own.count == count || own.dropLast(count).last == UInt8(ascii: ":")
  }

  /// The name of a tag without its prefix.
  static func localName(_ piece: MarkupToken, in bytes: [UInt8]) -> String {
    let name = bytes[piece.name]
    return String(decoding: name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }
}
