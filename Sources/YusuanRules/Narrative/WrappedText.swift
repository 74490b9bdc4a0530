internal import YusuanModel

/// Joins the lines of a paragraph that was broken at the margin, as in text copied from a PDF (断行的段落).
///
/// A line continues in the next one under two conditions. It ends neither a sentence nor an amount, and is no heading.
/// The next line stands directly below it, in the same column, and is no heading.
struct WrappedText {
  /// A paragraph, and where its first line stands.
  struct Paragraph {
    var text: String
    var origin: Origin
  }

  private var open: Paragraph?
  private var last: Passage?

  /// How many bytes are joined at most.
  private static let limit = 1 << 14
  private static let ends: Set<Character> = ["。", "；", "！", "？", "：", ";", "!", "?", ":", "元", "%", "％"]

  /// Adds the next passage. Returns the paragraph that ended before it, if one did.
  mutating func add(_ passage: Passage) -> Paragraph? {
    guard passage.cells.count == 1, let text = passage.cells.first else { return finish() }
    defer { last = passage }
    if let joined = joined(text, passage) {
      open?.text = joined
      return nil
    }
    let ended = open
    open = Paragraph(text: text, origin: passage.origin)
    return ended
  }

  /// Returns the last paragraph.
  mutating func finish() -> Paragraph? {
    defer { (open, last) = (nil, nil) }
    return open
  }

  private func joined(_ text: String, _ passage: Passage) -> String? {
    guard let open, let last, last.columns == passage.columns, last.origin.sheet == passage.origin.sheet,
      last.origin.row + 1 == passage.origin.row, open.text.utf8.count + text.utf8.count <= Self.limit,
      let end = open.text.last, !Self.ends.contains(end), !Headings.isHeading(open.text), !Headings.isHeading(text)
    else { return nil }
    return open.text + text
  }
}
