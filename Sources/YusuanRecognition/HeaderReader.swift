internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanProfiles

/// A label of a header row.
struct HeaderCell {
  /// The source column, from 1.
  var column: Int
  var text: CellText
}

/// A header row without its blank cells.
struct HeaderRow {
  var place: RowPlace
  var cells: [HeaderCell]
  /// The row of column numbers: 1, 2, 3, …
  var isNumbers = false
}

/// What a source column holds.
enum ColumnTarget: Equatable {
  /// A column of the layout, and what it holds.
  case field(ColumnReference, ColumnKind)
  /// A part of the panel's code, from 0 (类, 款, 项, 目).
  case codePart(panel: Int, part: Int)
  /// No column of the layout, or one that another source column holds already. The index is that in
  /// ``ColumnMap/unknown``.
  case unknown(Int)

  /// The panel that the column belongs to.
  var panel: Int? {
    switch self {
    case .field(let field, _): field.panel
    case .codePart(let panel, _): panel
    case .unknown: nil
    }
  }
}

/// What each source column holds.
struct ColumnMap {
  /// A column that is not converted.
  struct Unknown {
    var label: String
    var code: Code
    var place: RowPlace
    /// How many non-blank cells it has, header included.
    var cells: Int
  }

  /// Indexed by source column, from 1; nil for a column without a label.
  var targets: [ColumnTarget?]
  var unknown: [Unknown]
  /// How many header cells led to columns of the layout.
  var usedHeaderCells: Int
  /// The columns of the layout that no source column holds.
  var missing: [ColumnReference]
  /// How many rows the header has.
  var headerRows = 0

  subscript(_ column: Int) -> ColumnTarget? { column < targets.count ? targets[column] : nil }

  /// Whether a column with values was found, so that this may be the table.
  var hasValues: Bool {
    targets.contains { target in
      if case .field(_, let kind)? = target { kind.valueKind != nil } else { false }
    }
  }

  /// The kinds of the source columns, for finding where the block ends.
  var roles: [ColumnRole] {
    targets.map { target in
      switch target {
      case nil: .unknown
      case .codePart, .field(_, .code), .field(_, .codePart): .code
      case .field(_, .item): .label
      case .field(_, .text), .field(_, .date), .unknown: .any
      case .field(_, .amount), .field(_, .count), .field(_, .percent): .figure
      }
    }
  }
}

/// Finds out what each column holds by the path of labels above it, never by its position.
struct HeaderReader {
  let scheme: TableScheme
  /// The year of the table's title, or nil if it has none.
  let year: Int?
  /// The header rows so far.
  var rows: [HeaderRow] = []

  var tree: HeaderTree { scheme.header }

  /// Maps the source columns by the header rows.
  func map() -> ColumnMap {
    let width = (rows.compactMap { $0.cells.last?.column }.max() ?? 0) + 1
    var map = ColumnMap(
      targets: Array(repeating: nil, count: width), unknown: [], usedHeaderCells: 0,
      missing: tree.nodes.compactMap(\.column))
    var used = rows.map { [Bool](repeating: false, count: $0.cells.count) }
    var taken: [ColumnTarget] = []
    var printed: [ColumnReference: Int]?
    for labels in HeaderPaths(rows.map { $0.cells.map(\.column) }).all {
      let column = labels.column
      let path = labels.steps.map { Step(row: $0.row, index: $0.index, cell: rows[$0.row].cells[$0.index]) }
      guard let own = path.last(where: { $0.column == column }) else { continue }
      let (targets, code) = targets(path, beside: map[column - 1])
      var free = targets.filter { !taken.contains($0.0) }
      if targets.count > 1 {
        printed = printed ?? repeats()
        if let first = targets.first, printed?[first.1] ?? 0 < targets.count {
          let left = map.targets[..<column].compactMap { $0 }.last { $0.panel != nil }
          free.removeAll { !isRight($0.1, of: left) }
        }
      }
      if let (target, reference) = free.first {
        map.targets[column] = target
        taken.append(target)
        map.missing.removeAll { $0 == reference }
        for step in path { used[step.row][step.index] = true }
      } else {
        map.targets[column] = .unknown(map.unknown.count)
        map.unknown.append(
          .init(
            label: path.map(\.cell.text.text).joined(separator: " › "),
            code: targets.isEmpty ? code : .columnAmbiguous, place: place(of: own.cell, in: own.row), cells: 0))
      }
    }
    countHeaderCells(&map, used)
    return map
  }

