internal import YusuanModel
internal import YusuanProfiles

/// A table of a profile as it is proposed (表的草案). Whatever has `decide` is proposed by a guess, and names what a person has to
/// decide: `id`, `kind`, `label`, `rows`, `title`.
struct TableDraft {
  var number = ""
  var id = ""
  var title = ""
  var printLabel: String?
  /// The note that is printed where it is empty, where tables have several.
  var emptyNote: String?
  var amountUnit: AmountUnit?
  var header: [HeaderDraft] = []
  var printsColumnNumbers = false
  /// The columns, left to right.
  var columns: [ColumnDraft] = []
  var panels: [PanelDraft] = []
  var decide: [String] = []
}

/// A label of a header, and what it spans.
struct HeaderDraft {
  var label: String
  var children: [HeaderDraft] = []
  /// The place in ``TableDraft/columns``; nil for a group.
  var column: Int?
  /// The panel whose columns these are, where it has to be said.
  var panel: String?
  var decide: [String] = []

  /// The columns that it spans.
  var columns: [Int] { column.map { [$0] } ?? children.flatMap(\.columns) }
}

/// A column of a table.
struct ColumnDraft {
  /// The source column, from 1.
  var source: Int
  /// The labels above it and its own, `{Y}` for the year.
  var path: [String]
  var id = ""
  var kind = ColumnKind.amount
  /// What its rows are, where it has labels and the glossary says so: `fixed`, or the kind of a list's rows.
  var rows: String?
  var decide: [String] = []

  /// Its own label.
  var label: String { path.last ?? "" }
}

/// A panel of a table.
struct PanelDraft {
  var id = ""
  var label: String?
  /// Its columns among those of the table.
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
  /// The digits of codes by level; empty for a list.
  var lengths: [Int] = []
  var level: Int?
  var decide: [String] = []
}

/// A fixed row.
struct RowDraft {
  var id = ""
  var kind = RowKind.item
  /// The label; nil in a panel without labels.
  var label: String?
  var level: Int?
  var code: String?
  var spellings: [String] = []
  var beside: String?
  var children: [RowDraft] = []
  var decide: [String] = []
  /// The source row it stood in; 0 where it stood in none.
  var source = 0
}
