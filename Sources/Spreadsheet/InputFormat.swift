public import Diagnostics
internal import Glibc
internal import TextEncoding

/// What an input is, found by its content: a file's extension never decides (格式识别).
public enum InputFormat: String, Sendable, Hashable, CaseIterable {
  /// Delimited or running text.
  case text = "csv"
  /// A workbook of Office Open XML, zipped (ECMA-376).
  case xlsx
  /// The parts of a workbook of Office Open XML in a folder.
  case parts
  /// A single worksheet part.
  case worksheet
  /// An XML Spreadsheet 2003.
  case spreadsheetML = "xml2003"
  /// Tables of an HTML document.
  case html
  /// Disclosures as JSON, one or an array.
  case json
  /// Disclosures as JSON Lines.
  case jsonLines = "jsonl"
  /// Disclosures as XML.
  case disclosureXML = "xml"

  /// What the namespaces of disclosures as XML begin with, whatever their form.
  static let disclosureNamespace = Array("urn:yusuan:disclosure:".utf8)

  /// What `source` is. Throws `.fileEmpty`, or `.formatRefused` with what the file is where it cannot be read.
  public static func sniff(_ source: ByteSource) throws(Diagnostic) -> InputFormat {
    let head = Array(try source.read(at: 0, limit: 1 << 16))
    guard !head.isEmpty else { throw Diagnostic(.fileEmpty, at: Location(input: source.name)) }
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      if !contains(head, Array("application/vnd.oasis.opendocument".utf8)) { return .xlsx }
      throw .refused(.openDocument, at: Location(input: source.name))
    }
    if let kind = refused(head) { throw .refused(kind, at: Location(input: source.name)) }
    let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "["), contains(head, Array("\"format\"".utf8)) {
      return isJSONLines(start) ? .jsonLines : .json
    }
    return markup(source, head) ?? .text
  }

  /// What a document that begins with `<` is, in whatever encoding; nil for text.
  private static func markup(_ source: ByteSource, _ head: [UInt8]) -> InputFormat? {
    var text: [UInt8] = []
    let marked = TextEncoding.marked(head)
    Decoder(marked ?? .utf8).append(head.dropFirst(marked?.mark.count ?? 0), to: &text, isLast: false)
    let start = text.drop { $0 <= 0x20 }
    guard start.first == UInt8(ascii: "<") else { return nil }
    let lowercased = String(decoding: start, as: UTF8.self).lowercased()
    if contains(text, disclosureNamespace) { return .disclosureXML }
    if lowercased.contains("urn:schemas-microsoft-com:office:spreadsheet"),
      lowercased.contains("<?xml") || lowercased.contains("worksheet")
    {
      if lowercased.contains("<html") { return .html }
      return .spreadsheetML
    }
    if lowercased.contains("spreadsheetml"), lowercased.contains("worksheet") { return .worksheet }
    return ["<html", "<table", "<!doctype html", "<head", "<body", "<meta"].contains(where: lowercased.contains)
      ? .html : nil
  }

  /// Several objects, one a line: the first line is a whole object.
  private static func isJSONLines(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == UInt8(ascii: "{") else { return false }
    let line = bytes.prefix { $0 != 0x0A }
    let last = line.last { $0 > 0x20 }
    return line.count > 1 && last == UInt8(ascii: "}")
  }

  private static func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard let first = pattern.first else { return true }
    return bytes.withUnsafeBytes { bytes in
      var start = 0
      while let rest = bytes.baseAddress.map({ $0 + start }),
        let found = memchr(rest, Int32(first), bytes.count - start)
      {
        start += UnsafeRawPointer(found) - rest
        if bytes[start...].starts(with: pattern) { return true }
        start += 1
      }
      return false
    }
  }

  /// What a file that cannot be read is, by its first bytes.
  private static func refused(_ head: [UInt8]) -> FileKind? {
    guard let kind = signatures.first(where: { head.starts(with: $0.bytes) })?.kind else { return nil }
    let isEncrypted = contains(head, "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), 0] })
    return kind == .binaryWorkbook && isEncrypted ? .encryptedWorkbook : kind
  }

  private static let signatures: [(kind: FileKind, bytes: [UInt8])] = [
    (.binaryWorkbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), (.pdf, Array("%PDF-".utf8)),
    (.rtf, Array("{\\rtf".utf8)), (.gzip, [0x1F, 0x8B]), (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    (.rar, Array("Rar!".utf8)), (.picture, [0x89, 0x50, 0x4E, 0x47]), (.picture, [0xFF, 0xD8, 0xFF]),
    (.program, [0x7F, 0x45, 0x4C, 0x46]),
  ]
}
