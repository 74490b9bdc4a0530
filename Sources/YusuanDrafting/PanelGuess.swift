/// Divides the columns of a table into panels (分栏). A new panel begins where labels or codes stand behind values.
///
/// ```
/// 收入          支出
/// 项目   金额    项目   金额        two panels: each has labels of its own
/// ```
struct PanelGuess {
  let glossary: Glossary

  /// Sets the panels of `table` and the ids of its columns. The kinds of the columns must be set.
  func set(_ table: inout TableDraft) {
    var ranges = ranges(table.columns)
    RepeatedColumns.leaveOut(of: &table, &ranges)
    for range in ranges {
      let hasValue = table.columns[range].contains { $0.kind.valueKind != nil }
      if let last = table.panels.indices.last, !hasValue {
        table.panels[last].columns = table.panels[last].columns.lowerBound..<range.upperBound
      } else {
        table.panels.append(PanelDraft(columns: range))
      }
    }
    for panel in table.panels { makeValid(&table.columns[panel.columns]) }
    name(&table)
    for panel in table.panels { ColumnNames(glossary: glossary).set(&table.columns[panel.columns]) }
    guard table.panels.count > 1 else { return }
    table.header = table.header.map { marked($0, table.panels) }
  }

  private func ranges(_ columns: [ColumnDraft]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var hasValues = false
    for (index, column) in columns.enumerated() {
      let isLabel = column.kind == .item || column.kind == .code || column.kind == .codePart
      if isLabel, hasValues {
        ranges.append(start..<index)
        (start, hasValues) = (index, false)
      }
      hasValues = hasValues || !isLabel && column.kind != .text
    }
    if start < columns.count { ranges.append(start..<columns.count) }
    return ranges
  }

  /// Makes the columns of one panel valid for a profile: values, one code, and the label before them.
  private func makeValid(_ columns: inout ArraySlice<ColumnDraft>) {
    let hasParts = columns.contains { $0.kind == .codePart }
    var hasCode = false
    for index in columns.indices where columns[index].kind == .code {
      if hasCode || hasParts { (columns[index].kind, columns[index].decide) = (.text, ["kind"]) }
      hasCode = true
    }
    let value =
      columns.firstIndex { $0.kind == .amount || $0.kind == .count || $0.kind == .percent } ?? columns.endIndex
    for index in columns.indices where index > value && columns[index].kind == .item {
      (columns[index].kind, columns[index].decide) = (.text, ["kind"])
    }
  }

  // MARK: Names

  private func name(_ table: inout TableDraft) {
    guard table.panels.count > 1 else {
      table.panels[0].id = only(table)
      return
    }
    var seen: Set<String> = []
    let places = table.panels.count == 2 ? ["left", "right"] : ["left", "middle", "right"]
    for index in table.panels.indices {
      let label = heading(table.panels[index].columns, table.header)
      table.panels[index].label = label
      var id = label.flatMap(id)
      if id == nil, label == nil {
        id = index < places.count && table.panels.count <= 3 ? places[index] : "panel\(index + 1)"
      }
      if let known = id, !seen.contains(known) {
        table.panels[index].id = known
      } else {
        table.panels[index].id = "panel\(index + 1)"
      }
      seen.insert(table.panels[index].id)
    }
  }

  private func id(_ label: String) -> String? {
    if let term = glossary.term(label, at: .panels) { return term.id }
    if label.contains("收入") { return "revenue" }
    return label.contains("支出") ? "expenditure" : nil
  }

  /// The top label that spans exactly `columns`.
  private func heading(_ columns: Range<Int>, _ header: [HeaderDraft]) -> String? {
    header.first { $0.column == nil && $0.columns == Array(columns) }?.label
  }

  /// The id of an only panel, by what the title is about.
  private func only(_ table: TableDraft) -> String {
    let title = table.title
    if title.contains("收入"), !title.contains("支出") { return "revenue" }
    return ["支出", "经费", "采购", "费"].contains { title.contains($0) } ? "expenditure" : table.id
  }

  /// `node` with the panels of its columns stated as far up as possible.
  private func marked(_ node: HeaderDraft, _ panels: [PanelDraft]) -> HeaderDraft {
    var node = node
    let columns = node.columns
    if let panel = panels.first(where: { panel in columns.allSatisfy(panel.columns.contains) }) {
      node.panel = panel.id
    } else {
      node.children = node.children.map { marked($0, panels) }
    }
    return node
  }
}
