package import YusuanFindings
internal import YusuanXML

/// Reads the tables of an HTML document and the text around them (HTML 5, 4.9). Some systems save such documents as
/// `.xls`.
///
/// Everything becomes one sheet, one table below the other. A cell is text, unless it stores the number it shows.
public final class HTMLReader: SheetReader {
  private let source: ByteSource
  private let limits: ReadLimits

  /// A reader of `source`.
  public init(_ source: ByteSource, limits: ReadLimits = ReadLimits()) {
    self.source = source
    self.limits = limits
  }

  /// Reads all rows of all tables. Throws `.encodingUnknown`, the errors of reading, and what `sink` throws.
  package func read(into sink: any RowSink) throws(Diagnostic) {
    let form = try TextForm.detect(source)
    let info = SheetInfo(input: source.name, name: nil)
    try sink.begin(info)
    let handler = HTMLTableHandler(SheetRows(sink, place: Location(input: source.name), limits: limits), limits)
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

/// Lays out the cells of `tr`, `td` and `th`, and makes a row of each paragraph outside of tables.
///
/// A table inside a cell is text of that cell if it has only one row with content. It is also text if it has one column
/// and other cells come before it. Otherwise its rows become rows of the sheet: they follow the cells before it, and
/// what comes after it begins a new row.
private final class HTMLTableHandler: HTMLHandler {
  private var rows: SheetRows
  private let limits: ReadLimits
  private var number = 0
  /// The last row belonged to a table: text after it is set apart by a blank row.
  private var isBehindTable = false
  /// A table begins. Its first row is set apart from a table before it.
  private var beginsTable = false
  /// The open tables, each inside a cell of the one before.
  private var levels: [HTMLTable] = []
  /// The text outside of cells, up to the end of the paragraph.
  private var flow = HTMLText()
  private var looks = HTMLLooks()
  private var form = HTMLForm()
  private var beside = HTMLBeside()

  init(_ rows: SheetRows, _ limits: ReadLimits) {
    self.rows = rows
    self.limits = limits
  }

  // MARK: Events

  func start(_ name: String, _ attributes: [String: String]) throws(Diagnostic) {
    if beside.begin(name, attributes) { return }
    looks.begin(name, attributes, isBehindFigure: isBehindFigure)
    switch name {
    case "table": try beginTable()
    case "tr": try beginRow()
    case "td", "th": try beginCell(attributes)
    case "col": readColumn(attributes)
    case "br", "hr": try breakLine()
    default:
      // The sign that turns the order of what follows: its figures are not what the digits say.
      if name == "bdo", attributes["dir"]?.lowercased() == "rtl" { try appendText("\u{202E}".utf8, isApart: false) }
      if let text = form.begin(name, attributes) { try appendText(text.utf8, isApart: true) }
      if Self.blocks.contains(name) { try breakLine() }
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    if beside.isInside || looks.readStyle(bytes) || looks.current.isSilent || form.readText(bytes) { return }
    if let repaired = HTMLReference.repaired(bytes) { return try appendText(repaired, isApart: false) }
    try appendText(bytes, isApart: false)
  }

  func end(_ name: String) throws(Diagnostic) {
    if beside.end() { return }
    switch name {
    case "td", "th": try endCell()
    case "tr": try endRow()
    case "table": try endTable()
    default:
      if let text = form.end(name) { try appendText(text.utf8, isApart: true) }
      if Self.blocks.contains(name) { try breakLine() }
    }
    looks.end()
  }

  /// Closes everything that is still open.
  func finish() throws(Diagnostic) {
    while !levels.isEmpty { try endTable() }
    try endParagraph()
    if beside.count > 0 { rows.note(.besideLeftOut, [.count: "\(beside.count)"]) }
  }

  /// Elements that begin and end a line (HTML 5, 15.3).
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul",
  ]

  // MARK: Text

  private var isBehindFigure: Bool { levels.last?.cell.map { RichRuns.isFigure($0.text.bytes) } ?? false }

  /// Adds text to the open cell, or to the paragraph if there is none. With `isApart` it gets a line of its own.
  private func appendText(_ bytes: some Collection<UInt8>, isApart: Bool) throws(Diagnostic) {
    let look = looks.current
    if let last = levels.indices.last, levels[last].cell != nil {
      levels[last].cell?.text.append(bytes, look, isApart: isApart)
      guard let text = levels[last].cell?.text, text.bytes.count <= limits.cellText else {
        throw Diagnostic(.cellTooLong, at: rows.place, [.limit: "\(limits.cellText)"])
      }
    } else {
      flow.append(bytes, look, isApart: isApart)
      if flow.bytes.count > limits.cellText {
        throw Diagnostic(.cellTooLong, at: rows.place, [.limit: "\(limits.cellText)"])
      }
    }
  }

  private func breakLine() throws(Diagnostic) {
    if let last = levels.indices.last, levels[last].cell != nil {
      levels[last].cell?.text.breakLine()
    } else {
      try endParagraph()
    }
  }

  /// Makes a row of the text outside of cells, unless a table row is open.
  private func endParagraph() throws(Diagnostic) {
    flow.breakLine()
    if levels.contains(where: \.isInRow) { return }
    let text = flow
    flow = HTMLText()
    if !text.left.isEmpty { rows.note(.textLeftOut, because: text.reason, [.found: text.leftExcerpt]) }
    for line in text.lines { try emit(line) }
  }

  private func emit(_ line: ArraySlice<UInt8>) throws(Diagnostic) {
    rows.endMerges()
    number += isBehindTable ? 2 : 1
    isBehindTable = false
    try rows.begin(number)
    var cell = HTMLCell(column: 1)
    cell.text.append(line, HTMLLooks.Look(), isApart: false)
    try cell.append(to: &rows, row: number)
    try rows.end()
  }

  // MARK: Tables

  private func beginTable() throws(Diagnostic) {
    if levels.isEmpty || levels.last?.cell == nil { try endOpenRow() }
    try endParagraph()
    if levels.isEmpty { rows.endMerges() }
    beginsTable = true
    levels.append(HTMLTable(isOwn: levels.isEmpty || levels.last?.cell == nil))
  }

  private func endTable() throws(Diagnostic) {
    guard !levels.isEmpty else { return }
    try endOpenRow()
    let table = levels.removeLast()
    if table.isOwn {
      rows.endMerges()
    } else if let last = levels.indices.last {
      for text in table.texts { levels[last].cell?.text.append(text) }
    }
    try endParagraph()
  }

  private func readColumn(_ attributes: [String: String]) {
    guard let last = levels.indices.last else { return }
    let count = HTMLCell.span(attributes["span"], limit: 1_000)
    levels[last].readColumn(count, isHidden: looks.current.isHidden)
  }

  /// Ends the open row of the innermost table.
  private func endOpenRow() throws(Diagnostic) {
    try endCell()
    try endRow()
  }

  private func beginRow() throws(Diagnostic) {
    guard !levels.isEmpty else {
      levels.append(HTMLTable(isOwn: true))
      return try beginRow()
    }
    try endOpenRow()
    levels[levels.count - 1].beginRow(isHidden: looks.current.isHidden)
  }

  private func endRow() throws(Diagnostic) {
    guard let last = levels.indices.last, levels[last].isInRow else { return }
    levels[last].isInRow = false
    if levels[last].isOwn {
      try emitRow(last)
    } else if levels[last].hasText {
      if levels[last].texts.isEmpty || levels[last].isLine && levels[..<last].contains(where: \.hasText) {
        levels[last].keepRow()
      } else {
        try makeOwn(last)
      }
    }
    if !flow.isEmpty { try endParagraph() }
  }

  /// Makes the rows of the table `level` rows of the sheet. The cells before it in the outer tables are sent first.
  private func makeOwn(_ level: Int) throws(Diagnostic) {
    for outer in 0..<level {
      try emitKept(outer)
      let lines = levels[outer].cell?.text.lines ?? []
      levels[outer].cell?.text = HTMLText()
      if levels[outer].hasText { try emitRow(outer) }
      for line in lines { try emit(line) }
    }
    try emitKept(level)
    try emitRow(level)
  }

  /// Sends the kept rows of the table `level`. From now on its rows are rows of the sheet.
  private func emitKept(_ level: Int) throws(Diagnostic) {
    if levels[level].isOwn { return }
    levels[level].isOwn = true
    beginsTable = true
    let row = levels[level].cells
    for kept in levels[level].drainKept() {
      levels[level].cells = kept
      if levels[level].hasText { try emitRow(level) }
    }
    levels[level].cells = row
    rows.endMerges()
  }

  /// Sends the current row of the table `level`.
  private func emitRow(_ level: Int) throws(Diagnostic) {
    number += beginsTable && isBehindTable ? 2 : 1
    (beginsTable, isBehindTable) = (false, true)
    try rows.begin(number)
    rows.row.isHidden = levels[level].isRowHidden
    for cell in levels[level].cells { try cell.append(to: &rows, row: number) }
    levels[level].cells.removeAll(keepingCapacity: true)
    try rows.end()
  }

  private func beginCell(_ attributes: [String: String]) throws(Diagnostic) {
    if levels.last?.isInRow != true { try beginRow() }
    try endCell()
    let last = levels.count - 1
    var cell = HTMLCell(column: levels[last].nextColumn(), attributes)
    try rows.check(Cell(column: Int32(clamping: cell.column), text: 0..<0))
    cell.isHidden = looks.current.isHidden || levels[last].isHidden(cell.column)
    looks.beginCell()
    levels[last].cell = cell
  }

  private func endCell() throws(Diagnostic) {
    guard let last = levels.indices.last, let cell = levels[last].cell else { return }
    levels[last].cell = nil
    levels[last].add(cell)
  }
}
