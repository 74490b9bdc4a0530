internal import YusuanFindings
internal import YusuanPackage

/// Writes a worksheet part with its edits (工作表的写出). Rows and elements that nothing concerns keep their bytes.
struct SheetWriter {
  private let sheet: SheetText
  private let edits: SheetEdits
  /// The sheet's own name, and how references of other sheets move.
  private let references: ReferenceShift
  /// The formulas of shared groups, by number: the text, and the cell where it stands.
  private var groups: [Int: (text: String, row: Int, column: Int)] = [:]
  private var out: [UInt8] = []

  init(_ sheet: SheetText, _ edits: SheetEdits, _ references: ReferenceShift) {
    self.sheet = sheet
    self.edits = edits
    self.references = references
    for row in sheet.rows {
      for cell in row.cells {
        guard let formula = cell.formula, formula.type == "shared", let group = formula.group, !formula.text.isEmpty
        else { continue }
        groups[group] = (formula.text, row.number, cell.column)
      }
    }
  }

  /// The part with all edits.
  mutating func write() throws(Diagnostic) -> [UInt8] {
    out.reserveCapacity(sheet.bytes.count + 4_096)
    let frame = try SheetFrame(sheet, edits.shift, references, copies: copiedAreas)
    out += frame.head
    for row in rows { writeRow(row) }
    out += frame.tail
    return out
  }

  /// A row to write: its line, and the row of the sheet that it is or looks like.
  private struct Line {
    var line: SheetEdits.Line
    var number: Int
    var row: SheetText.Row?
    var isAdded = false
  }

  /// All rows in their new order: those of the sheet, those put in, and those that edits need.
  private var rows: [Line] {
    var lines = sheet.rows.map { Line(line: .row($0.number), number: edits.shift.row($0.number), row: $0) }
    for insertion in edits.shift.insertions {
      for index in 0..<insertion.count {
        let line = SheetEdits.Line.added(after: insertion.after, index)
        lines.append(
          Line(line: line, number: edits.number(line), row: sheet.row(insertion.model), isAdded: true))
      }
    }
    for case .row(let number) in edits.cells.keys where sheet.row(number) == nil {
      lines.append(Line(line: .row(number), number: edits.shift.row(number), row: nil))
    }
    // Blank rows that would be pushed over the edge are left out (``RowInsertion``).
    return lines.filter { $0.number <= RowShift.lastRow }.sorted { $0.number < $1.number }
  }

  /// The merged cells within one row that a row put in takes over from the row it looks like.
  private var copiedAreas: [String] {
    var areas: [String] = []
    for insertion in edits.shift.insertions where sheet.row(insertion.model).map({ keepsAreas($0.number) }) == true {
      for area in sheet.merged where area.rows == insertion.model...insertion.model {
        for index in 0..<insertion.count {
          let row = edits.number(.added(after: insertion.after, index))
          areas.append(
            "\(CellLetters.letters(area.columns.lowerBound))\(row):\(CellLetters.letters(area.columns.upperBound))\(row)"
          )
        }
      }
    }
    return areas
  }

  /// Whether rows that look like `row` merge the same cells. A total's label over the columns of codes is its own.
  private func keepsAreas(_ row: Int) -> Bool { edits.shift.insertions.contains { $0.model == row && $0.after == row } }

  // MARK: Rows

  private mutating func writeRow(_ line: Line) {
    let contents = edits.cells[line.line] ?? [:]
    guard let row = line.row else {
      out += element("<", "row r=\"\(line.number)\">")
      for (column, content) in contents.sorted(by: { $0.key < $1.key }) where content != .blank {
        writeCell(column, content, like: nil, style: sheet.style(line.number, column), line.number, from: line.number)
      }
      out += element("</", "row>")
      return
    }
    if !line.isAdded, contents.isEmpty, row.number == line.number, !row.cells.contains(where: isMoved) {
      out += sheet.bytes[row.range]
      return
    }
    writeTag(row.tag, row: line.number)
    let columns = Set(row.cells.map(\.column)).union(contents.keys).sorted()
    for column in columns {
      let cell = row.cell(column)
      if let content = contents[column] {
        if cell == nil, content == .blank { continue }
        writeCell(
          column, content, like: cell, style: cell?.style ?? sheet.style(row.number, column), line.number,
          from: row.number, isAdded: line.isAdded)
      } else if let cell {
        if line.isAdded {
          writeCell(column, .blank, like: cell, style: cell.style, line.number, from: row.number, isAdded: true)
        } else {
          copy(cell, row: row.number, to: line.number)
        }
      }
    }
    out += element("</", "row>")
  }

  /// Whether a formula of `cell` refers to cells that get another row.
  private func isMoved(_ cell: SheetText.Cell) -> Bool {
    guard let formula = cell.formula else { return false }
    if formula.type == "shared", !edits.shift.isEmpty { return true }
    return references.shifted(formula.text) != formula.text
  }

  private func element(_ open: String, _ rest: String) -> [UInt8] { Array(open.utf8) + sheet.prefix + Array(rest.utf8) }

  /// Writes a start tag of a row with its new number, and open even if it was empty.
  private mutating func writeTag(_ tag: MarkupToken, row: Int) {
    var attributes = ""
    for attribute in tag.attributes(in: sheet.bytes) {
      let name = String(decoding: sheet.bytes[attribute.name], as: UTF8.self)
      // How far cells reach is only a hint, and may be wrong now.
      if name != "r", name != "spans" { attributes += raw(attribute) }
    }
    out += element("<", "row r=\"\(row)\"\(attributes)>")
  }

