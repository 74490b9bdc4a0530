/// Tables beside each other (左右并列的表): each has columns of its own, parted by a column that is blank in all of them, and
/// is read as a stream of its own.
///
/// ```
/// 项目        2025年预算数               │ 项目      合计
/// 科目编码 科目名称 合计  基本支出 项目支出  │ 合计      7.00
/// ```
final class ColumnRegions {
  /// How many tables stand beside each other at most.
  static let most = 8

  private var readers: [BlockReader] = []
  private var columns: [ClosedRange<Int>] = []

  /// The regions below a row with several titles, each of which begins where its title stands; `lines` stand above all.
  init?(titles row: BlockRow, below lines: [BlockRow], _ sink: any BlockSink) {
    let starts = row.titleColumns
    guard (2...Self.most).contains(starts.count) else { return nil }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : Int(Int32.max)
      columns.append((index == 0 ? 1 : start)...end)
    }
    begin(lines + [row], sink)
  }

  /// The regions of a block whose head is complete; nil where it is one table: its columns have no gap, it is known as a
  /// whole, or a part would be no table.
  init?(_ head: BlockHead, _ sink: any BlockSink) {
    guard let first = head.firstFigures, let parts = Self.parts(head.rows + [first]), !sink.isKnown(head) else {
      return nil
    }
    columns = parts
    begin(head.lines + head.rows, sink)
  }

  /// Gives each region its cells of the rows read so far, and lets it hear of the units beside; what stands left of the first one is its.
  private func begin(_ rows: [BlockRow], _ sink: any BlockSink) {
    for index in columns.indices { readers.append(BlockReader(index == 0 ? sink : sink.beside())) }
    for row in rows { give(row) }
  }

  private func give(_ row: BlockRow) {
    for (index, part) in columns.enumerated() {
      let low = index == 0 ? 1 : part.lowerBound
      let high = index == columns.count - 1 ? max(part.upperBound, row.cells.last?.column ?? 0) : part.upperBound
      let own = row.columns(low...high)
      if !own.cells.isEmpty { readers[index].receive(own) }
    }
    if row.marks.contains(.meta) { for reader in readers { reader.sink.hear(row) } }
  }

  /// Rows wait in a region.
  var holdsRows: Bool { readers.contains { $0.holdsRows } }

  /// The runs of columns that hold something in `rows`, parted by columns that hold nothing (空列); single columns beside each
  /// other are one run. Nil where there is one; where one is a single column, which is a remark and no table; or where one
  /// has no label in the first row of the header.
  private static func parts(_ rows: [BlockRow]) -> [ClosedRange<Int>]? {
    var used: Set<Int> = []
    for row in rows { for cell in row.cells { used.insert(cell.column) } }
    var parts: [ClosedRange<Int>] = []
    for column in used.sorted() {
      if let open = parts.last, open.upperBound + 1 == column {
        parts[parts.count - 1] = open.lowerBound...column
      } else {
        parts.append(column...column)
      }
    }
    parts = joined(parts)
    guard (2...most).contains(parts.count) else { return nil }
    let areTables = parts.allSatisfy { part in
      part.count > 1 && rows[0].cells.contains { part.contains($0.column) && $0.isWord }
    }
    return areTables ? parts : nil
  }

  /// `parts` with single columns beside each other as one.
  private static func joined(_ parts: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    var isSingle = false
    for part in parts {
      if isSingle, part.count == 1, let last = joined.last {
        joined[joined.count - 1] = last.lowerBound...part.upperBound
      } else {
        joined.append(part)
        isSingle = part.count == 1
      }
    }
    return joined
  }

  /// Gives each region its cells of `row`; false where the row is none of the regions': it has something in a gap, or it
  /// is a line over all of them.
  func take(_ row: BlockRow) -> Bool {
    guard let last = columns.last?.upperBound, let first = columns.first?.lowerBound else { return false }
    let isInside = row.cells.allSatisfy { cell in
      cell.column < first || cell.column > last || columns.contains { $0.contains(cell.column) }
    }
    if !isInside || row.startsTable { return false }
    let marks = row.marks
    if row.cells.count == 1, !marks.isDisjoint(with: [.title, .titleLike, .sentence]) { return false }
    give(row)
    return true
  }

  /// All regions end.
  func end() {
    for (index, reader) in readers.enumerated() {
      reader.finish()
      if index > 0 { reader.sink.finish() }
    }
  }
}
