public import Budget

/// A layout prepared for recognition, and what is known of the labels seen so far (标签记忆). Inputs that are read one after
/// another share it, since they print the same labels.
public final class LabelMemory {
  let vocabulary: LayoutVocabulary
  @exclusivity(unchecked) private var table: InternTable
  @exclusivity(unchecked) private var headers = HeaderMemory()

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
/// It holds two generations of at most ``capacity`` texts of at most ``longest`` bytes, so that its memory stays flat over
/// any number of inputs, each with texts of its own: when the younger is full it becomes the older one, and of that only
/// what is met again lives on.
struct InternTable {
  private static let capacity = 1 << 10
  private static let longest = 256

  private let vocabulary: LayoutVocabulary
  /// Differs from run to run, so that no input can be made whose texts all collide.
  private let seed = UInt64.random(in: 0...UInt64.max)
  private var young = Generation()
  private var old = Generation()

  init(_ vocabulary: LayoutVocabulary) { self.vocabulary = vocabulary }

  /// What the UTF-8 text `bytes[range]` is.
  mutating func text(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    guard range.count <= Self.longest else { return make(bytes, range) }
    let hash = hash(bytes, range)
    if let known = young.find(hash, bytes, range) { return known }
    let text = old.find(hash, bytes, range) ?? make(bytes, range)
    if young.count == Self.capacity {
      old = young
      young = Generation()
    }
    young.add(hash, Array(bytes[range]), text)
    return text
  }

  private func make(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    CellText(String(decoding: bytes[range], as: UTF8.self), words: vocabulary)
  }

  private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = seed
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}

/// A hash table of texts with open addressing.
private struct Generation {
  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var entries: [(key: [UInt8], hash: UInt64, text: CellText)] = []

  var count: Int { entries.count }

  func find(_ hash: UInt64, _ bytes: [UInt8], _ range: Range<Int>) -> CellText? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, entries[index].key[...] == bytes[range] { return entries[index].text }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func add(_ hash: UInt64, _ key: [UInt8], _ text: CellText) {
    entries.append((key, hash, text))
    if entries.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }
}
