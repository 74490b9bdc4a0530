/// How CSV is laid out (RFC 4180).
public struct CSVStyle: Sendable, Hashable {
  /// How lines end.
  public var lineEnd: CSVLineEnd

  /// CSV with the given ends of lines.
  public init(lineEnd: CSVLineEnd = .lf) { self.lineEnd = lineEnd }
}

/// How the lines of CSV end.
public enum CSVLineEnd: String, Sendable, Hashable, CaseIterable {
  /// LF.
  case lf
  /// CR LF, as RFC 4180, 2.1 has it.
  case crlf
}

/// Appends records of CSV (RFC 4180) to bytes.
struct CSVText {
  var bytes: [UInt8] = []
  let style: CSVStyle

  init(_ style: CSVStyle) { self.style = style }

  mutating func record(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field)
    }
    end()
  }

  mutating func end() {
    if style.lineEnd == .crlf { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  /// Appends a field, quoted where it must be: with a comma, a quote, an end of line, or white space at its ends.
  mutating func append(_ field: String) {
    guard Self.needsQuotes(field) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ field: String) -> Bool {
    guard let first = field.utf8.first, let last = field.utf8.last else { return false }
    return first == 0x20 || last == 0x20
      || field.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
  }
}
