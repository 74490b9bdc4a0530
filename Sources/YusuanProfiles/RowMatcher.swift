public import YusuanModel

/// Finds which rows of a profile the rows of a panel are, where only kinds and labels tell (行与版式的对应): disclosures written in form 1.
public final class RowMatcher: Sendable {
  /// For every spelling as the layout prints it, the rows it may be; the model holds labels in that spelling.
  private let printed: [String: [Int]]
  private let names: [[Unicode.Scalar]: [Int]]
  private let unitRows: [Int]
  private let kinds: [RowKind]
  /// The kinds of rows there are.
  private let knownKinds: [RowKind]
  /// The labels as the layout prints them, for rows that come in its order.
  private let printedLabels: [String?]

  /// A matcher of the rows of `layout`.
  public init(_ layout: PanelLayout) {
    kinds = layout.rows.map(\.kind)
    knownKinds = RowKind.allCases.filter(kinds.contains)
    printedLabels = layout.rows.map(\.label?.text)
    var names: [[Unicode.Scalar]: [Int]] = [:]
    var labels: [(text: String, name: [Unicode.Scalar])] = []
    var unitRows: [Int] = []
    names.reserveCapacity(layout.rows.count)
    for (index, row) in layout.rows.enumerated() {
      if let label = row.label {
        let name = Self.name(label.text)
        names[name, default: []].append(index)
        labels.append((label.text, name))
      } else if row.carriesUnitName {
        unitRows.append(index)
      }
    }
    var printed: [String: [Int]] = [:]
    printed.reserveCapacity(labels.count)
    for label in labels { printed[label.text] = names[label.name] }
    (self.names, self.printed, self.unitRows) = (names, printed, unitRows)
  }

  /// For each of `rows` the index in ``PanelLayout/rows`` of the row it is; nil for rows that are not fixed.
  ///
  /// A row is known by its kind, its label and its place: table 4 prints the same three funds twice. Each of the
  /// profile's rows is met once; they are looked through from behind the one met last, and then from the first.
  public func layoutRows(of rows: [BudgetRow], unitName: String?) -> [Int?] {
    var isMet = [Bool](repeating: false, count: kinds.count)
    var behind = 0
    var found: [Int?] = []
    found.reserveCapacity(rows.count)
    for index in rows.indices {
      let kind = rows[index].kind
      var row: Int?
      if rows[index].code == nil, knownKinds.contains(kind) {
        let isNext =
          behind < kinds.count && !isMet[behind] && kinds[behind] == kind && printedLabels[behind] == rows[index].item
        row = isNext ? behind : candidate(rows[index].item, kind, unitName, behind, isMet)
      }
      found.append(row)
      guard let row else { continue }
      isMet[row] = true
      behind = row + 1
    }
    return found
  }

  /// The row of this label and kind that is not met yet, the first one from `behind` on, else the first of all.
  private func candidate(
    _ item: String, _ kind: RowKind, _ unitName: String?, _ behind: Int, _ isMet: [Bool]
  ) -> Int? {
    var candidates = printed[item] ?? names[Self.name(item)] ?? []
    if !unitRows.isEmpty, let unitName, item == unitName || FoldedText(item) == FoldedText(unitName) {
      candidates = (candidates + unitRows).sorted()
    }
    let open = candidates.filter { !isMet[$0] && kinds[$0] == kind }
    return open.first { $0 >= behind } ?? open.first
  }

  /// The folded label without its ordinal.
  private static func name(_ text: String) -> [Unicode.Scalar] { ItemName(FoldedText(text)).name }
}