  /// Counts the printed columns among those to which the layout gives the same labels. The key is the first of them.
  private func repeats() -> [ColumnReference: Int] {
    var counts: [ColumnReference: Int] = [:]
    for labels in HeaderPaths(rows.map { $0.cells.map(\.column) }).all {
      let path = labels.steps.map { Step(row: $0.row, index: $0.index, cell: rows[$0.row].cells[$0.index]) }
      let targets = targets(path, beside: nil).0
      if targets.count > 1, let first = targets.first { counts[first.1, default: 0] += 1 }
    }
    return counts
  }

  /// Whether the layout has `column` to the right of `left`. If some of the columns with the same labels are missing,
  /// their order in the layout tells which ones are there.
  private func isRight(_ column: ColumnReference, of left: ColumnTarget?) -> Bool {
    switch left {
    case .field(let other, _)?: (column.panel, column.column) > (other.panel, other.column)
    case .codePart(let panel, _)?: column.panel >= panel
    case .unknown?, nil: true
    }
  }

  /// The header nodes of the table that the label in `cell` may be.
  private func nodes(_ cell: HeaderCell) -> [Int] {
    cell.text.headerLabels.compactMap { label in
      label.table == scheme.index && (label.year == nil || year == nil || label.year == year) ? label.node : nil
    }
  }

  private func place(of cell: HeaderCell, in row: Int) -> RowPlace {
    var place = rows[row].place
    place.column = cell.column
    return place
  }

  private struct Step {
    var row: Int
    /// The cell's index in its row.
    var index: Int
    var cell: HeaderCell

    var column: Int { cell.column }
  }

  /// The columns that `path` may lead to. The layout may print several columns with the same labels side by side; then
  /// these are assigned from left to right. If there are none, the code says why.
  private func targets(_ path: [Step], beside left: ColumnTarget?) -> ([(ColumnTarget, ColumnReference)], Code) {
    var steps = path
    var part: Int?
    if let last = steps.last, nodes(last.cell).isEmpty {
      part = scheme.codeParts.firstIndex { $0.matches(last.cell.text.folded) }
      if part != nil { steps.removeLast() }
    }
    let labels = steps.map { nodes($0.cell) }
    guard let own = labels.last else { return ([], .columnUnknown) }
    var leaves = own.filter { tree.nodes[$0].column != nil && tree.leads(labels, to: $0) }
    if leaves.isEmpty { leaves = misdrawn(labels, beside: left) }
    let complete = leaves.filter { tree.depth(of: $0) == labels.count }
    let best = complete.isEmpty ? leaves : complete
    if best.count > 1, !tree.areRepeats(best) { return ([], .columnAmbiguous) }
    let found = best.compactMap { leaf -> (ColumnTarget, ColumnReference)? in
      guard let column = tree.nodes[leaf].column else { return nil }
      return (target(column, part: part), column)
    }
    return (found, .columnUnknown)
  }

  private func target(_ column: ColumnReference, part: Int?) -> ColumnTarget {
    if let part { return .codePart(panel: column.panel, part: part) }
    if tree.kind(column) == .codePart {
      return .codePart(panel: column.panel, part: scheme.codePart(of: column))
    }
    return .field(column, tree.kind(column))
  }

  /// The column named by the last label, if the labels above it name another group of the table: the group was merged
  /// over too few or too many columns. The last label must name one column only, and all labels must be known.
  ///
  /// The group may also be one of another panel. Then the column is found only if `left`, the column to its left,
  /// belongs to the same panel.
  private func misdrawn(_ labels: [[Int]], beside left: ColumnTarget?) -> [Int] {
    guard let own = labels.last, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }) else { return [] }
    let leaves = own.filter { tree.nodes[$0].column != nil }
    guard let leaf = leaves.first, leaves.count == 1, let panel = tree.nodes[leaf].column?.panel else { return [] }
    if left?.panel == panel { return leaves }
    let isSamePanel = labels.dropLast().allSatisfy { nodes in nodes.contains { tree.hasColumns(of: panel, below: $0) } }
    return isSamePanel ? leaves : []
  }

  private func countHeaderCells(_ map: inout ColumnMap, _ used: [[Bool]]) {
    for (row, header) in rows.enumerated() {
      for (index, cell) in header.cells.enumerated() {
        if used[row][index] {
          map.usedHeaderCells += 1
          continue
        }
        if case .unknown(let index)? = map[cell.column] {
          map.unknown[index].cells += 1
        } else {
          map.unknown.append(
            .init(label: cell.text.text, code: .columnUnknown, place: place(of: cell, in: row), cells: 1))
        }
      }
    }
  }
}
