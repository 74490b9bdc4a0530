/// Finds which rows of a layout the rows of a section are, for writers and rules (行与版式的对应).
public struct RowMatcher: Sendable {
  /// For every spelling as the layout prints it, the rows it may be; the model holds labels in that spelling.
  private let printed: [String: [Int]]
  private let names: [[Unicode.Scalar]: [Int]]
  private let unitRows: [Int]
  private let kinds: [RowKind]
  /// The kinds of rows there are.
  private let knownKinds: [RowKind]
  /// The labels as the layout prints them, for rows that come in its order.
  private let labels: [String?]

  /// A matcher of the rows of `layout`.
  public init(_ layout: SectionLayout) {
    kinds = layout.rows.map(\.kind)
    knownKinds = RowKind.allCases.filter(kinds.contains)
    labels = layout.rows.map(\.label?.text)
    var names: [[Unicode.Scalar]: [Int]] = [:]
    var unitRows: [Int] = []
    for (index, row) in layout.rows.enumerated() {
      if let label = row.label {
        names[Self.name(label.text), default: []].append(index)
      } else {
        unitRows.append(index)
      }
    }
    var printed: [String: [Int]] = [:]
    for label in layout.rows.compactMap(\.label) { printed[label.text] = names[Self.name(label.text)] }
    (self.names, self.printed, self.unitRows) = (names, printed, unitRows)
  }

  /// For each of `rows` the index in ``SectionLayout/rows`` of the row it is; nil for rows that are not fixed.
  ///
  /// A row is known by its kind, its label and its place: table 4 prints the same three funds twice. Each of the
  /// layout's rows is met once; they are looked through from behind the one met last, and then from the first.
  public func layoutRows(of rows: [BudgetRow], unitName: String?) -> [Int?] {
    var isMet = [Bool](repeating: false, count: kinds.count)
    var behind = 0
    return rows.map { row in
      guard row.code == nil else { return nil }
      if behind < labels.count, !isMet[behind], kinds[behind] == row.kind, labels[behind] == row.item {
        isMet[behind] = true
        behind += 1
        return behind - 1
      }
      guard knownKinds.contains(row.kind) else { return nil }
      var candidates = printed[row.item] ?? names[Self.name(row.item)] ?? []
      if row.item == unitName { candidates = (candidates + unitRows).sorted() }
      var found: Int?
      for candidate in candidates where !isMet[candidate] && kinds[candidate] == row.kind {
        if found == nil || candidate >= behind { found = candidate }
        if candidate >= behind { break }
      }
      guard let found else { return nil }
      isMet[found] = true
      behind = found + 1
      return found
    }
  }

  /// The folded label without its ordinal.
  private static func name(_ text: String) -> [Unicode.Scalar] { ItemName(FoldedText(text)).name }
}
