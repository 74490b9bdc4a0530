public import Budget

/// Finds which rows of a layout the rows of a section are, for writers and rules (行与版式的对应).
public enum RowMatching {
  /// For each of `rows` the index in ``SectionLayout/rows`` of the row it is; nil for rows that are not fixed.
  ///
  /// A row is known by its kind, its label and its place: table 4 prints the same three funds twice. Each of the
  /// layout's rows is met once; they are looked through from behind the one met last, and then from the first.
  public static func layoutRows(of rows: [BudgetRow], in layout: SectionLayout, unitName: String?) -> [Int?] {
    let names = layout.rows.map { $0.label.map { name($0.text) } }
    var isMet = layout.rows.map { _ in false }
    var behind = 0
    return rows.map { row in
      let isCandidate = layout.rows.indices.map { !isMet[$0] && layout.rows[$0].kind == row.kind }
      guard row.code == nil, isCandidate.contains(true) else { return nil }
      let label = name(row.item)
      let order = [behind..<names.count, 0..<behind].joined()
      let found = order.first { isCandidate[$0] && (names[$0].map { $0 == label } ?? (row.item == unitName)) }
      guard let found else { return nil }
      isMet[found] = true
      behind = found + 1
      return found
    }
  }

  /// The folded label without its ordinal.
  private static func name(_ text: String) -> [Unicode.Scalar] { ItemName(FoldedText(text)).name }
}
