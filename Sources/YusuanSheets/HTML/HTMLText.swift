internal import YusuanFindings

/// The text of a cell or paragraph as a browser shows it: white space is collapsed, and `br` or a block ends a line
/// (HTML 5, 15.3). Text that is struck out or hidden, and superscript after a figure, is kept apart.
struct HTMLText {
  /// The text so far.
  private(set) var bytes: [UInt8] = []
  /// The first bytes of struck-out text, and of all text that does not count.
  private(set) var struckOut: [UInt8] = []
  private(set) var left: [UInt8] = []
  /// Why the first of it does not count.
  private(set) var reason: Phrase?

  /// Whether no text counts.
  var isEmpty: Bool { bytes.allSatisfy { $0 <= 0x20 } }

  /// Whether some text is not white space. U+00A0 is C2 A0.
  var hasContent: Bool { bytes.contains { $0 > 0x20 && $0 != 0xC2 && $0 != 0xA0 } }

  /// A line end in the source. Programs put them into long lines; they do not end a line of the text.
  private static let softBreak: UInt8 = 0x0D

  /// Appends `text`; with `isApart` on a line of its own.
  mutating func append(_ text: some Collection<UInt8>, _ look: HTMLLooks.Look, isApart: Bool) {
    if let reason = look.reason {
      if text.allSatisfy({ $0 <= 0x20 }) { return }
      if self.reason == nil { self.reason = reason }
      if left.count < 1 << 10 { left += text }
      if look.isStruckOut, struckOut.count < 1 << 16 { struckOut += text }
      return
    }
    if isApart { breakLine() }
    for byte in text {
      if byte > 0x20 {
        bytes.append(byte)
      } else if byte == 0x0A || byte == Self.softBreak {
        if bytes.last == 0x20 { bytes.removeLast() }
        if let last = bytes.last, last > 0x20 { bytes.append(Self.softBreak) }
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0C, let last = bytes.last, last > 0x20 {
        bytes.append(0x20)
      }
    }
    if isApart { breakLine() }
  }

  /// Appends another text on lines of its own.
  mutating func append(_ other: HTMLText) {
    breakLine()
    bytes += other.bytes
    breakLine()
    struckOut += other.struckOut
    left += other.left
    if reason == nil { reason = other.reason }
  }

  /// Ends the line, if it is not empty.
  mutating func breakLine() {
    if let last = bytes.last, last == 0x20 || last == Self.softBreak { bytes.removeLast() }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// The text without trailing white space.
  var shown: [UInt8] {
    var shown = bytes
    while let last = shown.last, last <= 0x20 { shown.removeLast() }
    for index in shown.indices where shown[index] == Self.softBreak { shown[index] = 0x0A }
    return shown
  }

  /// The lines that are not blank.
  var lines: [ArraySlice<UInt8>] { bytes.split(separator: 0x0A).filter { $0.contains { $0 > 0x20 } } }

  /// The first bytes of the text left out, for findings.
  var leftExcerpt: String { String(decoding: left.prefix(60), as: UTF8.self) }
}
