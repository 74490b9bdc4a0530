/// A term that is one figure of the checked disclosure, in a fixed row or that of a variable: all of it in numbers.
struct QuickTerm: Sendable {
  let panel: Int
  /// How many columns the panel has.
  let width: Int
  /// The row is one of the profile's, else that of a variable.
  let isFixed: Bool
  /// The fixed row among those of all panels, or the variable.
  let row: Int
  /// The column; -1 where a variable tells it.
  private let fixedColumn: Int
  private let columnVariable: Int
  /// For each value of the variable the column, eight bits each.
  private let columns: UInt64

  /// The term of `reference`; nil where it is none of these.
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

  @inline(__always) func column(_ bindings: [Int]) -> Int {
    fixedColumn >= 0 ? fixedColumn : Int((columns >> UInt64(8 * bindings[columnVariable])) & 255)
  }
}
