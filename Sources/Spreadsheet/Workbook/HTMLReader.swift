public import Diagnostics
internal import LibXML

/// Reads the tables of an HTML document, which some systems save as `.xls` (HTML 5, 4.9). All tables are one sheet, one
/// below the other; every cell is text.
public final class HTMLReader: SheetReader {
  private let source: ByteSource
  private let limits: ReadLimits

  /// A reader of `source`.
  public init(_ source: ByteSource, limits: ReadLimits = ReadLimits()) {
    self.source = source
    self.limits = limits
  }

  /// Reads all rows of all tables. Throws `.encodingUnknown`, what reading can throw, or what the sink threw.
  public func read(into sink: any RowSink) throws(Diagnostic) {
    let form = try TextForm.detect(source)
    let info = SheetInfo(input: source.name, name: nil)
    try sink.begin(info)
    let handler = HTMLTableHandler(SheetRows(sink, place: Location(input: source.name), limits: limits))
    let parser = HTMLParser(input: source.name, handler: handler)
    let stream = TextStream(source, form)
    var text: [UInt8] = []
    while try stream.append(to: &text) {
      try text.withUnsafeBufferPointer { bytes throws(Diagnostic) in try parser.feed(UnsafeRawBufferPointer(bytes)) }
      text.removeAll(keepingCapacity: true)
    }
    try parser.finish()
    try handler.finish()
    stream.reportDamage(to: sink)
    try source.checkUnchanged()
    try sink.end(info)
  }
}

/// Lays out the cells of `tr`, `td` and `th`: a cell that spans columns or rows keeps its place in the first of them.
private final class HTMLTableHandler: HTMLHandler {
  private var rows: SheetRows
  private var number = 0
  private var isInRow = false
  /// By column: how many further rows a cell from above takes.
  private var taken: [Int: Int] = [:]
  private var column = 1
  private var cell: Cell?
  private var rowSpan = 1
  private var columnSpan = 1
  private var text: [UInt8] = []
  /// The content of `style` and `script` is no text.
  private var silent = 0

  init(_ rows: SheetRows) { self.rows = rows }

  func start(_ name: String, _ attributes: [String: String]) throws(Diagnostic) {
    switch name {
    case "table": taken.removeAll()
    case "tr": try beginRow()
    case "td", "th": try beginCell(attributes)
    case "br": if cell != nil { text.append(0x0A) }
    case "style", "script", "title": silent += 1
    default: break
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    guard cell != nil, silent == 0 else { return }
    text.append(contentsOf: bytes)
    if text.count > 64 << 20 { throw Diagnostic(.cellTooLong, at: Location(input: ""), [.limit: "64 MiB"]) }
  }

  func end(_ name: String) throws(Diagnostic) {
    switch name {
    case "td", "th": try endCell()
    case "tr": try endRow()
    case "table": try finish()
    case "style", "script", "title": silent = max(silent - 1, 0)
    default: break
    }
  }

  /// Ends what is still open.
  func finish() throws(Diagnostic) {
    try endCell()
    try endRow()
  }

  private func beginRow() throws(Diagnostic) {
    try finish()
    number += 1
    try rows.begin(number)
    isInRow = true
    column = 1
  }

  private func endRow() throws(Diagnostic) {
    guard isInRow else { return }
    isInRow = false
    for (column, left) in taken where column >= self.column { taken[column] = left > 1 ? left - 1 : nil }
    try rows.end()
  }

  private func beginCell(_ attributes: [String: String]) throws(Diagnostic) {
    if !isInRow { try beginRow() }
    try endCell()
    skipTaken()
    cell = Cell(column: Int32(clamping: column), text: 0..<0)
    columnSpan = Self.span(attributes["colspan"], limit: 1_000)
    rowSpan = Self.span(attributes["rowspan"], limit: 65_534)
    text.removeAll(keepingCapacity: true)
  }

  /// Passes the columns that cells from above take.
  private func skipTaken() {
    while let left = taken[column] {
      taken[column] = left > 1 ? left - 1 : nil
      column += 1
    }
  }

  private func endCell() throws(Diagnostic) {
    guard var cell else { return }
    self.cell = nil
    let start = Int32(clamping: rows.row.bytes.count)
    rows.row.bytes.append(contentsOf: Self.collapsed(text))
    cell.text = start..<Int32(clamping: rows.row.bytes.count)
    try rows.append(cell)
    if rowSpan > 1 { for column in column..<(column + columnSpan) { taken[column] = rowSpan - 1 } }
    column += columnSpan
  }

  private static func span(_ text: String?, limit: Int) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), limit) }

  /// The text as a browser shows it: white space of the source is one blank, `br` a line end (HTML 5, 4.9.9).
  private static func collapsed(_ text: [UInt8]) -> [UInt8] {
    var collapsed: [UInt8] = []
    for byte in text {
      if byte == 0x20 || byte == 0x09 || byte == 0x0D {
        if let last = collapsed.last, last > 0x20 { collapsed.append(0x20) }
      } else if byte == 0x0A {
        if collapsed.last == 0x20 { collapsed.removeLast() }
        if !collapsed.isEmpty, collapsed.last != 0x0A { collapsed.append(0x0A) }
      } else {
        collapsed.append(byte)
      }
    }
    while let last = collapsed.last, last <= 0x20 { collapsed.removeLast() }
    return collapsed
  }
}
