internal import YusuanModel

/// The figures of all panels of a disclosure in one row, so that a term finds its own by counting (数的平铺).
///
/// ```
///            total   basic   project
///  row 0  │ 684.04  443.54  240.50      base + row × width + column
///  row 1  │  53.93   53.93     ·        isPrinted tells blank from zero
/// ```
struct FigureStore {
  /// The figures in 分.
  private(set) var fen: [Int64]
  private(set) var isPrinted: [Bool]
  /// The places of cells that could not be read.
  private var unread: Set<Int> = []
  /// For each panel where its figures begin; -1 where its table is missing.
  private let bases: [Int]
  /// For each fixed row of the profile the row that it is; -1 where it is missing.
  private var fixedRows: [Int]
  /// For each column of the profile whether any figure is printed in it.
  private var isColumnPrinted: [Bool]

  /// Blank figures of panels with so many rows; nil for those whose table is missing.
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
    isColumnPrinted = [Bool](repeating: false, count: scope.columnCount)
  }

  // MARK: Filling

  /// The row `row` of a panel is its fixed row `fixed`.
  mutating func setFixed(_ fixed: Int, of panel: RuleScope.Panel, to row: Int) {
    fixedRows[panel.fixedBase + fixed] = row
  }

  /// Prints `amount` at `place`, in `column` of a panel.
  mutating func print(_ amount: Int64, at place: Int, column: Int, of panel: RuleScope.Panel) {
    fen[place] = amount
    isPrinted[place] = true
    isColumnPrinted[panel.columnBase + column] = true
  }

  /// What is printed at `place`, in `column` of a panel, could not be read.
  mutating func printUnread(at place: Int, column: Int, of panel: RuleScope.Panel) {
    unread.insert(place)
    isColumnPrinted[panel.columnBase + column] = true
  }

  // MARK: Places

  /// Where the figures of the panel of this number begin; -1 where its table is missing.
  func base(ofPanel number: Int) -> Int { bases[number] }

  /// The row that is the fixed row `fixed` of the panel; nil where it is missing.
  func row(ofFixed fixed: Int, of panel: RuleScope.Panel) -> Int? {
    let row = fixedRows[panel.fixedBase + fixed]
    return row < 0 ? nil : row
  }

  /// The place of the figure that `term` means, its variables bound to `bindings`; nil where it is not there.
  @inline(__always) func place(_ term: QuickTerm, _ bindings: [Int]) -> Int? {
    let base = bases[term.panel]
    if base < 0 { return nil }
    let row = term.isFixed ? fixedRows[term.row] : bindings[term.row]
    return row < 0 ? nil : base + row * term.width + term.column(bindings)
  }

  // MARK: Figures

  /// The figure at `place`, or nil where the cell is blank.
  @inline(__always) func figure(_ place: Int) -> Int64? { isPrinted[place] ? fen[place] : nil }

  /// Whether the cell at `place` could not be read.
  @inline(__always) func isUnread(_ place: Int) -> Bool { !unread.isEmpty && unread.contains(place) }

  /// Whether any figure is printed in the column.
  func isPrinted(column: Int, of panel: RuleScope.Panel) -> Bool { isColumnPrinted[panel.columnBase + column] }
}
