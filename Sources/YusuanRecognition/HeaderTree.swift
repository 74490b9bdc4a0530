internal import YusuanModel
internal import YusuanProfiles

/// A table's header as one list of nodes, parents before children.
struct HeaderTree {
  struct Node {
    /// The printed label and its further spellings.
    var labels: [Label]
    /// The parent's index, or nil at the top.
    var parent: Int?
    /// The column of the node, or nil for a group.
    var column: ColumnReference?
  }

  private(set) var nodes: [Node] = []
  /// The kinds of the columns of each panel.
  private let kinds: [[ColumnKind]]
  /// How many columns the table has.
  let columnCount: Int
  /// How many rows the header has.
  let rowCount: Int

  init(_ table: TableLayout) {
    rowCount = table.headerDepth
    columnCount = table.panels.reduce(0) { $0 + $1.columns.count }
    kinds = table.panels.map { $0.columns.map(\.kind) }
    for node in table.header { append(node, parent: nil) }
  }

  private mutating func append(_ node: HeaderNode, parent: Int?) {
    let index = nodes.count
    nodes.append(Node(labels: [node.label] + node.spellings, parent: parent, column: node.column))
    for child in node.children { append(child, parent: index) }
  }

  /// Whether `group` is, or stands above, a column of `panel`.
  func hasColumns(of panel: Int, below group: Int) -> Bool {
    nodes.indices.contains { nodes[$0].column?.panel == panel && isAncestor(group, of: $0) }
  }

  private func isAncestor(_ group: Int, of node: Int) -> Bool {
    var current: Int? = node
    while let known = current {
      if known == group { return true }
      current = nodes[known].parent
    }
    return false
  }

  /// Whether the labels of `path`, from the top down, lead to the column node `leaf`. Each label is given as the nodes
  /// it may be.
  ///
  /// The last label must be the leaf's, and the others must be ancestors of it in their order. An ancestor that is not
  /// printed is allowed; a printed label that is no ancestor is not.
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

  /// Whether all of `leaves` have the same labels and so are told apart only by position.
  func areRepeats(_ leaves: [Int]) -> Bool {
    guard let first = leaves.first else { return false }
    return leaves.dropFirst().allSatisfy { labels(to: $0) == labels(to: first) }
  }

  private func labels(to leaf: Int) -> [String] {
    var labels: [String] = []
    var node: Int? = leaf
    while let current = node {
      labels.append(nodes[current].labels.first?.text ?? "")
      node = nodes[current].parent
    }
    return labels
  }

  /// What `column` holds.
  func kind(_ column: ColumnReference) -> ColumnKind { kinds[column.panel][column.column] }

  /// How many labels the complete path to `leaf` has.
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
