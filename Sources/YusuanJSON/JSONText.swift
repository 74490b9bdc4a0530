/// Strings of JSON (RFC 8259, 7).
enum JSONText {
  /// Writes `text` with quotes and escapes to `room`, which has six bytes for each byte of `text` and two more. Returns
  /// how many were written.
  static func write(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutableBufferPointer<UInt8>) -> Int {
    room[0] = UInt8(ascii: "\"")
    var written = 1
    var index = 0
    let source = UnsafeRawBufferPointer(text)
    let target = UnsafeMutableRawBufferPointer(room)
    while index < text.count {
      // Eight bytes at a time. The last word may overlap the one before, if nothing was escaped so far.
      let isShort = index &+ 8 > text.count
      if !isShort || written == index &+ 1 && text.count >= 8 {
        let again = isShort ? index &+ 8 &- text.count : 0
        let word = source.loadUnaligned(fromByteOffset: index &- again, as: UInt64.self)
        if !holdsEscaped(word) {
          target.storeBytes(of: word, toByteOffset: written &- again, as: UInt64.self)
          written &+= 8 &- again
          index &+= 8 &- again
          continue
        }
      }
      let byte = text[index]
      index &+= 1
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        room[written] = byte
        written &+= 1
      } else {
        written &+= escape(byte, to: room, at: written)
      }
    }
    room[written] = UInt8(ascii: "\"")
    return written + 1
  }

  /// Whether one of the eight bytes in `word` must be escaped: a control character, a quote or a backslash.
  @inline(__always) private static func holdsEscaped(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let control = (word &- (ones &* 0x20)) & ~word
    return (control | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones << 7) != 0
  }

  /// Writes the escape of a byte. Returns how many bytes were written.
  private static func escape(_ byte: UInt8, to room: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Int {
    room[index] = UInt8(ascii: "\\")
    room[index + 1] = short(byte) ?? UInt8(ascii: "u")
    guard room[index + 1] == UInt8(ascii: "u") else { return 2 }
    room[index + 2] = UInt8(ascii: "0")
    room[index + 3] = UInt8(ascii: "0")
    room[index + 4] = hex(byte >> 4)
    room[index + 5] = hex(byte & 15)
    return 6
  }

  /// The letter after the backslash of a short escape, or nil if `byte` has none.
  private static func short(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x0A: UInt8(ascii: "n")
    case 0x0D: UInt8(ascii: "r")
    case 0x09: UInt8(ascii: "t")
    default: nil
    }
  }

  private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }
}
