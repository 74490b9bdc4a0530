/// The decisions on the heads met last (表头记忆): files of one bureau print the same titles and headers again and again.
struct HeaderCache {
  private static let capacity = 256

  /// Everything that a decision depends on.
  struct Key {
    /// The texts of the title's row, or of a line of a title's shape; empty if there is none.
    var title: [CellText]
    var rows: [HeaderRow]
    /// What is known of the input besides the head.
    var context: HeadContext

    /// The text by which entries are looked up.
    fileprivate var first: ObjectIdentifier? {
      (title.first ?? rows.first?.cells.first?.text).map(ObjectIdentifier.init)
    }
  }

  private final class Entry {
    let key: Key
    let decision: HeadDecision

    init(_ key: Key, _ decision: HeadDecision) { (self.key, self.decision) = (key, decision) }
  }

  /// Entries by their first text.
  private var known: [ObjectIdentifier: [Entry]] = [:]
  private var count = 0

  /// The decision on the head `key`, or nil if it is not known.
  func decision(_ key: Key) -> HeadDecision? {
    guard let first = key.first, let entries = known[first] else { return nil }
    return entries.first { Self.isSame($0.key, key) }?.decision
  }

  /// Remembers a decision, unless it has columns to report: those findings belong to one head alone.
  mutating func remember(_ decision: HeadDecision, _ key: Key) {
    guard case .table(let taken) = decision, taken.columns.unknown.isEmpty, let first = key.first else { return }
    if count == Self.capacity { (known, count) = ([:], 0) }
    known[first, default: []].append(Entry(key, decision))
    count += 1
  }

  /// Compares texts by identity: a text is worked out once. If two objects hold the same text, the head is decided
  /// again, and nothing else happens.
  private static func isSame(_ a: Key, _ b: Key) -> Bool {
    a.rows.count == b.rows.count && a.title.count == b.title.count && a.context == b.context
      && zip(a.title, b.title).allSatisfy { $0 === $1 } && zip(a.rows, b.rows).allSatisfy(isSame)
  }

  private static func isSame(_ a: HeaderRow, _ b: HeaderRow) -> Bool {
    a.cells.count == b.cells.count
      && zip(a.cells, b.cells).allSatisfy { $0.column == $1.column && $0.text === $1.text }
  }
}
