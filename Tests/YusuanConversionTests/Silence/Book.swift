import TestSupport
import YusuanFindings

/// A grid as files (工作簿): cut into sheets and files, with hidden parts and merged cells.
struct Book {
  /// A form that a grid is written in.
  enum Form: String, CaseIterable {
    case csv, html, xml2003, xlsx

    var hasSheets: Bool { self == .xml2003 || self == .xlsx }
    var hasLooks: Bool { self != .csv }
  }

  /// Merged cells: rows and columns from 0, those of the grid.
  struct Merged {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  /// Some rows of the grid, one below another.
  struct Sheet {
    var file: Int
    var name: String
    var rows: Range<Int>
    var isHidden = false
    /// Columns of the sheet, from 0.
    var hiddenColumns: Set<Int> = []
  }

  var grid: MarkedGrid
  let form: Form
  var sheets: [Sheet] = []
  /// Rows of the grid, from 0.
  var hiddenRows: Set<Int> = []
  var merged: [Merged] = []
  /// Days are counted from 1904-01-01, in .xlsx.
  var countsFrom1904 = false
  /// Hidden parts are left out of the reading.
  var skipsHidden = false

  init(_ grid: MarkedGrid, _ form: Form) { (self.grid, self.form) = (grid, form) }

  var fileCount: Int { (sheets.last?.file ?? -1) + 1 }

  /// Whether the cell of the grid is hidden.
  func isHidden(_ row: Int, _ column: Int) -> Bool {
    guard let sheet = sheets.first(where: { $0.rows.contains(row) }) else { return false }
    return sheet.isHidden || hiddenRows.contains(row) || sheet.hiddenColumns.contains(column)
  }

  /// Something is hidden.
  var hidesParts: Bool { !hiddenRows.isEmpty || sheets.contains { $0.isHidden || !$0.hiddenColumns.isEmpty } }

  /// The merged cells that begin or end in the cell, or that it is one of.
  func area(_ row: Int, _ column: Int) -> Merged? {
    merged.isEmpty ? nil : merged.first { $0.rows.contains(row) && $0.columns.contains(column) }
  }

  /// The sheets that a place may be in: one, or all of its file.
  func sheets(_ location: Location) -> [Sheet] {
    sheets.filter {
      location.input.hasSuffix(fileName($0.file)) && (location.sheet == nil || location.sheet == $0.name)
    }
  }

  /// The row of the grid, from 0, of the row `row`, from 1, of the sheet at `location`.
  func gridRow(_ location: Location, _ row: Int) -> Int? {
    let sheets = sheets(location)
    return sheets.count == 1 ? sheets[0].rows.lowerBound + row - 1 : nil
  }

  /// Whether a reading sees the cell.
  func isSeen(_ row: Int, _ column: Int) -> Bool { !(skipsHidden && isHidden(row, column)) }

  /// The grid as a reading sees it: without what it leaves out.
  var seen: MarkedGrid {
    guard skipsHidden else { return grid }
    var seen = grid
    for row in grid.rows.indices {
      for column in grid.rows[row].indices where isHidden(row, column) { seen.rows[row][column] = .init() }
    }
    return seen
  }

  func fileName(_ file: Int) -> String { "grid\(file)" }

  /// The bytes of a file.
  func bytes(_ file: Int) -> [UInt8] {
    let sheets = sheets.filter { $0.file == file }
    switch form {
    case .csv: return Array(sheets.map(csv).joined().utf8)
    case .html: return Array(("<html><table>\n" + sheets.map(html).joined() + "</table></html>\n").utf8)
    case .xml2003: return Array(xml2003(sheets).utf8)
    case .xlsx: return xlsx(sheets)
    }
  }

  /// The rows as CSV (RFC 4180).
  private func csv(_ sheet: Sheet) -> String {
    let width = grid.rows.map(\.count).max() ?? 0
    return grid.rows[sheet.rows].map { row in
      let fields = row.map { cell in
        cell.text.contains { ",\"\n".contains($0) } ? "\"" + cell.text.replacing("\"", with: "\"\"") + "\"" : cell.text
      }
      return (fields + Array(repeating: "", count: width - row.count)).joined(separator: ",") + "\n"
    }.joined()
  }

  private func html(_ sheet: Sheet) -> String {
    let width = grid.rows.map(\.count).max() ?? 0
    let columns = (0..<width).map { sheet.hiddenColumns.contains($0) ? "<col style=\"display:none\">" : "<col>" }
    return columns.joined() + "\n"
      + sheet.rows.map { row in
        var text = hiddenRows.contains(row) ? "<tr style=\"display: none\">" : "<tr>"
        for column in 0..<max(grid.rows[row].count, 1) {
          var span = ""
          if let area = area(row, column) {
            if area.rows.lowerBound != row || area.columns.lowerBound != column { continue }
            span = " rowspan=\"\(area.rows.count)\" colspan=\"\(area.columns.count)\""
          }
          text += "<td\(span)>\(Self.escaped(grid[row, column].text).replacing("\n", with: "<br>"))</td>"
        }
        return text + "</tr>\n"
      }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}

/// Cuts a grid into sheets and files, hides and merges parts of it.
struct BookMaker {
  private var random: SeededRandom
  var book: Book
  private(set) var log: [String] = []

  init(_ grid: MarkedGrid, _ form: Book.Form, seed: UInt64) {
    (random, book) = (SeededRandom(seed: seed), Book(grid, form))
  }

  private mutating func happens(_ likelihood: Double) -> Bool { Double.random(in: 0..<1, using: &random) < likelihood }

