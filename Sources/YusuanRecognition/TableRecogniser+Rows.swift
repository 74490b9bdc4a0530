internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel

extension TableRecogniser {
  /// Identifies the row of one panel: a row of the layout, a code row, a row of a list, or another row. Nil if it has
  /// neither a label nor a code. Its code and item cells are counted.
  func identify(
    _ row: BlockRow, panel index: Int, _ reader: PanelReader, _ table: TableBuilder
  ) -> PanelReader.Identity? {
    let cells = parts.panels[index]
    if reader.layout.isUnlabelled { return reader.nextUnlabelledRow() }
    let isAmount = cells.amounts.isEmpty || isLabel(cells.code, row)
    var label = cells.item.flatMap { item(row.cells[$0], row, isAmount: isAmount, table) }
    var code = CodeReading.none
    if let cell = cells.code {
      code = readCode(row.cells[cell], row, beside: label, reader, table)
      if case .label(let text) = code, label == nil { label = text }
    }
    if case .none = code, cells.hasCodeParts {
      code = joinedCode(row, panel: index, beside: label, reader, table)
      if case .label(let text) = code, label == nil { label = text }
    }
    if case .code(let padded) = code, let short = reader.withoutPadding(padded.digits) {
      report(.labelRewritten, row, index, [.expected: short, .found: padded.digits], table)
      code = .code(CodeCell(digits: short, name: padded.name))
    }
    var isGlued = false
    if case .none = code, cells.item != nil, let label, let glued = gluedCode(label, reader) {
      (code, isGlued) = (.code(glued), true)
    }
    if label == nil, !cells.hasValues, case .none = code { return nil }

    if let label, let fixed = reader.fixedRow(label, unit: table.unit) {
      if fixed.isRewritten {
        report(.labelRewritten, row, index, [.expected: fixed.item, .found: label.text], table)
      }
      if case .code(let code) = code, !isGlued { refuse(code, of: fixed, row, index, reader, table) }
      return fixed
    }
    if case .code(let code) = code {
      let item = (isGlued ? code.name : label?.text) ?? code.name ?? ""
      if let name = code.name, FoldedText(name) != FoldedText(item) {
        report(.labelRewritten, row, index, [.expected: item, .found: name], table)
      }
      if let identity = reader.codeRow(code.digits, item: item) { return identity }
      if var identity = reader.listRow(item) {
        identity.code = code.digits
        return identity
      }
    }
    return labelled(label, row, index, reader, table)
  }

  /// Reports the code of a row of the profile that is known by its label, but has another code or none in the profile.
  private func refuse(
    _ code: CodeCell, of fixed: borrowing PanelReader.Identity, _ row: BlockRow, _ index: Int, _ reader: PanelReader,
    _ table: TableBuilder
  ) {
    if let known = fixed.fixed, reader.layout.rows[known].code == code.digits { return }
    // A damaged code has already been reported.
    if code.digits.isEmpty { return }
    let item = fixed.item
    for place in [parts.panels[index].code].compactMap({ $0 }) + codeParts(index).map(\.cell) {
      let cell = row.cells[place]
      guard !cell.isFromAbove, self.code(cell, row) != nil else { continue }
      // The row itself is read, so the panel stays complete.
      table.ledger.use(.code, -1)
      table.ledger.diagnose(1)
      output.receive(
        Diagnostic(
          .codeUnexpected, at: self.place.location(row, column: cell.column),
          [.label: item, .found: Self.excerpt(text(cell, row).text)], cells: 1))
    }
  }

  /// Whether the cell at `place`, in a column of codes, holds a label instead.
  private func isLabel(_ place: Int?, _ row: BlockRow) -> Bool {
    guard let place, row.cells[place].isWord else { return false }
    return code(row.cells[place], row) == nil
  }

  /// The label in `cell`. A number is a label only if it has no point and figures stand beside it. Alone, or beside a
  /// label in the code column, it is a figure in the wrong column.
  private func item(_ cell: BlockCell, _ row: BlockRow, isAmount: Bool, _ table: TableBuilder) -> CellText? {
    if cell.marks.contains(.figure), isAmount || text(cell, row).folded.scalars.contains(".") {
      diagnose(.amountWithoutItem, cell, row, table)
      return nil
    }
    return useText(cell, row, as: .item, table)
  }

