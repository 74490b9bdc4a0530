/// The part of XML 1.0 that is read without libxml2: what spreadsheet programs write, and nothing else.
///
/// ```
/// document  = [U+FEFF] ['<?xml version="1.0"' [encoding UTF-8] [standalone] '?>' S?] element S?
/// element   = '<' name attribute* S? '/>' | '<' name attribute* S? '>' (text | element)* '</' name '>'
/// attribute = S [prefix ':'] name '=' ('"' text '"' | "'" text "'"), without references if there is a prefix
/// text      = (characters | '&amp;' | '&lt;' | '&gt;' | '&quot;' | '&apos;')*
/// name      = an ASCII letter or '_', then these, digits, '-' and '.'
/// ```
/// Namespaces are declared at the root only. libxml2 reads everything else: other references, comments, CDATA,
/// processing instructions, a DOCTYPE, elements with a prefix, carriage returns in text, input that libxml2 would
/// refuse for its size, and malformed input.
public enum MarkupGrammar {
  /// The index of the root element, after the byte-order mark, the XML declaration (XML 1.0, production 23) and white
  /// space. Nil if the document does not begin as the grammar says.
  @inlinable public static func root(of bytes: ScannedBytes) -> Int? {
    var index = bytes.has("\u{FEFF}", at: 0) ? 3 : 0
    if bytes.has("<?xml ", at: index) {
      guard let end = declaration(bytes, at: index + 6) else { return nil }
      index = bytes.skipSpace(from: end)
    }
    return bytes[index] == UInt8(ascii: "<") ? index : nil
  }

  /// The end of the XML declaration whose words begin at `start`, or nil if it has others.
  @inlinable public static func declaration(_ bytes: ScannedBytes, at start: Int) -> Int? {
    var index = start
    for texts in declared {
      if let text = texts.first(where: { bytes.has($0, at: index) }) { index += text.utf8CodeUnitCount }
    }
    return index > start && bytes[start] == UInt8(ascii: "v") && bytes.has("?>", at: index) ? index + 2 : nil
  }

  @usableFromInline static let declared: [[StaticString]] = [
    ["version=\"1.0\"", "version='1.0'"],
    [" encoding=\"UTF-8\"", " encoding='UTF-8'", " encoding=\"utf-8\"", " encoding='utf-8'"],
    [" standalone=\"yes\"", " standalone='yes'", " standalone=\"no\"", " standalone='no'"],
  ]

  /// Whether the bytes in `range`, up to the end of a tag, are short enough that ``TagGuard`` surely accepts them.
  @inlinable @inline(__always) public static func isHarmless(_ bytes: ScannedBytes, _ range: Range<Int>) -> Bool {
    range.count <= 4 << 10 || range.count <= 1 << 20 && bytes[range].count { $0 == UInt8(ascii: "=") } <= 1_000
  }

  /// The predefined entity reference at `index` (XML 1.0, 4.6): the character it means and its length. Nil if there is
  /// none.
  @inlinable public static func reference(_ bytes: ScannedBytes, at index: Int) -> (byte: UInt8, count: Int)? {
    guard bytes[index] == UInt8(ascii: "&") else { return nil }
    if bytes.has("&amp;", at: index) { return (UInt8(ascii: "&"), 5) }
    if bytes.has("&lt;", at: index) { return (UInt8(ascii: "<"), 4) }
    if bytes.has("&gt;", at: index) { return (UInt8(ascii: ">"), 4) }
    if bytes.has("&quot;", at: index) { return (UInt8(ascii: "\""), 6) }
    return bytes.has("&apos;", at: index) ? (UInt8(ascii: "'"), 6) : nil
  }
}
