public import Budget

/// A layout prepared for recognition, and what is known of the labels seen so far (标签记忆). Inputs that are read one after
/// another share it, since they print the same labels.
public final class LabelMemory {
  let vocabulary: LayoutVocabulary
  private var table: InternTable
  private var headers = HeaderMemory()

  /// An empty memory for `layout`.
  public init(_ layout: Layout) {
    vocabulary = LayoutVocabulary(layout)
    table = InternTable(vocabulary)
  }

  /// What the UTF-8 text `bytes[range]` is.
  func text(_ bytes: [UInt8], _ range: Range<Int>) -> CellText { table.text(bytes, range) }

  /// The columns of a header that was met before with the same labels in the same columns; nil where there was none.
  func map(of header: HeaderReader) -> ColumnMap? { headers.map(of: header) }

  /// Remembers the columns of `header`.
  func remember(_ map: ColumnMap, of header: HeaderReader) { headers.remember(map, of: header) }
}

/// Gives each different text of an input its ``CellText`` once: labels repeat in every table and every file.
///
/// It holds at most ``capacity`` texts of at most ``longest`` bytes, so that its memory stays flat over any number of
/// inputs, each with texts of its own: when it is full it begins anew.
struct InternTable {
  private static let capacity = 1 << 11
  private static let longest = 256

  private let vocabulary: LayoutVocabulary
  /// Differs from run to run, so that no input can be made whose texts all collide.
  private let seed = UInt64.random(in: 0...UInt64.max)
  private var slots: [Int32]
  private var entries: [(key: [UInt8], hash: UInt64, text: CellText)] = []

  init(_ vocabulary: LayoutVocabulary) {
    self.vocabulary = vocabulary
    slots = [Int32](repeating: -1, count: 1 << 10)
  }

  /// What the UTF-8 text `bytes[range]` is.
  mutating func text(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    guard range.count <= Self.longest else { return make(bytes, range) }
    let hash = hash(bytes, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, entries[index].key[...] == bytes[range] { return entries[index].text }
      slot = (slot + 1) & (slots.count - 1)
    }
    let text = make(bytes, range)
    if entries.count == Self.capacity { return begin(with: text) }
    slots[slot] = Int32(entries.count)
    entries.append((Array(bytes[range]), hash, text))
    if entries.count * 2 > slots.count { grow() }
    return text
  }

  private func make(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    CellText(String(decoding: bytes[range], as: UTF8.self), words: vocabulary)
  }

  /// Forgets all texts, the last one too: it comes again if it is a common one.
  private mutating func begin(with text: CellText) -> CellText {
    entries.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = -1 }
    return text
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = seed
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
