/// The columns of the headers met last, a few for each table and number of header rows: files of one bureau print the same
/// headers again and again (表头记忆).
struct HeaderMemory {
  private struct Key: Hashable {
    var table: Int
    var rows: Int
  }

  private static let capacity = 8

  private var known: [Key: [(header: HeaderReader, map: ColumnMap)]] = [:]

  /// The columns of `header`, where the same labels stood in the same columns below a title of the same year.
  func map(of header: HeaderReader) -> ColumnMap? {
    known[Key(table: header.table, rows: header.rows.count)]?.first { known in
      known.header.year == header.year && zip(known.header.rows, header.rows).allSatisfy(Self.isSame)
    }?.map
  }

  /// Remembers the columns of `header`, unless something is to be said of them, which is about one header alone.
  mutating func remember(_ map: ColumnMap, of header: HeaderReader) {
    guard map.unknown.isEmpty else { return }
    let key = Key(table: header.table, rows: header.rows.count)
    if known[key, default: []].count == Self.capacity { known[key]?.removeFirst() }
    known[key, default: []].append((header, map))
  }

  /// Texts are worked out once, so that the same text is the same object, and another object at worst works again.
  private static func isSame(_ a: HeaderRow, _ b: HeaderRow) -> Bool {
    a.cells.count == b.cells.count
      && zip(a.cells, b.cells).allSatisfy { $0.column == $1.column && $0.text === $1.text }
  }
}
