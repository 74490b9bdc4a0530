/// A place in a rules file, both from 1; columns count characters.
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
  private var rest: Substring.UnicodeScalarView
  private var position: TextPosition

  /// The tokens of `text`, whose first character stands at `position`, an end token last. A quote that is not closed
  /// is a sign, which no formula has a place for.
  static func tokens(_ text: String, at position: TextPosition) -> [FormulaToken] {
    var lexer = FormulaLexer(rest: Substring(text).unicodeScalars, position: position)
    var tokens: [FormulaToken] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() -> FormulaToken {
    while let first = rest.first, Self.isSpace(first) { _ = take() }
    let start = position
    guard let first = rest.first else { return FormulaToken(kind: .end, text: "", position: start) }
    if first == "“" || first == "\"" { return quoted(start, closing: first == "“" ? "”" : "\"") }
    if Self.isLetter(first) { return run(.word, start) { Self.isLetter($0) || Self.isDigit($0) || $0 == "-" } }
    if Self.isDigit(first) { return run(.number, start, Self.isDigit) }
    _ = take()
    if first == "<", rest.first == "=" {
      _ = take()
      return FormulaToken(kind: .sign, text: "≤", position: start)
    }
    return FormulaToken(kind: .sign, text: String(Character(first)), position: start)
  }

  private mutating func run(
    _ kind: FormulaToken.Kind, _ start: TextPosition, _ belongs: (Unicode.Scalar) -> Bool
  ) -> FormulaToken {
    let all = rest
    while let scalar = rest.first, belongs(scalar) { _ = take() }
    return FormulaToken(kind: kind, text: String(Substring(all[..<rest.startIndex])), position: start)
  }

  private mutating func quoted(_ start: TextPosition, closing: Unicode.Scalar) -> FormulaToken {
    let opening = take()
    let token = run(.name, start) { $0 != closing }
    if rest.isEmpty { return FormulaToken(kind: .sign, text: String(Character(opening)), position: start) }
    _ = take()
    return token
  }

  private mutating func take() -> Unicode.Scalar {
    let scalar = rest.removeFirst()
    if scalar == "\n" {
      position = TextPosition(line: position.line + 1, column: 1)
    } else {
      position.column += 1
    }
    return scalar
  }

  /// White space as XML has it (XML 1.0, 2.3).
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
