/// A cell in A1 notation (ECMA-376 part 1, 18.18.7), or a column alone.
struct CellName {
  /// The column, from 1.
  let column: Int32
  /// The row, from 1, or 0 for a column alone.
  let row: Int

  /// Parses `text`. Nil if it is not a cell.
  init?(_ text: String) {
    var column = 0
    var rest = text.utf8[...]
    while let letter = rest.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) {
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      guard column <= Int32.max else { return nil }
      rest = rest.dropFirst()
    }
    guard column > 0 else { return nil }
    self.column = Int32(column)
    guard let first = rest.first else {
      row = 0
      return
    }
    guard (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(first), let row = Int32(String(Substring(rest))) else {
      return nil
    }
    self.row = Int(row)
  }

  /// Appends the cell in `column` and `row`, both from 1. Without a row only the letters of the column.
  static func append(column: Int, row: Int, to bytes: inout [UInt8]) {
    append(letters: column, to: &bytes)
    if row > 0 { append(row: row, to: &bytes) }
  }

  private static func append(letters column: Int, to bytes: inout [UInt8]) {
    if column > 26 { append(letters: (column - 1) / 26, to: &bytes) }
    bytes.append(UInt8(ascii: "A") + UInt8((column - 1) % 26))
  }

  /// Appends the digits of `row`.
  static func append(row: Int, to bytes: inout [UInt8]) {
    if row > 9 { append(row: row / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(row % 10))
  }
}
