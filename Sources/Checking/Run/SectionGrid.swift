internal import Budget

/// The rows and figures of one side of a table.
///
/// ```
///            total   basic   project
///  row 0  │ 684.04  443.54  240.50      amounts[row × columns + column]
///  row 1  │  53.93   53.93     ·        isPrinted tells blank from zero
/// ```
final class SectionGrid {
  let rows: [BudgetRow]
  let layout: SectionLayout
  /// For each row of the layout the row that it is; nil where it is missing.
  let fixed: [Int?]
  /// For each row the row of the layout that it is; nil for open rows.
  let layoutRows: [Int?]
  /// How many columns the layout has, amounts or not.
  let columns: Int
  /// How many figures are printed.
  let printedCount: Int
  /// For each column whether any figure is printed in it.
  let isColumnPrinted: [Bool]
  /// For each column that of the source, from 1, where a figure tells it; else 0.
  let sourceColumns: [Int32]
  /// The figures in 分, row by row.
  let amounts: [Int64]
  let isPrinted: [Bool]
  private var isCovered: [Bool]
  /// Fixed items by the class they stand for, and open rows by their code; the first of several.
  let rowsOfCodes: [String: Int]
  /// The rows whose code an earlier row has.
  let repeatedCodes: Set<Int>
  private let unit: AmountUnit

  init(_ table: Table, _ scope: RuleScope.Section, of disclosure: Disclosure) {
    layout = scope.layout
    let rows = table.sections.first { $0.side == scope.layout.side }?.rows ?? []
    self.rows = rows
    let columns = layout.columns.count
    layoutRows = scope.matcher.layoutRows(of: rows, unitName: disclosure.unitName)
    var fixed = [Int?](repeating: nil, count: layout.rows.count)
    var codes: [String: Int] = [:]
    var repeated: Set<Int> = []
    codes.reserveCapacity(rows.count)
    var amounts = [Int64](repeating: 0, count: rows.count * columns)
    var isPrinted = [Bool](repeating: false, count: rows.count * columns)
    var isColumnPrinted = [Bool](repeating: false, count: columns)
    var sourceColumns = [Int32](repeating: 0, count: columns)
    var printed = 0
    for index in rows.indices {
      if let known = layoutRows[index] { fixed[known] = index }
      let code = rows[index].code ?? layoutRows[index].flatMap { scope.layout.rows[$0].code }
      if let code {
        if codes[code] == nil { codes[code] = index } else { repeated.insert(index) }
      }
      var next = 0
      for fact in rows[index].amounts {
        guard let column = scope.column(fact.column, from: next) else { continue }
        next = column + 1
        amounts[index * columns + column] = fact.amount.fen
        isPrinted[index * columns + column] = true
        isColumnPrinted[column] = true
        sourceColumns[column] = fact.sourceColumn
        printed += 1
      }
    }
    (self.fixed, rowsOfCodes, self.amounts, self.isPrinted) = (fixed, codes, amounts, isPrinted)
    repeatedCodes = repeated
    (self.columns, printedCount, self.isColumnPrinted) = (columns, printed, isColumnPrinted)
    self.sourceColumns = sourceColumns
    isCovered = [Bool](repeating: false, count: amounts.count)
    unit = table.origin.amountUnit ?? disclosure.amountUnit
  }

  // MARK: Figures

  /// The figure in 分, or nil where the cell is blank.
  func fen(_ row: Int, _ column: Int) -> Int64? {
    let index = row * columns + column
    return isPrinted[index] ? amounts[index] : nil
  }

  /// The figure, or nil where the cell is blank.
  func amount(_ row: Int, _ column: Int) -> Amount? { fen(row, column).map(Amount.init(fen:)) }

  /// A rule that ran looked at the figure.
  func cover(_ row: Int, _ column: Int) { isCovered[row * columns + column] = true }

  /// The printed figures that were not said to be covered here, as rows and columns.
  var uncovered: [(row: Int, column: Int)] {
    isPrinted.indices.filter { isPrinted[$0] && !isCovered[$0] }.map { ($0 / columns, $0 % columns) }
  }

  /// The last printed place of a figure in 分: two decimals of 万元 at least; 元 as long as the table has no 角 and 分.
  func place(_ row: Int, _ column: Int) -> Int64 {
    Self.place(fen(row, column) ?? 0, unit, isWholeYuan: isWholeYuan)
  }

  private lazy var isWholeYuan = unit == .yuan && amounts.allSatisfy { $0 % 100 == 0 }

