internal import Diagnostics

/// Reads the rows of a worksheet part (ECMA-376 part 1, 18.3.1) as its elements come.
///
/// A row or cell that does not say where it stands follows the one before (18.3.1.73, 18.3.1.4: `r` is optional). What the
/// part says of its own size does not matter.
struct WorksheetHandler: MarkupHandler {
  private var rows: SheetRows
  private let strings: SharedStrings
  private let styles: CellStyles

  private var depth = 0
  private var isInRow = false
  private var hiddenColumns: [ClosedRange<Int>] = []
  private var nextColumn = 1

  /// The cell being read.
  private var cell: Cell?
  /// Where its value begins in the row's bytes.
  private var start = 0
  private var type = CellType.number
  private var style = CellStyles.Style()
  private var hasFormula = false
  private var hasValue = false
  private var phonetic: Int?
  private var target = Target.none
  private var formula: [UInt8] = []

  private enum CellType { case number, shared, formulaString, inlineString, error, boolean, date }
  private enum Target { case none, value, formula }

  init(_ rows: SheetRows, _ strings: SharedStrings, _ styles: CellStyles) {
    self.rows = rows
    self.strings = strings
    self.styles = styles
  }

  func holding() -> WorksheetHandler { WorksheetHandler(rows.holding(), strings, styles) }

  mutating func release() throws(Diagnostic) { try rows.release() }

  mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
    depth += 1
    if cell == nil {
      if element.isNamed("c") {
        try beginCell(element)
      } else if element.isNamed("row") {
        try rows.begin(element.bytes("r").flatMap { Self.integer($0) })
        rows.row.isHidden = element.bytes("hidden").map(Self.isTrue) ?? false
        nextColumn = 1
        isInRow = true
      } else if element.isNamed("col"), element.bytes("hidden").map(Self.isTrue) == true {
        hide(element)
      }
    } else if depth == 5, element.isNamed("v") {
      (target, hasValue) = (.value, true)
    } else if depth == 5, element.isNamed("f") {
      (target, hasFormula) = (.formula, true)
    } else if element.isNamed("rPh") {
      phonetic = phonetic ?? depth
    } else if element.isNamed("t"), type == .inlineString, phonetic == nil {
      (target, hasValue) = (.value, true)
    }
  }

  /// Most cells are plain and are taken at once.
  @inline(__always) mutating func take(_ bytes: ScannedBytes, at index: Int) throws(Diagnostic) -> Int? {
    guard depth == 3, cell == nil, let plain = PlainCell(bytes, at: index) else { return nil }
    return try take(plain, bytes[plain.value]) ? plain.end : nil
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    switch target {
    case .none: break
    case .value: rows.row.bytes.append(contentsOf: bytes)
    case .formula: formula.append(contentsOf: bytes)
    }
  }

  mutating func end() throws(Diagnostic) {
    if phonetic == depth { phonetic = nil }
    target = .none
    if cell != nil {
      if depth == 4 { try endCell() }
    } else if depth == 3 {
      try endRow()
    }
    depth -= 1
  }

  // MARK: Rows and columns

  /// `sheetData` stands at depth 2, its rows at 3, their cells at 4.
  private mutating func endRow() throws(Diagnostic) {
    guard isInRow else { return }
    isInRow = false
    try rows.end()
  }

  private mutating func hide(_ element: some MarkupElement) {
    guard let first = element.bytes("min").flatMap({ Self.integer($0) }),
      let last = element.bytes("max").flatMap({ Self.integer($0) }), first <= last, hiddenColumns.count < 1_000
    else { return }
    hiddenColumns.append(first...last)
  }

  // MARK: Cells

  /// Takes a plain cell with its value; false, and nothing done, where there is no such shared string.
  private mutating func take(_ plain: PlainCell, _ value: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> Bool {
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
    }
    finish(&cell)
    try rows.append(cell)
    return true
  }

  /// A blank cell in `column`; the next one is expected behind it.
  private mutating func blank(in column: Int) -> Cell {
    nextColumn = column &+ 1
    var cell = Cell(column: Int32(clamping: column), text: 0..<0)
    if !hiddenColumns.isEmpty, hiddenColumns.contains(where: { $0.contains(column) }) {
      cell.traits.insert(.hiddenColumn)
    }
    return cell
  }

  private mutating func beginCell(_ element: some MarkupElement) throws(Diagnostic) {
    let (reference, kind, format) = element.bytes("r", "t", "s")
    cell = blank(in: reference.flatMap { Self.column($0) } ?? nextColumn)
    type = kind.map(Self.type) ?? .number
    style = styles[format.flatMap { Self.integer($0) } ?? 0]
    (hasFormula, hasValue) = (false, false)
    start = rows.row.bytes.count
    if !formula.isEmpty { formula.removeAll(keepingCapacity: true) }
  }

  private mutating func endCell() throws(Diagnostic) {
    guard var cell else { return }
    self.cell = nil
    guard hasValue || hasFormula else { return try rows.check(cell) }
    var isMissing = false
    if hasValue {
      switch type {
      case .shared: isMissing = !replaceByShared()
      case .formulaString, .inlineString: EscapedText.decode(&rows.row.bytes, from: start)
      case .number, .boolean, .error, .date: trimValue()
      }
    }
    finish(&cell)
    if hasFormula {
      if !hasValue { cell.traits.insert(.formulaWithoutValue) }
      rows.row.bytes.append(contentsOf: formula)
      cell.formula = cell.text.upperBound..<Int32(clamping: rows.row.bytes.count)
    }
    if isMissing {
      cell.traits.insert(.damaged)
      rows.note(.sharedStringMissing, cell, [.found: rows.row.text(of: cell)])
    }
    try rows.append(cell)
  }

  /// Makes `cell` what type and style say; its text is what stands behind `start`.
  @inline(__always) private func finish(_ cell: inout Cell) {
    cell.kind = kind
    if cell.kind == .number { cell.traits.formUnion(style.traits) }
    cell.text = Int32(clamping: start)..<Int32(clamping: rows.row.bytes.count)
  }

  /// Puts the shared string whose index is the value in its place; false where there is none.
  private mutating func replaceByShared() -> Bool {
    let index = rows.row.bytes.withUnsafeBufferPointer { Self.integer(UnsafeBufferPointer(rebasing: $0[start...])) }
    guard let index, strings.contains(index) else { return false }
    rows.row.bytes.removeLast(rows.row.bytes.count - start)
    return strings.append(index, to: &rows.row.bytes)
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
    case .number: style.isDate ? .date : .number
    }
  }

  // MARK: Values of attributes

  private static func type(_ bytes: UnsafeBufferPointer<UInt8>) -> CellType {
    if bytes.count == 1 {
      switch bytes[0] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "d"): return .date
      default: return .number
      }
    }
    if bytes.elementsEqual("str".utf8) { return .formulaString }
    return bytes.elementsEqual("inlineStr".utf8) ? .inlineString : .number
  }

  private static func isTrue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 1 ? bytes[0] == UInt8(ascii: "1") : bytes.count == 4 && bytes.elementsEqual("true".utf8)
  }

  /// A whole number of nine digits at most, with or without white space around it.
  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start &+= 1 }
    while end > start, bytes[end &- 1] <= 0x20 { end &-= 1 }
    guard (1...9).contains(end &- start) else { return nil }
    var value = 0
    for index in start..<end {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value &* 10 &+ Int(bytes[index] &- 0x30)
    }
    return value
  }

  /// The column of a reference such as `AB7`.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for byte in bytes {
      let letter = byte & 0xDF
      guard (0x41...0x5A).contains(letter), byte >= 0x41 else { break }
      column = column &* 26 &+ Int(letter &- 0x40)
      if column > 1_000_000 { return nil }
    }
    return column > 0 ? column : nil
  }
}
