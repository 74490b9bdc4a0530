internal import YusuanFindings
internal import YusuanXML

/// A cell of an XML Spreadsheet 2003 while it is read.
struct SpreadsheetMLCell {
  var cell: Cell
  var style = CellStyles.Style()
  private let formula: String?
  private var text: [UInt8] = []
  /// The first bytes of text that is struck out, or superscript after a figure.
  private var left: [UInt8] = []
  private var hasData = false
  private var contradiction: Phrase?
  /// The open runs: whether the text of each counts.
  private var runs: [Bool] = []

  /// An empty cell in `column`.
  init(column: Int, formula: String?) {
    cell = Cell(column: Int32(clamping: column), text: 0..<0)
    self.formula = formula
  }

  /// Marks the cell as not to be trusted.
  mutating func contradict(_ reason: Phrase) { contradiction = contradiction ?? reason }

  /// Begins a `Data` element. Returns false if it is not the first one.
  mutating func beginData(_ element: SAXElement) -> Bool {
    if hasData {
      contradict(.secondValue)
      return false
    }
    hasData = true
    let type = element.value("Type") ?? "String"
    switch type {
    case "String": cell.kind = .text
    case "Number": cell.kind = .number
    case "Boolean": cell.kind = .boolean
    case "DateTime": cell.kind = .date
    case "Error": cell.kind = .error
    default: contradict(.unknownType("“\(type.prefix(20))”"))
    }
    return true
  }

  /// Begins an element inside `Data`. Rich text is written as in HTML.
  mutating func beginRun(_ element: SAXElement) {
    if cell.kind != .text { contradict(.elementInsideValue) }
    let isStruckOut = ["S", "Strike", "STRIKE", "Del", "DEL", "s", "strike", "del"].contains { element.isNamed($0) }
    let isRaised = ["Sup", "SUP", "sup", "Sub", "SUB", "sub"].contains { element.isNamed($0) }
    if element.isNamed("Br") || element.isNamed("BR") || element.isNamed("br") { text.append(0x0A) }
    runs.append((runs.last ?? true) && !isStruckOut && !(isRaised && RichRuns.isFigure(text)))
  }

  /// Ends the innermost element.
  mutating func endRun() { _ = runs.popLast() }

  /// Adds text of `Data`.
  mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>) {
    if runs.last ?? true {
      text.append(contentsOf: bytes)
    } else if left.count < 1 << 10 {
      left.append(contentsOf: bytes)
    }
  }

  /// Appends the cell to `rows` and reports what is wrong with it.
  func append(to rows: inout SheetRows, _ styles: SpreadsheetMLStyles) throws(Diagnostic) {
    var (cell, text) = (cell, text)
    if cell.kind != .text { text = Self.trimmed(text) }
    let isStruckOut = text.isEmpty && !left.isEmpty
    if isStruckOut { text = left }
    if contradiction != nil {
      cell.traits.insert(.damaged)
    }
    if style.isStruckOut || isStruckOut { cell.traits.insert(.struckOut) }
    if cell.kind == .number {
      let look = styles.look(style, of: text)
      if look.isDate { cell.kind = .date }
      cell.shown = look.shown
    }
    let start = Int32(clamping: rows.row.bytes.count)
    rows.row.bytes += text
    cell.text = start..<Int32(clamping: rows.row.bytes.count)
    if let formula {
      // Only a formula with a text result may have an empty value.
      let mayBeEmpty =
        hasData && cell.kind == .text && !CachedValue.isNumber(formula.utf8.drop { $0 == UInt8(ascii: "=") })
      if text.isEmpty, !mayBeEmpty { cell.traits.insert(.formulaWithoutValue) }
      rows.row.bytes.append(contentsOf: formula.hasPrefix("=") ? formula.dropFirst().utf8 : formula[...].utf8)
      cell.formula = cell.text.upperBound..<Int32(clamping: rows.row.bytes.count)
    }
    if let contradiction {
      rows.note(.cellContradictory, cell, because: contradiction, [.found: rows.row.text(of: cell)])
    }
    if !left.isEmpty, !isStruckOut {
      let left = String(decoding: left.prefix(60), as: UTF8.self)
      rows.note(.textLeftOut, cell, because: .struckOutOrRaised, [.found: left])
    }
    try rows.append(cell)
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.firstIndex(where: { $0 > 0x20 }), let last = text.lastIndex(where: { $0 > 0x20 }) else {
      return []
    }
    return Array(text[first...last])
  }
}
