/// A place in a rules file. Both numbers count from 1; columns count characters.
struct TextPosition: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// A word or sign of a formula.
struct FormulaToken: Sendable, Hashable {
  enum Kind: Hashable, Sendable {
    case word
    case number
    case name
    case sign
    case end
  }

  var kind: Kind
  var text: String
  var position: TextPosition
}

/// Splits a formula into words, numbers, quoted names and signs.
struct FormulaLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var position: TextPosition

  /// The tokens of `text`, with an end token last. Its first character stands at `position`. A quote that is not closed
  /// becomes a sign, which no formula accepts.
  static func tokens(_ text: String, at position: TextPosition) -> [FormulaToken] {
    var lexer = FormulaLexer(bytes: Array(text.utf8), position: position)
    var tokens: [FormulaToken] = []
    tokens.reserveCapacity(lexer.bytes.count / 4 + 1)
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() -> FormulaToken {
    while index < bytes.count, Self.isSpace(bytes[index]) { skipCharacter() }
    let (start, place) = (index, position)
    guard index < bytes.count else { return FormulaToken(kind: .end, text: "", position: place) }
    if let name = quotedName() { return FormulaToken(kind: .name, text: text(name), position: place) }
    var kind = FormulaToken.Kind.sign
    if Self.isLetter(bytes[index]) {
      kind = .word
      skip { Self.continuesWord($0) || $0 == UInt8(ascii: "/") }
    } else if Self.isDigit(bytes[index]) {
      kind = .number
      skip(Self.isDigit)
    } else {
      skipCharacter()
      if bytes[start] == UInt8(ascii: "<"), index < bytes.count, bytes[index] == UInt8(ascii: "=") {
        skipCharacter()
        return FormulaToken(kind: .sign, text: "≤", position: place)
      }
    }
    return FormulaToken(kind: kind, text: text(start..<index), position: place)
  }

  /// Reads a quoted name. The range is without its quotes. Nil if no name begins here or it has no closing quote.
  private mutating func quotedName() -> Range<Int>? {
    guard let (opening, closing) = Self.quotes.first(where: { stands($0.opening, at: index) }) else { return nil }
    let start = index + opening.utf8CodeUnitCount
    var end = start
    while end < bytes.count, !stands(closing, at: end) { end += 1 }
    if end == bytes.count { return nil }
    while index < end + closing.utf8CodeUnitCount { skipCharacter() }
    return start..<end
  }

  private static let quotes: [(opening: StaticString, closing: StaticString)] = [("“", "”"), ("\"", "\"")]

  private func stands(_ sign: StaticString, at place: Int) -> Bool {
    guard bytes.count - place >= sign.utf8CodeUnitCount else { return false }
    for offset in 0..<sign.utf8CodeUnitCount where bytes[place + offset] != sign.utf8Start[offset] { return false }
    return true
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Skips ASCII characters as long as they satisfy `belongs`.
  private mutating func skip(_ belongs: (UInt8) -> Bool) {
    let start = index
    while index < bytes.count, belongs(bytes[index]) { index += 1 }
    position.column += index - start
  }

  /// Skips one character.
  private mutating func skipCharacter() {
    if bytes[index] == UInt8(ascii: "\n") {
      position = TextPosition(line: position.line + 1, column: 1)
    } else {
      position.column += 1
    }
    repeat { index += 1 } while index < bytes.count && bytes[index] & 0xC0 == 0x80
  }

  /// Whether `byte` is white space in XML (XML 1.0, 2.3).
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  /// Whether `byte` may follow the first letter of a word. The slashes in a row's path are part of its word as well.
  static func continuesWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
