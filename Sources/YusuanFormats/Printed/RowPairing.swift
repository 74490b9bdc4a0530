internal import YusuanModel
internal import YusuanProfiles

/// Which rows of a table's panels are printed on one line (各栏的对齐).
///
/// The panels are printed side by side. If a row must be beside a row of the panel before it (``RowLayout/beside``),
/// the panel that is ahead waits: its lines stay blank while the other panel prints rows.
struct RowPairing {
  /// For each line and panel the index of its row, or nil for a blank. Empty if no panel ever waits.
  private var lines: [[Int?]] = []
  /// How many rows each panel has.
  private let counts: [Int]
  /// The line of each row, by panel. Empty if no panel ever waits.
  private var linesOfRows: [[Int]] = []

  /// Pairs the rows of `panels`, which are in the order of `layout`.
  init(_ panels: [[BudgetRow]], layout: TableLayout) {
    counts = panels.map(\.count)
    guard layout.panels.contains(where: { $0.rows.contains { $0.beside != nil } }) else { return }
    var paths: [String?] = []
    for (panel, (rows, panelLayout)) in zip(panels, layout.panels).enumerated() {
      let anchors = Dictionary(
        panelLayout.rows.compactMap { row in row.beside.map { (row.path, $0) } },
        uniquingKeysWith: { first, _ in first })
      let known = rows.map { $0.id == nil ? nil : $0.path }
      add(known.map { $0.flatMap { anchors[$0] } }, as: panel, beside: paths)
      paths = known
    }
    linesOfRows = counts.map { Array(repeating: 0, count: $0) }
    for (index, line) in lines.enumerated() {
      for (panel, row) in line.enumerated() { if let row { linesOfRows[panel][row] = index } }
    }
  }

  /// How many lines there are.
  var count: Int { max(lines.count, counts.max() ?? 0) }

  /// The index of the panel's row on the line, or nil if it is blank there.
  func row(line: Int, panel: Int) -> Int? {
    if !lines.isEmpty { return lines[line][panel] }
    return line < counts[panel] ? line : nil
  }

  /// The line on which the panel's row is printed, or nil if there is no such row.
  func line(row: Int, panel: Int) -> Int? {
    guard counts.indices.contains(panel), (0..<counts[panel]).contains(row) else { return nil }
    return linesOfRows.isEmpty ? row : linesOfRows[panel][row]
  }

  /// Adds the rows of a panel beside the panels before it. `anchors` are the paths of the rows that they must be
  /// beside; `paths` are those of the fixed rows of the panel before.
  private mutating func add(_ anchors: [String?], as panel: Int, beside paths: [String?]) {
    let blank = [Int?](repeating: nil, count: panel)
    func path(_ line: [Int?]?) -> String? { (line?.last ?? nil).flatMap { paths[$0] } }
    let awaited = Set(anchors.compactMap { $0 })
    var rest = lines[...]
    lines = []
    for (index, anchor) in anchors.enumerated() {
      if let anchor, let line = rest.firstIndex(where: { path($0) == anchor }) {
        lines += rest[..<line].map { $0 + [nil] }
        rest = rest[line...]
      } else if let waiting = path(rest.first), awaited.contains(waiting) {
        lines.append(blank + [index])
        continue
      }
      lines.append((rest.popFirst() ?? blank) + [index])
    }
    lines += rest.map { $0 + [nil] }
  }
}
