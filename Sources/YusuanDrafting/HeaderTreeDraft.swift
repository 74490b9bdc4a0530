internal import YusuanBlocks

/// Builds the tree of a header from its rows (表头树): each column is below the labels above it.
struct HeaderTreeDraft {
  /// A label of the header, by its position, and what is below it.
  private struct Node {
    var label: String
    var isOtherYear: Bool
    var parent: Int?
    var column: Int?
  }

  private var nodes: [Node] = []
  /// The nodes by row and index in the row.
  private var places: [[Int]: Int] = [:]
  /// The columns, left to right.
  private(set) var columns: [ColumnDraft] = []

  /// Builds the tree of the rows `header` for a table of the fiscal year `year`, or nil if its title has none.
  init(_ header: [[LabelSketch]], year: Int?) {
    let years = Set(header.joined().compactMap { DraftText.withoutYear($0.text).year })
    // Without a year in the title, {Y} would stand for several different years.
    let keepsAll = year == nil && years.count > 1
    let own = year ?? years.max()
    let rows = header.map { row in row.map { YearLabel($0.text, year: own, keepsAll: keepsAll) } }
    let paths = HeaderPaths(header.map { $0.map(\.column) }).all
    let leaves = Set(paths.compactMap { $0.steps.last.map { [$0.row, $0.index] } })
    for path in paths {
      guard let own = path.steps.last else { continue }
      // A label that is a column itself spans nothing: what stands to its right is not below it.
      let steps = path.steps.dropLast().filter { !leaves.contains([$0.row, $0.index]) } + [own]
      var parent: Int?
      for step in steps { parent = node(step, rows[step.row][step.index], below: parent) }
      guard let parent else { continue }
      nodes[parent].column = columns.count
      var column = ColumnDraft(source: path.column, path: steps.map { rows[$0.row][$0.index].meaning })
      if rows[own.row][own.index].isOtherYear { column.decide.append("label") }
      columns.append(column)
    }
  }

  private mutating func node(_ step: HeaderPaths.Step, _ label: YearLabel, below parent: Int?) -> Int {
    if let known = places[[step.row, step.index]] { return known }
    places[[step.row, step.index]] = nodes.count
    nodes.append(Node(label: label.printed, isOtherYear: label.isOtherYear, parent: parent))
    return nodes.count - 1
  }

  /// The top labels with everything below them.
  var roots: [HeaderDraft] { children(of: nil) }

  private func children(of parent: Int?) -> [HeaderDraft] {
    nodes.indices.filter { nodes[$0].parent == parent }.map { index in
      HeaderDraft(
        label: nodes[index].label, children: children(of: index), column: nodes[index].column,
        decide: nodes[index].isOtherYear ? ["label"] : [])
    }
  }
}

/// A label that may have a year in it (含年度的标签).
struct YearLabel {
  /// The label as a profile prints it: `{Y}` for the table's year. Another year stays as it is, since there is no
  /// placeholder for it.
  var printed: String
  /// The label's meaning, with 上年 for the year before the table's.
  var meaning: String
  /// Whether it has another year than the table.
  var isOtherYear = false

  /// Reads the label `text` of a table of the fiscal year `year`. With `keepsAll` every year stays as it is.
  init(_ text: String, year: Int?, keepsAll: Bool) {
    let (without, own) = DraftText.withoutYear(text)
    (printed, meaning) = (without, without)
    guard let year, let own, own != year || keepsAll else { return }
    (printed, isOtherYear) = (text, true)
    if own == year - 1 { meaning = without.replacing("{Y}年度", with: "上年").replacing("{Y}年", with: "上年") }
  }
}
