internal import YusuanModel

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

/// Appends records of CSV (RFC 4180) to bytes, field by field.
struct CSVText {
  var bytes: [UInt8] = []
  private let style: CSVStyle
  private var isFirst = true

  init(_ style: CSVStyle) { self.style = style }

  /// Appends a field, quoted where it must be: with a comma, a quote, an end of line, or white space at its ends.
  mutating func field(_ text: String) {
    separate()
    CSVField.append(text, to: &bytes)
  }

  /// Appends a field that holds `amount` in `unit`.
  mutating func field(_ amount: Amount, in unit: AmountUnit) {
    separate()
    amount.write(to: &bytes, in: unit)
  }

  /// Ends the record.
  mutating func endRecord() {
    if style.lineEnd == .crlf { bytes.append(0x0D) }
    bytes.append(0x0A)
    isFirst = true
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }
}

/// A field of CSV (RFC 4180, 2.5 to 2.7).
public enum CSVField {
  /// Appends `fields` as a record, ended by LF.
  public static func append(record fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, to: &bytes)
    }
    bytes.append(0x0A)
  }

  /// Appends the UTF-8 text `text`, quoted where it must be: with a comma, a quote, an end of line, or white space at its
  /// ends.
  public static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard needsQuotes(text) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends `text` as ``append(_:to:)-(UnsafeBufferPointer<UInt8>,_)`` does.
  public static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &bytes) }
  }

  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if first == 0x20 || last == 0x20 { return true }
    for byte in text where byte <= 0x2C {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D { return true }
    }
    return false
  }
}
