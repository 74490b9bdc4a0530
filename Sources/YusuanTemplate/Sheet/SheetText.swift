internal import YusuanFindings
internal import YusuanPackage

/// A worksheet part as text: its rows and cells by where they stand, so that all else stays as it is (工作表原文; ECMA-376
/// part 1, 18.3.1.99).
struct SheetText {
  /// A cell.
  struct Cell {
    var column: Int
    /// The whole element.
    var range: Range<Int>
    /// The start tag.
    var tag: MarkupToken
    /// What stands between its tags.
    var content: Range<Int>
    /// Its type: `s`, `inlineStr`, `str`, `n` …
    var type: String
    /// The index of its style.
    var style: Int?
    /// What stands in its value, with entities; nil if there is none.
    var value: Range<Int>?
    /// Its formula; nil if there is none.
    var formula: SheetFormula?
    /// Whether the element holds something.
    var isEmpty: Bool { value == nil && formula == nil && content.isEmpty }
  }

  /// A row.
  struct Row {
    var number: Int
    var range: Range<Int>
    var tag: MarkupToken
    var cells: [Cell]

    /// The cell in `column`, or nil if there is none.
    func cell(_ column: Int) -> Cell? { cells.first { $0.column == column } }
  }

  let bytes: [UInt8]
  /// All before the first row, with the start tag of the rows.
  private(set) var head = 0..<0
  private(set) var rows: [Row] = []
  /// All behind the last row, with the end tag of the rows.
  private(set) var tail = 0..<0
  /// What stands before the names of its elements: `x:`, or nothing.
  private(set) var prefix: [UInt8] = []
  /// The cells that are merged, at most ``mergedRows`` rows of them.
  private(set) var merged: [(columns: ClosedRange<Int>, rows: ClosedRange<Int>)] = []
  /// The indexes in ``merged`` by the rows that they cover.
  private var areas: [Int: [Int]] = [:]
  /// More rows than this are not covered by merged cells.
  private static let mergedRows = 1 << 20
  /// The styles of columns without cells.
  private(set) var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []
  /// The index in ``rows`` by row number.
  private var places: [Int: Int] = [:]

  /// Reads the part `bytes` at `place`. Nil if its rows cannot be told apart. Throws the errors of ``MarkupLexer``.
  init?(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    self.bytes = bytes
    var reader = try MarkupLexer(bytes, at: place)
    var hasData = false
    while let token = try reader.next() {
      guard token.opens else { continue }
      if bytes.isNamed(token, "sheetData"), !hasData {
        hasData = true
        prefix = bytes.prefix(token)
        head = 0..<token.range.upperBound
        tail = token.range.upperBound..<bytes.count
        if token.kind == .empty { continue }
        guard let end = try readRows(&reader) else { return nil }
        tail = end..<bytes.count
      } else if bytes.isNamed(token, "mergeCell"), let area = bytes.value("ref", token).flatMap(CellLetters.area) {
        merged.append(area)
      } else if bytes.isNamed(token, "col"), !hasData {
        readColumn(token)
      }
    }
    if !hasData || merged.reduce(0, { $0 + $1.rows.count }) > Self.mergedRows { return nil }
    for (index, area) in merged.enumerated() { for row in area.rows { areas[row, default: []].append(index) } }
    for (place, row) in rows.enumerated() {
      guard places.updateValue(place, forKey: row.number) == nil else { return nil }
    }
  }

  /// Whether the row `number` is hidden.
  func isHidden(_ number: Int) -> Bool {
    guard let hidden = row(number).flatMap({ bytes.value("hidden", $0.tag) }) else { return false }
    return hidden == "1" || hidden == "true"
  }

  /// The row `number`, or nil if the part does not have it.
  func row(_ number: Int) -> Row? { places[number].map { rows[$0] } }

  /// The cell at `row` and `column`, or nil if the part does not have it.
  func cell(_ row: Int, _ column: Int) -> Cell? { self.row(row)?.cell(column) }

  /// The style of the cell at `row` and `column`, whether it is there or not (18.3.1.13, 18.3.1.73).
  func style(_ row: Int, _ column: Int) -> Int? {
    let known = self.row(row)
    if let cell = known?.cell(column) { return cell.style }
    if let known, bytes.value("customFormat", known.tag).map({ $0 == "1" || $0 == "true" }) == true {
      return bytes.number("s", known.tag)
    }
    return columnStyles.first { $0.columns.contains(column) }?.style
  }

