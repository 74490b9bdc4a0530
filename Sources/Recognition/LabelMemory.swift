public import Budget
internal import Glibc

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
    young.add(hash, bytes[range], text)
    return text
  }

  private func make(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    CellText(String(decoding: bytes[range], as: UTF8.self), words: vocabulary)
  }

  /// Eight bytes at once, each word folded into what came before by a product of 128 bits.
  private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    bytes[range].withUnsafeBytes { text in
      var hash = seed ^ UInt64(text.count)
      var index = 0
      while index + 8 <= text.count {
        hash = Self.fold(hash ^ text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
      }
      var rest: UInt64 = 0
      while index < text.count {
        rest = rest << 8 | UInt64(text[index])
        index += 1
      }
      return Self.fold(hash ^ rest)
    }
  }

  private static func fold(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}

/// A hash table of texts with open addressing; their bytes stand one behind another.
private struct Generation {
  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var keys: [UInt8] = []
  private var entries: [(hash: UInt64, key: Range<Int>)] = []
  private var texts: [CellText] = []

  var count: Int { entries.count }

  func find(_ hash: UInt64, _ bytes: [UInt8], _ range: Range<Int>) -> CellText? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, isKey(entries[index].key, bytes, range) { return texts[index] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isKey(_ key: Range<Int>, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    return keys[key].withUnsafeBytes { key in
      bytes[range].withUnsafeBytes { text in
        guard let one = key.baseAddress, let other = text.baseAddress else { return true }
        return memcmp(one, other, text.count) == 0
      }
    }
  }

  mutating func add(_ hash: UInt64, _ key: ArraySlice<UInt8>, _ text: CellText) {
    entries.append((hash, keys.count..<(keys.count + key.count)))
    keys += key
    texts.append(text)
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
