internal import Budget

/// The names that formulas may use: the tables, sides, rows and columns of a layout (公式可用的名称).
final class RuleScope: Sendable {
  /// A side of a table, by their places in the layout.
  struct Section: Sendable {
    var table: Int
    var section: Int
    var layout: SectionLayout
    /// As formulas write it: `T3`, or `T1.revenue` where the table has two sides.
    var name: String
    /// For each column its label as the layout prints it.
    var columnLabels: [Label]
    var matcher: RowMatcher

    /// The place of the column `id`, which is looked for from `start` on first: figures come in the layout's order.
    func column(_ id: String, from start: Int) -> Int? {
      var index = start
      for _ in layout.columns {
        if index >= layout.columns.count { index = 0 }
        if layout.columns[index].id == id { return index }
        index += 1
      }
      return nil
    }
  }

  let layout: Layout
  let sections: [Section]
  /// For each table of the layout its sections.
  let sectionsOfTable: [Range<Int>]
  /// The folded names of the classes that fixed rows stand for, in every spelling, and their codes.
  let classNames: [(name: [Unicode.Scalar], code: String)]

  init(_ layout: Layout) {
    self.layout = layout
    var sections: [Section] = []
    var ranges: [Range<Int>] = []
    for (tableIndex, table) in layout.tables.enumerated() {
      let start = sections.count
      for (index, section) in table.sections.enumerated() {
        let name = "T\(table.number)" + (table.sections.count > 1 ? ".\(section.side.rawValue)" : "")
        sections.append(
          Section(
            table: tableIndex, section: index, layout: section, name: name,
            columnLabels: section.columns.indices.map { table.label(ofColumn: $0, section: index) ?? Label("") },
            matcher: RowMatcher(section)))
      }
      ranges.append(start..<sections.count)
    }
    self.sections = sections
    sectionsOfTable = ranges
    classNames = Self.classNames(layout)
  }

  private static func classNames(_ layout: Layout) -> [(name: [Unicode.Scalar], code: String)] {
    var names: [[Unicode.Scalar]: String] = [:]
    for row in layout.tables.flatMap(\.sections).flatMap(\.rows) {
      guard let code = row.code, let label = row.label else { continue }
      for spelling in [label] + row.spellings { names[RowKey.name(spelling.text)] = code }
    }
    return names.map { ($0.key, $0.value) }
  }

  /// The place in the layout of the table `word`, such as `T3`, or nil.
  func table(_ word: String) -> Int? {
    guard word.hasPrefix("T"), let number = Int(word.dropFirst()) else { return nil }
    return layout.tables.firstIndex { $0.number == number }
  }

  /// The number of the table that a section is a side of.
  func tableNumber(ofSection section: Int) -> Int { layout.tables[sections[section].table].number }

  /// The ids of the amount columns of a section, left to right.
  func amountColumns(_ section: Int) -> [String] {
    sections[section].layout.columns.filter { $0.kind == .amount }.map(\.id)
  }

  /// The one of `names` that `word` is most like, for saying what was meant; nil where none is near.
  static func nearest(to word: String, of names: [String]) -> String? {
    let ranked = names.map { ($0, distance(Array(word.lowercased().utf8), Array($0.lowercased().utf8))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.count / 2) else { return nil }
    return best.0
  }

  /// How many letters have to be changed, added or left out (Levenshtein).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
