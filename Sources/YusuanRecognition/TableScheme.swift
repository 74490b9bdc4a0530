internal import YusuanModel
internal import YusuanProfiles

/// A table of a profile, prepared once for all recognition (表的版式).
final class TableScheme: Sendable {
  /// Its index in ``Vocabulary/tables``.
  let index: Int
  let profile: Profile
  /// Its index in ``Profile/tables``.
  let place: Int
  let layout: TableLayout
  let header: HeaderTree
  /// The labels of columns over which a code is split (类, 款, 项).
  let codeParts: [Label]
  /// The fixed rows of its panels.
  let fixedRows: [FixedRows]

  /// Prepares the table at `place` of `profile`.
  init(_ profile: Profile, _ place: Int, index: Int) {
    self.index = index
    self.profile = profile
    self.place = place
    layout = profile.tables[place]
    header = HeaderTree(layout)
    codeParts = profile.words.codeParts
    fixedRows = layout.panels.map(FixedRows.init)
  }

  /// Which part of the code, from 0, the column of kind `codePart` holds.
  func codePart(of column: ColumnReference) -> Int {
    layout.panels[column.panel].columns(.codePart).firstIndex(of: column.column) ?? 0
  }

  /// The title with the year filled in.
  func title(_ year: Int?) -> String { layout.title.printed(year: year) }
}