  /// The merged cells that the cell at `row` and `column` belongs to, or nil if it stands alone.
  func area(_ row: Int, _ column: Int) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    areas[row]?.lazy.map { merged[$0] }.first { $0.columns.contains(column) }
  }

  // MARK: Reading

  private mutating func readColumn(_ token: MarkupToken) {
    guard let first = bytes.number("min", token), first > 0, let last = bytes.number("max", token), last >= first,
      let style = bytes.number("style", token)
    else { return }
    columnStyles.append((first...last, style))
  }

  /// Reads the rows. Returns where they end, or nil if they cannot be told apart.
  private mutating func readRows(_ reader: inout MarkupLexer) throws(Diagnostic) -> Int? {
    var number = 0
    while let token = try reader.next() {
      if token.kind == .end { return token.range.lowerBound }
      guard token.opens else { continue }
      guard bytes.isNamed(token, "row") else { return nil }
      number = bytes.number("r", token) ?? number + 1
      guard number > 0, number <= 1_048_576, number > rows.last?.number ?? 0 else { return nil }
      var row = Row(number: number, range: token.range, tag: token, cells: [])
      if token.kind == .start {
        guard let end = try readCells(&reader, &row) else { return nil }
        row.range = token.range.lowerBound..<end
      }
      rows.append(row)
    }
    return nil
  }

  /// Reads the cells of a row. Returns the end of the row.
  private func readCells(_ reader: inout MarkupLexer, _ row: inout Row) throws(Diagnostic) -> Int? {
    var column = 0
    while let token = try reader.next() {
      if token.kind == .end { return token.range.upperBound }
      guard token.opens else { continue }
      guard bytes.isNamed(token, "c") else {
        _ = try reader.rest(of: token)
        continue
      }
      column = bytes.value("r", token).flatMap(CellLetters.place)?.column ?? column + 1
      guard column > row.cells.last?.column ?? 0 else { return nil }
      row.cells.append(try readCell(token, column, &reader))
    }
    return nil
  }

  private func readCell(
    _ token: MarkupToken, _ column: Int, _ reader: inout MarkupLexer
  ) throws(Diagnostic) -> Cell {
    let start = token.range.upperBound
    var cell = Cell(
      column: column, range: token.range, tag: token, content: start..<start, type: bytes.value("t", token) ?? "n")
    cell.style = bytes.number("s", token)
    if token.kind == .empty { return cell }
    while let inner = try reader.next() {
      if inner.kind == .end {
        cell.content = start..<inner.range.lowerBound
        cell.range = token.range.lowerBound..<inner.range.upperBound
        return cell
      }
      guard inner.opens else { continue }
      let isFormula = bytes.isNamed(inner, "f")
      let isValue = bytes.isNamed(inner, "v") || bytes.isNamed(inner, "is")
      let (content, end) = try reader.rest(of: inner)
      if isFormula { cell.formula = SheetFormula(inner, content, end, bytes) }
      if isValue { cell.value = content }
    }
    return cell
  }
}

/// The formula of a cell as it is written (ECMA-376 part 1, 18.3.1.40).
struct SheetFormula {
  /// Its start tag.
  var tag: MarkupToken
  /// The whole element.
  var range: Range<Int>
  /// Its text; empty for a cell that shares the formula of another one.
  var text: String
  /// `normal`, `shared`, `array` or `dataTable`.
  var type: String
  /// The number of a shared formula.
  var group: Int?
  /// The cells it is for, if it is shared or an array.
  var area: String?

  init(_ tag: MarkupToken, _ content: Range<Int>, _ end: Range<Int>, _ bytes: [UInt8]) {
    self.tag = tag
    range = tag.range.lowerBound..<end.upperBound
    text = MarkupText.unescaped(bytes[content])
    type = bytes.value("t", tag) ?? "normal"
    group = bytes.number("si", tag)
    area = bytes.value("ref", tag)
  }
}

/// The shared texts of a workbook, as they are written (ECMA-376 part 1, 18.4.9).
struct SharedTexts {
  private let bytes: [UInt8]
  private var items: [Range<Int>] = []

  /// No texts.
  init() { bytes = [] }

  /// The texts of the part `bytes` at `place`. Throws the errors of ``MarkupLexer``.
  init(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    self.bytes = bytes
    var reader = try MarkupLexer(bytes, at: place)
    while let token = try reader.next() {
      if token.opens, bytes.isNamed(token, "si") { items.append(try reader.rest(of: token).content) }
    }
  }

  /// What stands in the text at `index`: `<t>` or runs of rich text. Empty if there is none.
  func content(_ index: Int) -> [UInt8] { items.indices.contains(index) ? Array(bytes[items[index]]) : [] }

  /// The characters in `content`, without those that say how others are read aloud.
  static func plain(_ content: [UInt8]) -> String {
    var text = ""
    // It was cut out of a part that was read whole.
    guard var reader = try? MarkupLexer(content, at: Location(input: "")) else { return text }
    while let token = try? reader.next() {
      guard token.opens else { continue }
      if content.isNamed(token, "rPh") { _ = try? reader.rest(of: token) }
      if content.isNamed(token, "t"), let rest = try? reader.rest(of: token) {
        text += MarkupText.unescaped(content[rest.content])
      }
    }
    return text
  }
}

extension SheetText {
  /// What a cell shows.
  enum Value: Equatable {
    case blank
    case number(String)
    case text(String)
    /// A truth value or an error.
    case other(String)
  }

  /// What the cell at `row` and `column` shows.
  func value(_ row: Int, _ column: Int, _ texts: SharedTexts) -> Value {
    guard let cell = cell(row, column) else { return .blank }
    return value(cell, texts)
  }

  /// What `cell` shows.
  func value(_ cell: Cell, _ texts: SharedTexts) -> Value {
    guard let range = cell.value else { return .blank }
    switch cell.type {
    case "s":
      let text = SharedTexts.plain(rich(cell, texts))
      return text.isEmpty ? .blank : .text(text)
    case "inlineStr":
      let text = SharedTexts.plain(Array(bytes[range]))
      return text.isEmpty ? .blank : .text(text)
    case "n":
      let text = MarkupText.unescaped(bytes[range]).trimmed
      return text.isEmpty ? .blank : .number(text)
    case "str": return .text(MarkupText.unescaped(bytes[range]))
    default: return .other(MarkupText.unescaped(bytes[range]))
    }
  }

  /// What stands in the text of `cell`, as ``SharedTexts/content(_:)`` gives it. Empty if it has no text.
  func rich(_ cell: Cell, _ texts: SharedTexts) -> [UInt8] {
    guard let range = cell.value else { return [] }
    if cell.type == "inlineStr" { return Array(bytes[range]) }
    guard cell.type == "s", let index = Int(String(decoding: bytes[range], as: UTF8.self).trimmed) else { return [] }
    return texts.content(index)
  }
}

extension String {
  /// Without ASCII white space at its ends.
  var trimmed: String {
    String(decoding: Array(utf8.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()), as: UTF8.self)
  }
}
