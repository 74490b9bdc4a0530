/// A term that is one figure of the checked disclosure, in a fixed row or that of a variable: all of it in numbers.
struct QuickTerm: Sendable {
  /// The number of the section; -1 for a term that is none of these.
  let section: Int32
  /// How many columns the section has.
  let width: Int32
  /// The fixed row among those of all sections, or the variable.
  let row: Int32
  /// The column, or the variable.
  private let column: Int32
  /// For each value of the variable the column, eight bits each.
  private let columns: UInt64
  /// The row is one of the layout's, else that of a variable.
  let isFixed: Bool
  private let isColumnFixed: Bool

  /// What is no such term.
  static let none = QuickTerm()

  private init() {
    (section, width, row, column, columns, isFixed, isColumnFixed) = (-1, 0, 0, 0, 0, true, true)
  }

  /// The term of `reference`; nil where it is none of these.
  init?(_ reference: Reference) {
    guard reference.document == .own else { return nil }
    section = Int32(clamping: reference.section)
    width = Int32(clamping: reference.scope.width)
    switch reference.row {
    case .fixed(let row): (isFixed, self.row) = (true, Int32(clamping: reference.scope.fixedBase + row))
    case .variable(let variable): (isFixed, row) = (false, Int32(clamping: variable))
    default: return nil
    }
    switch reference.column {
    case .fixed(let column): (isColumnFixed, self.column, columns) = (true, Int32(clamping: column), 0)
    case .variable(let variable, let places):
      guard places.count <= 8, places.allSatisfy({ $0 < 256 }) else { return nil }
      (isColumnFixed, column) = (false, Int32(clamping: variable))
      columns = places.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
    }
  }

  @inline(__always) func column(_ bindings: [Int]) -> Int {
    isColumnFixed ? Int(column) : Int(columns >> UInt64(8 &* bindings[Int(column)]) & 255)
  }
}
