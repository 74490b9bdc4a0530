internal import Budget

/// The names that formulas may use: the tables, sides, rows and columns of a layout (公式可用的名称).
final class RuleScope: Sendable {
  let layout: Layout
  let sections: [Section]
  /// For each table of the layout its sections.
  let sectionsOfTable: [Range<Int>]
  /// The numbers of the layout's tables.
  let tableNumbers: [Int]
  /// How many fixed rows all sections have.
  let fixedRowCount: Int
  /// How many columns all sections have.
  let columnCount: Int
  /// The folded names of the classes that fixed rows stand for, in every spelling, and their codes.
  let classNames: [(name: [Unicode.Scalar], code: CodeNumber)]

  init(_ layout: Layout) {
    self.layout = layout
    var sections: [Section] = []
    var ranges: [Range<Int>] = []
    var (fixedRows, columns) = (0, 0)
    for (index, table) in layout.tables.enumerated() {
      let start = sections.count
      for side in table.sections.indices {
        let section = Section(table, at: index, side: side, fixedBase: fixedRows, columnBase: columns)
        fixedRows += section.layout.rows.count
        columns += section.width
        sections.append(section)
      }
      ranges.append(start..<sections.count)
    }
    (self.sections, sectionsOfTable) = (sections, ranges)
    (fixedRowCount, columnCount) = (fixedRows, columns)
    tableNumbers = layout.tables.map(\.number)
    classNames = Self.classNames(sections)
  }

  private static func classNames(_ sections: [Section]) -> [(name: [Unicode.Scalar], code: CodeNumber)] {
    var names: [[Unicode.Scalar]: CodeNumber] = [:]
    var known: [Spelling: CodeNumber] = [:]
    for section in sections {
      for (row, code) in zip(section.layout.rows, section.codes) {
        guard let code, let label = row.label else { continue }
        for spelling in [label] + row.spellings
        where known.updateValue(code, forKey: Spelling(spelling.text)) != code {
          names[RowKey.name(spelling.text)] = code
        }
      }
    }
    return names.map { ($0.key, $0.value) }
  }

  /// The place in the layout of the table `word`, such as `T3`, or nil.
  func table(_ word: String) -> Int? {
    guard word.utf8.first == UInt8(ascii: "T"), let number = Int(Substring(word.utf8.dropFirst())) else { return nil }
    return tableNumbers.firstIndex(of: number)
  }

  /// The number of the table that a section is a side of.
  func tableNumber(ofSection section: Int) -> Int { tableNumbers[sections[section].table] }

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
