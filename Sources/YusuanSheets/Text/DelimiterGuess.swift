/// Guesses the delimiter of a text (分隔符判断).
///
/// For each candidate it counts the lines that have as many fields as the line before, at least two. The lines of a
/// table agree, those of prose do not. If candidates are equal, tab comes before semicolon, comma and bar.
struct DelimiterGuess {
  private static let candidates: [UInt8] = [0x09, 0x3B, 0x2C, 0x7C]

  /// Other separators that occur. They are read only on request.
  private static let unusual: [UInt8] = Array("^#~@!$%&*=\\`".utf8) + [0x01, 0x1C, 0x1D, 0x1E, 0x1F]
  /// Separators that are not a single byte. Blanks need at least two.
  private static let signs = ["，", "、", "；", "｜", "¦", "  "]

  /// The delimiter of the UTF-8 text `bytes`; a comma if there is no better candidate. `unusual` names another
  /// separator that its columns seem to have, or is nil.
  static func delimiter(_ bytes: ArraySlice<UInt8>) -> (delimiter: UInt8, unusual: String?) {
    var best: (delimiter: UInt8, score: Int) = (0x2C, 0)
    for candidate in candidates {
      let score = score(bytes, candidate)
      if score > best.score { best = (candidate, score) }
    }
    let unusual = best.score < 3 ? unusualDelimiter(bytes.prefix(1 << 16), beyond: best.score) : nil
    if best.score == 0, let present = candidates.first(where: bytes.contains) { return (present, unusual) }
    return (best.delimiter, unusual)
  }

  /// The unusual separator of `bytes`, or nil. It must divide at least four lines into three columns or more, and three
  /// times as many lines as the usual delimiters do.
  private static func unusualDelimiter(_ bytes: ArraySlice<UInt8>, beyond usual: Int) -> String? {
    var best: (name: String, score: Int) = ("", max(usual * 3, 2))
    for candidate in unusual {
      let score = score(bytes, candidate, columns: 3)
      if score > best.score { best = (name(candidate), score) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for sign in signs where text.contains(sign) {
      let parted = text.replacing(sign, with: "\u{1F}")
      let runs = sign == "  " ? Self.joined(Array(parted.utf8)) : Array(parted.utf8)
      let score = score(runs[...], 0x1F, columns: 3)
      if score > best.score { best = (sign == "  " ? "空格" : sign, score) }
    }
    return best.name.isEmpty ? nil : best.name
  }

  private static func name(_ byte: UInt8) -> String {
    byte > 0x20 ? String(Unicode.Scalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// `bytes` with one separator for each run of separators and blanks.
  private static func joined(_ bytes: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    for byte in bytes {
      if joined.last == 0x1F, byte == 0x1F || byte == 0x20 { continue }
      joined.append(byte)
    }
    return joined
  }

  private static func score(_ bytes: ArraySlice<UInt8>, _ delimiter: UInt8, columns: Int = 2) -> Int {
    var line = Line()
    var score = 0
    var previous = 0
    for byte in bytes {
      guard byte == 0x0A || byte == 0x0D else {
        line.add(byte, delimiter)
        continue
      }
      if !line.isBlank {
        if line.agrees(with: previous, columns) { score += 1 }
        previous = line.fields
      }
      line = Line()
    }
    return line.agrees(with: previous, columns) ? score + 1 : score
  }

  /// A line, split at a candidate.
  private struct Line {
    var fields = 1
    var isBlank = true
    /// Whether something other than a delimiter followed a closing quote.
    private var isBroken = false
    private var state = State.start

    private enum State { case start, plain, quoted, closed }

    func agrees(with previous: Int, _ columns: Int) -> Bool {
      !isBlank && !isBroken && fields >= columns && fields == previous
    }

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
