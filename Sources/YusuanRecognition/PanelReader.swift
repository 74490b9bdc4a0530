internal import YusuanModel
internal import YusuanProfiles

/// Collects the rows of one panel of a table, and knows which of the profile's rows were seen.
final class PanelReader {
  let layout: PanelLayout
  private let fixedRows: FixedRows
  @exclusivity(unchecked) private(set) var rows: [BudgetRow] = []
  /// Where the rows stood.
  @exclusivity(unchecked) private(set) var source = PanelSource()
  @exclusivity(unchecked) private var paths: RowPaths
  /// Whether each row of ``PanelLayout/rows`` was seen, by index.
  @exclusivity(unchecked) private var seen: [Bool]
  /// The index in ``PanelLayout/rows`` behind the last row seen. Labels repeat, so the position tells rows apart.
  @exclusivity(unchecked) private var cursor = 0
  /// Whether the label or the code of a row could not be read.
  var isIncomplete = false
  /// The parts of the last code, if it was split over columns.
  private var codeParts: [String] = []

  init(_ layout: PanelLayout, _ fixedRows: FixedRows) {
    self.layout = layout
    self.fixedRows = fixedRows
    paths = RowPaths(layout)
    seen = Array(repeating: false, count: layout.rows.count)
    let count = layout.rows.count + (layout.openRows == nil ? 0 : 12)
    rows.reserveCapacity(count)
    source.reserve(count)
  }

  /// What a row is, apart from its figures. It is moved, not copied.
  struct Identity: ~Copyable {
    var kind: RowKind
    var code: String?
    var item: String
    var level: Int?
    /// The index of the profile's row, if it is one.
    var fixed: Int?
    /// The label was replaced by the profile's spelling, not only cleaned.
    var isRewritten = false
  }

  /// The values of a row (行的数值). The source column of each is passed to ``note(column:isHidden:)``.
  struct Values {
    var amounts: [Fact] = []
    var values: [ColumnValue] = []
    /// The columns whose cells could not be read.
    var unread: [String] = []
  }

  /// Adds the source column of the next value of the row that is appended next, and whether it is hidden: first the
  /// amounts, then the other values. Inlined, since it is called for each value.
  @inline(__always) func note(column: Int, isHidden: Bool) { source.append(column: column, isHidden: isHidden) }

  /// Appends the row `identity`, which stood at `row` and `line` of `sheet`. It consumes its arguments, which saves
  /// counting references.
  func append(
    _ identity: consuming Identity, _ values: consuming Values, sheet: SourceSheet, row: Int, line: Int
  ) {
    let fixed = identity.fixed
    let path = paths.path(
      fixed: fixed.map { layout.rows[$0].path }, code: identity.code, item: identity.item, kind: identity.kind)
    source.append(sheet: sheet, row: row, line: line)
    rows.append(
      BudgetRow(
        kind: identity.kind, id: fixed.map { layout.rows[$0].id }, path: path, code: identity.code,
        item: identity.item, level: identity.level, amounts: values.amounts, values: values.values,
        unread: values.unread))
    guard let fixed else { return }
    seen[fixed] = true
    cursor = fixed + 1
  }

  /// Removes the amount in the source column `column` of the source row `row`. Returns false if there is none.
  func removeFigure(row: Int, column: Int) -> Bool {
    for index in rows.indices where Int(source.rows[index].row) == row {
      for fact in rows[index].amounts.indices where source.column(row: index, value: fact) == column {
        rows[index].unread.append(rows[index].amounts.remove(at: fact).column)
        source.remove(value: fact, ofRow: index)
        return true
      }
    }
    return false
  }

  /// Whether all amounts, which were read in `assumed`, can be read in `unit` instead.
  func canRead(from assumed: AmountUnit, as unit: AmountUnit) -> Bool {
    rows.allSatisfy { $0.amounts.allSatisfy { $0.amount.reread(from: assumed, as: unit) != nil } }
  }

  /// Converts the amounts, which were read in `assumed`, to amounts read in `unit`.
  func read(from assumed: AmountUnit, as unit: AmountUnit) {
    for row in rows.indices {
      for fact in rows[row].amounts.indices {
        guard let amount = rows[row].amounts[fact].amount.reread(from: assumed, as: unit) else { continue }
        rows[row].amounts[fact].amount = amount
      }
    }
  }

  /// Removes the rows read so far. Which rows of the profile were seen is still known.
  func release() {
    rows.removeAll(keepingCapacity: true)
    source = PanelSource()
  }

  /// Required rows that were not seen.
  var missingRows: [RowLayout] {
    seen.indices.filter { !seen[$0] && layout.rows[$0].isRequired }.map { layout.rows[$0] }
  }

  /// Whether one of the profile's totals was seen. A continuation does not print it again.
  var hasTotal: Bool { seen.indices.contains { seen[$0] && layout.rows[$0].kind == .total } }

