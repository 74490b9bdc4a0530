internal import YusuanModel
internal import YusuanProfiles

/// A proposed table of a profile (表的草案). `decide` lists what was guessed and has to be decided by a person: `id`,
/// `kind`, `label`, `rows`, `title`.
struct TableDraft {
  var number = ""
  var id = ""
  var title = ""
  var printLabel: String?
  /// The note printed if it is empty. Set only if the tables have different notes.
  var emptyNote: String?
  var amountUnit: AmountUnit?
  var header: [HeaderDraft] = []
  var printsColumnNumbers = false
  /// The columns, left to right.
  var columns: [ColumnDraft] = []
  var panels: [PanelDraft] = []
  var decide: [String] = []
}

/// A header label and what it spans.
struct HeaderDraft {
  var label: String
  var children: [HeaderDraft] = []
  /// The index in ``TableDraft/columns``, or nil for a group.
  var column: Int?
  /// The panel of these columns, if it has to be stated.
  var panel: String?
  var decide: [String] = []

  /// The columns that it spans.
  var columns: [Int] { column.map { [$0] } ?? children.flatMap(\.columns) }
}

/// A column of a table.
struct ColumnDraft {
  /// The source column, from 1.
  var source: Int
  /// The labels above it and its own, with `{Y}` for the year.
  var path: [String]
  var id = ""
  var kind = ColumnKind.amount
  /// For a column of labels, the kind of its rows if the glossary states it: `fixed`, or the kind of a list's rows.
  var rows: String?
  var decide: [String] = []

  /// Its own label.
  var label: String { path.last ?? "" }
}

/// A panel of a table.
struct PanelDraft {
  var id = ""
  var label: String?
  /// The range of its columns among those of the table.
  var columns: Range<Int>
  var rows: [RowDraft] = []
  var open: OpenDraft?
  /// How many of ``rows`` stand before the open ones.
  var openIndex = 0
  var decide: [String] = []
}

/// The rows of a panel that differ from unit to unit.
struct OpenDraft {
  var kind: RowKind
  /// The numbers of digits of codes by level; empty for a list.
  var lengths: [Int] = []
  var level: Int?
  var decide: [String] = []
}

/// A fixed row.
struct RowDraft {
  var id = ""
  var kind = RowKind.item
  /// The label, or nil in a panel without labels.
  var label: String?
  var level: Int?
  var code: String?
  var spellings: [String] = []
  var beside: String?
  var children: [RowDraft] = []
  var decide: [String] = []
  /// The source row, or 0 if it stood in none.
  var source = 0
}
