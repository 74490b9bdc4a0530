package import YusuanFindings
internal import YusuanXML

/// Reads an XML Spreadsheet 2003 (`urn:schemas-microsoft-com:office:spreadsheet`). Government systems export it.
public final class SpreadsheetMLReader: SheetReader {
  private let source: ByteSource
  private let limits: ReadLimits

  /// A reader of `source`.
  public init(_ source: ByteSource, limits: ReadLimits = ReadLimits()) {
    self.source = source
    self.limits = limits
  }

  /// Reads all sheets in the order of the file. Throws the errors of reading and of XML, and what `sink` throws.
  package func read(into sink: any RowSink) throws(Diagnostic) {
    let handler = SpreadsheetMLHandler(sink, source.name, limits, hidden: try hiddenSheets())
    try parse(handler)
    try source.checkUnchanged()
  }

  private func parse(_ handler: some SAXHandler) throws(Diagnostic) {
    let parser = SAXParser(Location(input: source.name), handler: handler)
    try source.readChunks { chunk throws(Diagnostic) in try parser.feed(chunk) }
    try parser.finish()
  }

  /// Finds the hidden sheets before the rows are read: a sheet says that it is hidden only after its rows.
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

/// Reads rows from the events of `Workbook` › `Worksheet` › `Table` › `Row` › `Cell` › `Data`. `ss:Index` moves rows
/// and cells; `ss:MergeAcross` moves the next cell. A `Comment` is not part of the cell.
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
  private var styles = SpreadsheetMLStyles()
  /// The styles of the table, of its columns and of the row.
  private var tableStyle: [UInt8]?
  private var columns: [Column] = []
  private var nextStyledColumn = 1
  private var rowStyle: [UInt8]?

  private var cell: SpreadsheetMLCell?

  private struct Column {
    var range: ClosedRange<Int>
    var style: [UInt8]?
    var isHidden: Bool
  }

  private enum Element { case style, worksheet, table, row, cell, data, run, unknown, other }

  /// What stands in a cell beside its value and is no part of it.
  private static let beside: [StaticString] = ["Comment", "NamedCell", "PhoneticText", "SmartTags"]
  /// Whether a text outside the cells of a row was told in this sheet.
  private var isStrayTold = false

  init(_ sink: any RowSink, _ input: String, _ limits: ReadLimits, hidden: Set<Int>) {
    self.sink = sink
    self.input = input
    self.limits = limits
    self.hidden = hidden
  }

  func start(_ element: SAXElement) throws(Diagnostic) { open.append(try begin(element)) }

