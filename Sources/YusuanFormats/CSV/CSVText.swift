internal import YusuanModel

/// The options of CSV (RFC 4180).
public struct CSVStyle: Sendable, Hashable {
  /// How lines end.
  public var lineEnd: CSVLineEnd

  /// CSV with the line end `lineEnd`.
  public init(lineEnd: CSVLineEnd = .lf) { self.lineEnd = lineEnd }
}

/// How the lines of CSV end.
public enum CSVLineEnd: String, Sendable, Hashable, CaseIterable {
  /// LF.
  case lf
  /// CR LF, as in RFC 4180, 2.1.
  case crlf
}

/// Writes CSV records field by field (RFC 4180).
struct CSVText {
  var bytes: [UInt8] = []
  private let style: CSVStyle
  private var isFirst = true

  init(_ style: CSVStyle) { self.style = style }

  /// Appends a field. It is quoted if it has a comma, a quote, a line end, or white space at an end.
  mutating func field(_ text: String) {
    separate()
    CSVField.append(text, to: &bytes)
  }

  /// Appends a field with `amount` in `unit`.
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

/// Writes CSV fields (RFC 4180, 2.5 to 2.7).
public enum CSVField {
  /// Appends `fields` as a record that ends with LF.
  public static func append(record fields: [String], to bytes: inout [UInt8]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field, to: &bytes)
    }
    bytes.append(0x0A)
  }

  /// Appends the UTF-8 text `text`. It is quoted if it has a comma, a quote, a line end, or white space at an end.
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
