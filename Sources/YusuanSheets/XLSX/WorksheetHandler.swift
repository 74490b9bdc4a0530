internal import YusuanFastXML
internal import YusuanFindings
internal import YusuanXML

/// Reads the rows of a worksheet part (ECMA-376 part 1, 18.3.1) from its events.
///
/// A row or cell without a reference follows the one before: `r` is optional (18.3.1.73, 18.3.1.4). The dimensions that
/// the part declares are ignored.
struct WorksheetHandler: PartHandler {
  private(set) var rows: SheetRows
  private let strings: SharedStrings
  private let styles: CellStyles

  private var depth = 0
  private var isInData = false
  private var isInRow = false
  /// Whether the row has an `r` that is not a number.
  private var isRowOdd = false
  /// Whether the row has an `r`.
  private var isRowNumbered = false
  private var hiddenColumns = HiddenColumns()
  private var nextColumn = 1
  private var merges = WorksheetMerges()
  private var isOutsideNoted = false

  /// The cell being read.
  private var cell: Cell?
  /// Where its value begins in the row's bytes.
  private var start = 0
  private var type = CellType.number
  private var style = CellStyles.Style()
  private var hasFormula = false
  /// How many values it has. More than one contradict each other.
  private var values = 0
  /// Whether it has an inline string.
  private var isInline = false
  /// Why its content must not be trusted, or nil.
  private var contradiction: Phrase?
  private var isStruckOut = false
  private var runs = RichRuns()
  private var target = Target.none
  private var formula: [UInt8] = []

  enum CellType { case number, shared, formulaString, inlineString, error, boolean, date, unknown }
  private enum Target { case none, value, formula, unknown }

  init(_ rows: SheetRows, _ strings: SharedStrings, _ styles: CellStyles) {
    self.rows = rows
    self.strings = strings
    self.styles = styles
  }

  func holding() -> WorksheetHandler {
    var handler = WorksheetHandler(rows.holding(), strings, styles)
    handler.merges.timing = .gathered
    return handler
  }

  mutating func release() throws(Diagnostic) { try rows.release() }

  func looksAhead(in bytes: [UInt8]) -> Bool { MergedAreaFinder.mayFind(in: bytes) }

  mutating func setMergedAreas(_ merged: [MergedArea]) {
    merges.timing = .known
    for area in merged { rows.merge(area) }
  }

  mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
    depth += 1
    if cell != nil { return startInCell(element) }
    if element.isForeign { return }
    switch depth {
    case 2: isInData = element.isNamed("sheetData")
    case 3:
      if isInData, element.isNamed("row") {
        try beginRow(element)
      } else if element.isNamed("mergeCell") {
        merges.add(element, to: &rows)
      } else if element.isNamed("col"), Self.isHidden(element, "width") {
        hiddenColumns.add(element)
      }
    case 4: if isInRow, element.isNamed("c") { return try beginCell(element) }
    default: break
    }
    if depth != 4 || !isInRow, element.isNamed("c"), !isOutsideNoted {
      isOutsideNoted = true
      rows.note(.cellContradictory, because: .cellOutsideRows)
    }
  }

  /// Begins an element inside a cell.
  private mutating func startInCell(_ element: some MarkupElement) {
    if depth > 5 {
      if isInline {
        runs.start(element, depth: depth, after: rows.row.bytes[start...])
        if runs.isTwofold { contradict(.secondText) }
      } else if target == .value {
        contradict(.elementInsideValue)
      }
    } else if element.isNamed("v") || element.isNamed("is") {
      values += 1
      if element.isForeign { return contradict(.foreignValue) }
      if values > 1 { return contradict(.secondValue) }
      isInline = element.isNamed("is")
      if !isInline {
        target = .value
      } else if type == .number {
        type = .inlineString
      } else if type != .inlineString {
        contradict(.inlineStringElsewhere)
      }
    } else if element.isNamed("f"), !element.isForeign {
      (target, hasFormula) = (.formula, true)
    } else if !element.isNamed("extLst") {
      target = .unknown
    }
  }

  private mutating func contradict(_ reason: Phrase) {
    contradiction = contradiction ?? reason
    target = .none
  }

  /// Reads a plain cell without its events. Most cells are plain.
  @inline(__always) mutating func readElement(in bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int? {
    guard depth == 3, isInRow, cell == nil, let plain = PlainCell(bytes, at: index) else { return nil }
    return try append(plain, bytes[plain.value]) ? plain.end : nil
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    if isInline, cell != nil {
      switch runs.target {
      case .none: break
      case .counted: rows.row.bytes.append(contentsOf: bytes)
      case .left: runs.leave(bytes)
      }
      return
    }
    switch target {
    case .none: break
    case .value: rows.row.bytes.append(contentsOf: bytes)
    case .formula: formula.append(contentsOf: bytes)
    case .unknown: if bytes.contains(where: { $0 > 0x20 }) { contradict(.unknownElement) }
    }
  }

  mutating func end() throws(Diagnostic) {
    if cell != nil {
      if isInline { runs.end(depth: depth) }
      if depth == 5 { (target, isInline) = (.none, false) }
      if depth == 4 { try endCell() }
    } else if depth == 3 {
      try endRow()
    } else if depth == 2 {
      isInData = false
      merges.reportLate(&rows)
    }
    depth -= 1
  }

  // MARK: Rows and columns

  private mutating func beginRow(_ element: some MarkupElement) throws(Diagnostic) {
    let number = element.bytes("r")
    try rows.begin(number.flatMap { Self.integer($0) })
    rows.row.isHidden = Self.isHidden(element, "ht")
    nextColumn = 1
    isInRow = true
    isRowNumbered = number != nil
    isRowOdd = number.map { Self.integer($0) == nil } ?? false
  }

  private mutating func endRow() throws(Diagnostic) {
    guard isInRow else { return }
    isInRow = false
    try rows.end()
  }

  // MARK: Cells

  /// Appends a plain cell with its value. Returns false, and changes nothing, if the shared string does not exist or
  /// the cell names another row.
  private mutating func append(_ plain: PlainCell, _ value: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> Bool {
    if plain.row != rows.row.number || isRowOdd { return false }
    if plain.isShared, !strings.areWhole || styles.strikesOut { return false }
    var cell = blank(in: plain.column)
    if value.isEmpty {
      try rows.check(cell)
      return true
    }
    start = rows.row.bytes.count
    if plain.isShared {
      guard let index = Self.integer(value), strings.append(index, to: &rows.row.bytes) else { return false }
      type = .shared
    } else {
      rows.row.bytes.append(contentsOf: value)
      (type, style) = (.number, styles[plain.style])
      if style.isStruckOut { cell.traits.insert(.struckOut) }
    }
    finish(&cell)
    try rows.append(cell)
    return true
  }

  /// A blank cell in `column`. The next cell is expected after it.
  private mutating func blank(in column: Int) -> Cell {
    nextColumn = column &+ 1
    var cell = Cell(column: Int32(clamping: column), text: 0..<0)
    if hiddenColumns.contains(column) { cell.traits.insert(.hiddenColumn) }
    return cell
  }

  private mutating func beginCell(_ element: some MarkupElement) throws(Diagnostic) {
    let (reference, kind, format) = element.bytes("r", "t", "s")
    contradiction = isRowOdd ? .rowNumberUnreadable : nil
    var column = nextColumn
    if let reference { column = place(reference) }
    cell = blank(in: column)
    type = kind.map(Self.type) ?? .number
    if type == .unknown, let kind { contradict(.unknownType(Self.quoted(kind))) }
    style = styles[format.flatMap { Self.integer($0) } ?? 0]
    (hasFormula, isInline, isStruckOut, values, target) = (false, false, style.isStruckOut, 0, .none)
    start = rows.row.bytes.count
    if !formula.isEmpty { formula.removeAll(keepingCapacity: true) }
    runs.clear()
  }

  /// The column of `reference`, or the next column if it is not a reference. A cell that names another row must not be
  /// trusted.
  private mutating func place(_ reference: UnsafeBufferPointer<UInt8>) -> Int {
    guard let place = CellReference(reference) else {
      contradict(.reference(Self.quoted(reference)))
      return nextColumn
    }
    if !isRowNumbered { rows.renumber(place.row) }
    if place.row != rows.row.number { contradict(.reference(Self.quoted(reference))) }
    return place.column
  }

  private mutating func endCell() throws(Diagnostic) {
    guard var cell else { return }
    self.cell = nil
    var missing: String?
    if values > 0 {
      switch type {
      case .shared: missing = replaceByShared()
      case .formulaString, .inlineString: EscapedText.decode(&rows.row.bytes, from: start)
      case .number, .boolean, .error, .date, .unknown: trimValue()
      }
    }
    restoreStruckOut()
    guard values > 0 || hasFormula || contradiction != nil else { return try rows.check(cell) }
    // An empty value is no value. Only a formula with a text result may have one (18.3.1.96).
    let mayBeEmpty = type == .formulaString && values > 0 && !CachedValue.isNumber(formula)
    let isEmpty = rows.row.bytes.count == start && !mayBeEmpty
    finish(&cell)
    if isStruckOut { cell.traits.insert(.struckOut) }
    if hasFormula {
      if isEmpty, contradiction == nil, missing == nil { cell.traits.insert(.formulaWithoutValue) }
      rows.row.bytes.append(contentsOf: formula)
      cell.formula = cell.text.upperBound..<Int32(clamping: rows.row.bytes.count)
    }
    reportMistakes(missing, &cell)
    try rows.append(cell)
  }

  /// Reports what is wrong with the cell, and what was left out of it.
  private mutating func reportMistakes(_ missing: String?, _ cell: inout Cell) {
    if let missing {
      cell.traits.insert(.damaged)
      rows.note(.sharedStringMissing, cell, [.found: missing])
    }
    if let contradiction {
      cell.traits.insert(.damaged)
      rows.note(.cellContradictory, cell, because: contradiction, [.found: rows.row.text(of: cell)])
    }
    if !runs.left.isEmpty {
      let left = String(decoding: runs.left.prefix(60), as: UTF8.self)
      rows.note(.textLeftOut, cell, because: .struckOutOrRaised, [.found: left])
    }
  }

  /// Sets kind, look and text of `cell`. Its text is the bytes from `start` on.
  @inline(__always) private func finish(_ cell: inout Cell) {
    if type == .number {
      let look = style.isVaried ? styles.look(style, of: rows.row.bytes[start...]) : style.look
      cell.kind = look.isDate ? .date : .number
      cell.shown = look.shown
    } else {
      cell.kind = kind
    }
    cell.text = Int32(clamping: start)..<Int32(clamping: rows.row.bytes.count)
  }

  /// Replaces the value, an index, by its shared string. Returns the value if there is no such string; otherwise nil.
  private mutating func replaceByShared() -> String? {
    let index = rows.row.bytes.withUnsafeBufferPointer { Self.integer(UnsafeBufferPointer(rebasing: $0[start...])) }
    // A slice that is kept would make the next change copy all bytes, those of the rows held back too.
    let count = rows.row.bytes.count - start
    if rows.row.bytes[start...].allSatisfy({ $0 <= 0x20 }) {
      rows.row.bytes.removeLast(count)
      return nil
    }
    guard let index, strings.contains(index) else {
      let missing = String(decoding: rows.row.bytes[start...].prefix(60), as: UTF8.self)
      rows.row.bytes.removeLast(count)
      return missing
    }
    rows.row.bytes.removeLast(count)
    _ = strings.append(index, to: &rows.row.bytes)
    if !strings.areWhole {
      if strings.struckOut.contains(index) { isStruckOut = true }
      if strings.twofold.contains(index) { contradict(.secondText) }
      if let left = strings.left[index] { left.withUnsafeBufferPointer { runs.leave($0) } }
    }
    return nil
  }

  /// If an inline string is struck out as a whole, its text is kept.
  private mutating func restoreStruckOut() {
    guard type == .inlineString, !runs.left.isEmpty, rows.row.bytes.count == start else { return }
    rows.row.bytes += runs.left
    runs.clear()
    isStruckOut = true
  }

  /// Removes white space around the value.
  private mutating func trimValue() {
    while rows.row.bytes.count > start, let last = rows.row.bytes.last, last <= 0x20 { rows.row.bytes.removeLast() }
    guard rows.row.bytes.count > start, rows.row.bytes[start] <= 0x20 else { return }
    rows.row.bytes.removeSubrange(start..<(rows.row.bytes[start...].firstIndex { $0 > 0x20 } ?? rows.row.bytes.count))
  }

  private var kind: CellKind {
    switch type {
    case .shared, .formulaString, .inlineString: .text
    case .error: .error
    case .boolean: .boolean
    case .date: .date
    case .number, .unknown: .number
    }
  }
}