  mutating func make(isChanged: Bool) {
    cut()
    book.countsFrom1904 = book.form == .xlsx && happens(0.1)
    guard isChanged, book.form.hasLooks else { return }
    if happens(0.3) { merge() }
    if happens(0.3) { hide() }
  }

  /// Blank rows that part tables.
  private func borders() -> [Int] {
    let tables = book.grid.rows.map { Set($0.map(\.table)).subtracting([0]) }
    return tables.indices.filter { row in
      tables[row].isEmpty && row > 0
        && tables[..<row].reduce(into: Set<Int>()) { $0.formUnion($1) }.isDisjoint(
          with: tables[row...].reduce(into: []) { $0.formUnion($1) })
    }
  }

  private mutating func cut() {
    var start = 0
    var file = 0
    let isWhole = happens(0.4)
    func sheet(_ rows: Range<Int>) -> Book.Sheet {
      .init(file: file, name: "Sheet\(book.sheets.count + 1)", rows: rows)
    }
    for row in borders() where !isWhole && row > start {
      let newFile = happens(0.3)
      guard newFile || book.form.hasSheets else { continue }
      book.sheets.append(sheet(start..<row))
      start = row
      if newFile { file += 1 }
    }
    book.sheets.append(sheet(start..<book.grid.rows.count))
  }

  private mutating func hide() {
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      guard let index = book.sheets.indices.randomElement(using: &random) else { return }
      let sheet = book.sheets[index]
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where book.form.hasSheets:
        book.sheets[index].isHidden = true
        log.append("hidden sheet \(sheet.name)")
      case 1:
        guard let width = book.grid.rows[sheet.rows].map(\.count).max(), width > 0 else { return }
        let column = Int.random(in: 0..<width, using: &random)
        book.sheets[index].hiddenColumns.insert(column)
        log.append("hidden column \(column + 1) of \(sheet.name)")
      case 2:
        guard
          let table = book.grid.rows[sheet.rows].flatMap({ $0 }).map(\.table).filter({ $0 > 0 }).randomElement(
            using: &random)
        else { return }
        for row in sheet.rows where book.grid.rows[row].contains(where: { $0.table == table }) {
          book.hiddenRows.insert(row)
        }
        log.append("hidden table \(table)")
      default:
        guard let row = sheet.rows.randomElement(using: &random) else { return }
        book.hiddenRows.insert(row)
        log.append("hidden row \(row + 1)")
      }
    }
    book.skipsHidden = happens(0.35)
    if book.skipsHidden { log.append("hidden parts are skipped") }
  }

  private mutating func merge() {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: mergeTitles()
    case 1: mergeLabel()
    default: mergeFigures()
    }
  }

  private func isFree(_ area: Book.Merged) -> Bool {
    book.sheets.contains { $0.rows.contains(area.rows.lowerBound) && $0.rows.contains(area.rows.upperBound) }
      && !book.merged.contains { $0.rows.overlaps(area.rows) && $0.columns.overlaps(area.columns) }
  }

  /// Titles over the width of their table.
  private mutating func mergeTitles() {
    for place in book.grid.places({ $0.isTitle || $0.isUnit }) {
      let row = book.grid.rows[place.row]
      var last = place.column
      while last + 1 < row.count, row[last + 1].text.isEmpty, case .nothing = row[last + 1].meaning { last += 1 }
      let area = Book.Merged(rows: place.row...place.row, columns: place.column...last)
      if last > place.column, isFree(area) { book.merged.append(area) }
    }
    log.append("merged titles")
  }

  /// A label over its row and the next one, whose own label goes.
  private mutating func mergeLabel() {
    let places = book.grid.places { if case .label = $0.meaning { !$0.text.isEmpty } else { false } }
    guard let place = places.randomElement(using: &random) else { return }
    let (row, column) = (place.row, place.column)
    let below = book.grid[row + 1, column]
    guard case .label = below.meaning, below.table == book.grid[row, column].table else { return }
    let area = Book.Merged(rows: row...row + 1, columns: column...column)
    guard isFree(area) else { return }
    book.grid.rows[row + 1][column].text = ""
    book.grid.rows[row + 1][column].stored = nil
    book.merged.append(area)
    log.append("merged label \(row + 1):\(column + 1)")
  }

  /// A figure over its neighbours, whose own figures go.
  private mutating func mergeFigures() {
    guard let place = book.grid.places(\.isNumber).randomElement(using: &random) else { return }
    let (row, column) = (place.row, place.column)
    let isAcross = happens(0.5)
    let other = isAcross ? (row: row, column: column + 1) : (row: row + 1, column: column)
    let next = book.grid[other.row, other.column]
    guard next.isBody || next.text.isEmpty, next.table == book.grid[row, column].table, next.table > 0,
      book.grid.rows.indices.contains(other.row), book.grid.rows[other.row].indices.contains(other.column)
    else { return }
    if case .label = next.meaning { return }
    if isAcross, !isColumn(other.column, above: row) { return }
    let area = Book.Merged(rows: row...other.row, columns: column...other.column)
    guard isFree(area) else { return }
    book.grid.rows[other.row][other.column] = .init(table: next.table)
    book.grid.rows[row][column].meaning = .figure(.wrong)
    book.merged.append(area)
    log.append("merged figure \(row + 1):\(column + 1) \(isAcross ? "across" : "down")")
  }

  /// Whether figures stand in the column above or below: a blank margin beside a table is none.
  private func isColumn(_ column: Int, above row: Int) -> Bool {
    (0..<row).contains { book.grid[$0, column].isLeaf && book.grid[$0, column].table == book.grid[row, column].table }
  }
}
