public import YusuanPlatform

/// The bytes of a scanned document. Every access is checked against the bounds.
public struct ScannedBytes {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// How many bytes there are.
  @usableFromInline let count: Int
  /// How many indices have eight bytes from there on.
  @usableFromInline let words: Int

  /// The bytes `bytes`, or nil if there are none.
  @inlinable public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return nil }
    (self.base, count, words) = (base, bytes.count, max(bytes.count &- 7, 0))
  }

  /// The byte at `index`. Beyond the end it is NUL, which no XML document may hold (XML 1.0, production 2).
  @inlinable @inline(__always) public subscript(_ index: Int) -> UInt8 {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : 0
  }

  /// The bytes of `range`. Empty if it goes beyond the end.
  @inlinable @inline(__always) public subscript(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    guard range.lowerBound >= 0, range.upperBound <= count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: base + range.lowerBound, count: range.upperBound &- range.lowerBound)
  }

  /// The name at `start`, or nil if there is none: ASCII letters, digits and `_-.`, the first a letter or `_` (a part
  /// of XML 1.0, production 5).
  @inlinable @inline(__always) public func name(at start: Int) -> ScannedName? {
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

  /// The one-letter name at `index`, if a space, `>`, `/` or `=` follows it. Nil for anything else, and in the last
  /// bytes of the document.
  @inlinable @inline(__always) public func letter(at index: Int) -> ScannedName? {
    guard let word = word(at: index) else { return nil }
    let (letter, next) = (UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8))
    guard next < 0x40, ByteSet.nameEnd.contains(next), Self.isLetter(letter) else { return nil }
    return ScannedName(start: index, count: 1, key: UInt64(letter))
  }

  /// The one-letter name after a space at `index`, if `="` follows it. Nil for anything else, and in the last bytes of
  /// the document.
  @inlinable @inline(__always) public func letterAttribute(at index: Int) -> ScannedName? {
    guard let word = word(at: index), word & 0xFFFF_00FF == 0x223D_0020 else { return nil }
    let letter = UInt8(truncatingIfNeeded: word >> 8)
    return Self.isLetter(letter) ? ScannedName(start: index &+ 1, count: 1, key: UInt64(letter)) : nil
  }

  /// Whether the bytes of `name` are at `index` too. A longer name may be there.
  @inlinable @inline(__always) public func stands(_ name: ScannedName, at index: Int) -> Bool {
    if name.count < 8, let word = word(at: index) { return word & ((1 << UInt64(8 &* name.count)) &- 1) == name.key }
    for offset in 0..<name.count where self[index &+ offset] != self[name.start &+ offset] { return false }
    return true
  }

  /// Whether the bytes of `range` are at `index` too.
  @inlinable public func stands(_ range: Range<Int>, at index: Int) -> Bool {
    guard let one = self[range].baseAddress, let other = self[index..<index &+ range.count].baseAddress else {
      return false
    }
    return ByteSearch.areEqual(one, other, count: range.count)
  }

  /// How many of the eight bytes at `start` are ASCII letters, up to the first other byte, and these letters as a
  /// number with the first one lowest. None if fewer than eight bytes are left.
  @inlinable @inline(__always) public func letters(at start: Int) -> (count: Int, key: UInt64) {
    guard let word = word(at: start) else { return (0, 0) }
    let lowercase = word | 0x2020_2020_2020_2020
    // The high bit of each byte says: at least 0x61, at least 0x7B, not ASCII. A non-ASCII byte may carry into the next
    // one, but that does not matter, because it ends the letters.
    let isLetter = (lowercase &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lowercase &+ 0x0505_0505_0505_0505) & ~word
    let count = (~isLetter & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
    return (count, count == 8 ? word : word & ((1 << UInt64(8 &* count)) &- 1))
  }

  /// The eight bytes at `index` as a number with the first one lowest, or nil if fewer are left.
  @inlinable @inline(__always) public func word(at index: Int) -> UInt64? {
    guard UInt(bitPattern: index) < UInt(bitPattern: words) else { return nil }
    return UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Whether `byte` is an ASCII letter.
  @inlinable @inline(__always) public static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }

  /// Whether `byte` may be inside a name. One bit for each ASCII byte: `-.0-9` and `A-Z_a-z`.
  @inlinable @inline(__always) public static func isInName(_ byte: UInt8) -> Bool {
    let bits: UInt64 = byte < 0x40 ? 0x03FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && bits & (1 << UInt64(byte & 0x3F)) != 0
  }

  /// Whether `text` is at `index`.
  @inlinable public func has(_ text: StaticString, at index: Int) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where self[index &+ offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The index of the first byte from `index` on that is not white space (XML 1.0, production 3).
  @inlinable @inline(__always) public func skipSpace(from index: Int) -> Int {
    var index = index
    while true {
      switch self[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index &+= 1
      default: return index
      }
    }
  }

  /// The index of the first byte from `index` on that is in `stops` or begins no valid character (XML 1.0, production
  /// 2).
  @inlinable @inline(__always) public func skipText(from index: Int, stops: ByteSet) -> Int {
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

  /// Whether a three-byte character that begins with E1 to EC is at `index`. Nearly all Chinese characters do.
  @inlinable @inline(__always) public func hasCommonCharacter(at index: Int) -> Bool {
    (0xE1...0xEC).contains(self[index]) && Self.continues(self[index &+ 1]) && Self.continues(self[index &+ 2])
  }

  /// The length of the non-ASCII character at `index`, or 0 if there is none: valid UTF-8 (RFC 3629) without U+FFFE and
  /// U+FFFF, which XML does not allow.
  @inlinable public func characterLength(at index: Int) -> Int {
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

  /// Whether `byte` goes on with a character of several bytes (RFC 3629, 3).
  @inlinable @inline(__always) public static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

/// A set of bytes below 0x40, one bit each.
public struct ByteSet {
  @usableFromInline let bits: UInt64
  /// The quote that ends the value, in `doubleQuoted` and `singleQuoted`.
  @usableFromInline let quote: UInt8

  @inlinable init(bits: UInt64, quote: UInt8) { (self.bits, self.quote) = (bits, quote) }

  /// The bytes that end text here: markup, a reference, `>` (which could end `]]>`, XML 1.0, 2.4), a carriage return
  /// (line ends would have to be normalised, 2.11), and control characters that XML does not allow.
  @inlinable public static var text: ByteSet { ByteSet(bits: 0xFFFF_F9FF | bit("<") | bit(">") | bit("&"), quote: 0) }
  /// The bytes that end a value in double quotes. White space other than a blank is among them: it would have to be
  /// normalised (XML 1.0, 3.3.3).
  @inlinable public static var doubleQuoted: ByteSet { quoted(by: UInt8(ascii: "\"")) }
  /// The bytes that end a value in single quotes.
  @inlinable public static var singleQuoted: ByteSet { quoted(by: UInt8(ascii: "'")) }

  /// The bytes that usually follow a name.
  @inlinable public static var nameEnd: ByteSet { ByteSet(bits: bit(" ") | bit(">") | bit("/") | bit("="), quote: 0) }

  /// The bytes that end a value in the quotes `quote`.
  @inlinable public static func quoted(by quote: UInt8) -> ByteSet {
    ByteSet(bits: 0xFFFF_FFFF | bit("<") | bit(">") | bit("&") | 1 << UInt64(quote), quote: quote)
  }

  /// The bit of a character below 0x40.
  @inlinable public static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 << UInt64(scalar.value) }

  /// Whether `byte`, which is below 0x40, is in the set.
  @inlinable @inline(__always) public func contains(_ byte: UInt8) -> Bool { bits & (1 << UInt64(byte & 0x3F)) != 0 }
}
