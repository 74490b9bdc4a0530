internal import Budget

/// A table's header with its nodes in one list, parents before children.
struct HeaderTree {
  struct Node {
    /// The printed label and its further spellings.
    var labels: [Label]
    /// The parent's index; nil at the top.
    var parent: Int?
    /// The column the node is, and what it holds; nil for a group.
    var column: ColumnReference?
    var kind: ColumnKind?
  }

  private(set) var nodes: [Node] = []
  /// How many columns the table has.
  let columnCount: Int
  /// How many rows the header has.
  let rowCount: Int

  init(_ table: TableLayout) {
    rowCount = table.headerDepth
    columnCount = table.sections.reduce(0) { $0 + $1.columns.count }
    for node in table.header { append(node, parent: nil, table) }
  }

  private mutating func append(_ node: HeaderNode, parent: Int?, _ table: TableLayout) {
    let index = nodes.count
    nodes.append(
      Node(
        labels: [node.label] + node.spellings, parent: parent, column: node.column,
        kind: node.column.map { table.sections[$0.section].columns[$0.column].kind }))
    for child in node.children { append(child, parent: index, table) }
  }

  /// Whether the labels of `path`, from the top down, lead to the column node `leaf`: the last label is the leaf's, the
  /// others are ancestors of it in their order. Each label is given as the nodes it may be. A printed label that is no
  /// ancestor refuses the leaf; an ancestor that is not printed does not.
  func leads(_ path: [[Int]], to leaf: Int) -> Bool {
    var node: Int? = leaf
    for (depth, labels) in path.reversed().enumerated() {
      while let current = node, !labels.contains(current) {
        if depth == 0 { return false }
        node = nodes[current].parent
      }
      guard let current = node else { return false }
      node = nodes[current].parent
    }
    return true
  }

  /// How many labels a complete path to `leaf` has.
  func depth(of leaf: Int) -> Int {
    var depth = 1
    var node = nodes[leaf].parent
    while let current = node {
      depth += 1
      node = nodes[current].parent
    }
    return depth
  }
}
