internal import YusuanModel

/// The figures of all panels of a disclosure in one array, so that a term finds its figure by computing an index
/// (数的平铺).
///
/// ```
///            total   basic   project
///  row 0  │ 684.04  443.54  240.50      base + row × width + column
///  row 1  │  53.93   53.93     ·        isPrinted tells blank from zero
/// ```
///
/// Lookups are inlined, since rules make one for each figure.
struct FigureStore {
  /// The figures in 分.
  private(set) var fen: [Int64]
  private(set) var isPrinted: [Bool]
  /// The indices of cells that could not be read.
  private var unread: Set<Int> = []
  /// The index of the first figure of each panel; -1 if its table is missing.
  private let bases: [Int]
  /// The row that each fixed row of the profile is; -1 if it is missing.
  private var fixedRows: [Int]

  /// Blank figures for panels with these numbers of rows; nil for a panel whose table is missing.
  init(rows: [Int?], _ scope: RuleScope) {
    var count = 0
    var bases: [Int] = []
    for (panel, rows) in zip(scope.panels, rows) {
      bases.append(rows == nil ? -1 : count)
      count += (rows ?? 0) * panel.width
    }
    self.bases = bases
    fen = [Int64](repeating: 0, count: count)
    isPrinted = [Bool](repeating: false, count: count)
    fixedRows = [Int](repeating: -1, count: scope.fixedRowCount)
  }

  // MARK: Filling

  /// Records that the row `row` of a panel is its fixed row `fixed`.
  mutating func setFixed(_ fixed: Int, of panel: RuleScope.Panel, to row: Int) {
    fixedRows[panel.fixedBase + fixed] = row
  }

  /// Sets `amount` at `place` as printed.
  mutating func print(_ amount: Int64, at place: Int) {
    fen[place] = amount
    isPrinted[place] = true
  }

  /// Records that what is printed at `place` could not be read.
  mutating func printUnread(at place: Int) { unread.insert(place) }

  // MARK: Places

  /// The index of the first figure of the panel with this number; -1 if its table is missing.
  func base(ofPanel number: Int) -> Int { bases[number] }

  /// The row that is the fixed row `fixed` of the panel, or nil if it is missing.
  func row(ofFixed fixed: Int, of panel: RuleScope.Panel) -> Int? {
    let row = fixedRows[panel.fixedBase + fixed]
    return row < 0 ? nil : row
  }

  // MARK: Figures

  /// The figure at `place`, or nil if the cell is blank.
  @inline(__always) func figure(_ place: Int) -> Int64? { isPrinted[place] ? fen[place] : nil }

  /// Whether the cell at `place` could not be read.
  @inline(__always) func isUnread(_ place: Int) -> Bool { !unread.isEmpty && unread.contains(place) }
}
