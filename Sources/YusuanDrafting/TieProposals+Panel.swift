extension TieProposals {
  /// Proposes ties within one panel.
  static func within(_ panel: PanelName) -> [Tie] {
    var ties = columnTies(panel)
    if let open = panel.panel.open {
      ties += openTies(panel, open)
    } else {
      ties += rowTies(panel)
    }
    return ties
  }

  // MARK: Columns

  /// Ties between a column of sums and the columns beside it, at each level of the header.
  private static func columnTies(_ panel: PanelName) -> [Tie] {
    let nodes = panel.table.header.compactMap { own($0, panel) }
    var ties: [Tie] = []
    add(nodes, panel, &ties)
    return ties
  }

  /// The part of `node` that belongs to the panel, or nil if none does.
  private static func own(_ node: HeaderDraft, _ panel: PanelName) -> HeaderDraft? {
    if let column = node.column { return panel.panel.columns.contains(column) ? node : nil }
    var node = node
    node.children = node.children.compactMap { own($0, panel) }
    return node.children.isEmpty ? nil : node
  }

  private static func add(_ nodes: [HeaderDraft], _ panel: PanelName, _ ties: inout [Tie]) {
    for node in nodes where node.column == nil { add(node.children, panel, &ties) }
    for (place, node) in nodes.enumerated() where isSum(node) {
      guard let sum = amounts(node, panel).first else { continue }
      let parts = nodes.enumerated().filter { $0.offset != place }.flatMap { amounts($0.element, panel) }
      guard parts.count > 1 else { continue }
      let right = parts.map { panel.figure("r", $0) }.joined(separator: " + ")
      let formula = "for r in \(panel.name)[all]: \(panel.figure("r", sum)) = \(right)"
      ties.append(Tie(family: .columns, group: panel.figure("r", sum), formula: formula))
    }
  }

  private static func isSum(_ node: HeaderDraft) -> Bool {
    node.column != nil && ["合计", "小计", "总计"].contains { node.label.hasSuffix($0) }
  }

  /// The amounts that count for `node` in a sum. For a group that begins with a sum, only that sum.
  private static func amounts(_ node: HeaderDraft, _ panel: PanelName) -> [String] {
    if let column = node.column {
      let draft = panel.table.columns[column]
      return draft.kind == .amount ? [draft.id] : []
    }
    if let sum = node.children.first(where: isSum) { return amounts(sum, panel) }
    return node.children.flatMap { amounts($0, panel) }
  }

  // MARK: Trees and lists

  private static func openTies(_ panel: PanelName, _ open: OpenDraft) -> [Tie] {
    let name = panel.name
    if open.lengths.isEmpty {
      return panel.panel.rows.map { row in
        let formula = panel.forColumns { "\(panel.figure(row.id, $0)) = sum(\(panel.figure("open", $0)))" }
        return Tie(family: .rows, group: panel.figure(row.id, ""), formula: formula)
      }
    }
    let sum = panel.forColumns { "\(panel.figure("p", $0)) = sum(\(panel.figure("children(p)", $0)))" }
    let tree =
      sum.hasPrefix("for ") ? "for p in \(name)[parents], " + sum.dropFirst(4) : "for p in \(name)[parents]: " + sum
    let codes = ["shaped", "rooted", "distinct", "ascending"].map {
      Tie(family: .codes, group: "\($0) \(name)", formula: "\($0)(\(name))")
    }
    return [Tie(family: .trees, group: name, formula: tree)] + codes
  }

  // MARK: Fixed rows

  private static func rowTies(_ panel: PanelName) -> [Tie] {
    nestedTies(panel, panel.panel.rows, path: "") + sumTies(panel)
  }

  /// Ties between a row and the rows below it.
  private static func nestedTies(_ panel: PanelName, _ rows: [RowDraft], path: String) -> [Tie] {
    rows.flatMap { row -> [Tie] in
      let own = path + row.id
      guard row.children.count > 1 else { return [] }
      let formula = panel.forColumns { column in
        let parts = row.children.map { panel.figure("\(own)/\($0.id)", column) }
        return "\(panel.figure(own, column)) = \(parts.joined(separator: " + "))"
      }
      let tie = Tie(family: .rows, group: panel.figure(own, ""), formula: formula)
      return [tie] + nestedTies(panel, row.children, path: own + "/")
    }
  }

  /// Ties of a sum at the top: it is the sum of all items, of the sums before it, of all rows before it, or of some
  /// rows with a minus.
  private static func sumTies(_ panel: PanelName) -> [Tie] {
    let rows = panel.panel.rows
    var ties: [Tie] = []
    for (place, row) in rows.enumerated() where row.kind == .total || row.kind == .subtotal && row.children.isEmpty {
      let before = rows[..<place].filter { $0.kind != .total }
      let others = before.isEmpty ? rows[(place + 1)...].filter { $0.kind == .item } : before
      let sums = others.filter { $0.kind != .item }
      var sides: [(String) -> String] = []
      let added = { (group: [RowDraft]) in
        { (column: String) in group.map { panel.figure($0.id, column) }.joined(separator: " + ") }
      }
      if (2...8).contains(sums.count) { sides.append(added(Array(sums))) }
      if others.contains(where: { $0.kind == .item }) { sides.append { "sum(\(panel.figure("items", $0)))" } }
      if (2...8).contains(others.count) { sides.append(added(Array(others))) }
      if others.count < 6 { sides += mixed(panel, others) }
      ties += sides.map { side in
        let formula = panel.forColumns { "\(panel.figure(row.id, $0)) = \(side($0))" }
        return Tie(family: .rows, group: panel.figure(row.id, ""), formula: formula)
      }
    }
    return ties
  }

  /// The sums of `rows` in which some rows, but not the first, are subtracted.
  private static func mixed(_ panel: PanelName, _ rows: [RowDraft]) -> [(String) -> String] {
    guard let first = rows.first, rows.count > 1 else { return [] }
    return (1..<(1 << (rows.count - 1))).map { signs in
      { column in
        rows.dropFirst().enumerated().reduce(panel.figure(first.id, column)) { text, row in
          text + (signs & 1 << row.offset == 0 ? " + " : " - ") + panel.figure(row.element.id, column)
        }
      }
    }
  }
}
