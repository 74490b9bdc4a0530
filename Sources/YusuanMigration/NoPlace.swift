internal import YusuanFindings

/// Why something has no place in a profile (没有位置的原因).
enum NoPlace: Error, Sendable {
  /// The profile does not have the table.
  case table
  /// The table does not have the panel.
  case panel
  /// The panel does not have the row.
  case row
  /// The panel does not have the column.
  case column
  /// The column holds another kind of value.
  case kind
  /// The panel has no codes of this length.
  case codeLength
  /// No code, or more than one, has the name.
  case codeOfName
  /// Another part of the sum could not be read.
  case partUnread
  /// The sum is out of range.
  case outOfRange
  /// Another text stands there.
  case taken

  /// The words.
  var phrase: Phrase {
    switch self {
    case .table: Phrase(zh: "没有这张表", en: "it has no such table")
    case .panel: Phrase(zh: "没有这一栏", en: "it has no such panel")
    case .row: Phrase(zh: "没有这一行", en: "it has no such row")
    case .column: Phrase(zh: "没有这一列", en: "it has no such column")
    case .kind: Phrase(zh: "那一列的种类不同", en: "its column holds another kind of value")
    case .codeLength: Phrase(zh: "没有这么多位的科目编码", en: "it has no codes of this length")
    case .codeOfName: Phrase(zh: "代码表中没有唯一的同名科目", en: "its code list has not one code of this name")
    case .partUnread: Phrase(zh: "合并的另一个数读不出", en: "another part of the sum could not be read")
    case .outOfRange: Phrase(zh: "合并后的数超出范围", en: "the sum is out of range")
    case .taken: Phrase(zh: "那里已有别的内容", en: "something else stands there")
    }
  }
}
