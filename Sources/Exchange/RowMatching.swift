public import Budget

/// Finds which rows of a layout the rows of a section are, for writers and rules.
public enum RowMatching {
  /// For each of `rows` the index in ``SectionLayout/rows`` of the row it is; nil for rows that are not fixed.
  ///
  /// A row is known by its kind, its label and its place: labels repeat, and each of the layout's rows is met once.
  public static func layoutRows(of rows: [BudgetRow], in layout: SectionLayout, unitName: String?) -> [Int?] {
    var met = Array(repeating: false, count: layout.rows.count)
    var behind = 0
    return rows.map { row in
      let order = Array(layout.rows.indices[behind...]) + Array(layout.rows.indices[..<behind])
      let found = order.first { !met[$0] && matches(row, layout.rows[$0], unitName: unitName) }
      if let found {
        met[found] = true
        behind = found + 1
      }
      return found
    }
  }

  private static func matches(_ row: BudgetRow, _ layout: RowLayout, unitName: String?) -> Bool {
    guard row.kind == layout.kind, row.code == nil else { return false }
    guard let label = layout.label else { return row.item == unitName }
    return name(row.item) == name(label.text)
  }

  /// The folded label without its ordinal.
  private static func name(_ text: String) -> [Unicode.Scalar] { ItemName(FoldedText(text)).name.map { $0 } }
}

/// Names of files that every file system takes.
public enum FileName {
  /// `text` without separators, control characters and what some systems refuse; never empty, 120 characters at most.
  public static func safe(_ text: String) -> String {
    let refused = Set("/\\:*?\"<>|".unicodeScalars)
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(120) {
      scalars.append(scalar.value < 0x20 || refused.contains(scalar) ? "_" : scalar)
    }
    while scalars.last == " " || scalars.last == "." { scalars.removeLast() }
    while scalars.first == " " || scalars.first == "." || scalars.first == "-" { scalars.removeFirst() }
    return scalars.isEmpty ? "_" : String(scalars)
  }
}
