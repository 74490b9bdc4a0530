internal import Budget
internal import Diagnostics

/// A label in a header row.
struct HeaderCell {
  /// The source column, from 1.
  var column: Int
  var text: CellText
  /// The nodes of the table's header that the label may be, or the part of a code (类, 款, 项) it names.
  var nodes: [Int]
  var location: Location
}

/// What a source column holds.
enum ColumnTarget: Equatable {
  /// A column of the layout.
  case field(ColumnReference)
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
    var location: Location
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
  let tree: HeaderTree
  let codeParts: [Label]
  /// The header rows so far, each without its blank cells.
  var rows: [[HeaderCell]] = []

  /// The map of the columns as the rows so far tell it.
  func map() -> ColumnMap {
    let width = (rows.joined().map(\.column).max() ?? 0) + 1
    var map = ColumnMap(targets: Array(repeating: nil, count: width), unknown: [], usedHeaderCells: 0, missing: [])
    var used: Set<CellKey> = []
    var taken: [ColumnTarget] = []
    var found: Set<ColumnReference> = []
    for column in 1..<max(width, 1) {
      let path = path(to: column, rows: rows.count)
      guard let own = path.last(where: { $0.column == column }) else { continue }
      let (match, code) = target(path)
      if let (target, reference) = match, !taken.contains(target) {
        map.targets[column] = target
        taken.append(target)
        found.insert(reference)
        used.formUnion(path.map { CellKey(row: $0.row, column: $0.column) })
      } else {
        map.targets[column] = .unknown(map.unknown.count)
        map.unknown.append(
          .init(
            label: path.map(\.cell.text.text).joined(separator: " › "),
            code: match == nil ? code : .columnAmbiguous, location: own.cell.location, cells: 0))
      }
    }
    countHeaderCells(&map, used)
    map.missing = tree.nodes.compactMap(\.column).filter { !found.contains($0) }
    return map
  }

  /// Whether every column of the layout is found.
  var isComplete: Bool {
    let labels = rows.reduce(0) { $0 + $1.count }
    return labels >= tree.columnCount && map().missing.isEmpty
  }

  private struct CellKey: Hashable {
    var row: Int
    var column: Int
  }

  private struct Step {
    var row: Int
    var column: Int
    var cell: HeaderCell

    static func isSame(_ a: Step, _ b: Step) -> Bool { a.row == b.row && a.column == b.column }
  }

  /// The labels above `column` in the first `count` rows, from the top down: its own, and those to the left that span
  /// it. A label spans the blank cells to its right as long as the labels above both are the same cells.
  private func path(to column: Int, rows count: Int) -> [Step] {
    var steps: [Step] = []
    for row in 0..<count {
      guard let cell = rows[row].last(where: { $0.column <= column }) else { continue }
      if cell.column == column || path(to: cell.column, rows: row).elementsEqual(steps, by: Step.isSame) {
        steps.append(Step(row: row, column: cell.column, cell: cell))
      }
    }
    return steps
  }

  private func target(_ path: [Step]) -> ((ColumnTarget, ColumnReference)?, Code) {
    var steps = path
    var part: Int?
    if let last = steps.last, last.cell.nodes.isEmpty {
      part = codeParts.firstIndex { $0.matches(last.cell.text.folded) }
      if part != nil { steps.removeLast() }
    }
    let labels = steps.map(\.cell.nodes)
    guard let own = labels.last else { return (nil, .columnUnknown) }
    var leaves = own.filter { tree.nodes[$0].column != nil && tree.leads(labels, to: $0) }
    if leaves.isEmpty { leaves = misdrawn(labels) }
    let complete = leaves.filter { tree.depth(of: $0) == labels.count }
    let best = complete.isEmpty ? leaves : complete
    guard let leaf = best.first, let column = tree.nodes[leaf].column else { return (nil, .columnUnknown) }
    if best.count > 1 { return (nil, .columnAmbiguous) }
    let target = part.map { ColumnTarget.codePart(section: column.section, part: $0) } ?? .field(column)
    return ((target, column), .columnUnknown)
  }

  /// The column that the last label names alone in the table, where the labels above it are known, too, but those of
  /// another group: the group's span was drawn too short or too long.
  private func misdrawn(_ labels: [[Int]]) -> [Int] {
    guard let own = labels.last, labels.count > 1, labels.allSatisfy({ !$0.isEmpty }) else { return [] }
    let leaves = own.filter { tree.nodes[$0].column != nil }
    return leaves.count == 1 ? leaves : []
  }

  private func countHeaderCells(_ map: inout ColumnMap, _ used: Set<CellKey>) {
    map.usedHeaderCells = used.count
    for (row, cells) in rows.enumerated() {
      for cell in cells where !used.contains(CellKey(row: row, column: cell.column)) {
        if case .unknown(let index)? = map[cell.column] {
          map.unknown[index].cells += 1
        } else {
          map.unknown.append(
            .init(label: cell.text.text, code: .columnUnknown, location: cell.location, cells: 1))
        }
      }
    }
  }
}