  /// Whether the panel's open rows are a list.
  var isList: Bool {
    if case .list? = layout.openRows { true } else { false }
  }

  /// Whether the panel's open rows are rows with codes.
  var hasCodeRows: Bool {
    if case .codes? = layout.openRows { true } else { false }
  }

  /// Whether a code may stand before the name in the item column: in code trees and lists of economic items.
  var allowsGluedCodes: Bool {
    switch layout.openRows {
    case .codes: true
    case .list(let kind, _): kind == .economic
    case nil: false
    }
  }

  /// The valid numbers of digits of codes, for findings.
  var codeLengths: String { (layout.openRows?.codeLengths ?? []).map(String.init).joined(separator: ", ") }

  // MARK: What a row is

  /// Whether `label` names a row of the profile, seen or not.
  func knows(_ label: CellText, unit: PendingHeadings.Unit?) -> Bool {
    fixedRow(label, unit: unit) != nil || isRepeated(label, unit: unit)
  }

  /// The unseen row of the profile that `label` names, nearest behind the last one seen. Nil if there is none.
  func fixedRow(_ label: CellText, unit: PendingHeadings.Unit?) -> Identity? {
    fixedRow(in: cursor..<seen.count, label, unit) ?? fixedRow(in: 0..<cursor, label, unit)
  }

  private func fixedRow(in range: Range<Int>, _ label: CellText, _ unit: PendingHeadings.Unit?) -> Identity? {
    for index in range where !seen[index] {
      guard let spelled = fixedRows.spelling(of: index, as: label, unit: unit) else { continue }
      return Identity(
        kind: layout.rows[index].kind, item: spelled.text, level: layout.rows[index].level, fixed: index,
        isRewritten: spelled.isRewritten)
    }
    return nil
  }

  /// The next unseen row without a label, or nil if there is none.
  func nextUnlabelledRow() -> Identity? {
    guard let index = seen.indices.first(where: { !seen[$0] && fixedRows.isUnlabelled($0) }) else { return nil }
    return Identity(kind: layout.rows[index].kind, item: "", level: layout.rows[index].level, fixed: index)
  }

  /// Whether `label` names a row of the profile that was seen already.
  func isRepeated(_ label: CellText, unit: PendingHeadings.Unit?) -> Bool {
    seen.indices.contains { seen[$0] && fixedRows.spelling(of: $0, as: label, unit: unit) != nil }
  }

  /// The kind and level of rows whose codes have as many digits as `digits`, or nil if there is no such level.
  func codeLevel(_ digits: String) -> (kind: RowKind, level: Int)? {
    guard case .codes(let kind, let lengths)? = layout.openRows, let level = lengths.firstIndex(of: digits.utf8.count)
    else { return nil }
    return (kind, level + 1)
  }

  /// Whether `digits` is the code of one of the first 100 rows: a table that begins again repeats one of them.
  func hasCode(_ digits: String) -> Bool { rows.prefix(100).contains { $0.code == digits } }

  /// The code without the zeros with which some programs fill the lower levels (2080500). Nil if there are none to
  /// remove. No level has a part 00.
  func withoutPadding(_ digits: String) -> String? {
    guard case .codes(_, let lengths)? = layout.openRows, digits.hasSuffix("00"), lengths.contains(digits.utf8.count)
    else { return nil }
    var short = digits[...]
    while short.hasSuffix("00"), lengths.contains(short.utf8.count - 2) { short = short.dropLast(2) }
    return short.count < digits.count ? String(short) : nil
  }

  /// The code row with `digits` and `item`, or nil if no level has as many digits.
  func codeRow(_ digits: String, item: String) -> Identity? {
    codeLevel(digits).map { Identity(kind: $0.kind, code: digits, item: item, level: $0.level) }
  }

  /// The row `item` of the list, or nil if the panel has no list.
  func listRow(_ item: String) -> Identity? {
    guard case .list(let kind, let level)? = layout.openRows else { return nil }
    return Identity(kind: kind, item: item, level: level)
  }

  /// Joins the parts of a code split over columns 类, 款, 项. A blank part before a given one is taken from the last row.
  func joinCode(_ parts: [Int: String]) -> String? {
    guard let last = parts.keys.max(), case .codes(_, let lengths)? = layout.openRows, last < lengths.count else {
      return nil
    }
    var joined: [String] = []
    for part in 0...last {
      let width = lengths[part] - (part > 0 ? lengths[part - 1] : 0)
      guard let text = parts[part] ?? (part < codeParts.count ? codeParts[part] : nil), text.utf8.count <= width else {
        return nil
      }
      joined.append(String(repeating: "0", count: width - text.utf8.count) + text)
    }
    codeParts = joined
    return joined.joined()
  }
}
