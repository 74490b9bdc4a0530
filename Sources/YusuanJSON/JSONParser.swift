package import YusuanFindings

/// A strict JSON parser (RFC 8259): valid UTF-8, no duplicate members, no exponents, at most 64 levels.
///
/// It reads one value, or several that each begin on a new line (JSON Lines).
package struct JSONParser {
  private static let levels = 64

  private let bytes: [UInt8]
  private let input: String
  private var at = 0
  private var depth = 0
  private var line: Int
  private var lineStart: Int
  /// Where the previous value ended. Nil before the first.
  private var lastLine: Int?

  /// A parser of `bytes`, whose first line has the number `firstLine`. A byte-order mark is skipped.
  package init(_ bytes: [UInt8], input: String, firstLine: Int = 1) {
    self.bytes = bytes
    self.input = input
    line = firstLine
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = at
  }

  /// The next value and the line where it begins, or nil at the end. Throws `.jsonMalformed` with line and column.
  package mutating func next() throws(Diagnostic) -> (value: JSONValue, line: Int)? {
    skipSpace()
    guard at < bytes.count else { return nil }
    guard lastLine != line else { throw wrong("\\n") }
    let first = line
    let value = try value()
    lastLine = line
    return (value, first)
  }

  /// Throws `.jsonMalformed` if anything follows.
  package mutating func end() throws(Diagnostic) {
    skipSpace()
    guard at == bytes.count else { throw wrong("") }
  }

  private mutating func value() throws(Diagnostic) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), (0x30...0x39)?: return .number(try number())
    case UInt8(ascii: "t") where skip("true"): return .bool(true)
    case UInt8(ascii: "f") where skip("false"): return .bool(false)
    case UInt8(ascii: "n") where skip("null"): return .null
    default: throw wrong("value")
    }
  }

  // MARK: Containers

  private mutating func object() throws(Diagnostic) -> [JSONMember] {
    var members: [JSONMember] = []
    var keys: Set<String> = []
    guard try open(until: UInt8(ascii: "}")) else { return members }
    repeat {
      skipSpace()
      let start = at
      let key = try string()
      if members.count == 16 { keys = Set(members.map(\.key)) }
      let isRepeated = members.count < 16 ? members.contains { $0.key == key } : !keys.insert(key).inserted
      if isRepeated {
        at = start
        throw wrong("≠ \"\(key)\"")
      }
      try punctuation(UInt8(ascii: ":"))
      members.append(JSONMember(key: key, value: try value()))
    } while try continues(until: UInt8(ascii: "}"))
    return members
  }

  private mutating func array() throws(Diagnostic) -> [JSONValue] {
    var elements: [JSONValue] = []
    guard try open(until: UInt8(ascii: "]")) else { return elements }
    repeat { elements.append(try value()) } while try continues(until: UInt8(ascii: "]"))
    return elements
  }

  /// Skips the opening bracket. Returns false if the container is empty.
  private mutating func open(until closing: UInt8) throws(Diagnostic) -> Bool {
    guard depth < Self.levels else { throw wrong("≤ \(Self.levels) levels") }
    at += 1
    skipSpace()
    guard current == closing else {
      depth += 1
      return true
    }
    at += 1
    return false
  }

  /// Skips a comma and returns true, or skips the closing bracket and returns false.
  private mutating func continues(until closing: UInt8) throws(Diagnostic) -> Bool {
    skipSpace()
    if current == UInt8(ascii: ",") {
      at += 1
      return true
    }
    try punctuation(closing)
    depth -= 1
    return false
  }

  private mutating func punctuation(_ byte: UInt8) throws(Diagnostic) {
    skipSpace()
    guard current == byte else { throw wrong(String(Unicode.Scalar(byte))) }
    at += 1
  }

  // MARK: Numbers

  private mutating func number() throws(Diagnostic) -> ArraySlice<UInt8> {
    let start = at
    if current == UInt8(ascii: "-") { at += 1 }
    if current == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if current == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    switch current {
    case UInt8(ascii: "e"), UInt8(ascii: "E"), (0x30...0x39)?: throw wrong(", ] }")
    default: return bytes[start..<at]
    }
  }

  private mutating func digits() throws(Diagnostic) {
    let start = at
    while let byte = current, (0x30...0x39).contains(byte) { at += 1 }
    if at == start { throw wrong("0-9") }
  }

  // MARK: Strings

  private mutating func string() throws(Diagnostic) -> String {
    guard current == UInt8(ascii: "\"") else { throw wrong("\"") }
    at += 1
    let start = at
    skipPlainCharacters()
    guard current == UInt8(ascii: "\\") else { return try closed(bytes[start..<at], from: start) }
    var text = bytes[start..<at]
    while current == UInt8(ascii: "\\") {
      text.append(contentsOf: try escape().utf8)
      let next = at
      skipPlainCharacters()
      text.append(contentsOf: bytes[next..<at])
    }
    return try closed(text, from: start)
  }

  /// Skips the characters that need no escape: all except quotes, backslashes and control characters.
  private mutating func skipPlainCharacters() {
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { at += 1 }
  }

  /// Skips the closing quote of the string `text` that began at `start`, and returns the string.
  private mutating func closed(_ text: ArraySlice<UInt8>, from start: Int) throws(Diagnostic) -> String {
    guard current == UInt8(ascii: "\"") else { throw wrong("\"") }
    guard let string = String(validating: text, as: UTF8.self) else {
      at = start
      throw wrong("UTF-8")
    }
    at += 1
    return string
  }

  private mutating func escape() throws(Diagnostic) -> String {
    let start = at
    at += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : nil {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var units = [codeUnit()].compactMap { $0 }
      if let lead = units.first, UTF16.isLeadSurrogate(lead), skip("\\u"), let trail = codeUnit() {
        units.append(trail)
      }
      if !units.isEmpty, let text = String(validating: units, as: UTF16.self) { return text }
    default: break
    }
    at = start
    throw wrong("\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
  }

  /// Reads four hexadecimal digits, or returns nil if there are none.
  private mutating func codeUnit() -> UInt16? {
    guard at + 4 <= bytes.count else { return nil }
    let digits = bytes[at..<at + 4]
    at += 4
    guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: Bytes

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      at += 1
      if byte == 0x0A { (line, lineStart) = (line + 1, at) }
    }
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let matches = text.withUTF8Buffer { bytes[at...].starts(with: $0) }
    if matches { at += text.utf8CodeUnitCount }
    return matches
  }

  /// The finding at the current byte. The column counts characters from 1.
  private func wrong(_ expected: String) -> Diagnostic {
    let column = bytes[lineStart..<min(at, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
    let rest = String(decoding: bytes[min(at, bytes.count)...].prefix(64).prefix { $0 >= 0x20 }, as: UTF8.self)
    return Diagnostic(
      .jsonMalformed, at: Location(input: input, line: line),
      [.expected: "\(expected) (\(line):\(column))", .found: String(rest.prefix(12))])
  }
}
