/// The small strict part of XML 1.0 that is read without libxml2: what spreadsheet programs write, and nothing else.
///
/// ```
/// document  = [U+FEFF] ['<?xml version="1.0"' [encoding UTF-8] [standalone] '?>' S?] element S?
/// element   = '<' name attribute* S? '/>' | '<' name attribute* S? '>' (text | element)* '</' name '>'
/// attribute = S [prefix ':'] name '=' ('"' text '"' | "'" text "'"), without references where there is a prefix
/// text      = (characters | '&amp;' | '&lt;' | '&gt;' | '&quot;' | '&apos;')*
/// name      = a letter or '_' of ASCII, then these, digits, '-' and '.'
/// ```
/// Namespaces are declared at the root only. Everything else is left to libxml2: other references, comments, CDATA,
/// processing instructions, a DOCTYPE, elements with a prefix, carriage returns in text, what libxml2 would refuse for its
/// size, and all that is malformed.
package enum MarkupGrammar {
  /// The place of the root element, behind the byte order mark, the declaration (XML 1.0, production 23) and white space;
  /// nil where the document does not begin in the grammar.
  package static func root(of bytes: ScannedBytes) -> Int? {
    var index = bytes.has("\u{FEFF}", at: 0) ? 3 : 0
    if bytes.has("<?xml ", at: index) {
      guard let end = declaration(bytes, at: index + 6) else { return nil }
      index = bytes.skipSpace(from: end)
    }
    return bytes[index] == UInt8(ascii: "<") ? index : nil
  }

  private static func declaration(_ bytes: ScannedBytes, at start: Int) -> Int? {
    var index = start
    for texts in declared {
      if let text = texts.first(where: { bytes.has($0, at: index) }) { index += text.utf8CodeUnitCount }
    }
    return index > start && bytes[start] == UInt8(ascii: "v") && bytes.has("?>", at: index) ? index + 2 : nil
  }

  private static let declared: [[StaticString]] = [
    ["version=\"1.0\"", "version='1.0'"],
    [" encoding=\"UTF-8\"", " encoding='UTF-8'", " encoding=\"utf-8\"", " encoding='utf-8'"],
    [" standalone=\"yes\"", " standalone='yes'", " standalone=\"no\"", " standalone='no'"],
  ]

  /// Whether what stands in `range`, up to the end of a tag, is beyond doubt not so long that the guard before libxml2
  /// refuses it.
  @inline(__always) package static func isHarmless(_ bytes: ScannedBytes, _ range: Range<Int>) -> Bool {
    range.count <= 4 << 10 || range.count <= 1 << 20 && bytes[range].count { $0 == UInt8(ascii: "=") } <= 1_000
  }

  /// The reference at `index` to an entity that is always declared (XML 1.0, 4.6): what it stands for, and its length.
  package static func reference(_ bytes: ScannedBytes, at index: Int) -> (byte: UInt8, count: Int)? {
    guard bytes[index] == UInt8(ascii: "&") else { return nil }
    if bytes.has("&amp;", at: index) { return (UInt8(ascii: "&"), 5) }
    if bytes.has("&lt;", at: index) { return (UInt8(ascii: "<"), 4) }
    if bytes.has("&gt;", at: index) { return (UInt8(ascii: ">"), 4) }
    if bytes.has("&quot;", at: index) { return (UInt8(ascii: "\""), 6) }
    return bytes.has("&apos;", at: index) ? (UInt8(ascii: "'"), 6) : nil
  }
}
