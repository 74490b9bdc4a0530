internal import Budget

extension RuleScope {
  /// A side of a table in a layout, and what of it is worked out once for all disclosures (版式中的表侧).
  final class Section: Sendable {
    /// The table, by its place in the layout.
    let table: Int
    let layout: SectionLayout
    /// The side, where the table has two.
    let side: Side?
    /// As formulas write it: `T3`, or `T1.revenue` where the table has two sides.
    let name: String
    /// How many columns there are, amounts or not.
    let width: Int
    /// The column that codes stand in; where there is none, the first.
    let codeColumn: Int
    /// For each column its label as the layout prints it.
    let columnLabels: [Label]
    /// The ids of the rows.
    let rowIDs: [String]
    /// For each row the code of the class (类) it stands for.
    let codes: [CodeNumber?]
    /// How many digits the codes of open rows have, by level; empty where the layout does not say.
    let codeLengths: [Int]
    let matcher: RowMatcher
    /// Where its fixed rows begin among those of all sections.
    let fixedBase: Int
    /// Where its columns begin among those of all sections.
    let columnBase: Int

    /// The side at `side` of `table`, which is the one at `index` of the layout.
    init(_ table: TableLayout, at index: Int, side: Int, fixedBase: Int, columnBase: Int) {
      let layout = table.sections[side]
      self.table = index
      self.layout = layout
      self.side = table.sections.count > 1 ? layout.side : nil
      name = "T\(table.number)" + (self.side.map { ".\($0.rawValue)" } ?? "")
      width = layout.columns.count
      codeColumn = layout.columns.firstIndex { $0.kind == .code } ?? 0
      columnLabels = layout.columns.indices.map { table.label(ofColumn: $0, section: side) ?? Label("") }
      rowIDs = layout.rows.map(\.id)
      codes = layout.rows.map { $0.code.flatMap(CodeNumber.init) }
      if case .codes(_, let lengths)? = layout.openRows { codeLengths = lengths } else { codeLengths = [] }
      matcher = RowMatcher(layout)
      (self.fixedBase, self.columnBase) = (fixedBase, columnBase)
    }

    /// The place of the column of the fact at `fact`, which is looked for from `start` on first: figures come in the
    /// layout's order. The fact is compared where it stands: a copy of it would retain its column.
    func column(of facts: [Fact], _ fact: Int, from start: Int) -> Int? {
      var index = start
      for _ in 0..<width {
        if index >= width { index = 0 }
        if layout.columns[index].id == facts[fact].column { return index }
        index += 1
      }
      return nil
    }
  }
}
