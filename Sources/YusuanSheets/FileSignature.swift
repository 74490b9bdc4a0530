internal import YusuanFindings

/// Recognises files that cannot be read by their first bytes (文件特征).
enum FileSignature {
  /// The kind of a file that begins with `head` and has `count` bytes. Nil if it may be readable.
  static func kind(_ head: [UInt8], count: Int) -> FileKind? {
    if let found = signatures.first(where: { $0.stands(in: head) }) {
      return found.kind == .binaryWorkbook ? compound(head) : found.kind
    }
    if isBitmap(head) { return .picture }
    if isLockFile(head, count) { return .lockFile }
    if isDBF(head) { return .dbf }
    return text(head)
  }

  /// The kind of a compound file (MS-CFB): a workbook, or a document with other stream names.
  private static func compound(_ head: [UInt8]) -> FileKind {
    let has = { (name: String) in head.holds(name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) }
    if has("EncryptedPackage") { return .encryptedWorkbook }
    if has("Workbook") || has("Book") { return .binaryWorkbook }
    if has("WordDocument") { return .word }
    if has("PowerPoint Document") { return .powerPoint }
    return has("Catalog") && has("256_") ? .folderSettings : .binaryWorkbook
  }

  /// A Windows bitmap: two letters, its size, and zeros.
  private static func isBitmap(_ head: [UInt8]) -> Bool {
    head.count > 26 && head.starts(with: Array("BM".utf8)) && head[6..<10].allSatisfy { $0 == 0 } && head[10] < 0x80
  }

  /// The lock file that Excel and WPS write beside an open workbook: the owner's name in bytes and in UTF-16, padded
  /// with blanks.
  private static func isLockFile(_ head: [UInt8], _ count: Int) -> Bool {
    guard count == 165 || count == 162, let length = head.first, (1...54).contains(length), head.count > 56 else {
      return false
    }
    return head[1...Int(length)].allSatisfy { $0 >= 0x20 }
      && head[(Int(length) + 1)..<54].allSatisfy { $0 == 0x20 || $0 == 0 }
  }

  /// The header of a dBASE table: version, date, fields of 32 bytes with name and type, and a final CR.
  private static func isDBF(_ head: [UInt8]) -> Bool {
    let versions: [UInt8] = [0x02, 0x03, 0x04, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0xF5]
    guard head.count >= 66, versions.contains(head[0]), (1...12).contains(head[2]), (1...31).contains(head[3]) else {
      return false
    }
    guard head[32] > 0x20, "CNDLFMGBITOPVW0@+".utf8.contains(head[43]) else { return false }
    return stride(from: 64, to: min(head.count, 1 << 13), by: 32).contains { head[$0] == 0x0D }
  }

  // MARK: Text

