internal import YusuanFastXML

/// A cell as spreadsheet programs write most of them (ECMA-376 part 1, 18.3.1.4): blank, a number or a shared string.
///
/// ```
/// <c r="B7" s="4"/>   <c r="B7" s="4" t="n"><v>12.5</v></c>   <c r="B7" t="s"><v>3</v></c>
/// ```
/// `s` and `t` may be missing. Any other difference makes the cell not plain. All of this is in the ``MarkupGrammar``.
struct PlainCell {
  /// The column in `r`, from 1.
  let column: Int
  /// The row in `r`, from 1.
  let row: Int
  /// The index of the style, or 0 if there is none.
  let style: Int
  /// Whether the value is the index of a shared string. Otherwise it should be a number.
  let isShared: Bool
  /// The range of the value: letters, digits and `-._` only. Empty if the cell is blank.
  let value: Range<Int>
  /// The index after the cell.
  let end: Int

  /// Reads the plain cell at `start`, or nil if there is none.
  @inline(__always) init?(_ bytes: ScannedBytes, at start: Int) {
    guard bytes.stands(.cell, at: start), let (column, row, quote) = Self.reference(bytes, at: start &+ 6) else {
      return nil
    }
    var (style, isShared, index) = (0, false, quote)
    if bytes.stands(.style, at: index) {
      guard let (number, end) = Self.number(bytes, at: index &+ 5, digits: 6) else { return nil }
      (style, index) = (number, end)
    }
    if bytes.stands(.type, at: index) {
      let type = bytes[index &+ 5]
      guard type == UInt8(ascii: "s") || type == UInt8(ascii: "n") else { return nil }
      (isShared, index) = (type == UInt8(ascii: "s"), index &+ 6)
    }
    (self.column, self.row, self.style, self.isShared) = (column, row, style, isShared)
    if bytes.stands(.blank, at: index) {
      (value, end) = (index..<index, index &+ 3)
    } else {
      guard bytes.stands(.value, at: index), let value = Self.value(bytes, at: index &+ 5) else { return nil }
      (self.value, end) = (value, value.upperBound &+ 8)
    }
  }

  /// The column and row of the reference at `start`, and the index after it. At most three letters and seven digits.
  @inline(__always) private static func reference(
    _ bytes: ScannedBytes, at start: Int
  ) -> (column: Int, row: Int, end: Int)? {
    var (column, index) = (0, start)
    while index &- start < 3 {
      let letter = bytes[index] &- UInt8(ascii: "A")
      if letter >= 26 { break }
      column = column &* 26 &+ Int(letter) &+ 1
      index &+= 1
    }
    guard index > start, let (row, end) = number(bytes, at: index, digits: 7) else { return nil }
    return (column, row, end)
  }

  /// The number at `start` with at most `digits` digits, and the index after it.
  @inline(__always) private static func number(
    _ bytes: ScannedBytes, at start: Int, digits: Int
  ) -> (number: Int, end: Int)? {
    var (number, index) = (0, start)
    while index &- start < digits {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit >= 10 { break }
      number = number &* 10 &+ Int(digit)
      index &+= 1
    }
    return index > start ? (number, index) : nil
  }

  /// The range of the value at `start`, at most 100 bytes, if `</v></c>` follows it.
  @inline(__always) private static func value(_ bytes: ScannedBytes, at start: Int) -> Range<Int>? {
    var index = start
    while index &- start < 100, ScannedBytes.isInName(bytes[index]) { index &+= 1 }
    return index > start && bytes.stands(.end, at: index) ? start..<index : nil
  }
}

extension MarkupPiece {
  /// `<c r="`
  fileprivate static var cell: MarkupPiece { MarkupPiece(0x223D_7220_633C, count: 6) }
  /// `" s="`
  fileprivate static var style: MarkupPiece { MarkupPiece(0x22_3D73_2022, count: 5) }
  /// `" t="`
  fileprivate static var type: MarkupPiece { MarkupPiece(0x22_3D74_2022, count: 5) }
  /// `"/>`
  fileprivate static var blank: MarkupPiece { MarkupPiece(0x3E_2F22, count: 3) }
  /// `"><v>`
  fileprivate static var value: MarkupPiece { MarkupPiece(0x3E_763C_3E22, count: 5) }
  /// `</v></c>`
  fileprivate static var end: MarkupPiece { MarkupPiece(0x3E63_2F3C_3E76_2F3C, count: 8) }
}
