internal import YusuanPlatform

/// The bytes of a document that is scanned, each read with its bound checked.
package struct ScannedBytes {
  private let base: UnsafePointer<UInt8>
  /// How many bytes there are.
  package let count: Int
  /// How many places there are where eight bytes stand.
  private let words: Int

  /// The bytes `bytes`; nil where there are none.
  package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return nil }
    (self.base, count, words) = (base, bytes.count, max(bytes.count &- 7, 0))
  }

  /// The byte at `index`; beyond the end NUL, which no document may have (XML 1.0, production 2).
  @inline(__always) package subscript(_ index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : 0
  }

  /// The bytes of `range`; none where it goes beyond the end.
  @inline(__always) package subscript(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    guard range.lowerBound >= 0, range.upperBound <= count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.upperBound &- range.lowerBound)
  }

  /// The name at `start`: of letters, digits and `_-.` of ASCII, the first a letter or `_` (XML 1.0, production 5, less
  /// the rest).
  @inline(__always) package func name(at start: Int) -> ScannedName? {
    if let letter = letter(at: start) { return letter }
    var (count, key) = letters(at: start)
    if count == 8 { count &+= letters(at: start &+ 8).count }
    var byte = self[start &+ count]
    guard count > 0 || Self.isLetter(byte) || byte == UInt8(ascii: "_") else { return nil }
    while Self.isInName(byte) {
      if count < 8 { key |= UInt64(byte) << UInt64(8 &* count) }
      count &+= 1
      byte = self[start &+ count]
    }
    return ScannedName(start: start, count: count, key: key)
  }

  /// The name of one letter of ASCII at `index` before a space, `>`, `/` or `=`; nil where anything else stands
  /// there, or near the end.
  @inline(__always) private func letter(at index: Int) -> ScannedName? {
    guard let word = word(at: index) else { return nil }
    let (letter, next) = (UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8))
    guard next < 0x40, ByteSet.nameEnd.contains(next), Self.isLetter(letter) else { return nil }
    return ScannedName(start: index, count: 1, key: UInt64(letter))
  }

  /// The name of one letter of ASCII that stands behind a space at `index` and before `="`; nil where anything else
  /// stands there, or near the end.
  @inline(__always) package func letterAttribute(at index: Int) -> ScannedName? {
    guard let word = word(at: index), word & 0xFFFF_00FF == 0x223D_0020 else { return nil }
    let letter = UInt8(truncatingIfNeeded: word >> 8)
    return Self.isLetter(letter) ? ScannedName(start: index &+ 1, count: 1, key: UInt64(letter)) : nil
  }

  /// Whether `name` stands at `index`, too; what follows may go on.
  @inline(__always) package func stands(_ name: ScannedName, at index: Int) -> Bool {
    if name.count < 8, let word = word(at: index) { return word & ((1 << UInt64(8 &* name.count)) &- 1) == name.key }
    for offset in 0..<name.count where self[index &+ offset] != self[name.start &+ offset] { return false }
    return true
  }

  /// Whether what stands in `range` stands at `index`, too.
  package func stands(_ range: Range<Int>, at index: Int) -> Bool {
    guard let one = self[range].baseAddress, let other = self[index..<index &+ range.count].baseAddress else {
      return false
    }
    return ByteSearch.areEqual(one, other, count: range.count)
  }

  /// How many of the eight bytes at `start` are letters of ASCII before one is not, and these as a number, the first one
  /// lowest; none where fewer than eight bytes are left.
  @inline(__always) private func letters(at start: Int) -> (count: Int, key: UInt64) {
    guard let word = word(at: start) else { return (0, 0) }
    let lowercase = word | 0x2020_2020_2020_2020
    // The highest bit of each byte: of those that are 0x61 at least, 0x7B at least, beyond ASCII. What a byte beyond ASCII
    // carries into the next does not matter: it ends the letters.
    let isLetter = (lowercase &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lowercase &+ 0x0505_0505_0505_0505) & ~word
    let count = (~isLetter & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
    return (count, count == 8 ? word : word & ((1 << UInt64(8 &* count)) &- 1))
  }

  /// The eight bytes at `index` as a number, the first one lowest; nil where there are fewer.
  @inline(__always) package func word(at index: Int) -> UInt64? {
    guard UInt(bitPattern: index) < UInt(bitPattern: words) else { return nil }
    return UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Whether `byte` is a letter of ASCII.
  @inline(__always) package static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether `byte` may stand inside a name; one bit for each byte of ASCII, `-.0-9` and `A-Z_a-z`.
  @inline(__always) package static func isInName(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 0x40 ? 0x03FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && bits & (1 << UInt64(byte & 0x3F)) != 0
  }

  /// Whether `text` stands at `index`.
  package func has(_ text: StaticString, at index: Int) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where self[index &+ offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The place of the first byte at or behind `index` that is no white space (XML 1.0, production 3).
  @inline(__always) package func skipSpace(from index: Int) -> Int {
    var index = index
    while true {
      switch self[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index &+= 1
      default: return index
      }
    }
  }

  /// The place of the first byte at or behind `index` that is in `stops` or does not begin a character (XML 1.0,
  /// production 2).
  @inline(__always) package func skipText(from index: Int, stops: ByteSet) -> Int {
    var index = index
    while true {
      let byte = self[index]
      if byte < 0x40 {
        if stops.contains(byte) { return index }
        index &+= 1
      } else if byte < 0x80 {
        index &+= 1
      } else if hasCommonCharacter(at: index) {
        index &+= 3
      } else {
        let length = characterLength(at: index)
        if length == 0 { return index }
        index &+= length
      }
    }
  }

  /// Whether one of the characters of three bytes that begin with E1 to EC stands at `index`, nearly all of Chinese.
  @inline(__always) private func hasCommonCharacter(at index: Int) -> Bool {
    (0xE1...0xEC).contains(self[index]) && Self.continues(self[index &+ 1]) && Self.continues(self[index &+ 2])
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
package struct ByteSet {
  private let bits: UInt64
  /// The quote in it, of `doubleQuoted` and `singleQuoted`.
  package let quote: UInt8

  /// What ends text here: markup, a reference, a bare `>` (of `]]>`, 2.4), a carriage return, whose line end would have to
  /// be normalised (2.11), and the control characters that XML has not.
  package static var text: ByteSet { ByteSet(bits: 0xFFFF_F9FF | bit("<") | bit(">") | bit("&"), quote: 0) }
  /// What ends an attribute's value in double quotes here: also white space, which would have to be normalised (3.3.3).
  package static var doubleQuoted: ByteSet { quoted(by: UInt8(ascii: "\"")) }
  /// The same for single quotes.
  package static var singleQuoted: ByteSet { quoted(by: UInt8(ascii: "'")) }

  /// What mostly stands behind a name.
  package static var nameEnd: ByteSet { ByteSet(bits: bit(" ") | bit(">") | bit("/") | bit("="), quote: 0) }

  private static func quoted(by quote: UInt8) -> ByteSet {
    ByteSet(bits: 0xFFFF_FFFF | bit("<") | bit(">") | bit("&") | 1 << UInt64(quote), quote: quote)
  }

  private static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 << UInt64(scalar.value) }

  @inline(__always) package func contains(_ byte: UInt8) -> Bool { bits & (1 << UInt64(byte & 0x3F)) != 0 }
}
