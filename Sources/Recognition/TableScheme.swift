internal import Budget

/// A table of a layout, prepared once for all that is recognised by it (表的版式).
final class TableScheme: Sendable {
  /// Its place in ``Layout/tables``.
  let index: Int
  let layout: TableLayout
  let header: HeaderTree
  /// The labels of columns that a code is split over (类, 款, 项).
  let codeParts: [Label]
  /// The fixed rows of its sections.
  let fixedRows: [FixedRows]

  /// The table at `index` of `layout`.
  init(_ layout: Layout, _ index: Int) {
    self.index = index
    self.layout = layout.tables[index]
    header = HeaderTree(layout.tables[index])
    codeParts = layout.words.codeParts
    fixedRows = layout.tables[index].sections.map(FixedRows.init)
  }
}
