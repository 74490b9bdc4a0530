internal import YusuanFindings
internal import YusuanModel

/// Checks a profile as a whole (版式的整体检查), for what no single element shows, such as two columns with the same header.
struct ProfileCheck {
  private let draft: ProfileDraft

  /// A check of `draft`. Mistakes are reported in the files that contain the parts.
  init(_ draft: ProfileDraft) { self.draft = draft }

  /// Records all mistakes.
  func check() {
    checkWhole()
    checkTitles()
    for table in draft.tables {
      checkParts(table)
      for index in table.panels.indices { checkColumns(table, index) }
      for panel in table.panels { checkRows(table, panel) }
      checkCharts(table)
    }
  }

  // MARK: The whole

  private func checkWhole() {
    let missing = [
      ("@amountUnit", draft.amountUnit == nil), ("table", draft.tables.isEmpty),
      ("words/unitName", draft.words.unitName.isEmpty), ("words/amountUnit", draft.words.amountUnits.isEmpty),
    ]
    for (part, isMissing) in missing where isMissing { note(.partMissing, [], [.label: "profile", .expected: part]) }
    var numbers: [String: String] = [:]
    for table in draft.tables where !table.number.isEmpty {
      if let other = numbers[table.number] {
        let line = place([.table(other)]).flatMap { $0.file.location(of: $0.node).line }
        note(
          .partRepeated, [.table(table.id)], attribute: "number",
          [.label: "table/@number", .found: table.number, .count: line.map(String.init) ?? ""])
      }
      numbers[table.number] = table.id
    }
  }

  private func checkTitles() {
    var known: [FoldedText: TableLayout] = [:]
    for table in draft.tables {
      for title in [table.title] + table.otherTitles where !title.text.isEmpty {
        let folded = FoldedText(title.text)
        if let other = known[folded], other.id != table.id {
          note(
            .titleShared, [.title(table: table.id), .table(table.id)],
            [.found: table.number, .expected: other.number, .label: title.text])
        }
        known[folded] = table
      }
    }
  }

  // MARK: Tables

  private func checkParts(_ table: TableLayout) {
    let missing = [
      ("@number", table.number.isEmpty), ("title", table.title.text.isEmpty), ("panel", table.panels.isEmpty),
    ]
    for (part, isMissing) in missing where isMissing {
      note(.partMissing, [.table(table.id)], [.label: "table", .expected: part])
    }
    for panel in table.panels {
      let part = ProfileDraft.Part.panel(table: table.id, panel.id)
      if !panel.columns.contains(where: { $0.kind.valueKind != nil }) {
        contradiction(.valueColumnNeeded, [part, .table(table.id)], "panel", panel.id)
      }
      if panel.columns(.code).count > 1 || !panel.columns(.code).isEmpty && !panel.columns(.codePart).isEmpty {
        contradiction(.codeAndParts, [part, .table(table.id)], "panel", panel.id)
      }
      checkLabels(table, panel)
    }
  }

  private func checkLabels(_ table: TableLayout, _ panel: PanelLayout) {
    let openRows = ProfileDraft.Part.openRows(table: table.id, panel: panel.id)
    if panel.isUnlabelled, panel.openRows != nil {
      contradiction(.labelWithoutColumn, [openRows, .table(table.id)], "panel", panel.id)
    } else if !panel.openRowsHaveCodes {
      note(
        .codesWithoutColumn, [openRows, .table(table.id)],
        [.table: table.number, .label: panel.id])
    }
    for row in panel.rows where panel.isUnlabelled ? row.label != nil : row.label == nil && !row.carriesUnitName {
      let part = ProfileDraft.Part.row(table: table.id, panel: panel.id, path: row.path)
      contradiction(panel.isUnlabelled ? .labelWithoutColumn : .labelNeeded, [part, .table(table.id)], "row", row.path)
    }
  }

