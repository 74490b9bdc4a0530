internal import Budget
internal import Diagnostics

/// Reads the rows of one side of a table and knows which of the layout's rows were already seen.
final class SectionReader {
  let layout: SectionLayout
  private let fixedRows: FixedRows
  @exclusivity(unchecked) private(set) var rows: [BudgetRow] = []
  /// By index in ``SectionLayout/rows``: the row was seen.
  @exclusivity(unchecked) private var seen: [Bool]
  /// The place in ``SectionLayout/rows`` behind the last row seen: labels repeat, so a row is known by its place.
  @exclusivity(unchecked) private var cursor = 0
  /// The parts of the last code that was split over columns.
  private var codeParts: [String] = []

  init(_ layout: SectionLayout, _ fixedRows: FixedRows) {
    self.layout = layout
    self.fixedRows = fixedRows
    seen = Array(repeating: false, count: layout.rows.count)
    rows.reserveCapacity(layout.rows.count + (layout.openRows == nil ? 0 : 12))
  }

  /// What a row is, before its figures are read; it is handed on, not copied.
  struct Identity: ~Copyable {
    var kind: RowKind
    var code: String?
    var item: String
    var level: Int?
    /// The layout's row, where it is one.
    var fixed: Int?
    /// The label was rewritten to the layout's spelling, not only cleaned.
    var isRewritten = false
  }

  /// Appends the row that is `identity`; it takes over what it is given, which would be counted once more otherwise.
  func append(
    _ identity: consuming Identity, governmentItem: consuming String?, amounts: consuming [Fact],
    origin: consuming Origin
  ) {
    let fixed = identity.fixed
    rows.append(
      BudgetRow(
        kind: identity.kind, code: identity.code, item: identity.item, governmentItem: governmentItem,
        level: identity.level, amounts: amounts, origin: origin))
    guard let fixed else { return }
    seen[fixed] = true
    cursor = fixed + 1
  }

  /// Required rows that were not seen.
  var missingRows: [RowLayout] {
    seen.indices.filter { !seen[$0] && layout.rows[$0].isRequired }.map { layout.rows[$0] }
  }

  /// Whether one of the layout's required rows was seen, which a continuation of a table does not print again.
  var hasTotal: Bool { seen.indices.contains { seen[$0] && layout.rows[$0].kind == .total } }

  /// Whether the section's open rows are a list.
  var isList: Bool {
    if case .list? = layout.openRows { true } else { false }
  }

  /// Whether a code may stand before the name in the item column: in code trees and in lists of economic items.
  var takesGluedCodes: Bool {
    switch layout.openRows {
    case .codes: true
    case .list(let kind, _): kind == .economic
    case nil: false
    }
  }

  /// The numbers of digits that codes have here, for findings.
  var codeLengths: String {
    guard case .codes(_, let lengths)? = layout.openRows else { return "" }
    return lengths.map(String.init).joined(separator: ", ")
  }

  // MARK: What a row is

  /// Whether `label` names a row of the layout, seen already or not.
  func knows(_ label: CellText, unit: Surroundings.Unit?) -> Bool {
    fixedRow(label, unit: unit) != nil || isRepeated(label, unit: unit)
  }

  /// The layout's row that `label` names, nearest behind the last one seen; nil where none is left.
  func fixedRow(_ label: CellText, unit: Surroundings.Unit?) -> Identity? {
    fixedRow(in: cursor..<seen.count, label, unit) ?? fixedRow(in: 0..<cursor, label, unit)
  }

  private func fixedRow(in range: Range<Int>, _ label: CellText, _ unit: Surroundings.Unit?) -> Identity? {
    for index in range where !seen[index] {
      guard let spelled = fixedRows.spelling(of: index, as: label, unit: unit) else { continue }
      return Identity(
        kind: layout.rows[index].kind, item: spelled.text, level: layout.rows[index].level, fixed: index,
        isRewritten: spelled.isRewritten)
    }
    return nil
  }

  /// Whether `label` names a row of the layout that was already seen.
  func isRepeated(_ label: CellText, unit: Surroundings.Unit?) -> Bool {
    seen.indices.contains { seen[$0] && fixedRows.spelling(of: $0, as: label, unit: unit) != nil }
  }

  /// The kind and level of the rows whose codes have as many digits as `digits`; nil where no level has so many.
  func codeLevel(_ digits: String) -> (kind: RowKind, level: Int)? {
    guard case .codes(let kind, let lengths)? = layout.openRows, let level = lengths.firstIndex(of: digits.utf8.count)
    else { return nil }
    return (kind, level + 1)
  }

  /// The code row that `digits` and `item` are, or nil where no level has so many digits.
  func codeRow(_ digits: String, item: String) -> Identity? {
    codeLevel(digits).map { Identity(kind: $0.kind, code: digits, item: item, level: $0.level) }
  }

  /// The listed row that `item` is, or nil where the section has no list.
  func listRow(_ item: String) -> Identity? {
    guard case .list(let kind, let level)? = layout.openRows else { return nil }
    return Identity(kind: kind, item: item, level: level)
  }

  /// Joins the parts of a code that stands in columns 类, 款, 项: a blank part before a given one is the last row's.
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
