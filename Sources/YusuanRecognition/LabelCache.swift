internal import YusuanBlocks
internal import YusuanPlatform
public import YusuanProfiles

/// Prepared profiles, and what is known of the labels seen so far (标签记忆). Inputs read one after another share it, since
/// they print the same labels.
public final class LabelCache {
  let vocabulary: Vocabulary
  @exclusivity(unchecked) private var table: InternTable
  /// The decisions on the heads met last.
  @exclusivity(unchecked) var heads = HeaderCache()

  /// Creates an empty cache for `profiles`, which are searched in this order.
  public init(_ profiles: [Profile]) {
    vocabulary = Vocabulary(profiles)
    table = InternTable(vocabulary)
  }

  /// A row begins. Ids of earlier rows become invalid, unless `keeps` says that they are still needed.
  func beginRow(keeps: Bool = false) { if !keeps { table.beginRow() } }

  /// The id of the UTF-8 text `bytes[range]`. It is valid until a row begins that does not keep it.
  func id(_ bytes: [UInt8], _ range: Range<Int>) -> LabelID { table.id(bytes, range) }

  /// What is known of the text `id`.
  subscript(_ id: LabelID) -> CellText { table[id] }
}

/// Holds one ``CellText`` for each different text: labels repeat in every table and every file.
///
/// Texts of at most ``longest`` bytes are kept in two generations, so that memory stays flat over any number of inputs.
/// When the younger one holds ``capacity`` texts at the beginning of a row, it becomes the older one. A text of the
/// older generation lives on if it is met again.
///
/// Longer texts live as long as their row. Only the last few are kept, since a workbook may repeat one long text in
/// each of its rows.
struct InternTable {
  private static let capacity = 1 << 9
  private static let longest = 256

  private let vocabulary: Vocabulary
  /// Random for each run, so that nobody can make an input whose texts all collide.
  private let seed = UInt64.random(in: 0...UInt64.max)
  private var young = Generation()
  private var old = Generation()
  /// The longer texts of the row.
  private var long: [CellText] = []
  private var lastLong = LastLongTexts()

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func beginRow() {
    if !long.isEmpty { long = [] }
    if young.count >= Self.capacity {
      old = young
      young = Generation()
    }
  }

  subscript(_ id: LabelID) -> CellText { id.place < 0 ? long[Int(-1 - id.place)] : young.texts[Int(id.place)] }

  mutating func id(_ bytes: [UInt8], _ range: Range<Int>) -> LabelID {
    guard range.count <= Self.longest else {
      long.append(longText(bytes, range))
      return LabelID(Int32(-long.count))
    }
    let hash = hash(bytes, range)
    if let known = young.find(hash, bytes, range) { return LabelID(Int32(known)) }
    young.add(hash, bytes[range], old.find(hash, bytes, range).map { old.texts[$0] } ?? make(bytes, range))
    return LabelID(Int32(young.count - 1))
  }

  private mutating func longText(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    if let known = lastLong.find(bytes[range]) { return known }
    let text = make(bytes, range)
    lastLong.add(bytes[range], text)
    return text
  }

  private func make(_ bytes: [UInt8], _ range: Range<Int>) -> CellText {
    CellText(String(decoding: bytes[range], as: UTF8.self), words: vocabulary)
  }

  /// Hashes eight bytes at a time: each word is folded into the hash by a product of 128 bits.
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

/// The long texts met last, each kept once.
private struct LastLongTexts {
  private static let capacity = 8
  /// Texts longer than this are not kept.
  private static let longest = 1 << 18

  private var texts: [(key: [UInt8], text: CellText)] = []
  private var next = 0

  /// The text with the bytes `key`, or nil if it is not among the last.
  func find(_ key: ArraySlice<UInt8>) -> CellText? {
    texts.first { $0.key[...] == key }?.text
  }

  /// Replaces the oldest text with `text`.
  mutating func add(_ key: ArraySlice<UInt8>, _ text: CellText) {
    guard key.count <= Self.longest else { return }
    if texts.count < Self.capacity { texts.append((Array(key), text)) } else { texts[next] = (Array(key), text) }
    next = (next + 1) % Self.capacity
  }
}

/// A hash table of texts with open addressing. The bytes of all texts are stored in one array.
private struct Generation {
  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var keys: [UInt8] = []
  private var entries: [(hash: UInt64, key: Range<Int>)] = []
  private(set) var texts: [CellText] = []

  var count: Int { entries.count }

  /// The index of a text in ``texts``.
  func find(_ hash: UInt64, _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash, isKey(entries[index].key, bytes, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isKey(_ key: Range<Int>, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    return keys[key].withUnsafeBytes { key in
      bytes[range].withUnsafeBytes { text in
        guard let one = key.baseAddress, let other = text.baseAddress else { return true }
        return ByteSearch.areEqual(one, other, count: text.count)
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