  /// An attribute as written, with the white space before it.
  private func raw(_ attribute: MarkupAttribute) -> String {
    String(decoding: sheet.bytes[attribute.whole], as: UTF8.self)
  }

  // MARK: Cells

  /// Writes `cell`, whose content stays, at its new place.
  private mutating func copy(_ cell: SheetText.Cell, row: Int, to number: Int) {
    if row == number, !isMoved(cell) {
      out += sheet.bytes[cell.range]
      return
    }
    writeCellTag(cell, cell.column, number, type: nil, style: cell.style)
    if let formula = cell.formula {
      writeFormula(formula, cell.column, row: row)
      out += sheet.bytes[formula.range.upperBound..<cell.content.upperBound]
    } else {
      out += sheet.bytes[cell.content]
    }
    out += element("</", "c>")
  }

  private mutating func writeCell(
    _ column: Int, _ content: SheetEdits.Content, like cell: SheetText.Cell?, style: Int?, _ number: Int,
    from row: Int, isAdded: Bool = false
  ) {
    switch content {
    case .blank:
      writeCellTag(cell, column, number, type: "", style: style, isClosed: true)
      return
    case .number(let digits):
      writeCellTag(cell, column, number, type: "", style: style)
      out += value(digits)
    case .text(let text):
      writeCellTag(cell, column, number, type: "inlineStr", style: style)
      out += element("<", "is>") + element("<", "t xml:space=\"preserve\">") + Array(MarkupText.escaped(text).utf8)
      out += element("</", "t>") + element("</", "is>")
    case .rich(let content):
      writeCellTag(cell, column, number, type: "inlineStr", style: style)
      out += element("<", "is>") + content + element("</", "is>")
    case .result(let digits), .textResult(let digits):
      let isText = if case .textResult = content { true } else { false }
      writeCellTag(cell, column, number, type: isText ? "str" : "", style: style)
      if let formula = cell?.formula { writeFormula(formula, column, row: row, addedAs: isAdded ? number : nil) }
      out += value(digits)
    }
    out += element("</", "c>")
  }

  private func value(_ text: String) -> [UInt8] {
    element("<", "v>") + Array(MarkupText.escaped(text).utf8) + element("</", "v>")
  }

  /// Writes the start tag of a cell. `type` is its new type, empty for a number; nil keeps the old one.
  private mutating func writeCellTag(
    _ cell: SheetText.Cell?, _ column: Int, _ row: Int, type: String?, style: Int?, isClosed: Bool = false
  ) {
    var attributes = ""
    for attribute in cell?.tag.attributes(in: sheet.bytes) ?? [] {
      let name = String(decoding: sheet.bytes[attribute.name], as: UTF8.self)
      if name == "r" || name == "s" || name == "t" && type != nil { continue }
      // Metadata is about the old value.
      if type != nil, name == "vm" || name == "cm" { continue }
      attributes += raw(attribute)
    }
    if let style { attributes = " s=\"\(style)\"" + attributes }
    if let type, !type.isEmpty { attributes += " t=\"\(type)\"" }
    out += element("<", "c r=\"\(CellLetters.letters(column))\(row)\"\(attributes)\(isClosed ? "/" : "")>")
  }

  // MARK: Formulas

  /// Writes the formula that stood in `column` of `row`. A shared one becomes one of its own if rows are put in, since
  /// its cells would be counted wrongly. For a row that is put in, `addedAs` is its number.
  private mutating func writeFormula(
    _ formula: SheetFormula, _ column: Int, row: Int, addedAs: Int? = nil
  ) {
    let isShared = formula.type == "shared" && (!edits.shift.isEmpty || addedAs != nil)
    var text = formula.text
    if isShared, let group = formula.group, let first = groups[group] {
      var moved = FormulaPieces(first.text)
      moved.move(rows: row - first.row, columns: column - first.column)
      text = moved.text
    }
    if let addedAs {
      // The formula refers to its own row alone.
      var moved = FormulaPieces(text)
      moved.move(rows: addedAs - row, columns: 0)
      text = moved.text
    } else {
      text = references.shifted(text)
    }
    var attributes = ""
    for attribute in formula.tag.attributes(in: sheet.bytes) {
      let name = String(decoding: sheet.bytes[attribute.name], as: UTF8.self)
      if isShared, name == "t" || name == "si" || name == "ref" { continue }
      if name == "ref", !edits.shift.isEmpty, let area = formula.area {
        attributes += " ref=\"\(edits.shift.references(area, .never))\""
        continue
      }
      attributes += raw(attribute)
    }
    out += element("<", "f\(attributes)>") + Array(MarkupText.escaped(text).utf8) + element("</", "f>")
  }
}

/// How the formulas of one sheet follow rows that are put into it or into other sheets (公式引用的移动).
struct ReferenceShift {
  /// The rows put into sheets, by the folded name of the sheet.
  var shifts: [String: RowShift]
  /// The sheet that the formulas stand in; nil for those that stand in none.
  var own: String?

  /// The formula `text` with its new references.
  func shifted(_ text: String, _ growth: RowShift.Growth = .tall) -> String {
    if shifts.isEmpty || text.isEmpty { return text }
    var formula = FormulaPieces(text)
    for (name, shift) in shifts where !shift.isEmpty {
      formula.shift(shift, growth) { ($0 ?? own).map(Self.fold) == name }
    }
    return formula.text
  }

  /// A sheet's name as sheets are told apart: whatever its case (ECMA-376 part 1, 18.2.19).
  static func fold(_ name: String) -> String { name.lowercased() }
}
