internal import YusuanModel
internal import YusuanProfiles

/// The names that formulas may use: the tables, panels, rows and columns of a profile (公式可用的名称).
final class RuleScope: Sendable {
  let profile: Profile
  let panels: [Panel]
  /// The panels of each table of the profile.
  let panelsOfTable: [Range<Int>]
  /// How many fixed rows all panels have.
  let fixedRowCount: Int
  /// How many amount columns all panels have.
  let columnCount: Int
  /// The preferred name of each table in formulas: `T3`, or its id if its number cannot be part of a word.
  let tableNames: [String]
  /// The folded names, in every spelling, of the classes that fixed rows stand for, and their codes.
  let classNames: [(name: [Unicode.Scalar], code: CodeNumber)]
  /// The tables by all their names.
  private let tables: [String: Int]

  init(_ profile: Profile) {
    self.profile = profile
    tableNames = profile.tables.map { Self.numberName($0) ?? $0.id }
    var panels: [Panel] = []
    var ranges: [Range<Int>] = []
    for (index, table) in profile.tables.enumerated() {
      let start = panels.count
      let labels = ColumnLabels(table)
      for place in table.panels.indices {
        panels.append(Panel(table, at: index, place, tableName: tableNames[index], labels, behind: panels))
      }
      ranges.append(start..<panels.count)
    }
    (self.panels, panelsOfTable) = (panels, ranges)
    fixedRowCount = panels.last.map { $0.fixedBase + $0.layout.rows.count } ?? 0
    columnCount = panels.last.map { $0.columnBase + $0.width } ?? 0
    classNames = Self.classNames(panels)
    tables = Self.names(profile.tables, tableNames)
  }

  /// `T` and the printed number, such as `T3` and `T05-1`, or nil if that is no word of a formula.
  private static func numberName(_ table: TableLayout) -> String? {
    table.number.utf8.allSatisfy(FormulaLexer.continuesWord) ? "T" + table.number : nil
  }

  /// The tables by their ids, and by their numbers unless an id is the same.
  private static func names(_ tables: [TableLayout], _ numberNames: [String]) -> [String: Int] {
    var names: [String: Int] = [:]
    for (index, name) in numberNames.enumerated() { names[name] = index }
    for (index, table) in tables.enumerated() { names[table.id] = index }
    return names
  }

  private static func classNames(_ panels: [Panel]) -> [(name: [Unicode.Scalar], code: CodeNumber)] {
    var names: [[Unicode.Scalar]: CodeNumber] = [:]
    var known: [Spelling: CodeNumber] = [:]
    for panel in panels {
      for (row, code) in zip(panel.layout.rows, panel.codes) {
        guard let code, let label = row.label else { continue }
        for spelling in [label] + row.spellings
        where known.updateValue(code, forKey: Spelling(spelling.text)) != code {
          names[RowKey.name(spelling.text)] = code
        }
      }
    }
    return names.map { ($0.key, $0.value) }
  }

  /// The index in the profile of the table that formulas call `name`, such as `T3` or `expenditureSummary`, or nil if
  /// there is none.
  func table(_ name: String) -> Int? { tables[name] }

  /// The table to which a panel belongs.
  func table(ofPanel panel: Int) -> TableLayout { profile.tables[panels[panel].table] }
}