  /// Records columns of a panel that their headers do not tell apart: at each level they have a spelling in common.
  private func checkColumns(_ table: TableLayout, _ index: Int) {
    let panel = table.panels[index]
    // All pairs are compared; no table that people read has so many columns.
    if panel.columns.count > 1_000 { return }
    let paths = ColumnPath.all(of: table, panel: index)
    for (place, path) in paths.enumerated() {
      guard
        let (other, label) = paths[..<place].lazy.compactMap({ other in
          other.common(path).map { (other, $0) }
        }).first
      else { continue }
      note(
        .columnsAlike, [.column(table: table.id, panel: panel.id, place: path.column), .table(table.id)],
        [
          .table: table.number, .label: label, .found: panel.columns[path.column].id,
          .expected: panel.columns[other.column].id,
        ])
    }
  }

  /// Records rows below the same row that share a label, so that only their position would tell them apart.
  private func checkRows(_ table: TableLayout, _ panel: PanelLayout) {
    var known: [[Unicode.Scalar]: [String: String]] = [:]
    for row in panel.rows {
      let above = String(row.path.dropLast(row.id.count))
      for label in (row.label.map { [$0] } ?? []) + row.spellings {
        let name = ItemName(FoldedText(label.text)).name
        if let other = known[name]?[above], other != row.path {
          note(
            .rowsAlike, [.row(table: table.id, panel: panel.id, path: row.path), .table(table.id)],
            [.table: table.number, .label: label.text, .found: row.path, .expected: other])
        }
        known[name, default: [:]][above] = row.path
      }
    }
  }

  private func checkCharts(_ table: TableLayout) {
    for chart in table.charts {
      for name in chart.unknown(in: table) {
        contradiction(.chartUnknown, [.chart(table: table.id, chart.id), .table(table.id)], "chart", name)
      }
    }
  }

  // MARK: Places

  /// The place of the first of `parts` that has one, or else that of the profile.
  private func place(_ parts: [ProfileDraft.Part]) -> ProfileDraft.Place? {
    (parts + [.profile]).lazy.compactMap { draft.places[$0] }.first
  }

  private func note(
    _ code: Code, _ parts: [ProfileDraft.Part], attribute: String? = nil, because reason: MistakeReason? = nil,
    _ facts: [Diagnostic.Fact: String]
  ) {
    guard let place = place(parts) else { return }
    place.file.note(code, place.node, attribute: attribute, because: reason, facts)
  }

  private func contradiction(_ reason: MistakeReason, _ parts: [ProfileDraft.Part], _ label: String, _ found: String) {
    note(.partContradictory, parts, because: reason, [.label: label, .found: found])
  }
}

extension PanelLayout {
  /// Whether open rows with codes have a column for the codes. True if there are no such rows.
  fileprivate var openRowsHaveCodes: Bool {
    guard case .codes? = openRows else { return true }
    return columns.contains { $0.kind == .code || $0.kind == .codePart }
  }
}

/// The labels above a column, from the outermost group down to its own, in all spellings (列的表头路径).
private struct ColumnPath {
  var column: Int
  /// The accepted labels of each level, the printed one first.
  private var labels: [[(text: String, folded: FoldedText)]] = []

  /// The paths of the columns of the panel at `panel`.
  static func all(of table: TableLayout, panel: Int) -> [ColumnPath] {
    var paths: [ColumnPath] = []
    func add(_ nodes: [HeaderNode], _ above: ColumnPath) {
      for node in nodes {
        var path = above
        path.labels.append(([node.label] + node.spellings).map { ($0.text, FoldedText($0.text)) })
        if let column = node.column, column.panel == panel {
          path.column = column.column
          paths.append(path)
        }
        add(node.children, path)
      }
    }
    add(table.header, ColumnPath(column: 0))
    return paths
  }

  /// A header that both columns may have, or nil if there is none.
  func common(_ other: ColumnPath) -> String? {
    guard labels.count == other.labels.count else { return nil }
    var path: [String] = []
    for (own, others) in zip(labels, other.labels) {
      let shared = own.first { label in others.contains { $0.folded == label.folded } }
      guard let shared else { return nil }
      path.append(shared.text)
    }
    return path.joined(separator: "·")
  }
}
