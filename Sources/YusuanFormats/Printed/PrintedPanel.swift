internal import YusuanModel
internal import YusuanProfiles

/// The rows of a panel as cells, the way its profile prints them.
///
/// | what | where |
/// |---|---|
/// | a label | the last column of labels; that of a total in the first column of codes or labels |
/// | a code | its column, or part by part in those of its parts; without either before the label, as in 30101-基本工资 |
/// | a percentage | with its sign, unless the column's label has one |
struct PrintedPanel {
  let rows: [BudgetRow]
  private let columns: [ColumnLayout]
  /// What each column prints.
  private let contents: [Content]
  private let printsCodes: Bool
  private let printsLabels: Bool
  /// The index of the first column of codes or labels.
  private let firstLabel: Int?

  private enum Content {
    case code
    /// The digits of a code between two offsets, or to its end.
    case codePart(from: Int, to: Int?)
    case label
    case amount
    case value
    case percent
  }

  /// The rows `rows` of the panel `layout`. `labels` are the labels of its columns.
  init(_ layout: PanelLayout, labels: PrintedColumnLabels, _ rows: [BudgetRow]) {
    self.rows = rows
    let columns = layout.columns
    self.columns = columns
    printsLabels = layout.labelColumn != nil
    printsCodes = columns.contains { $0.kind == .code || $0.kind == .codePart }
    firstLabel = columns.firstIndex { $0.kind == .code || $0.kind == .codePart || $0.kind == .item }
    let parts = layout.columns(.codePart)
    let lengths = layout.openRows?.codeLengths ?? []
    contents = columns.indices.map { index in
      switch columns[index].kind {
      case .code: .code
      case .codePart: Self.part(parts.firstIndex(of: index) ?? 0, of: parts.count, lengths)
      case .item: index == layout.labelColumn ? .label : .value
      case .amount: .amount
      case .percent: labels[index].contains { $0 == "%" || $0 == "％" } ? .value : .percent
      case .text, .count, .date: .value
      }
    }
  }

  /// The digits for one of several code columns. The last one has all digits that are left.
  private static func part(_ part: Int, of count: Int, _ lengths: [Int]) -> Content {
    let start = part == 0 ? 0 : part <= lengths.count ? lengths[part - 1] : Int.max
    return .codePart(from: start, to: part < count - 1 && part < lengths.count ? lengths[part] : nil)
  }

  /// The content of the column at `column` in the row at `row`.
  func cell(row: Int, column: Int) -> PrintedCell {
    if column == firstLabel, isTotal(row, column) { return .text(rows[row].item) }
    switch contents[column] {
    case .code: return rows[row].code.map { .text(printsLabels ? $0 : glued($0, row)) } ?? .blank
    case .codePart(let start, let end): return rows[row].code.map { Self.part(of: $0, from: start, to: end) } ?? .blank
    case .label: return label(row)
    case .amount: return rows[row].amount(columns[column].id).map(PrintedCell.amount) ?? .blank
    case .value: return rows[row].value(columns[column].id).map(PrintedCell.text) ?? .blank
    case .percent: return rows[row].value(columns[column].id).map { .text($0 + "%") } ?? .blank
    }
  }

  /// Whether the row is a total whose label stands in the first column of codes or labels.
  private func isTotal(_ row: Int, _ column: Int) -> Bool {
    rows[row].kind == .total && rows[row].code == nil && rows[row].value(columns[column].id) == nil
  }

  private func label(_ row: Int) -> PrintedCell {
    if let firstLabel, isTotal(row, firstLabel) { return .blank }
    guard let code = rows[row].code, !printsCodes else { return .text(rows[row].item) }
    return .text(glued(code, row))
  }

  private func glued(_ code: String, _ row: Int) -> String {
    rows[row].item.isEmpty ? code : "\(code)-\(rows[row].item)"
  }

  private static func part(of code: String, from start: Int, to end: Int?) -> PrintedCell {
    guard start < code.utf8.count else { return .blank }
    return .text(String(code.prefix(end ?? code.utf8.count).dropFirst(start)))
  }
}
