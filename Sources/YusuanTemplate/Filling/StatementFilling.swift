internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRecognition

/// Fills in what stands around the tables: the unit's name, the year, the money unit, the notes (表周围文字的填写).
struct StatementFilling {
  private let document: Disclosure
  private let profile: Profile
  private let reading: TemplateReading
  private let workbook: WorkbookParts
  /// The texts written so far, by sheet and cell: a cell may state several things.
  private var written: [String: [CellPosition: String]] = [:]

  init(_ document: Disclosure, _ profile: Profile, _ reading: TemplateReading, _ workbook: WorkbookParts) {
    (self.document, self.profile, self.reading, self.workbook) = (document, profile, reading, workbook)
  }

  /// Writes all of them into the sheets of `book`. Throws the errors of reading.
  mutating func write(_ book: inout SheetBook) throws(Diagnostic) {
    for table in reading.tables { try writeYear(of: table, &book) }
    for statement in reading.statements {
      guard let sheet = statement.location.sheet, let cell = statement.location.cell else { continue }
      switch statement.kind {
      case .cover:
        guard let year = document.fiscalYear else { break }
        try write(sheet, cell, &book) { [workbook] text, rich in
          guard let old = Years.first(in: text) else { return nil }
          return workbook.moved(text, rich, by: year - old)
        }
      case .unitName:
        guard let name = document.unitName, statement.value != name else { break }
        try write(sheet, cell, &book) { [words = profile.words] text, _ in
          Self.replaced(statement, in: text, by: name, words.unitName.map(\.word)).map(SheetEdits.Content.text)
        }
      case .amountUnit:
        guard statement.value == nil, let unit = unit(below: statement) else { break }
        let word = profile.words.amountUnits.first { $0.unit == unit }?.word.text ?? unit.rawValue
        try write(sheet, cell, &book) { [words = profile.words] text, _ in
          Self.replaced(statement, in: text, by: word, words.amountUnit).map(SheetEdits.Content.text)
        }
      case .note: break
      }
    }
  }

  /// The unit of the figures of the table below `statement`, if it prints none.
  private func unit(below statement: PrintedStatement) -> AmountUnit? {
    let row = statement.location.cell?.row ?? 0
    let table = reading.tables.first { $0.location.sheet == statement.location.sheet && $0.headerEnd > row }
    guard let table, table.amountUnit == nil else { return nil }
    return profile.table(table.table.id)?.amountUnit ?? profile.amountUnit
  }

  // MARK: Cells

  /// Writes what `change` makes of the text of a cell. A formula stays and gets the text as its result.
  private mutating func write(
    _ sheet: String, _ cell: CellPosition, _ book: inout SheetBook,
    _ change: (String, [UInt8]) -> SheetEdits.Content?
  ) throws(Diagnostic) {
    let text = try book.text(sheet)
    let old: String
    if let known = written[sheet]?[cell] {
      old = known
    } else if case .text(let value) = text.value(cell.row, cell.column, workbook.texts) {
      old = value
    } else {
      old = ""
    }
    let known = text.cell(cell.row, cell.column)
    let rich = written[sheet]?[cell] == nil ? known.map { text.rich($0, workbook.texts) } ?? [] : []
    guard var content = change(old, rich) else { return }
    let new: String
    switch content {
    case .text(let changed): new = changed
    case .rich(let bytes): new = SharedTexts.plain(bytes)
    default: return
    }
    if new == old { return }
    if known?.formula != nil { content = .textResult(new) }
    written[sheet, default: [:]][cell] = new
    book.edits[sheet, default: SheetEdits()].set(.row(cell.row), cell.column, content)
  }

  /// `text` with `value` in the place of what `statement` states, or behind its label, one of `labels`. Nil if there is no
  /// place for it.
  private static func replaced(
    _ statement: PrintedStatement, in text: String, by value: String, _ labels: [Label]
  ) -> String? {
    if !statement.hasLabel { return value }
    if let old = statement.value, let place = text[...].firstRange(of: old) {
      return String(text[..<place.lowerBound]) + value + text[place.upperBound...]
    }
    for colon in text.indices where text[colon] == "：" || text[colon] == ":" {
      let label = FoldedText(text[..<colon]).scalars
      let isLabel = labels.contains { known in
        let folded = FoldedText(known.text).scalars
        return label.count >= folded.count && label.suffix(folded.count).elementsEqual(folded)
      }
      guard isLabel else { continue }
      let behind = text.index(after: colon)
      return statement.value == nil ? String(text[..<behind]) + value + text[behind...] : text[..<behind] + value
    }
    return statement.value == nil ? text.trimmed + "：" + value : nil
  }

  // MARK: Years

  /// Moves the years in the title and the header of `table` to those of the disclosure.
  private mutating func writeYear(of table: RecognisedTable, _ book: inout SheetBook) throws(Diagnostic) {
    guard let old = table.fiscalYear, let new = document.fiscalYear, old != new, let sheet = table.location.sheet,
      let top = table.location.cell?.row, table.headerEnd >= top
    else { return }
    let text = try book.text(sheet)
    for number in top...table.headerEnd {
      for cell in text.row(number)?.cells ?? [] {
        try write(sheet, CellPosition(row: number, column: cell.column), &book) { [workbook] text, rich in
          workbook.moved(text, rich, by: new - old)
        }
      }
    }
  }
}

extension WorkbookParts {
  /// `text`, or its runs `rich`, with all years moved by `years`. Nil if it has none.
  fileprivate func moved(_ text: String, _ rich: [UInt8], by years: Int) -> SheetEdits.Content? {
    if years == 0 { return nil }
    let runs = Years.moved(rich, by: years)
    if runs != rich { return .rich(runs) }
    let bytes = Array(text.utf8)
    let plain = Years.moved(bytes, by: years)
    return plain == bytes ? nil : .text(String(decoding: plain, as: UTF8.self))
  }
}

/// Years in texts: four digits before 年 (年度).
enum Years {
  private static let sign = Array("年".utf8)

  /// Where the digits of years stand in the UTF-8 text `bytes`.
  private static func places(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in bytes.indices where bytes[index...].starts(with: sign) {
      var end = index
      while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
      let digits = bytes[..<end].suffix(while: { (0x30...0x39).contains($0) })
      if digits.count == 4, digits.first == 0x31 || digits.first == 0x32 { found.append(digits.indices) }
    }
    return found
  }

  /// `bytes` with all years moved by `years`.
  static func moved(_ bytes: [UInt8], by years: Int) -> [UInt8] {
    var moved = bytes
    for place in places(bytes) {
      guard let year = Int(String(decoding: bytes[place], as: UTF8.self)), (1_000...9_999).contains(year + years) else {
        continue
      }
      moved.replaceSubrange(place, with: Array(String(year + years).utf8))
    }
    return moved
  }

  /// The first year in `text`, or nil if there is none.
  static func first(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    return places(bytes).first.flatMap { Int(String(decoding: bytes[$0], as: UTF8.self)) }
  }
}

extension ArraySlice<UInt8> {
  /// The longest end whose bytes all satisfy `holds`.
  fileprivate func suffix(while holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, holds(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
