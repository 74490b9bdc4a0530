/// Finds out the encoding of a text from all of its bytes (编码判断): a byte-order mark first, then strict UTF-8, then
/// UTF-16 by its zero bytes, then GB 18030.
///
/// A text with many characters of UTF-8 and few damaged bytes is damaged UTF-8: as GB 18030 it would be nonsense.
public struct EncodingDetector {
  /// What was found.
  public struct Result: Sendable, Hashable {
    /// The encoding; nil where the bytes are text in none.
    public var encoding: TextEncoding?
    /// How many bytes the byte-order mark has.
    public var markLength: Int
    /// How many places are no text in it.
    public var damage: Int
    /// Where the first of them stands, in bytes from the beginning.
    public var firstDamage: Int?
  }

  private var marked: TextEncoding?
  private var isFirst = true
  private var utf8 = UTF8Scan()
  private var zeros = (even: 0, odd: 0)
  private var count = 0
  private let gb18030 = Transcoder(from: TextEncoding.gb18030.rawValue, to: "UTF-8")
  private var scratch: [UInt8] = []

  /// A detector that has seen nothing.
  public init() {}

  /// Looks at the next chunk.
  public mutating func look(at chunk: ArraySlice<UInt8>, isLast: Bool) {
    if isFirst { marked = TextEncoding.marked(chunk) }
    isFirst = false
    utf8.look(at: chunk)
    if count < 1 << 20, chunk.contains(0) {
      for (index, byte) in chunk.enumerated() where byte == 0 {
        if (count + index).isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
      }
    }
    count += chunk.count
    if isLast { utf8.finish() }
    if utf8.invalid > 0, marked == nil {
      scratch.removeAll(keepingCapacity: true)
      gb18030?.append(chunk, to: &scratch, isLast: isLast)
    }
  }

  /// What the bytes so far are.
  public var result: Result {
    if let marked {
      return Result(
        encoding: marked, markLength: marked.mark.count, damage: marked == .utf8 ? utf8.invalid : 0,
        firstDamage: marked == .utf8 ? utf8.firstInvalid : nil)
    }
    if looksLikeUTF16 {
      let encoding: TextEncoding = zeros.odd > zeros.even ? .utf16LittleEndian : .utf16BigEndian
      return Result(encoding: encoding, markLength: 0, damage: 0, firstDamage: nil)
    }
    if utf8.invalid == 0 { return Result(encoding: .utf8, markLength: 0, damage: 0, firstDamage: nil) }
    if utf8.valid > utf8.invalid * 4 {
      return Result(encoding: .utf8, markLength: 0, damage: utf8.invalid, firstDamage: utf8.firstInvalid)
    }
    let damage = gb18030?.damage ?? 0
    if damage * 50 > count || zeros.even + zeros.odd > 0 {
      return Result(encoding: nil, markLength: 0, damage: utf8.invalid, firstDamage: utf8.firstInvalid)
    }
    return Result(encoding: .gb18030, markLength: 0, damage: damage, firstDamage: nil)
  }

  private var looksLikeUTF16: Bool {
    let (low, high) = (min(zeros.even, zeros.odd), max(zeros.even, zeros.odd))
    return count.isMultiple(of: 2) && high * 20 > min(count, 1 << 20) && low * 8 < high
  }
}

/// Counts the sound and the damaged sequences of UTF-8 (RFC 3629, 4) in a stream.
struct UTF8Scan {
  /// Sound characters of more than one byte.
  private(set) var valid = 0
  /// Places that are no UTF-8.
  private(set) var invalid = 0
  /// Where the first of them stands.
  private(set) var firstInvalid: Int?

  private var lastInvalid = -2
  private var offset = 0
  /// Continuation bytes still expected, and the range of the next one.
  private var expected = 0
  private var range: ClosedRange<UInt8> = 0x80...0xBF

  mutating func look(at chunk: ArraySlice<UInt8>) {
    chunk.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if expected == 0, bytes[index] < 0x80 {
          index += 1
          continue
        }
        step(bytes[index], at: offset + index)
        index += 1
      }
    }
    offset += chunk.count
  }

  mutating func finish() {
    if expected > 0 { fail(at: offset) }
    expected = 0
  }

  private mutating func step(_ byte: UInt8, at position: Int) {
    if expected > 0 {
      if range.contains(byte) {
        expected -= 1
        range = 0x80...0xBF
        if expected == 0 { valid += 1 }
        return
      }
      expected = 0
      fail(at: position)
      if byte < 0x80 { return }
    }
    range = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF: expected = 1
    case 0xE0: (expected, range) = (2, 0xA0...0xBF)
    case 0xED: (expected, range) = (2, 0x80...0x9F)
    case 0xE1...0xEF: expected = 2
    case 0xF0: (expected, range) = (3, 0x90...0xBF)
    case 0xF1...0xF3: expected = 3
    case 0xF4: (expected, range) = (3, 0x80...0x8F)
    default: fail(at: position)
    }
  }

  /// Bytes that follow each other are one place.
  private mutating func fail(at position: Int) {
    if position != lastInvalid + 1 { invalid += 1 }
    lastInvalid = position
    if firstInvalid == nil { firstInvalid = position }
  }
}
