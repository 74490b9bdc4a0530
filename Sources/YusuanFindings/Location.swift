/// A cell's place in its sheet, both counted from one (单元格位置).
///
/// In delimited text the row is the record's ordinal, blank lines included, as a spreadsheet program would show it.
public struct CellPosition: Hashable, Sendable, Comparable {
  /// The row, from 1.
  public var row: Int
  /// The column, from 1 (column A).
  public var column: Int

  /// The position at `row` and `column`, both from 1.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Row by row, and from left to right.
  public static func < (a: CellPosition, b: CellPosition) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }

  /// The position in A1 notation, such as `C7` (ECMA-376 part 1, 18.18.7).
  public var a1: String { Self.letters(ofColumn: column) + String(row) }

  /// The letters of a column, such as `AB` for 28.
  public static func letters(ofColumn column: Int) -> String {
    var letters: [Character] = []
    var rest = column
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters.append(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(digit))))
      rest = (rest - 1) / 26
    }
    return String(letters.reversed())
  }
}

/// Where in an input something stands (出处): as much of it as is known, from the file down to the cell.
public struct Location: Hashable, Sendable {
  /// The input as the user named it; `-` is standard input.
  public var input: String
  /// The part inside the input, such as `xl/worksheets/sheet1.xml`.
  public var part: String?
  /// The sheet's name; nil for delimited text.
  public var sheet: String?
  /// The first physical line, from 1, where the input is text or XML.
  public var line: Int?
  /// The last physical line of a block of several lines.
  public var lastLine: Int?
  /// The column of `line` in characters, from 1, where the input is a program's file such as rules.
  public var column: Int?
  /// The cell, or the first cell of a block.
  public var cell: CellPosition?
  /// The last row of a block of several rows, from 1.
  public var lastRow: Int?
  /// It is hidden (隐藏): its row, its column or its sheet is.
  public var isHidden = false

  /// A location inside `input`; leave out what is not known.
  public init(
    input: String, part: String? = nil, sheet: String? = nil, line: Int? = nil, lastLine: Int? = nil,
    column: Int? = nil, cell: CellPosition? = nil
  ) {
    self.input = input
    self.part = part
    self.sheet = sheet
    self.line = line
    self.lastLine = lastLine
    self.column = column
    self.cell = cell
  }
}
