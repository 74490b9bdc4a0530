/// The text of a quoted field, looked at as if it were cells (被引号吞掉的单元格).
///
/// A name may hold delimiters and line ends, and a figure may hold commas between its digits. But no field holds a line
/// with figures between delimiters. In that case the opening quote was stray, and a later quote happened to end the
/// field.
struct SwallowedCells {
  private let text: ArraySlice<UInt8>
  private let delimiter: UInt8

  init(_ text: ArraySlice<UInt8>, _ delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
  }

  /// The first of the cells, for people.
  var beginning: String {
    let first = text.prefix { $0 != delimiter && $0 != 0x0A && $0 != 0x0D }
    return String(decoding: first.prefix(120), as: UTF8.self)
  }

  /// Whether the field in `column` probably holds cells. `rest` delimiters follow it in its line, and the record before
  /// has `width` fields.
  func areLikely(column: Int, width: Int, rest: Int) -> Bool {
    guard text.contains(delimiter) else { return false }
    let lines = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map(cells)
    guard let first = lines.first, let last = lines.last, lines.contains(where: \.hasFigure) else { return false }
    if lines.count == 1 { return rest == 0 && column + first.delimiters == width }
    // Two lines with as many cells, or one line as long as the record before.
    let width = first.delimiters > 0 ? [width, last.delimiters + 1 + rest] : []
    return width.contains(column + first.delimiters) || lines.contains { $0.hasFigure && $0.delimiters > 1 }
  }

  /// How many delimiters `line` has, and whether a figure stands alone between two of them or at an end of the line.
  /// Digits that continue the digits before a delimiter are a group of the same figure.
  private func cells(_ line: ArraySlice<UInt8>) -> (delimiters: Int, hasFigure: Bool) {
    let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
    var hasFigure = false
    for (index, field) in fields.enumerated() where Self.isFigure(field) {
      let before = index > 0 ? fields[index - 1].last : nil
      let after = index + 1 < fields.count ? fields[index + 1] : []
      let goesOn = before.map(Self.isDigit) ?? false && field.prefix(while: Self.isDigit).count == 3
      let isGoneOn = after.prefix(while: Self.isDigit).count == 3 && field.count <= 4
      if !goesOn, !isGoneOn { hasFigure = true }
    }
    return (fields.count - 1, hasFigure)
  }

  private static func isFigure(_ field: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in field {
      if isDigit(byte) {
        digits += 1
      } else if byte != 0x2E, byte != 0x2D, byte != 0x20 {
        return false
      }
    }
    return digits > 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
