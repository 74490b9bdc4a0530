internal import YusuanFindings
internal import YusuanPlatform
internal import YusuanXML

/// A rectangle of merged cells (ECMA-376 part 1, 18.3.1.54).
struct MergedArea: Hashable {
  var rows: ClosedRange<Int32>
  var columns: ClosedRange<Int32>

  /// Parses a reference such as `B5:B7`. Nil if `bytes` is not one, or names a single cell.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let corners = bytes.split(separator: UInt8(ascii: ":"))
    guard corners.count == 2, let first = CellReference(corners[0]), let last = CellReference(corners[1]) else {
      return nil
    }
    self.init(rows: (first.row, last.row), columns: (first.column, last.column))
  }

  /// The area between two rows and two columns in the grid. Nil if it is a single cell.
  init?(rows: (Int, Int), columns: (Int, Int)) {
    let rows = min(rows.0, rows.1)...max(rows.0, rows.1)
    let columns = min(columns.0, columns.1)...max(columns.0, columns.1)
    guard rows.count > 1 || columns.count > 1, (1...ReadLimits.lastRow).contains(rows.lowerBound),
      (1...ReadLimits.lastColumn).contains(columns.lowerBound)
    else { return nil }
    self.rows = Int32(rows.lowerBound)...Int32(min(rows.upperBound, ReadLimits.lastRow))
    self.columns = Int32(columns.lowerBound)...Int32(min(columns.upperBound, ReadLimits.lastColumn))
  }
}

/// A reference to a cell, such as `AB7` (18.18.7, ST_CellRef).
struct CellReference {
  let column: Int
  let row: Int

  /// Parses a reference, in upper or lower case. Nil if `bytes` is not one.
  init?(_ bytes: some Collection<UInt8>) {
    var (column, row, hasDigits) = (0, 0, false)
    for byte in bytes {
      if !hasDigits, (0x41...0x5A).contains(byte & 0xDF), byte >= 0x41 {
        column = column * 26 + Int((byte & 0xDF) - 0x40)
      } else if (0x30...0x39).contains(byte), column > 0 {
        row = row * 10 + Int(byte - 0x30)
        hasDigits = true
      } else {
        return nil
      }
      if column > 1_000_000 || row > 100_000_000 { return nil }
    }
    guard hasDigits, row > 0 else { return nil }
    (self.column, self.row) = (column, row)
  }
}

/// Finds the merged cells that reach into each row.
struct MergedAreas {
  /// How many merged cells are remembered for further rows at most, and how many bytes of their text a row gets at
  /// most.
  static let openLimit = 256
  static let textLimit = 4 << 10
  /// How many areas of a part are known before its rows at most.
  static let limit = 1 << 20

  /// The areas whose first row is still to come, sorted by row.
  private var areas: [MergedArea] = []
  private var next = 0
  private var isSorted = true
  /// The areas that reach into further rows, with their texts.
  private var open: [(area: MergedArea, text: [UInt8])] = []

  /// Whether no merged cell can reach into the next row.
  var isEmpty: Bool { areas.isEmpty && open.isEmpty }

  /// Adds an area. Its first row must not have ended yet.
  mutating func add(_ area: MergedArea) {
    if areas.count - next >= Self.limit { return }
    if let last = areas.last, last.rows.lowerBound > area.rows.lowerBound { isSorted = false }
    areas.append(area)
  }

  /// Adds the merged cells that reach into `row`. The cells of `row` must be complete and sorted.
  mutating func apply(to row: inout Row) {
    if row.cells.isEmpty { return }
    sort()
    let number = Int32(clamping: row.number)
    open.removeAll { !$0.area.rows.contains(number) }
    var room = Self.textLimit
    for (area, text) in open {
      let start = Int32(clamping: row.bytes.count)
      if text.count <= room {
        room -= text.count
        row.bytes += text
      }
      row.merged.append(
        MergedCell(columns: area.columns, rows: area.rows, text: start..<Int32(clamping: row.bytes.count)))
    }
    begin(&row, number)
    if row.merged.count > 1 { row.merged.sort { $0.columns.lowerBound < $1.columns.lowerBound } }
  }

  private mutating func sort() {
    if isSorted { return }
    areas.removeFirst(next)
    next = 0
    areas.sort { $0.rows.lowerBound < $1.rows.lowerBound }
    isSorted = true
  }

  /// Marks the cells of `row` in which areas begin.
  private mutating func begin(_ row: inout Row, _ number: Int32) {
    // If rows are out of order, areas that begin in an earlier row are skipped.
    while next < areas.count, areas[next].rows.lowerBound <= number {
      let area = areas[next]
      next += 1
      guard area.rows.lowerBound == number, let index = Self.index(of: area.columns.lowerBound, in: row.cells) else {
        continue
      }
      let cell = row.cells[index]
      row.cells[index].traits.insert(.merged)
      row.merged.append(MergedCell(columns: area.columns, rows: area.rows, text: cell.text))
      if area.rows.count > 1, open.count < Self.openLimit {
        let isLabel = cell.text.count <= Self.textLimit
        let text = isLabel ? Array(row.bytes[Int(cell.text.lowerBound)..<Int(cell.text.upperBound)]) : []
        open.append((area, text))
      }
    }
    if next == areas.count, next > 0 {
      areas.removeAll(keepingCapacity: true)
      next = 0
    }
  }

  /// The index of the cell in `column`. `cells` are sorted.
  private static func index(of column: Int32, in cells: [Cell]) -> Int? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < cells.count && cells[low].column == column ? low : nil
  }
}

/// Finds the merged cells of a worksheet part. They come after its rows (18.3.1.55).
struct MergedAreaFinder: PartHandler {
  private(set) var areas: [MergedArea] = []
  private var depth = 0

  mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
    depth += 1
    if depth == 3, element.isNamed("mergeCell"), let area = element.bytes("ref").flatMap({ MergedArea($0) }),
      areas.count < MergedAreas.limit
    {
      areas.append(area)
    }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {}

  mutating func end() throws(Diagnostic) { depth -= 1 }

  /// Whether `bytes`, a part in any encoding, may hold merged cells.
  static func mayFind(in bytes: [UInt8]) -> Bool {
    // Encodings with several bytes for a letter have a zero among the first bytes.
    if bytes.prefix(4).contains(0) || bytes.first == 0xFE || bytes.first == 0xFF { return true }
    return bytes.withUnsafeBytes { bytes in
      var start = 3
      // Searches for `g`, which few words have.
      while start < bytes.count,
        let found = ByteSearch.first(UInt8(ascii: "g"), in: UnsafeRawBufferPointer(rebasing: bytes[start...]))
      {
        start += found
        if bytes[(start - 3)...].starts(with: "mergeCell".utf8) { return true }
        start += 1
      }
      return false
    }
  }
}
