/// A term that is one figure of the checked disclosure, in a fixed row or in that of a variable. It holds plain numbers
/// only: with an array, each copy of the term would count a reference.
struct QuickTerm: Sendable {
  let panel: Int
  /// How many columns the panel has.
  let width: Int
  /// Whether the row is a fixed one; otherwise it is that of a variable.
  let isFixed: Bool
  /// The index of the fixed row among those of all panels, or the index of the variable.
  let row: Int
  /// The index of the column; -1 if a variable gives it.
  private let fixedColumn: Int
  private let columnVariable: Int
  /// The column for each value of the variable, eight bits each.
  private let columns: UInt64

  /// The term of `reference`, or nil if it is of another kind.
  init?(_ reference: Reference) {
    guard reference.document == .own else { return nil }
    panel = reference.panel
    width = reference.scope.width
    switch reference.row {
    case .fixed(let row): (isFixed, self.row) = (true, reference.scope.fixedBase + row)
    case .variable(let variable): (isFixed, row) = (false, variable)
    default: return nil
    }
    switch reference.column {
    case .fixed(let column): (fixedColumn, columnVariable, columns) = (column, 0, 0)
    case .variable(let variable, let places):
      guard places.count <= 8, places.allSatisfy({ $0 < 256 }) else { return nil }
      (fixedColumn, columnVariable) = (-1, variable)
      columns = places.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
    }
  }

  /// The index of the column, given the values of the variables.
  @inline(__always) func column(_ bindings: [Int]) -> Int {
    fixedColumn >= 0 ? fixedColumn : Int((columns >> UInt64(8 * bindings[columnVariable])) & 255)
  }
}
