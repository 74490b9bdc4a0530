/// Detects the encoding of a text from all of its bytes (编码判断). In this order: a byte-order mark, strict UTF-8, UTF-16,
/// GB 18030 if the characters make sense in it.
///
/// A text with many UTF-8 characters and few damaged bytes is damaged UTF-8; as GB 18030 it would be nonsense. A text
/// that makes more sense in a foreign encoding is reported with that encoding and not read.
public struct EncodingDetector {
  /// The result of the detection.
  public struct Result: Sendable, Hashable {
    /// The encoding, or nil if the bytes are not text in any encoding that is read without being asked for.
    public var encoding: TextEncoding?
    /// If ``encoding`` is nil, the encoding that the bytes seem to be in, or nil if that is not known either.
    public var foreign: TextEncoding?
    /// The length of the byte-order mark in bytes.
    public var markLength: Int
    /// How many zero bytes at the end are only padding.
    public var padding = 0
    /// How many places are damaged in that encoding.
    public var damage: Int
    /// The offset of the first damaged place in bytes.
    public var firstDamage: Int?
  }

  private static let sampleSize = 1 << 13

  private var marked: TextEncoding?
  private var isFirst = true
  private var utf8 = UTF8Scan()
  private var zeros = 0
  /// How many of the bytes so far are zero bytes at the end.
  private var padding = 0
  private var count = 0
  private let gb18030 = Transcoder(from: .gb18030)
  private var scratch: [UInt8] = []
  /// The bytes that the guess is based on, from the first non-ASCII byte on.
  private var sample: [UInt8] = []

  /// A detector that has seen nothing.
  public init() {}

  /// Reads the next chunk.
  public mutating func look(at chunk: ArraySlice<UInt8>, isLast: Bool) {
    if isFirst { marked = TextEncoding.marked(chunk) }
    isFirst = false
    utf8.look(at: chunk)
    let zerosBefore = zeros
    if chunk.contains(0) { count(zerosIn: chunk) } else if !chunk.isEmpty { padding = 0 }
    if utf8.invalid > 0 || zeros > 0 { extendSample(chunk, hasEarlierZeros: zerosBefore > 0) }
    count += chunk.count
    if isLast { utf8.finish() }
    if utf8.invalid > 0, marked == nil {
      scratch.removeAll(keepingCapacity: true)
      gb18030?.append(chunk, to: &scratch, isLast: isLast)
    }
  }

  private mutating func count(zerosIn chunk: ArraySlice<UInt8>) {
    zeros += chunk.count { $0 == 0 }
    let last = chunk.lastIndex { $0 != 0 }
    padding = last.map { chunk.endIndex - 1 - $0 } ?? padding + chunk.count
  }

  private mutating func extendSample(_ chunk: ArraySlice<UInt8>, hasEarlierZeros: Bool) {
    guard sample.count < Self.sampleSize else { return }
    var rest = chunk
    if sample.isEmpty, let first = chunk.firstIndex(where: { $0 == 0 || $0 >= 0x80 }) {
      rest = chunk[(chunk.startIndex + (first - chunk.startIndex) & ~3)...]
    }
    sample += rest.prefix(Self.sampleSize - sample.count)
  }

  /// The result for the bytes so far.
  public var result: Result {
    if let marked {
      return Result(
        encoding: marked, markLength: marked.mark.count, padding: padding(in: marked),
        damage: marked == .utf8 ? utf8.invalid : 0, firstDamage: marked == .utf8 ? utf8.firstInvalid : nil)
    }
    let isPadded = zeros == padding && padding < count
    if utf8.invalid == 0, isPadded || utf8.valid > 0 { return found(.utf8, damage: 0) }
    let guess = EncodingGuess(isPadded ? Array(sample.dropLast(zeros)) : sample)
    if let wide = guess.wide, !isPadded { return found(wide, damage: 0) }
    if utf8.invalid == 0 { return found(.utf8, damage: 0) }
    if utf8.valid > utf8.invalid * 4 { return found(.utf8, damage: utf8.invalid) }
    let (share, characters) = guess.gb18030
    let damage = gb18030?.damage ?? 0
    let foreign = guess.foreign(share: share)
    let isChinese = foreign == nil && (share >= 0.12 || characters < 8)
    if isChinese, damage * 50 <= count, (zeros - padding) * 50 <= count { return found(.gb18030, damage: damage) }
    return Result(
      encoding: nil, foreign: foreign, markLength: 0, damage: utf8.invalid, firstDamage: utf8.firstInvalid)
  }

  private func found(_ encoding: TextEncoding, damage: Int) -> Result {
    Result(
      encoding: encoding, markLength: 0, padding: padding(in: encoding), damage: damage,
      firstDamage: damage > 0 && encoding == .utf8 ? utf8.firstInvalid : nil)
  }

  /// How many zero bytes at the end are padding, not characters of a text in `encoding`.
  private func padding(in encoding: TextEncoding) -> Int {
    padding == count ? 0 : padding / encoding.unit * encoding.unit
  }
}

/// Counts the valid and the damaged UTF-8 sequences of a stream (RFC 3629, 4).
struct UTF8Scan {
  /// Valid characters of more than one byte.
  private(set) var valid = 0
  /// Damaged places.
  private(set) var invalid = 0
  /// The offset of the first damaged place.
  private(set) var firstInvalid: Int?

  private var lastInvalid = -2
  private var offset = 0
  /// How many continuation bytes are still expected, and the range of the next one.
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

  /// Bytes that follow each other are one place, and so is one that neither ends a character nor begins one.
  private mutating func fail(at position: Int) {
    if position > lastInvalid + 1 { invalid += 1 }
    lastInvalid = position
    if firstInvalid == nil { firstInvalid = position }
  }
}
