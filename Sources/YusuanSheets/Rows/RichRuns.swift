internal import YusuanXML

/// Which text of a rich string counts (ECMA-376 part 1, 18.4.4): not what is only for reading aloud (`rPh`, 18.4.6), not what
/// is struck out (`strike`, 18.4.10), and no raised mark behind a figure (`vertAlign`, 18.4.14), which would be read as more
/// of its digits.
struct RichRuns {
  /// What becomes of text.
  enum Target { case none, counted, left }

  /// Where the text goes that comes now.
  private(set) var target = Target.none
  /// The beginning of what was left out.
  private(set) var left: [UInt8] = []
  private var phonetic: Int?
  private var isStruckOut = false
  private var isRaised = false

  /// Begins the next string.
  mutating func clear() {
    if !left.isEmpty { left.removeAll() }
    (isStruckOut, isRaised, target, phonetic) = (false, false, .none, nil)
  }

  /// An element begins at `depth`; `text` is what was counted so far.
  mutating func start(_ element: some MarkupElement, depth: Int, after text: ArraySlice<UInt8>) {
    target = .none
    if phonetic != nil || element.isForeign { return }
    if element.isNamed("rPh") {
      phonetic = depth
    } else if element.isNamed("r") {
      (isStruckOut, isRaised) = (false, false)
    } else if element.isNamed("strike") {
      isStruckOut = RichText.isOn(element)
    } else if element.isNamed("vertAlign") {
      isRaised = element.bytes("val")?.elementsEqual("superscript".utf8) ?? false
    } else if element.isNamed("t") {
      target = isStruckOut || isRaised && Self.isFigure(text) ? .left : .counted
    }
  }

  /// Keeps the beginning of text that is left out.
  mutating func leave(_ text: UnsafeBufferPointer<UInt8>) {
    if left.count < 1 << 10 { left.append(contentsOf: text) }
  }

  /// The element at `depth` ends.
  mutating func end(depth: Int) {
    if phonetic == depth { phonetic = nil }
    target = .none
  }

  /// Whether `text` is of digits and what stands among them.
  static func isFigure(_ text: some Collection<UInt8>) -> Bool {
    // Longer ones are none.
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
