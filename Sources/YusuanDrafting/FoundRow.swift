internal import YusuanModel

/// A row of a panel as it stands in the file (原表的一行).
struct FoundRow {
  /// The label; for a row with a code, the code's name.
  var label: String
  var code: String?
  /// The source row.
  var source: Int
  /// The number of the file or page that the row stands in, among those that print the table.
  var part: Int
  /// The figures by source column.
  var figures: [Int: Int]

  /// Reads the label, the code and the figures of `row`. Nil if it has neither label nor code, or one that no profile
  /// can have.
  init?(_ row: RowSketch, _ columns: ArraySlice<ColumnDraft>) {
    (source, part) = (row.number, row.part)
    label =
      columns.last { $0.kind == .item && row.cells[$0.source] != nil }.flatMap { row.cells[$0.source]?.text } ?? ""
    figures = [:]
    for column in columns {
      guard let text = row.cells[column.source]?.text else { continue }
      switch column.kind {
      case .code, .codePart: readCode(text)
      case .amount: figures[column.source] = FigureText.value(text)
      default: break
      }
    }
    let isNamed = !label.isEmpty && !HeaderGuess.isPlaceholder(DraftText.name(label))
    if label.count > 200 || code == nil && !isNamed { return nil }
  }

  /// Reads the text of a code column: digits are a part of the code, anything else may be the label of a sum.
  private mutating func readCode(_ text: String) {
    let digits = FoldedText(text).scalars
    if digits.allSatisfy({ ("0"..."9").contains($0) }) {
      code = (code ?? "") + String(scalars: digits)
    } else if label.isEmpty {
      label = text
    }
  }

  /// Merges the rows of several files. A row that only a later file has is put behind the row it follows there.
  static func merged(_ found: [FoundRow]) -> [FoundRow] {
    var (rows, keys): ([FoundRow], [String]) = ([], [])
    var (part, place, counts): (Int, Int, [String: Int]) = (0, 0, [:])
    for row in found {
      if row.part != part { (part, place, counts) = (row.part, 0, [:]) }
      let name = DraftText.name(row.label)
      counts[name, default: 0] += 1
      let key = "\(name)#\(counts[name] ?? 0)"
      if let known = keys.firstIndex(of: key) {
        place = known + 1
      } else {
        rows.insert(row, at: place)
        keys.insert(key, at: place)
        place += 1
      }
    }
    return rows
  }
}
