internal import YusuanModel
internal import YusuanProfiles

/// The header labels above each column of a table (列的各级表头).
struct ColumnLabels {
  private var paths: [ColumnReference: [Label]] = [:]

  init(_ table: TableLayout) { add(table.header, below: []) }

  private mutating func add(_ header: [HeaderNode], below labels: [Label]) {
    for node in header {
      let path = labels + [node.label]
      if let column = node.column { paths[column] = path }
      add(node.children, below: path)
    }
  }

  /// The labels that identify each of the columns at `places` of the panel at `panel`. A column's own label comes last.
  /// Those of the groups above it are put before it if several columns have the same label, or if no row has one.
  func labels(_ places: [Int], of layout: PanelLayout, at panel: Int) -> [[Label]] {
    let all = places.map { paths[ColumnReference(panel: panel, column: $0)] ?? [] }
    return all.map { own in
      let isShared = all.count { $0.last?.text == own.last?.text } > 1
      return isShared || layout.isUnlabelled ? own : Array(own.suffix(1))
    }
  }
}
