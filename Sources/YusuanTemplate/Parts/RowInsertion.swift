internal import YusuanFindings
internal import YusuanPackage
internal import YusuanSheets

/// Lets the parts around a sheet follow the rows that are put into it: comments, drawings, names, charts (插入行时的其他部件).
/// What cannot follow is refused by its name.
struct RowInsertion {
  private let package: OfficePackage
  private let workbook: WorkbookParts
  /// The rows put in, by the name of the sheet.
  private let shifts: [String: RowShift]

  init(_ package: OfficePackage, _ workbook: WorkbookParts, _ shifts: [String: RowShift]) {
    (self.package, self.workbook, self.shifts) = (package, workbook, shifts.filter { !$0.value.isEmpty })
  }

  /// How formulas in the sheet `own` follow.
  func references(in own: String?) -> ReferenceShift {
    ReferenceShift(
      shifts: Dictionary(shifts.map { (ReferenceShift.fold($0.key), $0.value) }, uniquingKeysWith: { $1 }), own: own)
  }

  // MARK: What is in the way

  /// Throws `.templateUnfit` if something on a sheet cannot follow the rows put into it.
  func check(_ sheet: String, _ text: SheetText, _ part: String) throws(Diagnostic) {
    guard let shift = shifts[sheet] else { return }
    for row in text.rows {
      if shift.row(row.number) > RowShift.lastRow, !row.cells.allSatisfy(\.isEmpty) {
        throw unfit(.sheetFull, sheet, CellPosition(row: row.number, column: 1))
      }
      for cell in row.cells {
        guard let formula = cell.formula, formula.type == "array" || formula.type == "dataTable",
          let area = formula.area.flatMap(CellLetters.area), shift.parts(area.rows)
        else { continue }
        throw unfit(.arrayInTheWay, sheet, CellPosition(row: row.number, column: cell.column))
      }
    }
    var lexer = try MarkupLexer(text.bytes, at: package.location(of: part))
    while let piece = try lexer.next() {
      guard piece.opens else { continue }
      if text.bytes.isNamed(piece, "sheetData") { _ = try lexer.rest(of: piece) }
      if text.bytes.isNamed(piece, "scenario") || text.bytes.isNamed(piece, "customSheetView") {
        throw unfit(.scenarioInTheWay, sheet, nil)
      }
    }
    for relation in try package.relations(of: part).relations {
      guard let target = package.part(relation.target) else { continue }
      if relation.type == "pivotTable" { throw unfit(.pivotInTheWay, sheet, nil) }
      guard relation.type == "table" else { continue }
      let area = try package.tree(target).root.attribute("ref").flatMap(CellLetters.area)
      if let area, shift.moves(area.rows) {
        throw unfit(.tableInTheWay, sheet, CellPosition(row: area.rows.lowerBound, column: area.columns.lowerBound))
      }
    }
  }

  private func unfit(_ reason: Phrase, _ sheet: String, _ cell: CellPosition?) -> Diagnostic {
    Diagnostic(.templateUnfit, at: Location(input: package.input, sheet: sheet, cell: cell), because: reason)
  }

  // MARK: Parts of a sheet

  /// Moves what hangs on the cells of the sheet `sheet`, whose part is `part`: comments, their boxes, drawings.
  func moveParts(of sheet: String, _ part: String) throws(Diagnostic) {
    guard let shift = shifts[sheet] else { return }
    for relation in try package.relations(of: part).relations {
      guard let target = package.part(relation.target) else { continue }
      switch relation.type {
      case "comments", "threadedComment": try moveComments(target, shift)
      case "vmlDrawing": try moveBoxes(target, shift)
      case "drawing": try moveAnchors(target, shift)
      default: break
      }
    }
  }

  private func edit(
    _ part: String, _ change: (inout MarkupLexer, MarkupToken, inout ByteEdits) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let bytes = try package.bytes(part)
    var lexer = try MarkupLexer(bytes, at: package.location(of: part))
    var edits = ByteEdits()
    while let piece = try lexer.next() { if piece.opens { try change(&lexer, piece, &edits) } }
    if !edits.isEmpty { package.set(part, to: edits.applied(to: bytes)) }
  }

  private func moveComments(_ part: String, _ shift: RowShift) throws(Diagnostic) {
    try edit(part) { (lexer, piece, edits) throws(Diagnostic) in
      let bytes = lexer.bytes
      guard bytes.isNamed(piece, "comment") || bytes.isNamed(piece, "threadedComment"),
        let place = piece.attribute("ref", in: bytes)
      else { return }
      edits.replace(place.value, with: shift.references(MarkupText.unescaped(bytes[place.value]), .never))
    }
  }

  /// The boxes of comments: `x:Row`, from 0, and the rows among the eight numbers of `x:Anchor` (part 4, 19.4.2.4).
  private func moveBoxes(_ part: String, _ shift: RowShift) throws(Diagnostic) {
    try edit(part) { (lexer, piece, edits) throws(Diagnostic) in
      let bytes = lexer.bytes
      if bytes.isNamed(piece, "Row") {
        let content = try lexer.rest(of: piece).content
        guard let row = Int(MarkupText.unescaped(bytes[content]).trimmed) else { return }
        edits.replace(content, with: String(shift.row(row + 1) - 1))
      } else if bytes.isNamed(piece, "Anchor") {
        let content = try lexer.rest(of: piece).content
        var numbers = MarkupText.unescaped(bytes[content]).split(separator: ",").map { Int(String($0).trimmed) ?? 0 }
        guard numbers.count == 8 else { return }
        for index in [2, 6] { numbers[index] = shift.row(numbers[index] + 1) - 1 }
        edits.replace(content, with: numbers.map(String.init).joined(separator: ", "))
      }
    }
  }

  /// The rows, from 0, between which drawings stand (20.5.2.34).
  private func moveAnchors(_ part: String, _ shift: RowShift) throws(Diagnostic) {
    try edit(part) { (lexer, piece, edits) throws(Diagnostic) in
      let bytes = lexer.bytes
      guard bytes.isNamed(piece, "row") else { return }
      let content = try lexer.rest(of: piece).content
      guard let row = Int(MarkupText.unescaped(bytes[content]).trimmed) else { return }
      edits.replace(content, with: String(shift.row(row + 1) - 1))
    }
  }

  // MARK: The workbook

  /// Moves defined names, what is printed among them, and the cells that charts show.
  func moveCommonParts() throws(Diagnostic) {
    if shifts.isEmpty { return }
    let references = references(in: nil)
    try edit(workbook.part) { (lexer, piece, edits) throws(Diagnostic) in
      let bytes = lexer.bytes
      guard bytes.isNamed(piece, "definedName") else { return }
      let content = try lexer.rest(of: piece).content
      let text = MarkupText.unescaped(bytes[content])
      let new = references.shifted(text, bytes.value("name", piece) == "_xlnm.Print_Titles" ? .never : .always)
      if new != text { edits.replace(content, with: MarkupText.escaped(new)) }
    }
    for part in package.names where part.contains("/charts/") && part.lowercased().hasSuffix(".xml") {
      try edit(part) { (lexer, piece, edits) throws(Diagnostic) in
        let bytes = lexer.bytes
        guard bytes.isNamed(piece, "f") else { return }
        let content = try lexer.rest(of: piece).content
        let text = MarkupText.unescaped(bytes[content])
        let new = references.shifted(text, .always)
        if new != text { edits.replace(content, with: MarkupText.escaped(new)) }
      }
    }
  }
}
