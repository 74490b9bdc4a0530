/// The tokens of a number format (ECMA-376 part 1, 18.8.31).
enum FormatToken: Equatable {
  /// `0`, `#`, `?`: a digit.
  case digit
  /// `General`: the number as it is.
  case general
  /// `@`: the text as it is.
  case text
  /// `.`: the decimal point.
  case point
  /// `,`: groups digits, or divides by a thousand.
  case comma
  /// `%`.
  case percent
  /// `E+`, `E-`: what follows is an exponent.
  case exponent
  /// `/` after a digit: the number is shown as a fraction.
  case fraction
  /// A part of a date or time.
  case date
  /// A character that is printed unchanged.
  case literal(Unicode.Scalar)

  /// The tokens of each section of `code`, with the condition in its brackets.
  static func sections(of code: String) -> [(tokens: [FormatToken], condition: FormatCondition?)] {
    var lexer = FormatLexer(code)
    return lexer.sections()
  }
}

/// A condition such as `[>=10000]` (18.8.31).
struct FormatCondition: Equatable {
  var sign: String
  var bound: Double

  /// Parses the text in brackets. Nil if it is not a condition.
  init?(_ text: String) {
    let sign = text.prefix { "<>=".contains($0) }
    guard ["<", ">", "=", "<=", ">=", "<>"].contains(String(sign)), let bound = Double(text.dropFirst(sign.count))
    else { return nil }
    (self.sign, self.bound) = (String(sign), bound)
  }

  /// Whether `value` meets the condition.
  func holds(_ value: Double) -> Bool {
    switch sign {
    case "<": value < bound
    case ">": value > bound
    case "=": value == bound
    case "<=": value <= bound
    case ">=": value >= bound
    default: value != bound
    }
  }
}

/// Splits the code of a number format into tokens.
private struct FormatLexer {
  private let code: [Unicode.Scalar]
  private var index = 0
  private var tokens: [FormatToken] = []
  private var condition: FormatCondition?

  init(_ code: String) { self.code = Array(code.unicodeScalars) }

  mutating func sections() -> [(tokens: [FormatToken], condition: FormatCondition?)] {
    var sections: [(tokens: [FormatToken], condition: FormatCondition?)] = []
    while index < code.count, sections.count < 4 {
      if code[index] == ";" {
        index += 1
        sections.append((tokens, condition))
        (tokens, condition) = ([], nil)
      } else {
        next()
      }
    }
    sections.append((tokens, condition))
    return sections
  }

  private mutating func next() {
    let scalar = code[index]
    index += 1
    switch scalar {
    case "\"":
      while index < code.count, code[index] != "\"" { scanLiteral() }
      index += 1
    case "\\", "!": if index < code.count { scanLiteral() }
    case "_", "*": index += 1
    case "[": scanBracket()
    case "0", "#", "?": tokens.append(.digit)
    case ".": tokens.append(.point)
    case ",": tokens.append(.comma)
    case "%": tokens.append(.percent)
    case "@": tokens.append(.text)
    case "/" where tokens.contains(.digit): tokens.append(.fraction)
    default: scanOther(scalar)
    }
  }

  private mutating func scanLiteral() {
    tokens.append(.literal(code[index]))
    index += 1
  }

  private mutating func scanOther(_ scalar: Unicode.Scalar) {
    if ["General", "G/通用格式", "通用格式", "常规"].contains(where: { scanWord($0) }) { return tokens.append(.general) }
    if let word = ["RMB", "CNY", "USD"].first(where: { scanWord($0) }) {
      tokens += word.unicodeScalars.map(FormatToken.literal)
      return
    }
    if scanWord("AM/PM") || scanWord("A/P") || scanWord("上午/下午") { return tokens.append(.date) }
    switch scalar {
    case "E" where isSign, "e" where isSign: tokens.append(.exponent)
    case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "e", "E", "g", "G": tokens.append(.date)
    default: tokens.append(.literal(scalar))
    }
  }

  private var isSign: Bool { index < code.count && (code[index] == "+" || code[index] == "-") }

  /// Skips the rest of `word`, whose first character was read, if it is here.
  private mutating func scanWord(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars)
    let start = index - 1
    guard start + scalars.count <= code.count else { return false }
    for (offset, scalar) in scalars.enumerated()
    where scalar.properties.lowercaseMapping != code[start + offset].properties.lowercaseMapping { return false }
    index = start + scalars.count
    return true
  }

  /// Reads brackets: a colour, a condition, a currency with its locale, or an elapsed time.
  private mutating func scanBracket() {
    let end = code[index...].firstIndex(of: "]") ?? code.count
    let text = String(String.UnicodeScalarView(code[index..<end]))
    index = min(end + 1, code.count)
    if let condition = FormatCondition(text) {
      self.condition = condition
    } else if text.first == "$" {
      let parts = text.dropFirst().split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      // The signs of yen and 元 are the same; the locale tells them apart.
      let isYen = parts.count > 1 && ["411", "ja-jp"].contains { parts[1].lowercased().hasSuffix($0) }
      let isYuan = ["¥", "￥"].contains(parts[0])
      tokens += (isYen && isYuan ? "JPY" : parts[0]).unicodeScalars.map(FormatToken.literal)
    } else if !text.isEmpty, text.allSatisfy({ "hms".contains($0.lowercased()) }) {
      tokens.append(.date)
    }
  }
}
