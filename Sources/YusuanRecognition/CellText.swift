internal import YusuanBlocks
internal import YusuanModel
internal import YusuanProfiles

/// Everything that a text may be, apart from any table (文字的性质). It is worked out once for each different text.
final class CellText {
  /// The text without padding, line breaks and invisible characters.
  let text: String
  /// The text folded for comparison.
  let folded: FoldedText
  /// What kinds of text it may be.
  let marks: TextMarks
  /// The title the text is, if it is one.
  let title: TitleMatch?
  /// The unit's name or money unit that the text states or announces.
  let meta: [Meta]
  private let words: Vocabulary
  /// The header nodes that have the text as a label.
  private(set) lazy var headerLabels = words.headerLabels(moneySuffix?.label ?? folded)
  /// The money unit printed at the end of the label, as in 合计（元）, and the label without it.
  private(set) lazy var moneySuffix = MoneyPhrase.suffix(folded, words: words.words)
  /// The money unit that is the whole of the text, or nil if it says anything else.
  private(set) lazy var moneyPhrase = MoneyPhrase(folded.scalars[...], words: words.words)

  /// The text's ordinal (一、, (二), 3., ①), if it begins with one, and its name.
  let name: ItemName

  /// The code the text is or begins with, if there is one.
  private(set) lazy var code = CodeCell.read(text)
  private lazy var numberCode = CodeCell.read(text, isNumber: true)

  /// The code in a cell with this text; `isNumber` if it is a number cell.
  func code(isNumber: Bool) -> CodeCell? { isNumber ? numberCode : code }

  init(_ raw: String, words: Vocabulary) {
    let isPlain = Self.isPlain(raw)
    text = isPlain ? raw : Self.cleaned(raw)
    folded = FoldedText(text)
    name = ItemName(folded)
    title = words.title(folded)
    meta = words.meta(text, folded)
    self.words = words
    var marks = words.marks(folded)
    if !isPlain {
      if raw.unicodeScalars.contains(where: Self.isDamage) { marks.insert(.damaged) }
      if raw.unicodeScalars.contains(where: Self.isLookalike) { marks.insert(.lookalike) }
    }
    if title != nil {
      // A profile's title goes before the titles of other tables.
      marks.remove(.otherTable)
      marks.insert(.title)
    }
    if !meta.isEmpty { marks.insert(.meta) }
    if let first = meta.first, first.isLabel { marks.insert(.metaLabel) }
    if folded.isEmpty { marks.insert(.blank) }
    self.marks = marks.union(Self.shape(folded, marks, words, name))
  }

  /// The marks that follow from the text's shape. The words of a profile go before them.
  private static func shape(
    _ folded: FoldedText, _ marks: TextMarks, _ words: Vocabulary, _ name: ItemName
  ) -> TextMarks {
    let scalars = folded.scalars[...]
    if TextShape.isDash(scalars) { return .dash }
    if TextShape.isFigure(scalars) { return .figure }
    guard marks.isDisjoint(with: [.title, .meta, .note, .signature, .watermark, .printLabel, .pageTotal]) else {
      return []
    }
    if TextShape.isSentence(scalars) { return .sentence }
    return TextShape.isTitleLike(scalars) && !words.isRowName(name.name) ? .titleLike : []
  }

  /// `raw` without line breaks, invisible characters and white space around it. Radicals and compatibility forms become
  /// the ideographs they look like. A line break between two Latin words or numbers becomes a space.
  static func cleaned(_ raw: String) -> String {
    if isPlain(raw) { return raw }
    var kept = String.UnicodeScalarView()
    var brokenAfterASCII = false
    for scalar in raw.unicodeScalars {
      if isLineBreak(scalar) {
        brokenAfterASCII = kept.last.map { $0.isASCII && !isSpace($0) } ?? false
        continue
      }
      guard let scalar = plain(scalar), !isSpace(scalar) || !kept.isEmpty else { continue }
      if brokenAfterASCII {
        if scalar.isASCII, !isSpace(scalar) { kept.append(" ") }
        brokenAfterASCII = false
      }
      kept.append(scalar)
    }
    while let last = kept.last, isSpace(last) { kept.removeLast() }
    return String(kept)
  }

  /// `scalar` as a label is written. White space outside Unicode becomes an ideographic space. Nil if nothing is
  /// written for it.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch Lookalike(scalar.value) {
    case .itself: scalar
    case .blank: isSpace(scalar) ? scalar : "\u{3000}"
    case .invisible: nil
    case .character(let other): other
    }
  }

  /// Whether `raw` surely has nothing to clean and nothing damaged.
  private static func isPlain(_ raw: String) -> Bool {
    var raw = raw
    return raw.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else { return bytes.isEmpty }
      for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x7F || byte >= 0xC2 {
        if byte < 0x80 || mayBeginSpace(bytes, at: index) { return false }
      }
      return true
    }
  }

  /// Whether white space, an invisible character, a damaged one or a look-alike may begin at `index`.
  private static func mayBeginSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 2 < bytes.count else { return bytes[index] < 0xE0 }
    let (second, third) = (bytes[index + 1], bytes[index + 2])
    switch bytes[index] {
    case 0xE4...0xE9: return false
    case 0xC2, 0xCD, 0xD8: return true
    case 0xE1: return second == 0x85 || second == 0x9A || second == 0xA0
    case 0xE2: return second == 0x80 || second == 0x81 || second == 0xA0 || second >= 0xBA
    case 0xE3: return second == 0x80 && third == 0x80 || second == 0x85
    case 0xEE: return second == 0x97
    case 0xEF:
      return 0xA4...0xAB ~= second || 0xB8...0xB9 ~= second || second == 0xBB || second == 0xBE
        || second == 0xBF && third >= 0xB9
    case 0xF0: return second == 0xAF
    case 0xF3: return true
    default: return false
    }
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether `scalar` is not written as it is: it is invisible or is replaced.
  private static func isLookalike(_ scalar: Unicode.Scalar) -> Bool {
    switch Lookalike(scalar.value) {
    case .itself: false
    case .blank: !isSpace(scalar) && !isLineBreak(scalar)
    case .invisible: !isDamage(scalar)
    case .character: true
    }
  }

  private static func isDamage(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x08, 0x0E...0x1F, 0x7F, 0xFFFD...0xFFFF: true
    default: false
    }
  }
}
