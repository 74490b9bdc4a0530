/// A text without the differences that spreadsheets introduce, for comparing labels (归一化文字).
///
/// White space of every kind and invisible characters are removed. Full-width forms become ASCII, and the various
/// quotes, brackets, dashes and dots become one each. Radicals and compatibility forms become the ideographs they look
/// like. Latin letters become lower case.
///
/// Folding is for comparison only: what people read stays as printed.
public struct FoldedText: Sendable, Hashable {
  /// The folded characters.
  public var scalars: [Unicode.Scalar]

  /// Folds `text`.
  public init(_ text: String) { self.init(text[...]) }

  /// Folds `text`.
  public init(_ text: Substring) {
    var text = text
    scalars = text.withUTF8 { Self.fold($0) }
  }

  /// The folded characters of `text`, which must be valid UTF-8.
  private static func fold(_ text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.count / 3 + 1)
    var index = 0
    while index < text.count {
      if let scalar = Unicode.Scalar(decode(text, at: &index)), let folded = fold(scalar) { scalars.append(folded) }
    }
    return scalars
  }

  /// Decodes the character at `index` and moves `index` behind it (RFC 3629, 3). Inlined, since it is called for
  /// each character.
  @inline(__always) private static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
    let first = UInt32(text[index])
    if (0xE0...0xEF).contains(first), index + 2 < text.count {
      defer { index += 3 }
      return (first & 15) << 12 | UInt32(text[index + 1] & 63) << 6 | UInt32(text[index + 2] & 63)
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
    for offset in 1..<max(length, 1) where index + offset < text.count {
      value = value << 6 | UInt32(text[index + offset]) & 0x3F
    }
    index += length
    return value
  }

  /// The folded text as a string.
  public var string: String { String(scalars: scalars) }

  /// Whether no character is left.
  public var isEmpty: Bool { scalars.isEmpty }

  /// The folded form of a character, or nil if it is white space or invisible.
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x4E00...0x9FFF: return scalar
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20)
    case 0x21...0x7E: return scalar
    case 0...0x20, 0x3000: return nil
    case 0xFF21...0xFF3A: return Unicode.Scalar(scalar.value - 0xFEE0 + 0x20)
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x201C...0x201F, 0x300C...0x300F, 0x301D...0x301F, 0x2018...0x201B: return "\""
    case 0x3008, 0x300A, 0x3014, 0x3010, 0xFE59: return "("
    case 0x3009, 0x300B, 0x3015, 0x3011, 0xFE5A: return ")"
    case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: return "-"
    case 0xFE55, 0x2236: return ":"
    case 0x00B7, 0x30FB, 0x2022, 0xFF65: return "·"
    default: break
    }
    switch Lookalike(scalar.value) {
    case .itself: return scalar
    case .blank, .invisible: return nil
    case .character(let other): return other == scalar ? scalar : fold(other)
    }
  }
}

/// A label of a layout as printed, possibly with placeholders (标签).
///
/// `{Y}` stands for a fiscal year of four digits, `{N}` for a number in Arabic or Chinese digits.
public struct Label: Sendable, Hashable {
  /// The text as printed, placeholders included.
  public let text: String
  /// The folded characters outside placeholders, one after another.
  private var literals: [Unicode.Scalar] = []
  private var placeholders: [Placeholder] = []
  /// The texts before, between and after the placeholders of years. Empty if there are none.
  private var betweenYears: [String] = []

  /// A placeholder, which stands for varying text.
  private struct Placeholder: Sendable, Hashable {
    enum Kind: Sendable { case year, number }

    var kind: Kind
    /// How many of the literals come before it.
    var place: Int
  }

  /// A match of a label in a text.
  public struct Match: Sendable, Hashable {
    /// The year that stood for `{Y}`, if the label has one.
    public var year: Int?
    /// How many folded characters the label covers.
    public var length: Int
  }