  /// The kind of a text without budget tables: a mail message, a worksheet in text, other JSON, a system file.
  private static func text(_ head: [UInt8]) -> FileKind? {
    let start = head.prefix(1 << 13).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    guard let first = start.first else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["), isJSON(start) { return .otherJSON }
    let beginning = String(decoding: start, as: UTF8.self)
    for (word, kind) in beginnings where beginning.hasPrefix(word) { return kind }
    return message(beginning)
  }

  private static let beginnings: [(String, FileKind)] = [
    ("ID;P", .sylk), ("ID;W", .sylk), ("TABLE\r\n0,1", .dif), ("TABLE\n0,1", .dif), ("%!PS", .postScript),
    ("[InternetShortcut]", .shortcut), ("[.ShellClassInfo]", .folderSettings),
    ("[LocalizedFileNames]", .folderSettings),
    ("version https://git-lfs", .shortcut), ("BEGIN:VC", .mail),
  ]

  /// Whether `start` begins like a JSON object or array.
  private static func isJSON(_ start: ArraySlice<UInt8>) -> Bool {
    guard let bracket = start.first else { return false }
    let rest = start.dropFirst().drop { $0 <= 0x20 }
    guard let first = rest.first else { return false }
    if first == UInt8(ascii: "}") || first == UInt8(ascii: "]") { return rest.dropFirst().allSatisfy { $0 <= 0x20 } }
    if bracket == UInt8(ascii: "[") { return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") }
    guard first == UInt8(ascii: "\""), let end = rest.dropFirst().firstIndex(of: first) else { return false }
    return rest[(end + 1)...].drop { $0 <= 0x20 }.first == UInt8(ascii: ":")
  }

  /// The kind of a message with MIME headers (RFC 2045): mail, or a web page saved with its pictures in one file.
  private static func message(_ text: String) -> FileKind? {
    let lines = text.split(maxSplits: 200, omittingEmptySubsequences: false) { $0.isNewline }.prefix { !$0.isEmpty }
    guard lines.count > 1 else { return nil }
    var names: Set<Substring> = []
    for line in lines where line.first != " " && line.first != "\t" {
      guard let colon = line.firstIndex(of: ":"),
        line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || "-0123456789".contains($0)) })
      else { return nil }
      names.insert(Substring(line[..<colon].lowercased()))
    }
    guard names.contains("mime-version") || names.contains("content-type") else {
      return names.isSuperset(of: ["from", "subject"]) ? .mail : nil
    }
    let header = lines.joined().lowercased()
    return header.contains("multipart/related") || header.contains("x-document-type") ? .webArchive : .mail
  }

  // MARK: Bytes

  private struct Signature {
    let kind: FileKind
    let bytes: [UInt8]
    var offset = 0

    func stands(in head: [UInt8]) -> Bool { head.count > offset && head[offset...].starts(with: bytes) }
  }

  private static let signatures: [Signature] = [
    Signature(kind: .binaryWorkbook, bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    Signature(kind: .oldBinaryWorkbook, bytes: [0x09, 0x08, 0x08, 0x00]),
    Signature(kind: .oldBinaryWorkbook, bytes: [0x09, 0x08, 0x10, 0x00]),
    Signature(kind: .oldBinaryWorkbook, bytes: [0x09, 0x04, 0x06, 0x00]),
    Signature(kind: .oldBinaryWorkbook, bytes: [0x09, 0x02, 0x06, 0x00]),
    Signature(kind: .oldBinaryWorkbook, bytes: [0x09, 0x00, 0x04, 0x00]),
    Signature(kind: .lotus, bytes: [0x00, 0x00, 0x02, 0x00, 0x04, 0x04]),
    Signature(kind: .lotus, bytes: [0x00, 0x00, 0x02, 0x00, 0x06, 0x04]),
    Signature(kind: .lotus, bytes: [0x00, 0x00, 0x1A, 0x00]), Signature(kind: .pdf, bytes: Array("%PDF-".utf8)),
    Signature(kind: .rtf, bytes: Array("{\\rtf".utf8)), Signature(kind: .gzip, bytes: [0x1F, 0x8B]),
    Signature(kind: .compress, bytes: [0x1F, 0x9D]), Signature(kind: .compress, bytes: [0x1F, 0xA0]),
    Signature(kind: .sevenZip, bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    Signature(kind: .rar, bytes: Array("Rar!".utf8)), Signature(kind: .bzip2, bytes: Array("BZh".utf8)),
    Signature(kind: .xz, bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    Signature(kind: .zstd, bytes: [0x28, 0xB5, 0x2F, 0xFD]), Signature(kind: .lz4, bytes: [0x04, 0x22, 0x4D, 0x18]),
    Signature(kind: .lzh, bytes: Array("-lh".utf8), offset: 2), Signature(kind: .cabinet, bytes: Array("MSCF".utf8)),
    Signature(kind: .tar, bytes: Array("ustar".utf8), offset: 257),
    Signature(kind: .splitArchive, bytes: Array("PK\u{7}\u{8}".utf8)),
    Signature(kind: .archiveWithoutWorksheets, bytes: Array("PK\u{5}\u{6}".utf8)),
    Signature(kind: .picture, bytes: [0x89, 0x50, 0x4E, 0x47]), Signature(kind: .picture, bytes: [0xFF, 0xD8, 0xFF]),
    Signature(kind: .picture, bytes: Array("GIF8".utf8)), Signature(kind: .picture, bytes: Array("II*\u{0}".utf8)),
    Signature(kind: .picture, bytes: Array("MM\u{0}*".utf8)),
    Signature(kind: .picture, bytes: Array("WEBP".utf8), offset: 8),
    Signature(kind: .picture, bytes: Array("ftyphei".utf8), offset: 4),
    Signature(kind: .picture, bytes: Array("ftypmif".utf8), offset: 4),
    Signature(kind: .picture, bytes: Array("AT&TFORM".utf8)), Signature(kind: .picture, bytes: Array("8BPS".utf8)),
    Signature(kind: .sound, bytes: Array("ftyp".utf8), offset: 4), Signature(kind: .sound, bytes: Array("ID3".utf8)),
    Signature(kind: .sound, bytes: Array("WAVE".utf8), offset: 8),
    Signature(kind: .database, bytes: Array("SQLite format 3".utf8)),
    Signature(kind: .database, bytes: Array("Standard Jet DB".utf8), offset: 4),
    Signature(kind: .database, bytes: Array("Standard ACE DB".utf8), offset: 4),
    Signature(kind: .columnStore, bytes: Array("PAR1".utf8)),
    Signature(kind: .columnStore, bytes: Array("ARROW1".utf8)),
    Signature(kind: .program, bytes: [0x7F, 0x45, 0x4C, 0x46]),
    Signature(kind: .program, bytes: Array("MZ".utf8) + [0x90, 0x00]),
    Signature(kind: .program, bytes: [0xCF, 0xFA, 0xED, 0xFE]),
    Signature(kind: .program, bytes: [0xCA, 0xFE, 0xBA, 0xBE]),
    Signature(kind: .shortcut, bytes: [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]),
    Signature(kind: .folderSettings, bytes: [0x00, 0x00, 0x00, 0x01] + Array("Bud1".utf8)),
    Signature(kind: .folderSettings, bytes: [0x00, 0x05, 0x16, 0x07]),
    Signature(kind: .folderSettings, bytes: Array("bplist00".utf8)),
  ]
}

extension FileKind {
  /// The kind of a zip archive without worksheets, by the names of its parts.
  static func archive(_ names: [String]) -> FileKind {
    let has = { (start: String) in names.contains { $0.hasPrefix(start) } }
    if has("xl/workbook.bin") { return .binaryOpenWorkbook }
    if has("word/") { return .word }
    if has("ppt/") { return .powerPoint }
    if has("OFD.xml") { return .ofd }
    if names.contains(where: { $0.hasSuffix(".iwa") }) || has("Index.zip") { return .numbers }
    if has("FixedDoc") || has("FixedDocSeq.fdseq") || has("Documents/1/") { return .xps }
    if has("uof.xml") || has("_meta/") && has("content.xml") { return .uniformOffice }
    if has("META-INF/container.xml") { return .electronicBook }
    if has("content.xml") && has("META-INF/") { return .openDocument }
    if has("AndroidManifest.xml") || has("META-INF/MANIFEST.MF") { return .program }
    return .archiveWithoutWorksheets
  }
}
