internal import YusuanModel

/// The codes of a panel, and which rows are below which (科目层级).
struct CodeTree {
  /// How many rows have a code.
  let count: Int
  /// The code of each row; empty if no row has one.
  private let numbers: [CodeNumber?]
  /// The rows with a code, and fixed rows that stand for a class.
  private let table: CodeTable<Int>
  /// For each row whether an earlier one has the same code; empty if no row has one.
  private let isRepeated: [Bool]
  /// The rows grouped by the row above them, and for each row where its group begins. Both are empty if no row has a
  /// code.
  private let below: [Int]
  private let starts: [Int]

  /// The codes of `rows`; `fixedRows` says which fixed rows of `panel` they are.
  init(_ rows: [BudgetRow], _ fixedRows: [Int?], _ panel: RuleScope.Panel) {
    var numbers: [CodeNumber?] = []
    var count = 0
    var entries: [CodeTable<Int>.Entry] = []
    for index in rows.indices {
      if rows[index].code != nil { count += 1 }
      let own = rows[index].code.flatMap(CodeNumber.init)
      if let own {
        if numbers.isEmpty { numbers = [CodeNumber?](repeating: nil, count: rows.count) }
        numbers[index] = own
      }
      guard let code = own ?? fixedRows[index].flatMap({ panel.codes[$0] }) else { continue }
      if entries.isEmpty { entries.reserveCapacity(rows.count - index) }
      entries.append(CodeTable.Entry(code: code, value: index))
    }
    table = CodeTable(entries)
    var isRepeated: [Bool] = []
    if !table.isRising {
      isRepeated = [Bool](repeating: false, count: rows.count)
      for (before, entry) in zip(table.entries, table.entries.dropFirst()) where before.code == entry.code {
        isRepeated[entry.value] = true
      }
    }
    (self.numbers, self.count, self.isRepeated) = (numbers, count, isRepeated)
    let parents = numbers.isEmpty ? [] : Self.parents(rows, numbers, table, isRepeated, panel)
    (starts, below) = Self.gathered(parents)
  }

  /// The row above each row: the one of the nearest code above, or else the total; -1 if there is none.
  private static func parents(
    _ rows: [BudgetRow], _ numbers: [CodeNumber?], _ table: CodeTable<Int>, _ isRepeated: [Bool],
    _ panel: RuleScope.Panel
  ) -> [Int] {
    let total = rows.firstIndex { $0.kind == .total } ?? -1
    let shortest = panel.codeLengths.first ?? 1
    return numbers.indices.map { index in
      guard let number = numbers[index], isRepeated.isEmpty || !isRepeated[index] else { return -1 }
      var length = number.count - 1
      while length >= shortest, length > 0 {
        if let above = table[number.prefix(length)] { return above }
        length -= 1
      }
      return total
    }
  }

  /// The rows grouped by `parents`, and for each parent where its group begins.
  private static func gathered(_ parents: [Int]) -> (starts: [Int], below: [Int]) {
    guard !parents.isEmpty else { return ([], []) }
    var starts = [Int](repeating: 0, count: parents.count + 1)
    for parent in parents where parent >= 0 { starts[parent + 1] += 1 }
    for index in 1...parents.count { starts[index] += starts[index - 1] }
    var below = [Int](repeating: 0, count: starts[parents.count])
    var next = starts
    for (row, parent) in parents.enumerated() where parent >= 0 {
      below[next[parent]] = row
      next[parent] += 1
    }
    return (starts, below)
  }

  // MARK: Codes

  /// Whether any row has a code.
  var isEmpty: Bool { numbers.isEmpty }

  /// The code of a row, or nil if it has none.
  func number(_ row: Int) -> CodeNumber? { numbers.isEmpty ? nil : numbers[row] }

  /// The first row that has the code `number` or stands for this class, or nil if there is none.
  func row(_ number: CodeNumber) -> Int? { table[number] }

  /// Whether an earlier row has the same code.
  func isRepeated(_ row: Int) -> Bool { !isRepeated.isEmpty && isRepeated[row] }

  // MARK: Levels

  /// The rows directly below the row, by code. Below the total these are the roots.
  func children(_ row: Int) -> ArraySlice<Int> { row + 1 < starts.count ? below[starts[row]..<starts[row + 1]] : [] }

  /// Whether there are rows below the row.
  func hasChildren(_ row: Int) -> Bool { !starts.isEmpty && starts[row] < starts[row + 1] }
}
