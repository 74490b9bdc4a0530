internal import Budget
internal import Diagnostics

extension Recogniser {
  /// What the row of one side is: a row of the layout, a code row, a row of a list, or another one; nil where it has
  /// neither a label nor a code. Its code and item cells are counted.
  func identify(
    _ row: SeenRow, side: Int, _ section: SectionReader, _ table: OpenTable
  ) -> SectionReader.Identity? {
    let cells = parts.sides[side]
    var label = cells.item.map { useText(row.cells[$0], row, as: .item, table) }
    var code = CodeReading.none
    if let cell = cells.code {
      code = readCode(row.cells[cell], row, section, table)
      if case .label(let text) = code, label == nil { label = text }
    }
    if case .none = code, cells.hasCodeParts {
      code = joinedCode(row, side: side, section, table)
      if case .label(let text) = code, label == nil { label = text }
    }
    if case .none = code, cells.item != nil, let label { code = gluedCode(label, section) }
    if label == nil, cells.governmentItem == nil, case .none = code { return nil }

    if let label, let fixed = section.fixedRow(label, unit: table.unit) {
      if fixed.isRewritten {
        report(.labelRewritten, row, side, [.expected: fixed.item, .found: label.text], table)
      }
      return fixed
    }
    if case .code(let code) = code {
      let item = code.name ?? label?.text ?? ""
      if let identity = section.codeRow(code.digits, item: item) { return identity }
      if var identity = section.listRow(item) {
        identity.code = code.digits
        return identity
      }
    }
    return labelled(label, row, side, section, table)
  }

  /// A row that its label alone tells.
  private func labelled(
    _ label: CellText?, _ row: SeenRow, _ side: Int, _ section: SectionReader, _ table: OpenTable
  ) -> SectionReader.Identity {
    let item = label?.text ?? ""
    if let label, section.isRepeated(label, unit: table.unit) {
      report(.rowRepeated, row, side, [.label: item], table)
    } else if let identity = section.listRow(item) {
      return identity
    } else {
      report(.rowUnknown, row, side, [.label: item], table)
    }
    return SectionReader.Identity(kind: .other, item: item)
  }

  /// Reports something about a row's label, where it stands.
  private func report(
    _ code: Code, _ row: SeenRow, _ side: Int, _ facts: [Diagnostic.Fact: String], _ table: OpenTable
  ) {
    let cells = parts.sides[side]
    let column = (cells.item ?? cells.code ?? codeParts(side).first?.cell).map { row.cells[$0].column }
    let named = facts.merging([.table: table.layout.title.printed(year: table.title.year)]) { $1 }
    output.take(Diagnostic(code, at: place.location(row, column: column), named))
  }

  private func codeParts(_ side: Int) -> [(side: Int, part: Int, cell: Int)] {
    parts.codeParts.filter { $0.side == side }
  }

  // MARK: Codes

  /// What a code cell holds.
  private enum CodeReading {
    case none
    case code(CodeCell)
    case label(CellText)
  }

  private func readCode(_ cell: SeenCell, _ row: SeenRow, _ section: SectionReader, _ table: OpenTable) -> CodeReading {
    let text = text(cell, row)
    if let code = text.code(isNumber: cell.kind == .number), section.codeLevel(code.digits) != nil {
      let isDamaged = use(text, of: cell, row, as: .code, table).marks.contains(.damaged)
      return .code(isDamaged ? CodeCell(digits: "", name: code.name) : code)
    }
    let isLabel = text.folded.scalars.contains { $0.value >= 0x2E80 } && !text.marks.contains(.damaged)
    if isLabel, text.code == nil {
      return .label(use(text, of: cell, row, as: .item, table))
    }
    diagnose(.codeUnreadable, cell, row, table, [.expected: section.codeLengths])
    return .none
  }

  private func joinedCode(
    _ row: SeenRow, side: Int, _ section: SectionReader, _ table: OpenTable
  ) -> CodeReading {
    let codeParts = codeParts(side)
    if let only = codeParts.first.map({ row.cells[$0.cell] }), code(only, row) == nil {
      return readCode(only, row, section, table)
    }
    var digits: [Int: String] = [:]
    for (_, part, index) in codeParts {
      let cell = row.cells[index]
      guard let code = code(cell, row), code.name == nil else {
        diagnose(.codeUnreadable, cell, row, table, [.expected: section.codeLengths])
        continue
      }
      table.ledger.use(.code)
      digits[part] = code.digits
    }
    if let whole = digits[0], digits.count == 1, section.codeLevel(whole) != nil, whole.utf8.count > 3 {
      return .code(CodeCell(digits: whole))
    }
    return section.joinCode(digits).map { .code(CodeCell(digits: $0)) } ?? .none
  }

  /// A code glued to the name in the item column.
  private func gluedCode(_ label: CellText, _ section: SectionReader) -> CodeReading {
    guard section.takesGluedCodes, let code = label.code, code.name != nil else { return .none }
    return .code(code)
  }
}
