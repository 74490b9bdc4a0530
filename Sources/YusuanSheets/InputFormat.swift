public import YusuanFindings
internal import YusuanPlatform

/// The format of an input, recognised by its content, never by the file name (格式识别).
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  /// Delimited text, or prose.
  case text = "csv"
  /// A workbook of Office Open XML in a zip archive (ECMA-376).
  case xlsx
  /// The parts of a workbook of Office Open XML in a folder.
  case parts
  /// A single worksheet part.
  case worksheet
  /// An XML Spreadsheet 2003.
  case spreadsheetML = "xml2003"
  /// Tables of an HTML document.
  case html
  /// Disclosures as JSON: one, or an array.
  case json
  /// Disclosures as JSON Lines.
  case jsonLines = "jsonl"
  /// Disclosures as XML.
  case disclosureXML = "xml"

  /// The beginning of the namespace of disclosures as XML, for every form.
  static let disclosureNamespace = Array("urn:yusuan:disclosure:".utf8)

  /// Recognises the format of `source`. Throws `.fileEmpty`, `.formatUnknown` if there are only zero bytes, or
  /// `.formatRefused` with the kind of a file that cannot be read.
  public static func sniff(_ source: ByteSource) throws(Diagnostic) -> InputFormat {
    let head = Array(try source.read(at: 0, limit: 1 << 16))
    let location = Location(input: source.name)
    guard !head.isEmpty else { throw Diagnostic(.fileEmpty, at: location) }
    // A sparse file has no content and may be larger than any disk.
    if head.allSatisfy({ $0 == 0 }) { throw Diagnostic(.formatUnknown, at: location, because: .zeroBytes) }
    if Array(head.drop { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.prefix(4)) == Array("PK\u{3}\u{4}".utf8) {
      if !head.holds(Array("application/vnd.oasis.opendocument".utf8)) { return .xlsx }
      throw .refused(.openDocument, at: location)
    }
    let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "["), head.holds(Array("\"format\"".utf8)) {
      return isJSONLines(start) ? .jsonLines : .json
    }
    if let kind = try FileSignature.kind(head, of: source) { throw .refused(kind, at: location) }
    return try markup(source, head) ?? .text
  }

  /// The format of a document that begins with `<`, in any encoding. Nil for text. Throws `.formatRefused`.
  private static func markup(_ source: ByteSource, _ head: [UInt8]) throws(Diagnostic) -> InputFormat? {
    var text: [UInt8] = []
    let marked = TextEncoding.marked(head)
    TextDecoder(marked ?? .utf8).append(head.dropFirst(marked?.mark.count ?? 0), to: &text, isLast: false)
    guard let markup = MarkupHead(text) else { return nil }
    if text.holds(disclosureNamespace) { return .disclosureXML }
    if let format = markup.format {
      if format == .html, let kind = try markup.refusedPage(source) {
        throw .refused(kind, at: Location(input: source.name))
      }
      return format
    }
    if let kind = markup.kind { throw .refused(kind, at: Location(input: source.name)) }
    return nil
  }

  /// Whether it is one object a line: the first line is a whole object.
  private static func isJSONLines(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "{") else { return false }
    let line = bytes.prefix { $0 != 0x0A }
    let last = line.last { $0 > 0x20 }
    return line.count > 1 && last == UInt8(ascii: "}")
  }
}

extension [UInt8] {
  /// Whether `pattern` occurs in the bytes.
  func holds(_ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first else { return true }
    return withUnsafeBytes { bytes in
      var start = 0
      while let found = ByteSearch.first(first, in: UnsafeRawBufferPointer(rebasing: bytes[start...])) {
        start += found
        if bytes[start...].starts(with: pattern) { return true }
        start += 1
      }
      return false
    }
  }
}
