internal import YusuanFindings

/// Recognises files that cannot be read by their first bytes (文件特征).
enum FileSignature {
  /// The kind of the file `source`, which begins with `head`. Nil if it may be readable. Throws `.fileUnreadable`.
  static func kind(_ head: [UInt8], of source: ByteSource) throws(Diagnostic) -> FileKind? {
    let count = source.count
    if head.starts(with: CompoundFile.signature) { return try CompoundFile.kind(head, of: source) }
    if let kind = Signature.kind(head) {
      return kind == .folderSettings && head.holds(Array("WebMainResource".utf8)) ? .webArchive : kind
    }
    if isBitmap(head) { return .bitmap }
    if isStata(head) { return .stata }
    if isLZMA(head) { return .lzma }
    if isMP3(head) { return .mp3 }
    if isLockFile(head, count) { return .lockFile }
    if isDBF(head) { return .dbf }
    return text(head)
  }

  /// A Windows bitmap: two letters, its size, and zeros.
  private static func isBitmap(_ head: [UInt8]) -> Bool {
    head.count > 26 && head.starts(with: Array("BM".utf8)) && head[6..<10].allSatisfy { $0 == 0 } && head[10] < 0x80
  }

  /// A file of Stata up to version 12: its version, the order of its bytes, 1 and 0.
  private static func isStata(_ head: [UInt8]) -> Bool {
    head.count > 109 && (0x69...0x73).contains(head[0]) && (1...2).contains(head[1]) && head[2] == 1 && head[3] == 0
  }

  /// A stream of LZMA: its properties, a dictionary of whole KiB, and a size that is unknown or below 1 TiB.
  private static func isLZMA(_ head: [UInt8]) -> Bool {
    guard head.count > 13, head[0] == 0x5D, head[1] == 0, head[2] == 0, head[5] != 0 || head[9] == 0 else {
      return false
    }
    return head[5..<13].allSatisfy { $0 == 0xFF } || head[10..<13].allSatisfy { $0 == 0 }
  }

  /// A frame of MPEG audio, layer III, with a bit rate and a sampling rate that there are (ISO 11172-3, 2.4.2.3).
  private static func isMP3(_ head: [UInt8]) -> Bool {
    guard head.count > 4, head[0] == 0xFF, [0xFA, 0xFB, 0xF2, 0xF3].contains(head[1]) else { return false }
    return (0x10..<0xF0).contains(head[2]) && head[2] & 0x0C != 0x0C
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
    ("version https://git-lfs", .shortcut), ("BEGIN:VC", .mail), ("\\documentclass", .latex),
    ("\\documentstyle", .latex), ("-- MySQL dump", .sqlDump), ("-- MariaDB dump", .sqlDump),
    ("-- phpMyAdmin SQL", .sqlDump), ("--\n-- PostgreSQL database dump", .sqlDump), ("PRAGMA foreign_keys", .sqlDump),
    ("/*\n Navicat", .sqlDump), ("HEADER RECORD*******LIBRARY", .sas), ("<stata_dta>", .stata), ("#!/", .program),
    ("begin 644 ", .uuencode), ("begin 666 ", .uuencode),
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
    var lines = text.split(maxSplits: 200, omittingEmptySubsequences: false) { $0.isNewline }.prefix { !$0.isEmpty }
    // A mailbox has a line of its own before each message (RFC 4155).
    if lines.first?.hasPrefix("From ") == true { lines = lines.dropFirst() }
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
}
