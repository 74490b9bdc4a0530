public import YusuanModel

/// Finds the profile's row for each row of a panel by kind and label alone (行与版式的对应). Needed for disclosures written in
/// form 1.
public final class RowMatcher: Sendable {
  /// The rows that each printed spelling may be. The model holds labels in that spelling.
  private let printed: [String: [Int]]
  private let names: [[Unicode.Scalar]: [Int]]
  private let unitRows: [Int]
  private let kinds: [RowKind]
  /// The kinds of rows that the layout has.
  private let knownKinds: [RowKind]
  /// The labels as printed, for rows that come in the layout's order.
  private let printedLabels: [String?]

  /// A matcher for the rows of `layout`.
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

  /// The index in ``PanelLayout/rows`` for each of `rows`, or nil for a row that is not fixed.
  ///
  /// A row is known by its kind, label and position: table 4 prints the same three funds twice. Each row of the profile
  /// is matched once. The search begins behind the last match and goes on from the first row.
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

  /// The row with this label and kind that is not matched yet: the first one from `behind` on, or else the first of
  /// all.
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
