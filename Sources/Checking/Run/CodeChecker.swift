internal import Budget

/// Looks at the code of a row (科目编码检查).
struct CodeChecker {
  private let test: CodeTest
  private let grid: SectionGrid
  private let list: CodeList?
  private let lengths: [Int]

  init(_ test: CodeTest, _ grid: SectionGrid, lists: [String: CodeList]) {
    self.test = test
    self.grid = grid
    switch test {
    case .listed(let name), .titled(let name): list = lists[name]
    default: list = nil
    }
    if case .codes(_, let lengths)? = grid.layout.openRows { self.lengths = lengths } else { lengths = [] }
  }

  /// What is wrong with the code of the row at `index`, and what was expected; nil where nothing is.
  func problem(_ index: Int) -> (kind: Finding.CodeProblem.Kind, expected: String)? {
    guard let code = grid.rows[index].code else { return nil }
    switch test {
    case .rooted:
      if index > 0, let before = grid.rows[index - 1].code, isParent(before, of: code) { return nil }
      return missingParent(code).map { (.orphan, $0) }
    case .distinct: return grid.repeatedCodes.contains(index) ? (.repeated, "") : nil
    case .ascending:
      guard let before = grid.rows[..<index].last(where: { $0.code != nil })?.code, before > code else { return nil }
      return (.disordered, before)
    case .shaped:
      if lengths.isEmpty || lengths.contains(code.utf8.count) { return nil }
      return (.misshapen, lengths.map(String.init).joined(separator: ", "))
    case .listed:
      return list.flatMap { $0.title(code) == nil ? (.unlisted, "\($0.id) \($0.version)") : nil }
    case .titled:
      guard let list, let title = list.title(code), !list.knows(code, as: grid.rows[index].item) else { return nil }
      return (.renamed, title)
    }
  }

  /// Whether `upper` is the code of the level directly above that of `lower`.
  private func isParent(_ upper: String, of lower: String) -> Bool {
    guard let level = lengths.firstIndex(of: lower.utf8.count), level > 0 else { return false }
    return upper.utf8.count == lengths[level - 1] && lower.hasPrefix(upper)
  }

  /// The code of the level above that does not stand in the section.
  private func missingParent(_ code: String) -> String? {
    guard let level = lengths.firstIndex(of: code.utf8.count), level > 0 else { return nil }
    let above = String(Substring(code.utf8.prefix(lengths[level - 1])))
    return grid.rowsOfCodes[above] == nil ? above : nil
  }
}