  /// The label `text`.
  public init(_ text: String) {
    self.text = text
    var rest = text[...]
    var start = text.startIndex
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      let placeholder = rest[open...].unicodeScalars.prefix(3)
      guard let kind = Self.placeholder(placeholder) else { break }
      literals += FoldedText(rest[..<open]).scalars
      placeholders.append(Placeholder(kind: kind, place: literals.count))
      rest = rest[placeholder.endIndex...]
      if kind == .year {
        betweenYears.append(String(text[start..<open]))
        start = rest.startIndex
      }
    }
    // Most labels have no placeholder; then the array is moved, not copied.
    let last = FoldedText(rest).scalars
    literals = literals.isEmpty ? last : literals + last
    if !betweenYears.isEmpty { betweenYears.append(String(text[start...])) }
  }

  private static func placeholder(_ text: Substring.UnicodeScalarView) -> Placeholder.Kind? {
    if text.elementsEqual("{Y}".unicodeScalars) { return .year }
    return text.elementsEqual("{N}".unicodeScalars) ? .number : nil
  }

  /// The folded character with which every text of the label begins, or nil if the label begins with a placeholder.
  public var first: Unicode.Scalar? {
    placeholders.first?.place == 0 ? nil : literals.first
  }

  /// Whether text that matches a placeholder may begin with `scalar`.
  public static func mayBeginPlaceholder(_ scalar: Unicode.Scalar) -> Bool { isNumeral(scalar) }

  /// The text with `year` in place of `{Y}`. Without a year the placeholder is left out.
  public func printed(year: Int?) -> String {
    betweenYears.isEmpty ? text : betweenYears.joined(separator: year.map(String.init) ?? "")
  }

  /// Whether the label matches the whole of `folded`.
  public func matches(_ folded: FoldedText) -> Bool { wholeMatch(folded) != nil }

  /// The match of the label with the whole of `folded`, or nil if there is none.
  public func wholeMatch(_ folded: FoldedText) -> Match? {
    guard let match = match(folded.scalars[...]), match.length == folded.scalars.count else { return nil }
    return match
  }

  /// The match of the label at the beginning of `scalars`, or nil if there is none. A placeholder takes as many
  /// characters as it can. But if digits are glued to a year and its 年, a number does not take the year.
  public func match(_ scalars: ArraySlice<Unicode.Scalar>) -> Match? {
    scalars.withUnsafeBufferPointer { match($0) }
  }

  private func match(_ scalars: UnsafeBufferPointer<Unicode.Scalar>) -> Match? {
    var (at, literal) = (0, 0)
    var year: Int?
    for placeholder in placeholders {
      guard stand(literal..<placeholder.place, in: scalars, at: at) else { return nil }
      at += placeholder.place - literal
      literal = placeholder.place
      switch placeholder.kind {
      case .year:
        guard let found = Self.year(scalars, at: at) else { return nil }
        year = found
        at += 4
      case .number:
        let end = Self.endOfNumber(scalars, at: at)
        if end == at { return nil }
        at = end
      }
    }
    guard stand(literal..<literals.count, in: scalars, at: at) else { return nil }
    return Match(year: year, length: at + literals.count - literal)
  }

  /// Whether the literals of `range` stand at index `place` of `scalars`.
  private func stand(_ range: Range<Int>, in scalars: UnsafeBufferPointer<Unicode.Scalar>, at place: Int) -> Bool {
    guard scalars.count - place >= range.count else { return false }
    for index in range where scalars[place + index - range.lowerBound] != literals[index] { return false }
    return true
  }

  /// The index behind the number at `start`, in Arabic or in Chinese digits; `start` itself if there is none.
  private static func endOfNumber(_ scalars: UnsafeBufferPointer<Unicode.Scalar>, at start: Int) -> Int {
    var end = start
    guard start < scalars.count else { return start }
    let isArabic = isArabicDigit(scalars[start])
    while end < scalars.count, isArabicDigit(scalars[end]) == isArabic, isNumeral(scalars[end]) { end += 1 }
    let isBeforeYear = end - start > 4 && end < scalars.count && scalars[end] == "年"
    return isBeforeYear && year(scalars, at: end - 4) != nil ? end - 4 : end
  }

  private static func isArabicDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func year(_ scalars: UnsafeBufferPointer<Unicode.Scalar>, at start: Int) -> Int? {
    guard start + 4 <= scalars.count else { return nil }
    var year = 0
    for index in start..<(start + 4) {
      guard let digit = digit(scalars[index]) else { return nil }
      year = year * 10 + digit
    }
    return (1900...2999).contains(year) ? year : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value - 0x30)
    case "〇", "○", "零": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "十" || digit(scalar) != nil
  }
}
