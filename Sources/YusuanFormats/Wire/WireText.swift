/// The kinds of text that the schemas allow. They are the same in JSON and XML.
enum WireText {
  /// Any text.
  case any
  /// A text that is not empty.
  case some
  /// A stable id, such as `generalPublicBudget`.
  case id
  /// The digits of a code.
  case code
  /// An exact decimal without an exponent, such as a count or a percentage.
  case decimal

  /// What is expected, for findings.
  var expected: String {
    switch self {
    case .any: "string"
    case .some: "string ≠ \"\""
    case .id: "[A-Za-z][A-Za-z0-9-]{0,63}"
    case .code: "[0-9]{1,12}"
    case .decimal: "-?(0|[1-9][0-9]*)(\\.[0-9]+)?"
    }
  }

  /// Whether the kind allows `text`.
  func allows(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .any: return true
    case .some: return !bytes.isEmpty
    case .decimal: return Self.isDecimal(bytes[...])
    case .code: return (1...12).contains(bytes.count) && bytes.allSatisfy(Self.isDigit)
    case .id:
      guard let first = bytes.first, Self.isLetter(first), bytes.count <= 64 else { return false }
      return bytes.allSatisfy { Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    let parts = (text.first == UInt8(ascii: "-") ? text.dropFirst() : text).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return false }
    return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
