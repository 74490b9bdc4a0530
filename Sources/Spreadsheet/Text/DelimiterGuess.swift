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
    var line = Line()
    var score = 0
    var previous = 0
    for byte in bytes {
      guard byte == 0x0A || byte == 0x0D else {
        line.add(byte, delimiter)
        continue
      }
      if !line.isBlank {
        if line.agrees(with: previous) { score += 1 }
        previous = line.fields
      }
      line = Line()
    }
    return line.agrees(with: previous) ? score + 1 : score
  }

  /// A line as a candidate would split it.
  private struct Line {
    var fields = 1
    var isBlank = true
    /// A closing quote had something else than a delimiter behind it.
    private var isBroken = false
    private var state = State.start

    private enum State { case start, plain, quoted, closed }

    func agrees(with previous: Int) -> Bool { !isBlank && !isBroken && fields >= 2 && fields == previous }

    mutating func add(_ byte: UInt8, _ delimiter: UInt8) {
      if byte > 0x20 || byte == delimiter { isBlank = false }
      if state == .quoted {
        if byte == 0x22 { state = .closed }
      } else if byte == delimiter {
        fields += 1
        state = .start
      } else if byte == 0x22, state != .plain {
        state = .quoted
      } else {
        if state == .closed { isBroken = true }
        state = .plain
      }
    }
  }
}
