/// The bytes of a document that is scanned, each read with its bound checked.
struct ScannedBytes {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// The byte at `index`; beyond the end NUL, which no document may have (XML 1.0, production 2).
  @inline(__always) subscript(_ index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: bytes.count) ? bytes[index] : 0
  }

  /// The place of the first `byte` at or behind `index`, or of the end.
  @inline(__always) func find(_ byte: UInt8, from index: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = index
    while index >= 0, index + 8 <= raw.count {
      let word =
        UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) ^ (ones &* UInt64(byte))
      // The lowest of the bits that remain stands in the first byte of `word` that is zero.
      let zeros = (word &- ones) & ~word & (ones << 7)
      if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, self[index] != byte { index += 1 }
    return index
  }

  /// The bytes of `range`; none where it goes beyond the end.
  @inline(__always) subscript(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: bytes[range])
  }

  /// The name at `start`: of letters, digits and `_-.` of ASCII, the first a letter or `_` (XML 1.0, production 5, less
  /// the rest).
  @inline(__always) func name(at start: Int) -> ScannedName? {
    var (index, key) = (start, 0 as UInt64)
    var byte = self[index]
    guard Self.isLetter(byte) || byte == UInt8(ascii: "_") else { return nil }
    repeat {
      key = key << 8 | UInt64(byte)
      index += 1
      byte = self[index]
    } while Self.isInName(byte)
    return ScannedName(start: start, count: index - start, key: key)
  }

  /// Whether `byte` is a letter of ASCII.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether `byte` may stand inside a name; one bit for each byte of ASCII, `-.0-9` and `A-Z_a-z`.
  @inline(__always) static func isInName(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 0x40 ? 0x03FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && bits & (1 << UInt64(byte & 0x3F)) != 0
  }

  /// Whether `text` stands at `index`.
  func has(_ text: StaticString, at index: Int) -> Bool {
    text.withUTF8Buffer { text in text.indices.allSatisfy { self[index + $0] == text[$0] } }
  }

  /// The place of the first byte at or behind `index` that is no white space (XML 1.0, production 3).
  func skipSpace(from index: Int) -> Int {
    var index = index
    while true {
      switch self[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return index
      }
    }
  }

  /// The place of the first byte at or behind `index` that is in `stops` or does not begin a character (XML 1.0,
  /// production 2).
  @inline(__always) func skipText(from index: Int, stops: ByteSet) -> Int {
    var index = index
    while true {
      let byte = self[index]
      if byte < 0x40 {
        if stops.contains(byte) { return index }
        index += 1
      } else if byte < 0x80 {
        index += 1
      } else {
        let length = characterLength(at: index)
        if length == 0 { return index }
        index += length
      }
    }
  }

  /// How many bytes the character beyond ASCII at `index` has; 0 where there is none: UTF-8 as RFC 3629 has it, less the
  /// two code points that XML has not, U+FFFE and U+FFFF.
  private func characterLength(at index: Int) -> Int {
    let (first, second) = (self[index], self[index + 1])
    switch first {
    case 0xC2...0xDF: return Self.continues(second) ? 2 : 0
    case 0xE0...0xEF:
      let third = self[index + 2]
      guard Self.continues(second), Self.continues(third) else { return 0 }
      if first == 0xE0, second < 0xA0 { return 0 }
      if first == 0xED, second > 0x9F { return 0 }
      return first == 0xEF && second == 0xBF && third > 0xBD ? 0 : 3
    case 0xF0...0xF4:
      guard Self.continues(second), Self.continues(self[index + 2]), Self.continues(self[index + 3]) else { return 0 }
      if first == 0xF0, second < 0x90 { return 0 }
      return first == 0xF4 && second > 0x8F ? 0 : 4
    default: return 0
    }
  }

  @inline(__always) private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// A set of bytes below 0x40, one bit each.
struct ByteSet {
  private let bits: UInt64

  /// What ends text here: markup, a reference, a bare `>` (of `]]>`, 2.4), a carriage return, whose line end would have to
  /// be normalised (2.11), and the control characters that XML has not.
  static var text: ByteSet { ByteSet(bits: 0xFFFF_F9FF | bit("<") | bit(">") | bit("&")) }
  /// What ends an attribute's value in double quotes here: also white space, which would have to be normalised (3.3.3).
  static var doubleQuoted: ByteSet { ByteSet(bits: 0xFFFF_FFFF | bit("<") | bit(">") | bit("&") | bit("\"")) }
  /// The same for single quotes.
  static var singleQuoted: ByteSet { ByteSet(bits: 0xFFFF_FFFF | bit("<") | bit(">") | bit("&") | bit("'")) }

  private static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 << UInt64(scalar.value) }

  @inline(__always) func contains(_ byte: UInt8) -> Bool { bits & (1 << UInt64(byte & 0x3F)) != 0 }
}
