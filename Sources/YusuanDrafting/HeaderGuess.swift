internal import YusuanBlocks
internal import YusuanModel
internal import YusuanProfiles

/// Finds where a header ends and what its columns may hold, by the glossary and the shape of labels alone (表头的推断).
struct HeaderGuess {
  private let glossary: Glossary

  init(_ glossary: Glossary) { self.glossary = glossary }

  /// A row of a head: its labels, and whether it is the row of column numbers.
  typealias HeadRow = (labels: [LabelSketch], isNumbers: Bool)

  /// How many of `rows` belong to the header. Its merged labels cover `bottom` rows. The other rows are body rows
  /// without figures.
  func count(_ rows: [HeadRow], bottom: Int) -> Int {
    var above: [LabelSketch] = []
    for (index, row) in rows.enumerated() {
      if index > 0, row.isNumbers { return index + 1 }
      if index > 0, index >= bottom, isBody(row.labels, below: above) { return index }
      above += row.labels
    }
    return rows.count
  }

  /// Whether `row`, below the labels `above`, is a body row.
  private func isBody(_ row: [LabelSketch], below above: [LabelSketch]) -> Bool {
    if row.contains(where: { ItemName(FoldedText($0.text)).ordinal != nil || Self.isPlaceholder($0.text) }) {
      return true
    }
    return row.allSatisfy { label in
      guard let header = above.last(where: { $0.column == label.column }) else { return false }
      return isLabelColumn(header.text) && (isRowLabel(label.text) || header.text.hasSuffix("名称"))
    }
  }

  /// Whether `text` is dots, which stand for rows that a form leaves open.
  static func isPlaceholder(_ text: String) -> Bool { !text.isEmpty && text.allSatisfy { "…．.·".contains($0) } }

  /// Whether the label `header` of a column says that it holds labels or codes.
  private func isLabelColumn(_ header: String) -> Bool {
    switch glossary.term(DraftText.withoutYear(header).text, at: .columns)?.kind {
    case "item", "code", "codePart": true
    case nil: header.hasSuffix("名称")
    default: false
    }
  }

  /// Whether `text` is a known row label.
  func isRowLabel(_ text: String) -> Bool {
    if ItemName(FoldedText(text)).ordinal != nil || glossary.functionalClass(text) != nil { return true }
    return glossary.term(text, at: .rows) != nil
  }

  /// Whether at least half of the labels of a header are known terms.
  func isKnown(_ header: [[LabelSketch]]) -> Bool {
    let labels = header.flatMap { $0 }
    guard labels.count > 1 else { return false }
    return labels.count { isTerm($0.text) } * 2 >= labels.count
  }

  private func isTerm(_ label: String) -> Bool {
    let text = DraftText.withoutYear(label).text
    return glossary.term(text, at: .columns) != nil || glossary.term(text, at: .panels) != nil
  }

  /// The kinds of the source columns, by the header's labels and the first row with figures.
  func roles(_ header: [[LabelSketch]], first: BlockRow?) -> [ColumnRole] {
    var roles: [ColumnRole] = []
    for path in HeaderPaths(header.map { $0.map(\.column) }).all {
      while roles.count <= path.column { roles.append(.unknown) }
      guard let step = path.steps.last else { continue }
      let label = DraftText.withoutYear(header[step.row][step.index].text).text
      roles[path.column] = role(glossary.term(label, at: .columns)?.kind, first?.cell(path.column))
    }
    return roles
  }

  private func role(_ kind: String?, _ cell: BlockCell?) -> ColumnRole {
    switch kind {
    case "code", "codePart": .code
    case "item": .label
    case "text", "date": .any
    case "amount", "count", "percent": .figure
    default: cell.map { $0.isFigure ? .figure : .any } ?? .unknown
    }
  }
}
