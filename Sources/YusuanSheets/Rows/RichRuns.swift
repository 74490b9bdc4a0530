internal import YusuanXML

/// Decides which text of a rich string counts (ECMA-376 part 1, 18.4.4). Three kinds do not: phonetic text (`rPh`,
/// 18.4.6), text that is struck out (`strike`, 18.4.10), and super- and subscript after a figure (`vertAlign`, 18.4.14),
/// which would be read as more digits of it.
struct RichRuns {
  /// What happens to text.
  enum Target { case none, counted, left }

  /// What happens to the text that comes next.
  private(set) var target = Target.none
  /// The first bytes of the text left out.
  private(set) var left: [UInt8] = []
  private var phonetic: Int?
  private var isStruckOut = false
  private var isRaised = false
  /// The depth of the run that is open.
  private var run: Int?
  private var hasText = false
  /// Whether there is a second text outside the runs. A string has one (18.4.8), so nobody knows which is meant.
  private(set) var isTwofold = false

  /// Begins the next string.
  mutating func clear() {
    if !left.isEmpty { left.removeAll() }
    (isStruckOut, isRaised, target, phonetic) = (false, false, .none, nil)
    (run, hasText, isTwofold) = (nil, false, false)
  }

  /// Begins an element at `depth`. `text` is the text counted so far.
  mutating func start(_ element: some MarkupElement, depth: Int, after text: ArraySlice<UInt8>) {
    target = .none
    if phonetic != nil || element.isForeign { return }
    if element.isNamed("rPh") {
      phonetic = depth
    } else if element.isNamed("r") {
      (isStruckOut, isRaised, run) = (false, false, depth)
    } else if element.isNamed("strike") {
      isStruckOut = RichText.isOn(element)
    } else if element.isNamed("vertAlign") {
      isRaised = element.bytes("val").map { !$0.elementsEqual("baseline".utf8) } ?? false
    } else if element.isNamed("t") {
      if run == nil { (isTwofold, hasText) = (isTwofold || hasText, true) }
      target = isStruckOut || isRaised && Self.isFigure(text) ? .left : .counted
    }
  }

  /// Keeps the first bytes of text that is left out.
  mutating func leave(_ text: UnsafeBufferPointer<UInt8>) {
    if left.count < 1 << 10 { left.append(contentsOf: text) }
  }

  /// Ends the element at `depth`.
  mutating func end(depth: Int) {
    if phonetic == depth { phonetic = nil }
    if run == depth { (run, isStruckOut, isRaised) = (nil, false, false) }
    target = .none
  }

  /// Whether `text` consists of digits and the signs of figures.
  static func isFigure(_ text: some Collection<UInt8>) -> Bool {
    // Longer texts are not figures.
    if text.count > 100 { return false }
    var hasDigit = false
    for byte in text {
      switch byte {
      case 0x30...0x39: hasDigit = true
      case 0x20, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      default: return false
      }
    }
    return hasDigit
  }
}
