/// Finds out what separates the fields of a text (分隔符判断).
///
/// For each candidate it counts the lines that have as many fields as the line before, two at least: a table's lines
/// agree, prose does not. Where candidates are equal, the tab comes before the semicolon, the comma and the bar.
struct DelimiterGuess {
  private static let candidates: [UInt8] = [0x09, 0x3B, 0x2C, 0x7C]

  /// The delimiter of the UTF-8 text `bytes`; a comma where nothing speaks for any.
  static func delimiter(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var best: (delimiter: UInt8, score: Int) = (0x2C, 0)
    for candidate in candidates {
      let score = score(bytes, candidate)
      if score > best.score { best = (candidate, score) }
    }
    if best.score == 0, let present = candidates.first(where: bytes.contains) { return present }
    return best.delimiter
  }

  private static func score(_ bytes: ArraySlice<UInt8>, _ delimiter: UInt8) -> Int {
    var score = 0
    var fields = 1
    var previous = 0
    var isBlank = true
    var isQuoted = false
    var atStart = true
    for byte in bytes {
      if byte == 0x22, isQuoted || atStart {
        isQuoted.toggle()
        atStart = false
      } else if byte == 0x0A || byte == 0x0D {
        isQuoted = false
        if !isBlank {
          if fields >= 2, fields == previous { score += 1 }
          previous = fields
        }
        (fields, isBlank, atStart) = (1, true, true)
      } else if byte == delimiter, !isQuoted {
        fields += 1
        (isBlank, atStart) = (false, true)
      } else {
        if byte > 0x20 { isBlank = false }
        atStart = false
      }
    }
    if fields >= 2, fields == previous { score += 1 }
    return score
  }
}
