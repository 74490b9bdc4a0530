/// Proposes the ids of columns from the glossary (列的标识).
struct ColumnNames {
  let glossary: Glossary

  /// Sets the ids of the columns of one panel.
  func set(_ columns: inout ArraySlice<ColumnDraft>) {
    nameLabels(&columns)
    for index in columns.indices where columns[index].id.isEmpty { columns[index].id = id(columns[index]) ?? "" }
    nameLoneAmount(&columns)
    prefixRepeats(&columns)
    for index in columns.indices where columns[index].id.isEmpty {
      columns[index].id = "column\(index - columns.startIndex + 1)"
      columns[index].decide.append("id")
    }
    number(&columns)
  }

  /// Names the last column of labels `item`, and codes and their parts by their own names.
  private func nameLabels(_ columns: inout ArraySlice<ColumnDraft>) {
    if let last = columns.indices.last(where: { columns[$0].kind == .item }) { columns[last].id = "item" }
    if let code = columns.indices.first(where: { columns[$0].kind == .code }) { columns[code].id = "code" }
    let parts = ["codeClass", "codeDivision", "codeItem", "codeSubitem"]
    for (part, index) in columns.indices.filter({ columns[$0].kind == .codePart }).enumerated() where part < parts.count
    {
      columns[index].id = parts[part]
    }
  }

  private func id(_ column: ColumnDraft) -> String? {
    guard let own = glossary.term(column.label, at: .columns)?.id else { return nil }
    // 小计 below a label with a meaning of its own is that meaning: 公务用车购置及运行费 › 小计.
    let isInner = column.path.count > 2 || column.label.hasSuffix("小计")
    if own == "total", isInner, let above = column.path.dropLast().last, let group = group(above) { return group }
    return own == "item" ? nil : own
  }

  /// The meaning of a group's label, or nil if it only says that figures follow.
  private func group(_ label: String) -> String? {
    guard let id = glossary.term(label, at: .columns)?.id else { return nil }
    return ["amount", "total", "item", "revenue", "expenditure", "current", "last"].contains(id) ? nil : id
  }

  /// Names the only amount of a panel, which needs no name from the glossary.
  private func nameLoneAmount(_ columns: inout ArraySlice<ColumnDraft>) {
    let amounts = columns.indices.filter { columns[$0].kind == .amount }
    guard amounts.count == 1, let only = amounts.first, columns[only].id.isEmpty else { return }
    columns[only].id = "amount"
    columns[only].decide.removeAll { $0 == "id" }
  }

  /// Tells apart columns with the same id: the id of the label above is put in front, unless that is 本年. 上年预算数 › 合计 is
  /// `lastTotal`.
  private func prefixRepeats(_ columns: inout ArraySlice<ColumnDraft>) {
    let ids = columns.map(\.id)
    for index in columns.indices where !columns[index].id.isEmpty && ids.count(where: { $0 == columns[index].id }) > 1 {
      guard let top = columns[index].path.dropLast().lazy.compactMap({ prefix($0) }).first else { continue }
      if top != "current" { columns[index].id = top + DraftText.capitalised(columns[index].id) }
    }
  }

  private func prefix(_ label: String) -> String? {
    let id = glossary.term(label, at: .columns)?.id ?? glossary.term(label, at: .panels)?.id
    return id == "amount" || id == "total" ? nil : id
  }

  /// Numbers the columns that still have the same id.
  private func number(_ columns: inout ArraySlice<ColumnDraft>) {
    var seen: [String: Int] = [:]
    for index in columns.indices {
      let id = columns[index].id
      seen[id, default: 0] += 1
      guard let count = seen[id], count > 1 else { continue }
      columns[index].id = "\(id)\(count)"
      columns[index].decide.append("id")
    }
  }
}