  static func place(_ fen: Int64, _ unit: AmountUnit, isWholeYuan: Bool) -> Int64 {
    if unit == .yuan { return isWholeYuan ? 100 : 1 }
    var place: Int64 = 10_000
    while place > 1, fen % place != 0 { place /= 10 }
    return place
  }

  // MARK: Sets of rows

  /// The rows of `set`; the rows below another one are those below `parent`.
  func rows(_ set: RowSet, parent: Int?, lists: [String: CodeList]) -> [Int] {
    switch set {
    case .all: allRows
    case .fixed: fixedRows
    case .items: items
    case .open: openRows
    case .leaves(let list): leaves(list.flatMap { lists[$0] })
    case .parents: parents
    case .children: parent.map { children[$0] } ?? []
    }
  }

  private lazy var allRows = Array(rows.indices)
  private lazy var fixedRows = rows.indices.filter { layoutRows[$0] != nil }
  private lazy var openRows = rows.indices.filter { layoutRows[$0] == nil }
  private lazy var parents = rows.indices.filter { !children[$0].isEmpty }

  private lazy var items = rows.indices.filter { index in
    rows[index].kind == .item || rows[index].kind == .other && !rows[index].item.hasPrefix("其中")
  }

  /// For each row the rows directly below it, by codes; below the total, the roots.
  private lazy var children: [[Int]] = {
    var children = [[Int]](repeating: [], count: rows.count)
    let total = rows.firstIndex { $0.kind == .total }
    var lengths = 1...12
    if case .codes(_, let digits)? = layout.openRows, let first = digits.first, let last = digits.last {
      lengths = first...last
    }
    for index in rows.indices {
      guard let code = rows[index].code, !repeatedCodes.contains(index) else { continue }
      guard let above = parent(of: code, lengths) ?? total else { continue }
      children[above].append(index)
    }
    return children
  }()

  /// The row of the nearest code above `code` that there is; codes have between `lengths` digits.
  private func parent(of code: String, _ lengths: ClosedRange<Int>) -> Int? {
    var above = code.utf8.dropLast()
    while above.count >= lengths.lowerBound {
      if let row = rowsOfCodes[String(Substring(above))] { return row }
      above = above.dropLast()
    }
    return nil
  }

  /// The open rows without rows below them: by codes, and where rows have none, by the names of the code list.
  private func leaves(_ list: CodeList?) -> [Int] {
    let open = openRows
    return open.indices.filter { place in
      let row = rows[open[place]]
      if row.code != nil { return children[open[place]].isEmpty }
      guard let list, place + 1 < open.count else { return true }
      return !list.isAbove(row.item, rows[open[place + 1]].item)
    }.map { open[$0] }
  }

  // MARK: Names

  /// The open rows by their folded names.
  private lazy var rowsOfNames: [[Unicode.Scalar]: [Int]] = {
    var names: [[Unicode.Scalar]: [Int]] = [:]
    for index in openRows { names[RowKey.name(rows[index].item), default: []].append(index) }
    return names
  }()

  /// The open rows with the folded name `name`.
  func rows(named name: [Unicode.Scalar]) -> [Int] { rowsOfNames[name] ?? [] }

  /// The rows that `key` means.
  func rows(_ key: RowKey) -> [Int] {
    switch key {
    case .code(let code): rowsOfCodes[code].map { [$0] } ?? []
    case .name(let name): rows(named: name)
    }
  }

  /// The keys of the open rows, in their order.
  var keys: [RowKey] { openRows.map { RowKey(rows[$0]) } }

  /// The classes (类) that stand here, by code or as fixed items.
  var classes: [RowKey] {
    var digits: Int?
    if case .codes(_, let lengths)? = layout.openRows { digits = lengths.first }
    return rows.indices.compactMap { index in
      if let code = rows[index].code { return code.utf8.count == digits ? .code(code) : nil }
      return layoutRows[index].flatMap { layout.rows[$0].code }.map(RowKey.code)
    }
  }
}

/// What a row is known by across tables and disclosures: its code, or, where it has none, its folded name.
enum RowKey: Sendable, Hashable {
  case code(String)
  case name([Unicode.Scalar])

  /// The key of an open row.
  init(_ row: BudgetRow) { self = row.code.map(RowKey.code) ?? .name(Self.name(row.item)) }

  /// The folded name of a label, without its ordinal.
  static func name(_ label: String) -> [Unicode.Scalar] { ItemName(FoldedText(label)).name }
}
