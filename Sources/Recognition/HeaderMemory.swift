/// The columns of the headers met last, a few for each table: files of one bureau print the same
/// headers again and again (表头记忆).
struct HeaderMemory {
  private static let capacity = 8

  /// By the table's index in ``Layout/tables``.
  private var known: [[(header: HeaderReader, map: ColumnMap)]]

  /// A memory of nothing, for the headers of `count` tables.
  init(tables count: Int) { known = Array(repeating: [], count: count) }

  /// The columns of `header`, where the same labels stood in the same columns below a title of the same year.
  func map(of header: HeaderReader) -> ColumnMap? {
    let table = header.scheme.index
    for index in known[table].indices where Self.isSame(known[table][index].header, header) {
      return known[table][index].map
    }
    return nil
  }

  /// Remembers the columns of `header`, unless something is to be said of them, which is about one header alone.
  mutating func remember(_ map: ColumnMap, of header: HeaderReader) {
    guard map.unknown.isEmpty else { return }
    let table = header.scheme.index
    if known[table].count == Self.capacity { known[table].removeFirst() }
    known[table].append((header, map))
  }

  private static func isSame(_ a: HeaderReader, _ b: HeaderReader) -> Bool {
    a.year == b.year && a.rows.count == b.rows.count && zip(a.rows, b.rows).allSatisfy(isSame)
  }

  /// Texts are worked out once, so that the same text is the same object, and another object at worst works again.
  private static func isSame(_ a: HeaderRow, _ b: HeaderRow) -> Bool {
    a.cells.count == b.cells.count
      && zip(a.cells, b.cells).allSatisfy { $0.column == $1.column && $0.text === $1.text }
  }
}
