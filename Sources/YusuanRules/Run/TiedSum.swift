internal import YusuanModel

/// A total and the cells of the same table that it adds up exactly, by a rule (相符的合计). A workbook can have it as a
/// formula.
public struct TiedSum: Sendable, Hashable {
  /// A cell of the table.
  public struct Cell: Sendable, Hashable {
    /// The panel's index in the table's layout.
    public var panel: Int
    /// The row's index in the panel of the disclosure.
    public var row: Int
    /// The column's index in the panel's layout.
    public var column: Int
  }

  /// The table's index in the disclosure.
  public var table: Int
  /// The cell with the total.
  public var total: Cell
  /// The cells that it adds up. Blank ones count as zero.
  public var parts: [Cell]
}

/// Collects the totals that tie while rules run.
struct TiedSums {
  private(set) var sums: [TiedSum] = []

  /// How many cells are kept in all, for any input.
  private static let limit = 2_000_000
  private var count = 0

  /// Keeps `comparison`, which holds exactly, if one side is a figure and the other one a sum in the same table.
  mutating func add(_ comparison: Comparison, _ evaluator: Evaluator) {
    guard count < Self.limit, !comparison.isUpperBound else { return }
    let (left, right) = (comparison.left, comparison.right)
    guard let sum = sum(left, right, evaluator) ?? sum(right, left, evaluator) else { return }
    count += sum.parts.count
    sums.append(sum)
  }

  private func sum(_ total: Expression, _ parts: Expression, _ evaluator: Evaluator) -> TiedSum? {
    guard total.terms.count == 1, parts.terms.count > 1 || parts.terms.first?.reference.isSet == true,
      let whole = cells(total, evaluator), whole.count == 1, let own = whole.first, own.amount != nil,
      let sum = cells(parts, evaluator), !sum.isEmpty, sum.allSatisfy({ $0.table == own.table && $0.cell != own.cell }),
      Set(sum.map(\.cell)).count == sum.count
    else { return nil }
    return TiedSum(table: own.table, total: own.cell, parts: sum.map(\.cell))
  }

  /// The cells of an expression. Nil if one is not in the checked disclosure, or is subtracted.
  private func cells(
    _ expression: Expression, _ evaluator: Evaluator
  ) -> [(table: Int, cell: TiedSum.Cell, amount: Int64?)]? {
    var cells: [(table: Int, cell: TiedSum.Cell, amount: Int64?)] = []
    for term in expression.terms {
      guard term.reference.document == .own, !term.isSubtracted else { return nil }
      let missing = evaluator.visit(term.reference) { grid, panel, row, column in
        let scope = panel.scope
        guard let table = grid.tables[scope.table] else { return }
        let cell = TiedSum.Cell(panel: scope.place, row: row, column: scope.columnPlaces[column])
        cells.append((table, cell, grid.fen(panel, row, column)))
      }
      if missing != nil { return nil }
    }
    return cells
  }
}
