/// References such as `&#150;`: numbers from 128 to 159 mean the characters of Windows-1252 (HTML 5, 13.2.5.80), here an en
/// dash. As characters of Unicode they would be invisible, and the figures around them one.
enum HTMLReference {
  /// `bytes` (UTF-8) with the characters that are meant, or nil if there is nothing to repair.
  static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard bytes.indices.contains(where: { isMeant(bytes, at: $0) }) else { return nil }
    var repaired: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if isMeant(bytes, at: index) {
        repaired += UTF8.encode(characters[Int(bytes[index + 1]) - 0x80]) ?? UTF8.encodedReplacementCharacter
        index += 2
      } else {
        repaired.append(bytes[index])
        index += 1
      }
    }
    return repaired
  }

  /// Whether a character from U+0080 to U+009F stands at `index`.
  private static func isMeant(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    bytes[index] == 0xC2 && index + 1 < bytes.count && (0x80...0x9F).contains(bytes[index + 1])
  }

  /// The characters from 128 on; U+FFFD for numbers that mean none.
  private static let characters = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
