internal import YusuanFindings
internal import YusuanPackage

/// Works out the formulas of the sheets that were filled in: where one gives another figure than the disclosure has, that
/// is told; results of others are brought up to date (公式结果).
final class FormulaResults {
  private let package: OfficePackage
  private let workbook: WorkbookParts
  private let output: String
  /// What was written beside formulas, by sheet and final place.
  private var stated: [String: [CellPosition: String]] = [:]
  private var texts: [String: SheetText] = [:]
  private let written: Set<String>
  /// The results worked out so far, and the formulas being worked out.
  private var known: [String: [CellPosition: FormulaValue.Number?]] = [:]
  private var depth = 0
  /// The first cell of each shared formula, by sheet and group.
  private var shared: [String: [Int: (text: String, row: Int, column: Int)]] = [:]
  /// How many cells may still be looked up.
  private var budget = 4_000_000

  /// The formulas of `book`, which was written with `edits`.
  init(_ book: SheetBook, _ edits: [String: SheetEdits], output: String) {
    (package, workbook, self.output) = (book.package, book.workbook, output)
    written = book.written
    for (sheet, edits) in edits {
      for (line, cells) in edits.cells {
        for case (let column, .result(let digits)) in cells {
          stated[sheet, default: [:]][CellPosition(row: edits.number(line), column: column)] = digits
        }
      }
    }
  }

  /// Writes results that changed, and returns the findings. Throws the errors of reading.
  func write() throws(Diagnostic) -> [Diagnostic] {
    for sheet in workbook.sheets {
      guard let part = sheet.part else { continue }
      let place = Location(input: output, sheet: sheet.name)
      texts[sheet.name] = try? SheetText(package.bytes(part), at: place)
      for row in texts[sheet.name]?.rows ?? [] {
        for cell in row.cells {
          guard let formula = cell.formula, let group = formula.group, !formula.text.isEmpty else { continue }
          shared[sheet.name, default: [:]][group] = (formula.text, row.number, cell.column)
        }
      }
    }
    var findings: [Diagnostic] = []
    for sheet in workbook.sheets where written.contains(sheet.name) {
      guard let part = sheet.part, let text = texts[sheet.name] else { continue }
      let edits = results(sheet.name, text, &findings)
      if edits.isEmpty { continue }
      var writer = SheetWriter(text, edits, ReferenceShift(shifts: [:], own: sheet.name))
      package.set(part, to: try writer.write())
    }
    return findings
  }

  private func results(_ sheet: String, _ text: SheetText, _ findings: inout [Diagnostic]) -> SheetEdits {
    var edits = SheetEdits()
    for row in text.rows {
      for cell in row.cells where cell.formula != nil {
        let place = CellPosition(row: row.number, column: cell.column)
        guard let value = result(sheet, place) else { continue }
        let new = FormulaValue.text(value)
        if let own = stated[sheet]?[place], own != TableFilling.tentative {
          guard let number = FormulaValue.number(own), number != value else { continue }
          findings.append(
            Diagnostic(
              .filledOtherwise, at: Location(input: output, sheet: sheet, cell: place), because: .formulaResult,
              [.expected: own, .found: new, .label: "=" + (formula(of: cell, sheet, row: row.number) ?? "")],
              severity: .warning))
        } else if isStale(text.value(cell, workbook.texts), value) {
          edits.set(.row(row.number), cell.column, .result(new))
        }
      }
    }
    return edits
  }

  private func isStale(_ old: SheetText.Value, _ value: FormulaValue.Number) -> Bool {
    switch old {
    case .blank: true
    case .number(let old): FormulaValue.number(old) != value
    case .text, .other: false
    }
  }

