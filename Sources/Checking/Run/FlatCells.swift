/// The figures of all sections of the checked disclosure in one row, so that a term finds its own by counting (数的平铺).
struct FlatCells {
  /// The figures in 分.
  private var fen: [Int64] = []
  private var isPrinted: [Bool] = []
  private var isCovered: [Bool]
  /// For each section where its figures begin; -1 where its table is missing.
  private var bases: [Int] = []
  private var widths: [Int] = []
  /// For each section where the places of its fixed rows begin, and for each fixed row its place; -1 where it is missing.
  private var fixedBases: [Int] = []
  private var fixedRows: [Int] = []

  init(_ sections: [SectionGrid?]) {
    for section in sections {
      bases.append(section == nil ? -1 : fen.count)
      widths.append(section?.columns ?? 0)
      fixedBases.append(fixedRows.count)
      guard let section else { continue }
      fen += section.amounts
      isPrinted += section.isPrinted
      for row in section.fixed { fixedRows.append(row ?? -1) }
    }
    isCovered = [Bool](repeating: false, count: fen.count)
  }

  /// The place of the figure that `term` means, its variables bound to `bindings`; nil where it is not there.
  @inline(__always) func place(_ term: QuickTerm, _ bindings: [Int]) -> Int? {
    let base = bases[term.section]
    if base < 0 { return nil }
    let row = term.isFixed ? fixedRows[fixedBases[term.section] + term.row] : bindings[term.row]
    return row < 0 ? nil : base + row * widths[term.section] + term.column(bindings)
  }

  /// The figure at `place`, or nil where the cell is blank.
  @inline(__always) func figure(_ place: Int) -> Int64? { isPrinted[place] ? fen[place] : nil }

  /// A rule that ran looked at the figure at `place`.
  mutating func cover(_ place: Int) { isCovered[place] = true }

  /// Whether a rule looked at a figure.
  func isCovered(section: Int, row: Int, column: Int) -> Bool {
    isCovered[bases[section] + row * widths[section] + column]
  }
}

/// A term that is one figure of the checked disclosure, in a fixed row or that of a variable: all of it in numbers.
struct QuickTerm: Sendable {
  let section: Int
  /// The row is one of the layout's, else that of a variable.
  let isFixed: Bool
  /// The fixed row, or the variable.
  let row: Int
  /// The column; -1 where a variable tells it.
  private let fixedColumn: Int
  private let columnVariable: Int
  /// For each value of the variable the column, eight bits each.
  private let columns: UInt64

  /// The term of `reference`; nil where it is none of these.
  init?(_ reference: Reference) {
    guard reference.document == .own else { return nil }
    section = reference.section
    switch reference.row {
    case .fixed(let row): (isFixed, self.row) = (true, row)
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
