public import Diagnostics
internal import LibXML

/// Reads an XML Spreadsheet 2003 (`urn:schemas-microsoft-com:office:spreadsheet`), which government systems export.
public final class SpreadsheetMLReader: SheetReader {
  private let source: ByteSource
  private let limits: ReadLimits

  /// A reader of `source`.
  public init(_ source: ByteSource, limits: ReadLimits = ReadLimits()) {
    self.source = source
    self.limits = limits
  }

  /// Reads all sheets in the file's order. Throws what reading and XML can throw, or what the sink threw.
  public func read(into sink: any RowSink) throws(Diagnostic) {
    let handler = SpreadsheetMLHandler(sink, source.name, limits, hidden: try hiddenSheets())
    try parse(handler)
    try source.checkUnchanged()
  }

  private func parse(_ handler: some SAXHandler) throws(Diagnostic) {
    let parser = SAXParser(Location(input: source.name), handler: handler)
    try source.readChunks { chunk throws(Diagnostic) in try parser.feed(chunk) }
    try parser.finish()
  }

  /// A sheet says that it is hidden behind its rows, so this has to be read before them.
  private func hiddenSheets() throws(Diagnostic) -> Set<Int> {
    let finder = HiddenSheetFinder()
    try parse(finder)
    return finder.hidden
  }

  private final class HiddenSheetFinder: SAXHandler {
    private(set) var hidden: Set<Int> = []
    private var sheet = 0
    private var isVisible = false

    func start(_ element: SAXElement) {
      if element.isNamed("Worksheet") { sheet += 1 }
      isVisible = element.isNamed("Visible")
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
      if isVisible, bytes.starts(with: "SheetHidden".utf8) || bytes.starts(with: "SheetVeryHidden".utf8) {
        hidden.insert(sheet)
      }
    }

    func end() { isVisible = false }
  }
}

/// Reads the rows as the elements come: `Workbook` › `Worksheet` › `Table` › `Row` › `Cell` › `Data`. `ss:Index` moves rows
/// and cells, `ss:MergeAcross` the cell behind.
private final class SpreadsheetMLHandler: SAXHandler {
  private let sink: any RowSink
  private let input: String
  private let limits: ReadLimits
  private let hidden: Set<Int>

  private var open: [Element] = []
  private var sheet: SheetInfo?
  private var sheetCount = 0
  private var rows: SheetRows?
  private var nextRow = 1
  private var nextColumn = 1
  private var cell: Cell?
  private var formula: String?
  private var text: [UInt8] = []
  private var isData = false

  private enum Element { case worksheet, row, cell, data, other }

  init(_ sink: any RowSink, _ input: String, _ limits: ReadLimits, hidden: Set<Int>) {
    self.sink = sink
    self.input = input
    self.limits = limits
    self.hidden = hidden
  }

  func start(_ element: SAXElement) throws(Diagnostic) {
    if element.isNamed("Worksheet") {
      open.append(.worksheet)
      try beginSheet(element)
    } else if element.isNamed("Row"), rows != nil {
      open.append(.row)
      let number = element.value("Index").flatMap { Int($0) } ?? nextRow
      try rows?.begin(number)
      rows?.row.isHidden = element.value("Hidden") == "1"
      nextRow = number + 1 + (element.value("Span").flatMap { Int($0) } ?? 0)
      nextColumn = 1
    } else if element.isNamed("Cell"), rows != nil {
      open.append(.cell)
      beginCell(element)
    } else if element.isNamed("Data"), cell != nil {
      open.append(.data)
      isData = true
      cell?.kind = Self.kind(element.value("Type") ?? "")
    } else {
      open.append(.other)
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    if isData { text.append(contentsOf: bytes) }
  }

  func end() throws(Diagnostic) {
    switch open.popLast() {
    case .worksheet:
      if let sheet { try sink.end(sheet) }
      (sheet, rows) = (nil, nil)
    case .row: try rows?.end()
    case .cell: try endCell()
    case .data: isData = false
    case .other, nil: break
    }
  }

  private func beginSheet(_ element: SAXElement) throws(Diagnostic) {
    sheetCount += 1
    let info = SheetInfo(
      input: input, name: element.value("Name"), index: sheetCount, isHidden: hidden.contains(sheetCount))
    sheet = info
    rows = SheetRows(sink, place: Location(input: input, sheet: info.name), limits: limits)
    nextRow = 1
    try sink.begin(info)
  }

  private func beginCell(_ element: SAXElement) {
    let column = element.value("Index").flatMap { Int($0) } ?? nextColumn
    nextColumn = column + 1 + (element.value("MergeAcross").flatMap { Int($0) } ?? 0)
    cell = Cell(column: Int32(clamping: column), text: 0..<0)
    formula = element.value("Formula")
    text.removeAll(keepingCapacity: true)
  }

  private func endCell() throws(Diagnostic) {
    guard var cell, var rows = rows.take() else { return }
    defer { self.rows = rows }
    self.cell = nil
    let start = Int32(clamping: rows.row.bytes.count)
    rows.row.bytes.append(contentsOf: text)
    cell.text = start..<Int32(clamping: rows.row.bytes.count)
    if let formula {
      if text.isEmpty { cell.traits.insert(.formulaWithoutValue) }
      rows.row.bytes.append(contentsOf: formula.hasPrefix("=") ? formula.dropFirst().utf8 : formula[...].utf8)
      cell.formula = cell.text.upperBound..<Int32(clamping: rows.row.bytes.count)
    }
    try rows.append(cell)
  }

  private static func kind(_ type: String) -> CellKind {
    switch type {
    case "Number": .number
    case "Boolean": .boolean
    case "DateTime": .date
    case "Error": .error
    default: .text
    }
  }
}
