/// Tables side by side (左右并列的表). Each has its own columns, separated by a column that is blank in all of them. Each is
/// read as its own stream of rows.
///
/// ```
/// 项目        2025年预算数               │ 项目      合计
/// 科目编码 科目名称 合计  基本支出 项目支出  │ 合计      7.00
/// ```
final class ColumnRegions {
  /// How many tables may stand side by side.
  static let most = 8

  private var readers: [BlockReader] = []
  private var columns: [ClosedRange<Int>] = []

  /// The regions below a row with several titles. Each begins at the column of its title; `lines` stand above all of
  /// them.
  init?(titles row: BlockRow, below lines: [BlockRow], _ sink: any BlockSink) {
    let starts = row.titleColumns
    guard (2...Self.most).contains(starts.count) else { return nil }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : Int(Int32.max)
      columns.append((index == 0 ? 1 : start)...end)
    }
    begin(lines + [row], sink)
  }

  /// The regions of a block whose head is complete. Nil if it is one table: its columns have no gap, or it is known as
  /// a whole, or one part would be no table.
  init?(_ head: BlockHead, _ sink: any BlockSink) {
    guard let first = head.firstFigures, let parts = Self.parts(head.rows + [first]), !sink.isKnown(head) else {
      return nil
    }
    columns = parts
    begin(head.lines + head.rows, sink)
  }

  /// Gives each region its cells of the rows read so far, and passes unit lines to all of them. What stands to the left
  /// of the first region belongs to it.
  private func begin(_ rows: [BlockRow], _ sink: any BlockSink) {
    for index in columns.indices { readers.append(BlockReader(index == 0 ? sink : sink.beside())) }
    for row in rows { distribute(row) }
  }

  private func distribute(_ row: BlockRow) {
    for (index, part) in columns.enumerated() {
      let low = index == 0 ? 1 : part.lowerBound
      let high = index == columns.count - 1 ? max(part.upperBound, row.cells.last?.column ?? 0) : part.upperBound
      let own = row.columns(low...high)
      if !own.cells.isEmpty { readers[index].receive(own) }
    }
    // What a title tells is told of its own table alone.
    guard row.marks.contains(.meta), row.marks.isDisjoint(with: [.title, .titleLike]) else { return }
    for reader in readers { reader.sink.hear(row) }
  }

  /// Whether a region holds rows.
  var holdsRows: Bool { readers.contains { $0.holdsRows } }

  /// The runs of columns that hold something in `rows`, separated by empty columns (空列). Adjacent single columns count
  /// as one run.
  ///
  /// Nil if there is only one run. Nil also if a run is a single column, which is a remark and no table, or if a run
  /// has no label in the first header row.
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

  /// `parts` with neighbouring single columns joined.
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

  /// Gives each region its cells of `row`. Returns false if the row does not belong to the regions: it has something in
  /// a gap, or is a line across all of them.
  func receive(_ row: BlockRow) -> Bool {
    guard let last = columns.last?.upperBound, let first = columns.first?.lowerBound else { return false }
    let isInside = row.cells.allSatisfy { cell in
      cell.column < first || cell.column > last || columns.contains { $0.contains(cell.column) }
    }
    if !isInside { return false }
    let marks = row.marks
    if row.cells.count == 1, !marks.isDisjoint(with: [.title, .titleLike, .sentence]) { return false }
    distribute(row)
    return true
  }

  /// Ends all regions.
  func end() {
    for (index, reader) in readers.enumerated() {
      reader.finish()
      if index > 0 { reader.sink.finish() }
    }
  }
}
