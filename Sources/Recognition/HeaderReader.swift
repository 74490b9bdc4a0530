internal import Budget
internal import Diagnostics

/// A label in a header row.
struct HeaderCell {
  /// The source column, from 1.
  var column: Int
  var text: CellText
}

/// A row of a header without its blank cells.
struct HeaderRow {
  var place: RowPlace
  var cells: [HeaderCell]
}

/// What a source column holds.
enum ColumnTarget: Equatable {
  /// A column of the layout, and what it holds.
  case field(ColumnReference, ColumnKind)
  /// A part of the code, from 0 (类, 款, 项, 目), of the section.
  case codePart(section: Int, part: Int)
  /// No column of the layout, or one that another column holds already: the index in ``ColumnMap/unknown``.
  case unknown(Int)
}

/// Which source column holds what.
struct ColumnMap {
  /// A column that is not converted.
  struct Unknown {
    var label: String
    var code: Code
    var place: RowPlace
    /// How many non-blank cells it has, header included.
    var cells: Int
  }

  /// By source column, from 1; nil for a column without a label.
  var targets: [ColumnTarget?]
  var unknown: [Unknown]
  /// How many header cells led to columns of the layout.
  var usedHeaderCells: Int
  /// The columns of the layout that no source column holds.
  var missing: [ColumnReference]

  subscript(_ column: Int) -> ColumnTarget? { column < targets.count ? targets[column] : nil }
}

/// Finds out from the rows of a header which column is which: by the path of labels above it, never by its position.
struct HeaderReader {
  let scheme: TableScheme
  /// The year of the table's title; nil where it has none.
  let year: Int?
  /// The header rows so far.
  var rows: [HeaderRow] = []

  private var tree: HeaderTree { scheme.header }

  /// The map of the columns as the rows so far tell it, which `memory` may know of another input.
  func map(_ memory: LabelMemory) -> ColumnMap {
    if let known = memory.map(of: self) { return known }
    let map = map()
    memory.remember(map, of: self)
    return map
  }

  private func map() -> ColumnMap {
    let width = (rows.compactMap { $0.cells.last?.column }.max() ?? 0) + 1
    var map = ColumnMap(
      targets: Array(repeating: nil, count: width), unknown: [], usedHeaderCells: 0,
      missing: tree.nodes.compactMap(\.column))
    var used = rows.map { [Bool](repeating: false, count: $0.cells.count) }
    var taken: [ColumnTarget] = []
    for column in 1..<max(width, 1) {
      let path = path(to: column, rows: rows.count)
      guard let own = path.last(where: { $0.column == column }) else { continue }
      let (match, code) = target(path)
      if let (target, reference) = match, !taken.contains(target) {
        map.targets[column] = target
        taken.append(target)
        map.missing.removeAll { $0 == reference }
        for step in path { used[step.row][step.index] = true }
      } else {
        map.targets[column] = .unknown(map.unknown.count)
        map.unknown.append(
          .init(
            label: path.map(\.cell.text.text).joined(separator: " › "),
            code: match == nil ? code : .columnAmbiguous, place: place(of: own.cell, in: own.row), cells: 0))
      }
    }
    countHeaderCells(&map, used)
    return map
  }

  /// There are as many rows as the layout's header has.
  var hasAllRows: Bool { rows.count >= tree.rowCount }

  /// There are so many labels that every column of the layout may be found.
  var hasEnoughLabels: Bool { rows.reduce(0) { $0 + $1.cells.count } >= tree.columnCount }

  /// The nodes of the table's header that the label in `cell` may be.
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
    /// The cell's place in its row.
    var index: Int
    var cell: HeaderCell

    var column: Int { cell.column }

    static func isSame(_ a: Step, _ b: Step) -> Bool { a.row == b.row && a.index == b.index }
  }

  /// The labels above `column` in the first `count` rows, from the top down: its own, and those to the left that span
  /// it. A label spans the blank cells to its right as long as the labels above both are the same cells.
  private func path(to column: Int, rows count: Int) -> [Step] {
    var steps: [Step] = []
    for row in 0..<count {
      guard let index = rows[row].cells.lastIndex(where: { $0.column <= column }) else { continue }
      let cell = rows[row].cells[index]
      if cell.column == column || path(to: cell.column, rows: row).elementsEqual(steps, by: Step.isSame) {
        steps.append(Step(row: row, index: index, cell: cell))
      }
    }
    return steps
  }

  private func target(_ path: [Step]) -> ((ColumnTarget, ColumnReference)?, Code) {
    var steps = path
    var part: Int?
    if let last = steps.last, nodes(last.cell).isEmpty {
      part = scheme.codeParts.firstIndex { $0.matches(last.cell.text.folded) }
      if part != nil { steps.removeLast() }
    }
    let labels = steps.map { nodes($0.cell) }
    guard let own = labels.last else { return (nil, .columnUnknown) }
    var leaves = own.filter { tree.nodes[$0].column != nil && tree.leads(labels, to: $0) }
    if leaves.isEmpty { leaves = misdrawn(labels) }
    let complete = leaves.filter { tree.depth(of: $0) == labels.count }
    let best = complete.isEmpty ? leaves : complete
    guard let leaf = best.first, let column = tree.nodes[leaf].column else { return (nil, .columnUnknown) }
    if best.count > 1 { return (nil, .columnAmbiguous) }
    let target =
      part.map { ColumnTarget.codePart(section: column.section, part: $0) } ?? .field(column, tree.kind(column))
    return ((target, column), .columnUnknown)
  }

  /// The column that the last label names alone in the table, where the labels above it are known, too, but those of
  /// another group: the group's span was drawn too short or too long.
  private func misdrawn(_ labels: [[Int]]) -> [Int] {
    guard let own = labels.last, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }) else { return [] }
    let leaves = own.filter { tree.nodes[$0].column != nil }
    return leaves.count == 1 ? leaves : []
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
