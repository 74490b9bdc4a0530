internal import YusuanFormats

/// How wide the columns of a printed table are, by what stands in them (列宽).
struct WordColumnWidths {
  /// How much each column needs, in halves of a Chinese character.
  private var needs: [Int]

  /// The least and the most that a column is given. A longer label is broken into lines.
  private static let bounds = 6...26

  init(_ grid: PrintedGrid) {
    needs = [Int](repeating: 0, count: grid.width)
    for line in 0..<grid.bodyCount {
      for cell in grid.body(line: line) {
        needs[cell.column] = max(needs[cell.column], Self.length(cell.text(in: grid.amountUnit)) + 2 * cell.indent)
      }
    }
    for cell in grid.header.joined() where cell.columnSpan == 1 {
      // A label of the header may break into two lines.
      needs[cell.column] = max(needs[cell.column], (Self.length(cell.text(in: grid.amountUnit)) + 1) / 2)
    }
    needs = needs.map { min(max($0, Self.bounds.lowerBound), Self.bounds.upperBound) + 1 }
  }

  /// Whether the columns need more than an upright page has.
  var areWide: Bool { needs.reduce(0, +) > Self.upright }

  /// How many halves of a Chinese character of the size of tables, 9 points, an upright page has.
  private static let upright = WordBody.width(WordBody.Page()) / 90

  /// The widths that together are `whole`.
  func widths(of whole: Int) -> [Int] {
    let all = needs.reduce(0, +)
    var widths: [Int] = []
    var (seen, used) = (0, 0)
    for need in needs {
      seen += need
      let end = whole * seen / max(all, 1)
      widths.append(end - used)
      used = end
    }
    return widths
  }

  /// The length of a text in halves of a Chinese character.
  private static func length(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
