internal import YusuanFindings

/// A compound file (OLE 复合文档, MS-CFB): what it holds is told by the names in its directory.
enum CompoundFile {
  /// What each such file begins with (2.2).
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// The kind of the compound file `source`, which begins with `head`. Throws `.fileUnreadable`.
  static func kind(_ head: [UInt8], of source: ByteSource) throws(Diagnostic) -> FileKind {
    var directory = head
    if let place = placeOfDirectory(head), place + 128 > head.count {
      directory += try source.read(at: place, limit: 1 << 14)
    }
    // Names are UTF-16, each followed by a zero (2.6.1).
    let has = { (name: String) in
      directory.holds((name.utf16 + [0]).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }
    if has("EncryptedPackage") { return .encryptedWorkbook }
    if let kind = kinds.first(where: { has($0.name) })?.kind { return kind }
    if has("Catalog") && directory.holds("256_".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) {
      return .folderSettings
    }
    // A damaged or cut directory says nothing.
    return has("Root Entry") ? .compoundFile : .binaryWorkbook
  }

  /// The offset of the first sector of the directory: the size of sectors stands at 30, the sector's number at 48 (2.2).
  private static func placeOfDirectory(_ head: [UInt8]) -> Int? {
    guard head.count >= 512, (9...12).contains(head[30]) else { return nil }
    let number = (48..<52).reversed().reduce(0) { $0 << 8 | Int(head[$1]) }
    return (number + 1) << Int(head[30])
  }

  private static let kinds: [(name: String, kind: FileKind)] = [
    ("Workbook", .binaryWorkbook), ("Book", .binaryWorkbook), ("WordDocument", .word),
    ("PowerPoint Document", .powerPoint), ("PP97_DUALSTORAGE", .powerPoint), ("VisioDocument", .visio),
    ("HwpSummaryInformation", .hangul), ("\u{5}HwpSummaryInformation", .hangul),
    ("__properties_version1.0", .outlookMessage), ("__nameid_version1.0", .outlookMessage),
    ("NativeContent_MAIN", .quattroPro), ("Props12", .projectPlan), ("Props14", .projectPlan), ("Props9", .projectPlan),
  ]
}