  /// The result of the formula at `place`, or nil if it cannot be worked out.
  private func result(_ sheet: String, _ place: CellPosition) -> FormulaValue.Number? {
    if let known = known[sheet]?[place] { return known }
    guard let text = texts[sheet], let cell = text.cell(place.row, place.column),
      let formula = formula(of: cell, sheet, row: place.row), depth < 64
    else { return nil }
    // A formula that leads to itself has no result.
    known[sheet, default: [:]][place] = .some(nil)
    depth += 1
    defer { depth -= 1 }
    let value = FormulaValue.value(of: formula) { other, row, column in
      self.held(other ?? sheet, CellPosition(row: row, column: column))
    }
    known[sheet, default: [:]][place] = .some(value)
    return value
  }

  /// What the cell at `place` holds. Figures of the disclosure count before what formulas give.
  private func held(_ sheet: String, _ place: CellPosition) -> FormulaValue.Held? {
    budget -= 1
    let name = texts[sheet] != nil ? sheet : texts.keys.first { ReferenceShift.fold($0) == ReferenceShift.fold(sheet) }
    guard budget > 0, let name, let text = texts[name] else { return nil }
    guard let cell = text.cell(place.row, place.column) else { return FormulaValue.Held.none(isText: false) }
    if let own = stated[name]?[place], own != TableFilling.tentative {
      return FormulaValue.number(own).map(FormulaValue.Held.number)
    }
    if cell.formula != nil { return result(name, place).map(FormulaValue.Held.number) }
    switch text.value(cell, workbook.texts) {
    case .blank: return FormulaValue.Held.none(isText: false)
    case .number(let digits): return FormulaValue.number(digits).map(FormulaValue.Held.number)
    case .text: return FormulaValue.Held.none(isText: true)
    case .other: return nil
    }
  }

  /// The formula of `cell`; that of its group if it shares one.
  private func formula(of cell: SheetText.Cell, _ sheet: String, row: Int) -> String? {
    guard let formula = cell.formula else { return nil }
    if formula.type == "normal" { return formula.text }
    guard formula.type == "shared", let group = formula.group else { return nil }
    if !formula.text.isEmpty { return formula.text }
    guard let first = shared[sheet]?[group] else { return nil }
    var moved = FormulaPieces(first.text)
    moved.move(rows: row - first.row, columns: cell.column - first.column)
    return moved.text
  }
}

/// Has a spreadsheet program work out all formulas when it opens the workbook (重新计算; ECMA-376 part 1, 18.2.2).
struct Recalculation {
  private let package: OfficePackage
  private let workbook: WorkbookParts
  private let filled: [String: SheetEdits]

  init(_ book: SheetBook) { (package, workbook, filled) = (book.package, book.workbook, book.edits) }

  /// Marks the workbook, if it has formulas, and takes the order of calculation away where formulas may have moved
  /// (18.6.1). Throws the errors of reading.
  func write() throws(Diagnostic) {
    var (hasFormulas, hasMoved) = (false, false)
    for sheet in workbook.sheets {
      guard let part = sheet.part, let text = try? SheetText(package.bytes(part), at: package.location(of: part)),
        text.rows.contains(where: { $0.cells.contains { $0.formula != nil } })
      else { continue }
      hasFormulas = true
      if filled[sheet.name]?.isEmpty == false { hasMoved = true }
    }
    guard hasFormulas || filled.isEmpty else { return try removeChain() }
    guard hasFormulas else { return }
    if hasMoved { try removeChain() }
    let tree = try package.tree(workbook.part)
    if let known = tree.root.first("calcPr") {
      tree.set("fullCalcOnLoad", of: known, to: "1")
    } else if let before = ["definedNames", "externalReferences", "functionGroups", "sheets"].lazy
      .compactMap({ tree.root.first($0) }).first
    {
      tree.insert("<\(tree.root.prefix)calcPr fullCalcOnLoad=\"1\"/>", after: before)
    }
    package.set(workbook.part, to: tree)
  }

  private func removeChain() throws(Diagnostic) {
    guard let part = try package.target("calcChain", of: workbook.part) else { return }
    try package.remove(part)
    try package.removeRelations(of: workbook.part) { $0.type == "calcChain" }
  }
}
