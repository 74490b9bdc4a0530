internal import Diagnostics

/// A JSON value with the source text of its numbers: money must not pass through binary floating point.
indirect enum JSONValue {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case number([UInt8])
  case bool(Bool)
  case null

  /// The value of the member `key`; nil where there is none, or this is no object.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// What kind of value it is, for findings.
  var kind: String {
    switch self {
    case .object: "object"
    case .array: "array"
    case .string(let string): "\"\(string)\""
    case .number(let text): String(decoding: text, as: UTF8.self)
    case .bool(let value): String(value)
    case .null: "null"
    }
  }
}

/// A strict parser of JSON (RFC 8259): sound UTF-8, no member twice, 64 levels at most.
struct JSONParser {
  private let bytes: [UInt8]
  private let input: String
  private var at = 0
  private var depth = 0

  init(_ bytes: [UInt8], input: String) {
    self.bytes = bytes
    self.input = input
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next value of a stream of values, or nil at its end. Throws `.jsonMalformed` with line and column.
  mutating func next() throws(Diagnostic) -> JSONValue? {
    skipSpace()
    return at < bytes.count ? try value() : nil
  }

  private mutating func value() throws(Diagnostic) -> JSONValue {
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try nested { parser throws(Diagnostic) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(Diagnostic) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), (0x30...0x39)?: return .number(try number())
    default:
      if take("true") { return .bool(true) }
      if take("false") { return .bool(false) }
      if take("null") { return .null }
      throw wrong("a value")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(Diagnostic) -> JSONValue
  ) throws(Diagnostic) -> JSONValue {
    depth += 1
    if depth > 64 { throw wrong("64 levels") }
    at += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(Diagnostic) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    var keys: Set<String> = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      let key = try string()
      guard keys.insert(key).inserted else { throw wrong("each member once", found: key) }
      guard take(":") else { throw wrong(":") }
      members.append((key, try value()))
    } while take(",")
    guard take("}") else { throw wrong("}") }
    return .object(members)
  }

  private mutating func array() throws(Diagnostic) -> JSONValue {
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat { elements.append(try value()) } while take(",")
    guard take("]") else { throw wrong("]") }
    return .array(elements)
  }

  private mutating func number() throws(Diagnostic) -> [UInt8] {
    let start = at
    if current == UInt8(ascii: "-") { at += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[at - whole] != 0x30 else { throw wrong("a number") }
    if current == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { throw wrong("a digit") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") { throw wrong("a number without an exponent") }
    return Array(bytes[start..<at])
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = current, (0x30...0x39).contains(byte) { at += 1 }
    return at - start
  }

  // MARK: Strings

  private mutating func string() throws(Diagnostic) -> String {
    guard current == UInt8(ascii: "\"") else { throw wrong("\"") }
    at += 1
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw wrong("no control character") }
      at += 1
      if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
    }
    guard current != nil else { throw wrong("\"") }
    at += 1
    guard let string = String(validating: text, as: UTF8.self) else { throw wrong("UTF-8") }
    return string
  }

  private mutating func escape() throws(Diagnostic) -> [UInt8] {
    let byte = current
    at += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return byte.map { [$0] } ?? []
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]), take("\\u") { units.append(try codeUnit()) }
      guard let text = String(validating: units, as: UTF16.self) else { throw wrong("a pair of surrogates") }
      return Array(text.utf8)
    default: throw wrong("an escape")
    }
  }

  private mutating func codeUnit() throws(Diagnostic) -> UInt16 {
    let digits = bytes[min(at, bytes.count)..<min(at + 4, bytes.count)]
    guard digits.count == 4, let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw wrong("four hexadecimal digits") }
    at += 4
    return unit
  }

  // MARK: Bytes

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    if text.utf8CodeUnitCount == 1 { skipSpace() }
    let matches = text.withUTF8Buffer { bytes[at...].starts(with: $0) }
    if matches { at += text.utf8CodeUnitCount }
    return matches
  }

  private func wrong(_ expected: String, found: String? = nil) -> Diagnostic {
    let before = bytes.prefix(at)
    let line = before.count { $0 == 0x0A } + 1
    let column = at - (before.lastIndex(of: 0x0A) ?? -1)
    let shown =
      found ?? String(decoding: bytes[min(at, bytes.count)...].prefix(20).prefix { $0 >= 0x20 }, as: UTF8.self)
    return Diagnostic(
      .jsonMalformed, at: Location(input: input, line: line),
      [.expected: "\(expected) (\(line):\(column))", .found: shown])
  }
}
