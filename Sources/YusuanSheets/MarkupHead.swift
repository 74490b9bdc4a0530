internal import YusuanFindings

/// The beginning of a document that begins with `<`. It tells the format by the first element and the declared
/// namespaces.
struct MarkupHead {
  /// The beginning in lower case.
  private let text: String
  /// The name of the first element.
  private let root: Substring
  private let isXML: Bool

  /// The head of the UTF-8 text `bytes`, or nil if it does not begin with a tag.
  init?(_ bytes: [UInt8]) {
    let start = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    guard start.first == UInt8(ascii: "<") else { return nil }
    text = String(decoding: start, as: UTF8.self).lowercased()
    isXML = text.hasPrefix("<?xml")
    root = Self.firstElement(text[...])
  }

  /// The name of the first element, after declarations and comments. Empty if there is none.
  private static func firstElement(_ text: Substring) -> Substring {
    var rest = text
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...].dropFirst()
      if rest.hasPrefix("!--") {
        guard let end = rest.firstRange(of: "-->") else { return "" }
        rest = rest[end.upperBound...]
      } else if rest.first != "!", rest.first != "?" {
        return rest.prefix { $0 != ">" && $0 != "/" && !$0.isWhitespace }
      }
    }
    return ""
  }

  /// The format, or nil if the document cannot be read.
  var format: InputFormat? {
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), root == "html" || !isXML && text.contains("<html")
    {
      return .html
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), isXML || text.contains("worksheet") {
      return .spreadsheetML
    }
    if text.contains("spreadsheetml"), text.contains("worksheet") { return .worksheet }
    return isHTML ? .html : nil
  }

  private var isHTML: Bool {
    if text.hasPrefix("<!doctype html") || Self.elements.contains(root) { return true }
    return !isXML && ["<html", "<table", "<head", "<body", "<meta"].contains(where: text.contains)
  }

  /// Elements that HTML pages begin with.
  private static let elements: Set<Substring> = [
    "html", "head", "body", "table", "meta", "title", "style", "script", "div", "center", "form", "tr", "frameset",
  ]

  /// The kind of a document that cannot be read. Nil for text that only begins with a tag.
  var kind: FileKind? {
    if text.contains("urn:oasis:names:tc:opendocument") { return .openDocument }
    if text.contains("/uof") || text.contains("uof:") { return .uniformOffice }
    if text.contains("office/word/2003/wordml") || text.contains("wordprocessingml") { return .word }
    if root == "svg" || root == "svg:svg" { return .svg }
    if root == "stata_dta" { return .stata }
    return isXML || root == "rss" ? .otherXML : nil
  }

  /// The kind of a page without a table. Nil if it has one. Throws `.fileUnreadable`.
  func refusedPage(_ source: ByteSource) throws(Diagnostic) -> FileKind? {
    if text.contains("<td") || text.contains("<th") { return nil }
    if text.contains("<frameset") || text.contains("<x:worksheetsource") { return .webPageFrames }
    var offset = 0
    // A tag may cross the end of a piece.
    while offset < source.count {
      let piece = Array(try source.read(at: offset, limit: 1 << 18))
      if Self.cells.contains(where: piece.holds) { return nil }
      offset += piece.count == 1 << 18 ? piece.count - 8 : piece.count
    }
    return .webPage
  }

  /// The tags of cells, in encodings of one and of two bytes.
  private static let cells: [[UInt8]] = {
    let tags = ["<td", "<TD", "<Td", "<th", "<TH", "<Th"].map { Array($0.utf8) }
    return tags + tags.map { tag in tag.flatMap { [$0, 0] as [UInt8] } }
  }()
}
