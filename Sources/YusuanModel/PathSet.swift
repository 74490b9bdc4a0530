/// A set of texts that keeps 64 bits of each (路径集合). Two texts with the same bits count as one, which happens once in
/// billions of billions of pairs; the bits differ from run to run, so that no input can be made to meet there.
package struct PathSet {
  /// A table with open addressing; 0 stands for an empty place.
  private var slots: [UInt64] = []
  private var count = 0

  /// An empty set.
  package init() {}

  /// Adds `text`; false where it is there already.
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

  /// Where `bits` are, or would be.
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
