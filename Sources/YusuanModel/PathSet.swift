/// A set of texts that stores only a 64-bit hash of each (路径集合). Two texts with the same hash count as one; the chance
/// is about 5 in 10²⁰ for each pair. The hash is seeded anew in each run, so that nobody can make an input whose texts
/// collide.
package struct PathSet {
  /// A hash table with open addressing; 0 marks an empty slot.
  private var slots: [UInt64] = []
  private var count = 0

  /// An empty set.
  package init() {}

  /// Adds `text`. Returns false if it is already there.
  package mutating func insert(_ text: String) -> Bool {
    if count * 2 >= slots.count { grow() }
    let bits = Self.bits(text)
    let place = place(of: bits)
    if slots[place] == bits { return false }
    slots[place] = bits
    count += 1
    return true
  }

  private static func bits(_ text: String) -> UInt64 {
    var text = text
    var hasher = Hasher()
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    let bits = UInt64(bitPattern: Int64(hasher.finalize()))
    return bits == 0 ? 1 : bits
  }

  /// The slot that holds `bits`, or the free one for it.
  private func place(of bits: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: bits) & (slots.count - 1)
    while slots[place] != 0, slots[place] != bits { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(old.count * 2, 16))
    for bits in old where bits != 0 { slots[place(of: bits)] = bits }
  }
}
