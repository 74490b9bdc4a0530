/// The small strict part of XML 1.0 that is read without libxml2: what spreadsheet programs write, and nothing else.
///
/// ```
/// document  = [U+FEFF] ['<?xml version="1.0"' [encoding UTF-8] [standalone] '?>' S?] element S?
/// element   = '<' name attribute* S? '/>' | '<' name attribute* S? '>' (text | element)* '</' name '>'
/// attribute = S [prefix ':'] name '=' ('"' characters '"' | "'" characters "'")
/// text      = (characters | '&amp;' | '&lt;' | '&gt;' | '&quot;' | '&apos;')*
/// name      = a letter or '_' of ASCII, then these, digits, '-' and '.'
/// ```
/// Namespaces are declared at the root only. Everything else is left to libxml2: other references, comments, CDATA,
/// processing instructions, a DOCTYPE, elements with a prefix, carriage returns in text, what libxml2 would refuse for its
/// size, and all that is malformed.
struct MarkupGrammar {
  private let bytes: ScannedBytes
  private var at = 0
  /// The end of the last tag.
  private var lastTag = 0
  private var open = BoundedList<ScannedName>(capacity: 64)
  private var tags: TagGrammar

  private init(_ bytes: ScannedBytes) {
    self.bytes = bytes
    tags = TagGrammar(bytes)
  }

  /// Where the root element of the document `bytes` begins; nil where the document is not in the grammar.
  static func root(of bytes: ScannedBytes) -> Int? {
    var grammar = MarkupGrammar(bytes)
    defer {
      grammar.open.free()
      grammar.tags.free()
    }
    guard let root = grammar.prolog(), grammar.elements() else { return nil }
    return bytes.skipSpace(from: grammar.at) == bytes.count ? root : nil
  }

  /// Skips the byte order mark, the declaration (XML 1.0, production 23) and white space, and gives the place of the root.
  private mutating func prolog() -> Int? {
    if bytes.has("\u{FEFF}", at: 0) { at = 3 }
    if bytes.has("<?xml ", at: at) {
      guard let end = declaration(at: at + 6) else { return nil }
      at = bytes.skipSpace(from: end)
    }
    lastTag = at
    return bytes[at] == UInt8(ascii: "<") ? at : nil
  }

  private func declaration(at start: Int) -> Int? {
    var index = start
    let steps: [[StaticString]] = [
      ["version=\"1.0\"", "version='1.0'"],
      [" encoding=\"UTF-8\"", " encoding='UTF-8'", " encoding=\"utf-8\"", " encoding='utf-8'"],
      [" standalone=\"yes\"", " standalone='yes'", " standalone=\"no\"", " standalone='no'"],
    ]
    for texts in steps {
      if let text = texts.first(where: { bytes.has($0, at: index) }) { index += text.utf8CodeUnitCount }
    }
    return index > start && bytes[start] == UInt8(ascii: "v") && bytes.has("?>", at: index) ? index + 2 : nil
  }

  /// Reads the root and all that is in it; false where something is not in the grammar.
  private mutating func elements() -> Bool {
    repeat {
      guard bytes[at + 1] == UInt8(ascii: "/") ? endTag() : startTag() else { return false }
      if open.count > 0, !text() { return false }
    } while open.count > 0
    return true
  }

  /// Reads a start tag or that of an empty element (XML 1.0, productions 40 and 44).
  @inline(__always) private mutating func startTag() -> Bool {
    guard let name = tags.scan(at: at, isRoot: open.count == 0), open.append(name) else { return false }
    if tags.isEmpty { _ = open.popLast() }
    return endsTag(at: tags.end)
  }

  /// Ends the element that began last (XML 1.0, production 42).
  @inline(__always) private mutating func endTag() -> Bool {
    guard let name = open.popLast(), let found = bytes.name(at: at + 2), found.equals(name, in: bytes) else {
      return false
    }
    return bytes[found.end] == UInt8(ascii: ">") && endsTag(at: found.end + 1)
  }

  /// Goes on behind a tag. False where what ends there is so long that the guard before libxml2 might refuse it.
  @inline(__always) private mutating func endsTag(at end: Int) -> Bool {
    let start = lastTag
    (at, lastTag) = (end, end)
    return end - start <= 4 << 10 || isHarmless(start..<end)
  }

  private func isHarmless(_ range: Range<Int>) -> Bool {
    range.count <= 1 << 20 && bytes[range].count { $0 == UInt8(ascii: "=") } <= 1_000
  }

  /// Reads text up to the next tag (XML 1.0, 2.4).
  @inline(__always) private mutating func text() -> Bool {
    while true {
      at = bytes.skipText(from: at, stops: .text)
      if bytes[at] == UInt8(ascii: "<") { return true }
      guard let reference = Self.reference(bytes, at: at) else { return false }
      at += reference.count
    }
  }

  /// The reference at `index` to an entity that is always declared (XML 1.0, 4.6): what it stands for, and its length.
  static func reference(_ bytes: ScannedBytes, at index: Int) -> (byte: UInt8, count: Int)? {
    guard bytes[index] == UInt8(ascii: "&") else { return nil }
    if bytes.has("&amp;", at: index) { return (UInt8(ascii: "&"), 5) }
    if bytes.has("&lt;", at: index) { return (UInt8(ascii: "<"), 4) }
    if bytes.has("&gt;", at: index) { return (UInt8(ascii: ">"), 4) }
    if bytes.has("&quot;", at: index) { return (UInt8(ascii: "\""), 6) }
    return bytes.has("&apos;", at: index) ? (UInt8(ascii: "'"), 6) : nil
  }
}
