internal import YusuanSheets

/// Makes CSV harmless for spreadsheet programs. They take a field as a formula if it begins with `=`, `+`, `-`, `@`, a
/// tab or a full-width form of these (``FormulaSign``). Such a field gets an apostrophe in front. Plain numbers stay as
/// they are.
public enum CSVSafety {
  /// The whole CSV records `bytes` (RFC 4180, UTF-8), with an apostrophe where one is needed.
  public static func protected(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var start = 0
    while start < bytes.count {
      let end = endOfField(bytes, from: start)
      let isQuoted = bytes[start] == UInt8(ascii: "\"")
      let text = bytes[(isQuoted ? start + 1 : start)..<(isQuoted ? max(end - 1, start + 1) : end)]
      if isQuoted { output.append(UInt8(ascii: "\"")) }
      if FormulaSign.needsGuard(text) { output.append(FormulaSign.guarding) }
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

  /// The index of the separator after the field at `start`.
  private static func endOfField(_ bytes: [UInt8], from start: Int) -> Int {
    var (index, isInQuotes) = (start, false)
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if !isInQuotes, isSeparator(bytes[index]) { break }
      index += 1
    }
    return index
  }
}
