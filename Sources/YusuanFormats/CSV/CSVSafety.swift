/// Makes CSV harmless for spreadsheet programs, which take a field that begins with `=`, `+`, `-`, `@`, a tab or a full-width
/// form of these for a formula (OWASP, CSV injection): an apostrophe is put before it. Plain numbers stay as they are.
public enum CSVSafety {
  /// The whole records `bytes` of CSV (RFC 4180, UTF-8) with an apostrophe where one is needed.
  public static func protected(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var start = 0
    while start < bytes.count {
      let end = endOfField(bytes, from: start)
      let isQuoted = bytes[start] == UInt8(ascii: "\"")
      let text = bytes[(isQuoted ? start + 1 : start)..<(isQuoted ? max(end - 1, start + 1) : end)]
      if isQuoted { output.append(UInt8(ascii: "\"")) }
      if isFormula(text) { output.append(UInt8(ascii: "'")) }
      output += bytes[(isQuoted ? start + 1 : start)..<end]
      start = end
      while start < bytes.count, isSeparator(bytes[start]) {
        output.append(bytes[start])
        start += 1
      }
    }
    return output
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D }

  /// The place of the separator behind the field at `start`.
  private static func endOfField(_ bytes: [UInt8], from start: Int) -> Int {
    var (index, isInQuotes) = (start, false)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if !isInQuotes, isSeparator(bytes[index]) { break }
      index += 1
    }
    return index
  }

  private static func isFormula(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text.dropFirst())
    // The full-width forms, U+FF0B, U+FF0D, U+FF1D and U+FF20.
    case 0xEF:
      let rest = text.dropFirst().prefix(2)
      return rest.elementsEqual([0xBC, 0x8B]) || rest.elementsEqual([0xBC, 0x8D]) || rest.elementsEqual([0xBC, 0x9D])
        || rest.elementsEqual([0xBC, 0xA0])
    default: return false
    }
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let point = UInt8(ascii: ".")
    return text.first.map(isDigit) ?? false && text.allSatisfy { isDigit($0) || $0 == point }
      && text.count { $0 == point } <= 1
  }
}