  /// Identifies a row by its label alone.
  private func labelled(
    _ label: CellText?, _ row: BlockRow, _ index: Int, _ reader: PanelReader, _ table: TableBuilder
  ) -> PanelReader.Identity {
    let item = label?.text ?? ""
    if let label, reader.isRepeated(label, unit: table.unit) {
      report(.rowRepeated, row, index, [.label: item], table)
    } else if let identity = reader.listRow(item) {
      return identity
    } else {
      report(.rowUnknown, row, index, [.label: item], table)
    }
    return PanelReader.Identity(kind: .other, item: item)
  }

  /// Reports a finding about a row at its label.
  private func report(
    _ code: Code, _ row: BlockRow, _ index: Int, _ facts: [Diagnostic.Fact: String], _ table: TableBuilder
  ) {
    let cells = parts.panels[index]
    let column = (cells.item ?? cells.code ?? codeParts(index).first?.cell).map { row.cells[$0].column }
    let named = facts.merging([.table: table.printedTitle]) { $1 }
    output.receive(Diagnostic(code, at: place.location(row, column: column), named))
  }

  private func codeParts(_ index: Int) -> [(panel: Int, part: Int, cell: Int)] {
    parts.codeParts.filter { $0.panel == index }
  }

  // MARK: Codes

  /// What a code cell holds.
  private enum CodeReading {
    case none
    case code(CodeCell)
    case label(CellText)
  }

  /// Reads `cell`, of a code column, `beside` the label of its row. Words that are no code and differ from the label
  /// are reported.
  private func readCode(
    _ cell: BlockCell, _ row: BlockRow, beside label: CellText?, _ reader: PanelReader, _ table: TableBuilder
  ) -> CodeReading {
    let text = text(cell, row)
    if let code = text.code(isNumber: cell.kind == .number), reader.codeLevel(code.digits) != nil {
      let isDamaged = use(text, of: cell, row, as: .code, table).marks.contains(.damaged)
      return .code(isDamaged ? CodeCell(digits: "", name: code.name) : code)
    }
    let hasLetters = text.folded.scalars.contains { !$0.isASCII && $0.properties.isAlphabetic }
    if hasLetters, !text.marks.contains(.damaged), text.code == nil,
      label.map({ agrees(text, with: $0, cell, reader, table) }) ?? true
    {
      return .label(use(text, of: cell, row, as: .item, table))
    }
    diagnose(.codeUnreadable, cell, row, table, [.expected: reader.codeLengths])
    return .none
  }

  /// Whether the words in a code cell add nothing to the label beside them.
  private func agrees(
    _ words: CellText, with label: CellText, _ cell: BlockCell, _ reader: PanelReader, _ table: TableBuilder
  ) -> Bool {
    if cell.isFromAbove || words.marks.contains(.watermark) || words.folded == label.folded { return true }
    guard let row = reader.fixedRow(words, unit: table.unit)?.fixed else { return false }
    return reader.fixedRow(label, unit: table.unit)?.fixed == row
  }

  private func joinedCode(
    _ row: BlockRow, panel index: Int, beside label: CellText?, _ reader: PanelReader, _ table: TableBuilder
  ) -> CodeReading {
    let codeParts = codeParts(index)
    if let first = codeParts.first.map({ row.cells[$0.cell] }), code(first, row) == nil {
      for part in codeParts.dropFirst() {
        diagnose(.codeUnreadable, row.cells[part.cell], row, table, [.expected: reader.codeLengths])
      }
      return readCode(first, row, beside: label, reader, table)
    }
    var digits: [Int: String] = [:]
    for (_, part, place) in codeParts {
      let cell = row.cells[place]
      guard let code = code(cell, row), code.name == nil, !code.digits.isEmpty else {
        diagnose(.codeUnreadable, cell, row, table, [.expected: reader.codeLengths])
        continue
      }
      if !cell.isFromAbove { table.ledger.use(.code) }
      digits[part] = code.digits
    }
    if let whole = digits[0], digits.count == 1, reader.codeLevel(whole) != nil, whole.utf8.count > 3 {
      return .code(CodeCell(digits: whole))
    }
    return reader.joinCode(digits).map { .code(CodeCell(digits: $0)) } ?? .none
  }

  /// A code glued to the name in the item column.
  private func gluedCode(_ label: CellText, _ reader: PanelReader) -> CodeCell? {
    guard reader.allowsGluedCodes, let code = label.code, code.name != nil else { return nil }
    return code
  }
}
