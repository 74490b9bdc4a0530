internal import YusuanProfiles

/// Finds out what each column of a table holds, first by its label, then by its cells (列的种类).
struct ColumnKinds {
  let glossary: Glossary

  /// Sets the kinds of `columns` by their cells in `rows`.
  func set(_ columns: inout [ColumnDraft], _ rows: [RowSketch]) {
    for index in columns.indices { set(&columns[index], ColumnFigures(rows, column: columns[index].source)) }
    dropLonePart(&columns)
    chooseLabel(&columns)
  }

  private func set(_ column: inout ColumnDraft, _ found: ColumnFigures) {
    let term = glossary.term(column.label, at: .columns) ?? glossary.term(column.label, at: .terms)
    column.rows = term?.rows
    if let kind = term?.kind.flatMap(ColumnKind.init), fits(kind, found) {
      column.kind = kind
      if kind == .percent, isDoubtful(column.label, found) { (column.kind, column.decide) = (.amount, ["kind"]) }
    } else if let kind = byEnding(column.label), fits(kind, found) {
      column.kind = kind
    } else {
      column.kind = byContent(found)
      let isInteger = found.figures > 0 && found.decimals == 0
      if term == nil, column.kind == .amount, found.count == 0 || isInteger { column.decide.append("kind") }
    }
  }

  /// Whether a column with these cells may be of `kind`.
  private func fits(_ kind: ColumnKind, _ found: ColumnFigures) -> Bool {
    switch kind {
    case .amount, .count, .percent: found.texts * 2 <= found.count && found.dates * 2 <= found.count
    case .item: found.count == 0 || found.texts > 0
    case .code, .codePart, .text, .date: true
    }
  }

  /// Whether the label may mean a percentage or an amount, while the figures have no % sign.
  private func isDoubtful(_ label: String, _ found: ColumnFigures) -> Bool {
    found.figures > 0 && found.percentages == 0 && byEnding(label) != .percent && !label.hasSuffix("重")
  }

  private static let endings: [(kind: ColumnKind, ends: [String])] = [
    (.code, ["编码", "代码"]), (.percent, ["率", "比重", "占比", "比例", "%", "％", "（%）", "(%)"]), (.date, ["日期", "时间"]),
    (.count, ["数量", "人数", "个数", "台数", "套数", "辆数", "编制数"]), (.text, ["原因", "备注", "说明", "型号", "依据"]),
    (.item, ["名称", "项目", "科目", "品目", "指标", "类别"]),
  ]

  /// The kind that the end of a label states, or nil if it states none.
  private func byEnding(_ label: String) -> ColumnKind? {
    Self.endings.first { $0.ends.contains { label.hasSuffix($0) } }?.kind
  }

  private func byContent(_ found: ColumnFigures) -> ColumnKind {
    if found.percentages * 2 > found.count { return .percent }
    if found.dates * 2 > found.count { return .date }
    if found.texts * 2 > found.count { return .text }
    return .amount
  }

  /// Makes a column called 项 or 类 a column of labels if no other column holds a part of a code.
  private func dropLonePart(_ columns: inout [ColumnDraft]) {
    let parts = columns.indices.filter { columns[$0].kind == .codePart }
    if parts.count == 1 { columns[parts[0]].kind = .item }
  }

  /// Makes the first column the column of labels if it holds texts and no other column holds labels or codes.
  private func chooseLabel(_ columns: inout [ColumnDraft]) {
    let hasLabel = columns.contains { $0.kind == .item || $0.kind == .code || $0.kind == .codePart }
    guard !hasLabel, columns.first?.kind == .text else { return }
    columns[0].kind = .item
    columns[0].decide.append("kind")
  }
}
