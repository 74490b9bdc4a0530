internal import Budget
internal import Diagnostics
internal import Spreadsheet

/// A cell that holds something, as the recogniser looks at it.
struct SeenCell {
  /// The source column, from 1.
  var column: Int
  /// What the file says the cell is.
  var kind: CellKind
  /// What else the file says of it.
  var traits: CellTraits
  /// Where its text stands in the row's bytes, without white space around it.
  var range: Range<Int>
  /// The text, while its row is read; nil for plain digits, which are asked for only when in doubt.
  var label: LabelID?
  /// What the text may be, where there is a ``label``.
  var marks: CellText.Marks = []
}

/// A row without its blank cells: nothing but white space is blank (空白单元格).
struct SeenRow {
  /// The row's number in its sheet, from 1.
  var number: Int
  /// The physical line, from 1; 0 where the source has no lines.
  var line: Int
  /// The cells, by rising column.
  var cells: [SeenCell]
  /// The bytes the cells' ranges point into.
  var bytes: [UInt8]
  /// How many blank rows stand directly before this one.
  var blankRowsBefore = 0

  /// `range` without ASCII white space at its ends; other white space is seen in the folded text.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int32>) -> Range<Int> {
    var low = Int(range.lowerBound)
    var high = Int(range.upperBound)
    while low < high, bytes[low] <= 0x20 { low += 1 }
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    return low..<high
  }

  /// Whether `range` of `bytes` holds nothing but digits, signs and points.
  static func isPlainFigure(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where bytes[index] < UInt8(ascii: "+") || bytes[index] > UInt8(ascii: "9") { return false }
    return true
  }

  /// Where the row stands.
  var place: RowPlace { RowPlace(number: number, line: line, column: cells.first?.column ?? 1) }

  /// The cell in the source column `column`, or nil where it is blank.
  func cell(_ column: Int) -> SeenCell? { cells.first { $0.column == column } }
}

/// Where a row stands in its sheet, or a cell of it.
struct RowPlace: Equatable {
  /// The row's number, from 1.
  var number: Int
  /// The physical line, from 1; 0 where the source has no lines.
  var line: Int
  /// The source column, from 1: of the cell, or of the row's first one.
  var column: Int
}

/// Where the rows of a sheet stand, for findings and for the model.
final class Place {
  let info: SheetInfo
  let source: SourceSheet

  init(_ info: SheetInfo) {
    self.info = info
    source = SourceSheet(input: info.input, name: info.name)
  }

  /// The place of the cell in `column` of `row`; without a column, of the row.
  func location(_ row: SeenRow, column: Int? = nil) -> Location {
    location(column.map { RowPlace(number: row.number, line: row.line, column: $0) } ?? row.place)
  }

  /// The place of `row`.
  func location(_ row: RowPlace) -> Location {
    Location(
      input: info.input, sheet: info.name, line: row.line > 0 ? row.line : nil,
      cell: CellPosition(row: row.number, column: row.column))
  }

  /// The origin of what stands at `location` in this sheet.
  func origin(_ location: Location) -> Origin {
    Origin(sheet: source, row: Int32(clamping: location.cell?.row ?? 0), line: Int32(clamping: location.line ?? 0))
  }

  func origin(_ row: SeenRow) -> Origin {
    Origin(sheet: source, row: Int32(clamping: row.number), line: Int32(clamping: row.line))
  }
}
