internal import YusuanModel

/// Drafts the tables of a profile from their sketches (表的起草).
struct TableDrafter {
  let glossary: Glossary
  let surroundings: Surroundings

  /// The tables of `sketches`.
  func tables(_ sketches: [TableSketch]) -> [TableDraft] {
    var tables: [TableDraft] = []
    let hasNotes = Set(sketches.compactMap(\.emptyNote)).count > 1
    for sketch in sketches {
      guard var table = table(sketch) else { continue }
      if hasNotes { table.emptyNote = sketch.emptyNote }
      tables.append(table)
    }
    number(&tables)
    name(&tables)
    for index in tables.indices where tables[index].panels.count == 1 && tables[index].panels[0].id.isEmpty {
      tables[index].panels[0].id = tables[index].id
    }
    return tables
  }

  // MARK: One table

  /// The table drafted from `sketch`, or nil if no column of it can hold values.
  private func table(_ sketch: TableSketch) -> TableDraft? {
    let tree = HeaderTreeDraft(sketch.header, year: DraftText.withoutYear(sketch.title).year)
    var table = TableDraft()
    table.title = DraftText.withoutYear(sketch.title).text
    table.printLabel = sketch.printLabel
    table.number = sketch.printLabel.flatMap { PrintLabel(FoldedText($0))?.number } ?? sketch.sheetNumber ?? ""
    table.amountUnit = sketch.amountUnit
    table.printsColumnNumbers = sketch.printsColumnNumbers
    if !sketch.isTitled { table.decide.append("title") }
    (table.columns, table.header) = (tree.columns, tree.roots)
    ColumnKinds(glossary: glossary).set(&table.columns, sketch.rows)
    guard table.columns.contains(where: { $0.kind.valueKind != nil }) else { return nil }
    PanelGuess(glossary: glossary).set(&table)
    let rows = RowGuess(glossary: glossary, surroundings: surroundings)
    for index in table.panels.indices {
      rows.set(&table.panels[index], table.columns[table.panels[index].columns], sketch.rows, title: table.title)
    }
    setBeside(&table)
    return table
  }

  /// Marks sums that stand in the same source row as printed side by side.
  private func setBeside(_ table: inout TableDraft) {
    for index in table.panels.indices.dropFirst() {
      for row in table.panels[index].rows.indices {
        let own = table.panels[index].rows[row]
        guard own.source > 0, own.kind != .item, own.label != nil else { continue }
        let before = table.panels[index - 1].rows.first { $0.source == own.source && $0.kind != .item }
        table.panels[index].rows[row].beside = before?.id
      }
    }
  }

  // MARK: Numbers and ids

  /// Sets the numbers of tables: the number before the title, or that in the sheet's name, or else the table's
  /// position.
  private func number(_ tables: inout [TableDraft]) {
    var seen: Set<String> = []
    for index in tables.indices {
      var number = tables[index].number.isEmpty ? String(index + 1) : tables[index].number
      if seen.contains(number) { number = String(index + 1) }
      while !seen.insert(number).inserted { number += "x" }
      tables[index].number = number
    }
  }

  private func name(_ tables: inout [TableDraft]) {
    let names = TitleName(glossary: glossary)
    var seen: Set<String> = []
    for index in tables.indices {
      let proposed = names.id(tables[index].title)
      var id = proposed ?? "table\(tables[index].number)"
      if seen.contains(id), let remark = names.remark(tables[index].title) { id += DraftText.capitalised(remark) }
      let isRepeated = !seen.insert(id).inserted
      if isRepeated {
        id += "Table\(index + 1)"
        seen.insert(id)
      }
      if proposed == nil || isRepeated { tables[index].decide.insert("id", at: 0) }
      tables[index].id = String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(64))
    }
  }
}
