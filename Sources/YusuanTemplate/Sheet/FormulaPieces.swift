/// A formula as text and references (公式): as much of the grammar as it takes to move it (ECMA-376 part 1, 18.17.2). All
/// other text stays as it is.
struct FormulaPieces {
  /// A corner of a reference. A whole column has no row, a whole row no column.
  struct Corner: Equatable {
    var column: Int?
    var row: Int?
    var isColumnFixed = false
    var isRowFixed = false

    var text: String {
      (column.map { (isColumnFixed ? "$" : "") + CellLetters.letters($0) } ?? "")
        + (row.map { (isRowFixed ? "$" : "") + String($0) } ?? "")
    }
  }

  /// A reference: a cell or a range, perhaps of another sheet.
  struct Reference {
    /// The sheet as written, with its `!`; empty for the formula's own sheet.
    var prefix: String
    /// The name of the sheet; nil for the formula's own, and empty for one of another workbook.
    var sheet: String?
    var first: Corner
    var last: Corner?

    var text: String { prefix + first.text + (last.map { ":" + $0.text } ?? "") }

    /// Its rows, or nil for whole columns.
    var rows: ClosedRange<Int>? {
      guard let top = first.row else { return nil }
      let bottom = last?.row ?? top
      return min(top, bottom)...max(top, bottom)
    }

    /// Its columns, or nil for whole rows.
    var columns: ClosedRange<Int>? {
      guard let left = first.column else { return nil }
      let right = last?.column ?? left
      return min(left, right)...max(left, right)
    }
  }

  enum Piece {
    case text(String)
    case reference(Reference)
  }

  private(set) var pieces: [Piece]

  /// The formula `text`, without its `=`.
  init(_ text: String) {
    var reader = FormulaReader(text)
    pieces = reader.read()
  }

  /// The text.
  var text: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let other): text += other
      case .reference(let reference): text += reference.text
      }
    }
  }

  /// The references.
  var references: [Reference] {
    pieces.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }

  /// Whether it refers to cells of the row `row` of its own sheet alone.
  func isWithin(row: Int) -> Bool {
    let references = references
    return !references.isEmpty && references.allSatisfy { $0.sheet == nil && $0.rows == row...row }
  }

  /// Gives the references their new rows. `isMoved` says of which sheets: nil is the formula's own.
  mutating func shift(
    _ shift: RowShift, _ growth: RowShift.Growth = .tall, where isMoved: (String?) -> Bool = { $0 == nil }
  ) {
    for index in pieces.indices {
      guard case .reference(var reference) = pieces[index], isMoved(reference.sheet), let rows = reference.rows else {
        continue
      }
      let new = shift.rows(rows, reference.last == nil ? .never : growth)
      let isUpsideDown = (reference.last?.row ?? rows.upperBound) < (reference.first.row ?? 0)
      reference.first.row = isUpsideDown ? new.upperBound : new.lowerBound
      if reference.last != nil { reference.last?.row = isUpsideDown ? new.lowerBound : new.upperBound }
      pieces[index] = .reference(reference)
    }
  }

  /// Moves the references that are not fixed by `rows` and `columns`, as copying a cell does.
  mutating func move(rows: Int, columns: Int) {
    func moved(_ corner: Corner) -> Corner {
      var corner = corner
      if let row = corner.row, !corner.isRowFixed { corner.row = max(row + rows, 1) }
      if let column = corner.column, !corner.isColumnFixed { corner.column = max(column + columns, 1) }
      return corner
    }
    for index in pieces.indices {
      guard case .reference(var reference) = pieces[index] else { continue }
      (reference.first, reference.last) = (moved(reference.first), reference.last.map(moved))
      pieces[index] = .reference(reference)
    }
  }
}

/// Names of cells and columns (ECMA-376 part 1, 18.18.7).
enum CellLetters {
  /// The letters of a column, from 1.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The column and the row of a name such as `B7`, or nil if it is none.
  static func place(_ name: String) -> (column: Int, row: Int)? {
    guard let corner = FormulaReader.corner(Array(name.utf8)[...]), let column = corner.column, let row = corner.row
    else { return nil }
    return (column, row)
  }

  /// The columns and rows of a range such as `A2:G2`, or of one cell. Nil if it is none.
  static func area(_ name: String) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    let corners = name.split(separator: ":", omittingEmptySubsequences: false).map { place(String($0)) }
    guard let first = corners.first ?? nil, let last = corners.last ?? nil, corners.count <= 2 else { return nil }
    return (
      min(first.column, last.column)...max(first.column, last.column),
      min(first.row, last.row)...max(first.row, last.row)
    )
  }
}
