/// Checks the codes of a panel (科目编码检查).
struct CodeChecker {
  /// What is wrong with the code of a row, and what was expected.
  struct Problem {
    var row: Int
    var kind: Finding.CodeProblem.Kind
    var expected = ""
  }

  private let grid: PanelGrid
  private let lists: [String: CodeList]
  /// The fiscal year of the disclosure, or nil if it is not known.
  private let year: Int?
  /// The numbers of digits of the levels; empty if the profile does not say.
  private let lengths: [Int]

  init(_ grid: PanelGrid, lists: [String: CodeList], year: Int?) {
    (self.grid, self.lists, self.year, lengths) = (grid, lists, year, grid.scope.codeLengths)
  }

  /// The problems that `test` finds with codes.
  func problems(_ test: CodeTest) -> [Problem] {
    switch test {
    case .rooted:
      return found { row, code in missingParent(code).map { Problem(row: row, kind: .orphan, expected: $0) } }
    case .distinct:
      return found { row, _ in grid.tree.isRepeated(row) ? Problem(row: row, kind: .repeated) : nil }
    case .ascending: return disordered
    case .shaped:
      return found { row, code in
        if lengths.isEmpty || lengths.contains(code.count) { return nil }
        return Problem(row: row, kind: .misshapen, expected: lengths.map(String.init).joined(separator: ", "))
      }
    case .listed(let name): return lists[name].map(unlisted) ?? []
    case .titled(let name): return lists[name].map(renamed) ?? []
    }
  }

  /// The problems that `problem` returns for the rows with codes.
  private func found(_ problem: (Int, CodeNumber) -> Problem?) -> [Problem] {
    var problems: [Problem] = []
    if grid.tree.isEmpty { return problems }
    for row in grid.rows.indices {
      if let code = grid.tree.number(row), let problem = problem(row, code) { problems.append(problem) }
    }
    return problems
  }

  /// The code of the level above, if it is missing in the panel.
  private func missingParent(_ code: CodeNumber) -> String? {
    guard let level = lengths.firstIndex(of: code.count), level > 0 else { return nil }
    let above = code.prefix(lengths[level - 1])
    return grid.tree.row(above) == nil ? above.text : nil
  }

  private var disordered: [Problem] {
    var before: CodeNumber?
    return found { row, code in
      defer { before = code }
      guard let before, before > code else { return nil }
      return Problem(row: row, kind: .disordered, expected: before.text)
    }
  }

  private func unlisted(_ list: CodeList) -> [Problem] {
    found { row, code in
      list.contains(code) ? nil : Problem(row: row, kind: .unlisted, expected: list.edition)
    }
  }

  private func renamed(_ list: CodeList) -> [Problem] {
    found { row, code in
      guard let title = list.title(code) else { return nil }
      let item = grid.rows[row].item
      let isFormer = year.map { list.isFormer(code, as: item, in: $0) } ?? false
      if list.knows(code, as: item), !isFormer { return nil }
      return Problem(row: row, kind: .renamed, expected: title)
    }
  }
}
