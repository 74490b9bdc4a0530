/// What kinds of cells a column has (列中的内容).
struct ColumnFigures {
  var texts = 0
  var figures = 0
  var percentages = 0
  var dates = 0
  /// Figures with a point or separators.
  var decimals = 0

  /// How many cells hold something.
  var count: Int { texts + figures + percentages + dates }

  /// Counts the cells in the source column `column` of `rows`.
  init(_ rows: [RowSketch], column: Int) {
    for row in rows { if let cell = row.cells[column] { add(cell) } }
  }

  private mutating func add(_ cell: CellSketch) {
    if cell.isDash || HeaderGuess.isPlaceholder(cell.text) { return }
    if cell.kind == .date || Self.isDate(cell.text) {
      dates += 1
    } else if cell.isPercentage, cell.isFigure {
      percentages += 1
    } else if cell.isFigure {
      figures += 1
      if cell.text.contains(where: { ".,，．".contains($0) }) { decimals += 1 }
    } else {
      texts += 1
    }
  }

  /// Whether `text` is a date: 2025-03-01, 2025/3/1, 2025年3月, 2025.03.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split { "-/.年月日".contains($0) }
    guard (2...3).contains(parts.count), parts[0].count == 4, let year = Int(parts[0]), (1900...2999).contains(year),
      let month = Int(parts[1]), (1...12).contains(month), parts[1].count <= 2
    else { return false }
    return parts.count == 3 ? Int(parts[2]).map { (1...31).contains($0) } == true : text.contains("年")
  }
}
