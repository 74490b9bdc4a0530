/// The index column and the generated column names of a data frame (索引列). Programs such as pandas and R write them
/// around the table; they are not part of it.
///
/// ```
/// ,0,1,2              ,Unnamed: 0,Unnamed: 1      "","V1","V2"
/// 0,合计,,128.60      0,合计,,128.60              "1","合计",128.60
/// ```
struct FrameIndex {
  /// Whether the numbers begin in the second record, below a header. Otherwise they begin in the first.
  private let hasHeader: Bool
  private let first: Int
  private let last: Int

  /// How many rows must be numbered without a gap.
  private static let least = 4

  /// The index of a text that begins with `rows`, or nil if it has none.
  init?(_ rows: [Row]) {
    guard let head = rows.first else { return nil }
    let name = Self.text(head, 1)
    hasHeader = Int(name) == nil
    guard !hasHeader || Self.names.contains(name) else { return nil }
    let numbered = rows.dropFirst(hasHeader ? 1 : 0)
    guard let start = numbered.first.flatMap({ Int(Self.text($0, 1)) }), start == 0 || start == 1 && hasHeader,
      numbered.count >= Self.least
    else { return nil }
    for (index, row) in numbered.enumerated() where Self.text(row, 1) != String(start + index) { return nil }
    // Without generated names, numbers from 1 may belong to the table.
    if start == 1, !head.cells.contains(where: { Self.isMadeUp(head.text(of: $0)) }) { return nil }
    first = start
    last = start + numbered.count - 1
  }

  /// The numbers, for people.
  var words: String { "\(first), \(first + 1), …, \(last)" }

  /// Whether a text that begins with `bytes` may have an index: its first field is blank, the name of an index, or the
  /// first number.
  static func mayBegin(_ bytes: [UInt8], _ delimiter: UInt8) -> Bool {
    let field = bytes.prefix(64).prefix { $0 != delimiter && $0 != 0x0A && $0 != 0x0D }.filter { $0 != 0x22 }
    let name = String(decoding: field, as: UTF8.self)
    return names.contains(name) || name == "0"
  }

  private static let names: Set<String> = ["", "index", "Unnamed: 0", "level_0"]

  /// `row` without the index and the generated names. Nil if nothing is left.
  func without(_ row: Row) -> Row? {
    var row = row
    let isHeader = hasHeader && row.number == 1
    let text = row
    row.cells.removeAll { $0.column == 1 || isHeader && Self.isMadeUp(text.text(of: $0)) }
    return row.cells.isEmpty && !text.cells.isEmpty ? nil : row
  }

  private static func text(_ row: Row, _ column: Int32) -> String {
    row.cells.first { $0.column == column }.map(row.text) ?? ""
  }

  private static func isMadeUp(_ name: String) -> Bool {
    Int(name) != nil || name.hasPrefix("Unnamed: ") || name.first == "V" && Int(name.dropFirst()) != nil
  }
}

/// Words that programs write for a missing value (缺失值). They are read as blank.
struct MissingValues {
  private static let words = ["nan", "NaN", "<NA>", "NaT", "None", "NULL", "null", "NA", "N/A"].map { Array($0.utf8) }

  /// How often each word was met, and where it was met first.
  private(set) var found: [(word: [UInt8], count: Int, place: (row: Int, line: Int, column: Int))] = []

  /// Whether `text` is such a word. If so, it is counted.
  mutating func countIfMissing(_ text: ArraySlice<UInt8>, row: Int, line: Int, column: Int32) -> Bool {
    guard let first = text.first, first == 0x4E || first == 0x6E || first == 0x3C, text.count <= 4 else { return false }
    guard let word = Self.words.first(where: text.elementsEqual) else { return false }
    if let index = found.firstIndex(where: { $0.word == word }) {
      found[index].count += 1
    } else {
      found.append((word, 1, (row, line, Int(column))))
    }
    return true
  }
}