  private func begin(_ element: SAXElement) throws(Diagnostic) -> Element {
    switch open.last {
    case .data, .run:
      cell?.beginRun(element)
      return .run
    case .cell:
      if Self.beside.contains(where: { element.isNamed($0) }) { return .other }
      guard element.isNamed("Data"), !element.isForeign else { return .unknown }
      return cell?.beginData(element) ?? false ? .data : .other
    case .row:
      guard element.isNamed("Cell"), !element.isForeign else { return .unknown }
      beginCell(element)
      return .cell
    case .unknown: return .unknown
    case .table:
      if element.isForeign { return .other }
      if element.isNamed("Row") {
        try beginRow(element)
        return .row
      }
      if element.isNamed("Column") { readColumn(element) }
      return .other
    case .worksheet:
      guard element.isNamed("Table"), !element.isForeign else { return .other }
      tableStyle = element.bytes("StyleID").map(Array.init)
      return .table
    case .style:
      styles.beginElement(element)
      return .other
    case .other, nil:
      if element.isForeign { return .other }
      if element.isNamed("Worksheet") {
        try beginSheet(element)
        return .worksheet
      }
      guard element.isNamed("Style") else { return .other }
      styles.begin(element)
      return .style
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    switch open.last {
    case .data, .run: cell?.appendText(bytes)
    case .cell, .row, .unknown: if bytes.contains(where: { $0 > 0x20 }) { tellStray() }
    case .style, .worksheet, .table, .other, nil: break
    }
  }

  /// Tells of a text that stands in no value: its cell, or else the sheet, is not what it seems.
  private func tellStray() {
    if cell != nil {
      cell?.contradict(.unknownElement)
    } else if !isStrayTold {
      isStrayTold = true
      rows?.note(.cellContradictory, because: .unknownElement)
    }
  }

  func end() throws(Diagnostic) {
    switch open.popLast() {
    case .style: styles.end()
    case .worksheet:
      if let sheet { try sink.end(sheet) }
      (sheet, rows) = (nil, nil)
    case .row: try rows?.end()
    case .cell: try endCell()
    case .run: cell?.endRun()
    case .table, .data, .unknown, .other, nil: break
    }
  }

  private func beginSheet(_ element: SAXElement) throws(Diagnostic) {
    sheetCount += 1
    let info = SheetInfo(
      input: input, name: element.value("Name"), index: sheetCount, isHidden: hidden.contains(sheetCount))
    sheet = info
    rows = SheetRows(sink, place: Location(input: input, sheet: info.name), limits: limits)
    (nextRow, nextStyledColumn, columns, tableStyle) = (1, 1, [], nil)
    isStrayTold = false
    try sink.begin(info)
  }

  private func readColumn(_ element: SAXElement) {
    let first = element.value("Index").flatMap { Int($0) } ?? nextStyledColumn
    let (last, isBeyond) = first.addingReportingOverflow(max(element.value("Span").flatMap { Int($0) } ?? 0, 0))
    guard first > 0, !isBeyond, last <= ReadLimits.lastColumn else { return }
    nextStyledColumn = last + 1
    let column = Column(
      range: first...last, style: element.bytes("StyleID").map(Array.init), isHidden: Self.isHidden(element, "Width"))
    if column.style != nil || column.isHidden, columns.count < 1_000 { columns.append(column) }
  }

  private func beginRow(_ element: SAXElement) throws(Diagnostic) {
    let number = element.value("Index").flatMap { Int($0) } ?? nextRow
    try rows?.begin(number)
    rows?.row.isHidden = Self.isHidden(element, "Height")
    rowStyle = element.bytes("StyleID").map(Array.init)
    nextRow = number + 1 + Self.span(element, "Span")
    nextColumn = 1
  }

  private func beginCell(_ element: SAXElement) {
    let index = element.value("Index")
    let column = index.flatMap { Int($0) } ?? nextColumn
    let across = Self.span(element, "MergeAcross")
    let down = Self.span(element, "MergeDown")
    nextColumn = min(max(column, 0), ReadLimits.lastColumn) + 1 + across
    let style = columns.last { $0.range.contains(column) }
    var cell = SpreadsheetMLCell(column: column, formula: element.value("Formula"))
    if style?.isHidden ?? false { cell.cell.traits.insert(.hiddenColumn) }
    if let index, Int(index) == nil { cell.contradict(.reference("“\(index.prefix(20))”")) }
    cell.style = self.style(element.bytes("StyleID"), style?.style)
    if let number = rows?.row.number, across > 0 || down > 0,
      let area = MergedArea(rows: (number, number + down), columns: (column, column + across))
    {
      rows?.merge(area)
    }
    self.cell = cell
  }

  /// The style of a cell with the style id `own`, or else `column`, the style id of its column.
  private func style(_ own: UnsafeBufferPointer<UInt8>?, _ column: [UInt8]?) -> CellStyles.Style {
    if let own { return styles.style(own) }
    guard let inherited = rowStyle ?? column ?? tableStyle else { return styles.style(nil) }
    return inherited.withUnsafeBufferPointer { styles.style($0) }
  }

  /// Whether a row or column is declared hidden, or has a height or width of zero.
  private static func isHidden(_ element: SAXElement, _ size: StaticString) -> Bool {
    if element.value("Hidden") == "1" { return true }
    return element.value(size).map { $0.first == "0" && $0.allSatisfy { $0 == "0" || $0 == "." } } ?? false
  }

  /// The number of rows or columns in an attribute, at most as many as a sheet has.
  private static func span(_ element: SAXElement, _ name: StaticString) -> Int {
    min(max(element.value(name).flatMap { Int($0) } ?? 0, 0), ReadLimits.lastRow)
  }

  private func endCell() throws(Diagnostic) {
    guard let read = cell.take(), var rows = rows.take() else { return }
    defer { self.rows = rows }
    try read.append(to: &rows, styles)
  }
}
