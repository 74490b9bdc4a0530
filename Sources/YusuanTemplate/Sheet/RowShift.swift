/// Rows that are put into a sheet, and what becomes of the numbers of the rows that were there (行的插入).
struct RowShift {
  /// Rows that are put in behind a row.
  struct Insertion {
    /// The row behind which they are put in, from 1, as it was numbered before.
    var after: Int
    /// How many.
    var count: Int
    /// The row whose look they take.
    var model: Int
  }

  /// How a range takes rows that are put in right behind its last row.
  enum Growth {
    /// It does not grow: merged cells.
    case never
    /// It grows if it has several rows: the range of a sum.
    case tall
    /// It grows: conditional formats, validations, what is printed.
    case always
  }

  /// In the order of the rows.
  private(set) var insertions: [Insertion] = []

  /// The last row that a sheet may have (ECMA-376 part 1, 18.3.1.73).
  static let lastRow = 1_048_576

  /// Whether nothing is put in.
  var isEmpty: Bool { insertions.isEmpty }

  /// Puts in `count` rows behind `after`, that look like `model`. At the same place the greater count counts.
  mutating func insert(_ count: Int, after: Int, like model: Int) {
    if let known = insertions.firstIndex(where: { $0.after == after }) {
      insertions[known].count = max(insertions[known].count, count)
    } else {
      insertions.append(Insertion(after: after, count: count, model: model))
      insertions.sort { $0.after < $1.after }
    }
  }

  /// The new number of the row that was `row`.
  func row(_ row: Int) -> Int { insertions.reduce(row) { $1.after < row ? $0 + $1.count : $0 } }

  /// The new rows of a range.
  func rows(_ rows: ClosedRange<Int>, _ growth: Growth) -> ClosedRange<Int> {
    var last = row(rows.upperBound)
    let grows = growth == .always || growth == .tall && rows.count > 1
    if grows, let behind = insertions.first(where: { $0.after == rows.upperBound }) { last += behind.count }
    return min(row(rows.lowerBound), Self.lastRow)...min(last, Self.lastRow)
  }

  /// Whether rows are put in between the first and the last of `rows`.
  func parts(_ rows: ClosedRange<Int>) -> Bool {
    insertions.contains { $0.after >= rows.lowerBound && $0.after < rows.upperBound }
  }

  /// Whether some of `rows` get another number.
  func moves(_ rows: ClosedRange<Int>) -> Bool { insertions.contains { $0.after < rows.upperBound } }

  // MARK: Written references

  /// `text`, a reference such as `A1` or `A1:B2`, or several of them parted by spaces, with the new rows.
  func references(_ text: String, _ growth: Growth) -> String {
    if isEmpty { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { range(String($0), growth) }
      .joined(separator: " ")
  }

  private func range(_ text: String, _ growth: Growth) -> String {
    var formula = FormulaPieces(text)
    formula.shift(self, growth)
    return formula.text
  }
}
