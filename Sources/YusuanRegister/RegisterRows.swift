internal import YusuanFindings
internal import YusuanSheets

/// The rows of a register as texts: those of the first sheet that has any (名册的行).
final class RegisterRows: RowSink {
  /// A cell that is not blank.
  struct Cell {
    var column: Int
    var text: String
    var isReadable: Bool
  }

  /// A row that is not blank.
  struct Row {
    var number: Int
    var line: Int
    var cells: [Cell]
  }

  /// How many rows a register may have.
  static let limit = 200_000
  /// How many cells of a row are read.
  private static let width = 64

  private(set) var rows: [Row] = []
  private(set) var sheet: String?
  /// Whether there are more rows than ``limit``.
  private(set) var isTooLong = false
  private var isOver = false

  func begin(_ sheet: SheetInfo) throws(Diagnostic) { if rows.isEmpty { self.sheet = sheet.name } }

  func receive(_ row: borrowing YusuanSheets.Row) throws(Diagnostic) {
    if isOver || isTooLong { return }
    var cells: [Cell] = []
    for cell in row.cells.prefix(Self.width) {
      let isReadable = cell.kind != .error && cell.traits.isDisjoint(with: .withoutText)
      var text = Self.trimmed(row.text(of: cell))
      if FormulaSign.isGuarded(text.utf8) { text.removeFirst() }
      if !text.isEmpty || !isReadable {
        cells.append(Cell(column: Int(cell.column), text: text, isReadable: isReadable))
      }
    }
    if cells.isEmpty { return }
    if rows.count == Self.limit {
      isTooLong = true
    } else {
      rows.append(Row(number: row.number, line: row.line, cells: cells))
    }
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) { isOver = !rows.isEmpty }

  func note(_ finding: Diagnostic) {}

  /// `text` without white space at its ends, and with one space for each line end.
  static func trimmed(_ text: String) -> String {
    let parts = text.split { $0.isNewline || $0 == "\t" }.map { part in
      let scalars = part.unicodeScalars
      guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
        let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
      else { return "" }
      return String(scalars[first...last])
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
