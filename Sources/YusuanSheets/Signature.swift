internal import YusuanFindings

/// The bytes that files of a kind begin with (文件头).
struct Signature {
  let kind: FileKind
  let bytes: [UInt8]
  let offset: Int

  /// `bytes` at `offset`.
  init(_ kind: FileKind, _ bytes: [UInt8], at offset: Int = 0) {
    (self.kind, self.bytes, self.offset) = (kind, bytes, offset)
  }

  /// The ASCII text `text` at `offset`.
  init(_ kind: FileKind, _ text: String, at offset: Int = 0) { self.init(kind, Array(text.utf8), at: offset) }

  private func stands(in head: [UInt8]) -> Bool { head.count > offset && head[offset...].starts(with: bytes) }

  /// The kind of a file that begins with `head`, or nil if no signature stands in it. Some signatures are letters that a
  /// text may begin with too; such a file must hold control characters.
  static func kind(_ head: [UInt8]) -> FileKind? {
    if let text = texts.first(where: { $0.stands(in: head) }) { return text.kind }
    guard head.prefix(1 << 10).contains(where: { $0 < 0x09 || (0x0E..<0x20).contains($0) }) else { return nil }
    return all.first { $0.stands(in: head) }?.kind
  }

  /// Signatures that are no beginning of a table, whatever follows.
  private static let texts = [
    Signature(.pdf, "%PDF-"), Signature(.rtf, "{\\rtf"), Signature(.hangul, "HWP Document File"),
    Signature(.ar, "!<arch>"), Signature(.spss, "ASCII SPSS PORT FILE", at: 40),
    Signature(.protectedFile, "%TSD-Header-"), Signature(.protectedFile, "E-SafeNet", at: 8),
  ]

  /// The first that stands in a file tells its kind.
  private static let all = spreadsheets + documents + pictures + media + archives + data + others

  private static let spreadsheets = [
    Signature(.oldBinaryWorkbook, [0x09, 0x08, 0x08, 0x00]), Signature(.oldBinaryWorkbook, [0x09, 0x08, 0x10, 0x00]),
    Signature(.oldBinaryWorkbook, [0x09, 0x04, 0x06, 0x00]), Signature(.oldBinaryWorkbook, [0x09, 0x02, 0x06, 0x00]),
    Signature(.oldBinaryWorkbook, [0x09, 0x00, 0x04, 0x00]), Signature(.lotus, [0x00, 0x00, 0x02, 0x00, 0x04, 0x04]),
    Signature(.lotus, [0x00, 0x00, 0x02, 0x00, 0x06, 0x04]), Signature(.lotus, [0x00, 0x00, 0x1A, 0x00]),
    Signature(.lotus, [0xFF, 0x00, 0x02, 0x00, 0x04, 0x04]),
    Signature(.quattroPro, [0x00, 0x00, 0x02, 0x00, 0x20, 0x51]),
    Signature(.quattroPro, [0x00, 0x00, 0x02, 0x00, 0x01, 0x10]),
    Signature(.quattroPro, [0x00, 0x00, 0x02, 0x00, 0x02, 0x10]),
  ]

  private static let documents = [
    Signature(.academicPaper, "CAJ\u{0}"),
    Signature(.academicPaper, "KDH "), Signature(.academicPaper, "HN\u{0}\u{0}"), Signature(.academicPaper, "TEB\u{0}"),
    Signature(.academicPaper, [0xC8, 0x00, 0x00, 0x00]), Signature(.founderDocument, "Founder CEB"),
    Signature(.djvu, "AT&TFORM"), Signature(.helpFile, "ITSF"), Signature(.mobileBook, "BOOKMOBI", at: 60),
    Signature(.drawing, "AC10"),
  ]

  private static let pictures = [
    Signature(.png, [0x89, 0x50, 0x4E, 0x47]), Signature(.jpeg, [0xFF, 0xD8, 0xFF]), Signature(.gif, "GIF8"),
    Signature(.tiff, "II*\u{0}"), Signature(.tiff, "MM\u{0}*"), Signature(.tiff, "II+\u{0}"),
    Signature(.tiff, "MM\u{0}+"),
    Signature(.webP, "WEBP", at: 8), Signature(.heif, "ftyphei", at: 4), Signature(.heif, "ftyphev", at: 4),
    Signature(.heif, "ftypmif", at: 4), Signature(.heif, "ftypmsf", at: 4), Signature(.avif, "ftypavi", at: 4),
    Signature(.jpeg2000, [0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20]),
    Signature(.jpeg2000, [0xFF, 0x4F, 0xFF, 0x51]),
    Signature(.jpegXL, [0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20]),
    Signature(.jpegXL, [0xFF, 0x0A]), Signature(.photoshop, "8BPS"), Signature(.icon, [0x00, 0x00, 0x01, 0x00]),
    Signature(.icon, [0x00, 0x00, 0x02, 0x00]), Signature(.metafile, [0xD7, 0xCD, 0xC6, 0x9A]),
    Signature(.metafile, " EMF", at: 40),
  ]

  private static let media = [
    Signature(.mpeg4, "ftyp", at: 4), Signature(.mpeg4, "moov", at: 4), Signature(.mp3, "ID3"),
    Signature(.wave, "WAVE", at: 8), Signature(.avi, "AVI ", at: 8), Signature(.matroska, [0x1A, 0x45, 0xDF, 0xA3]),
    Signature(.ogg, "OggS"), Signature(.flac, "fLaC"), Signature(.flashVideo, "FLV\u{1}"), Signature(.amr, "#!AMR"),
    Signature(.windowsMedia, [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]), Signature(.midi, "MThd"),
    Signature(.realMedia, ".RMF"), Signature(.mpeg, [0x00, 0x00, 0x01, 0xBA]),
    Signature(.mpeg, [0x00, 0x00, 0x01, 0xB3]),
  ]

  private static let archives = [
    Signature(.gzip, [0x1F, 0x8B]), Signature(.compress, [0x1F, 0x9D]), Signature(.compress, [0x1F, 0xA0]),
    Signature(.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), Signature(.rar, "Rar!"), Signature(.bzip2, "BZh"),
    Signature(.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), Signature(.zstd, [0x28, 0xB5, 0x2F, 0xFD]),
    Signature(.lz4, [0x04, 0x22, 0x4D, 0x18]), Signature(.lzip, "LZIP"), Signature(.lzop, [0x89, 0x4C, 0x5A, 0x4F]),
    Signature(.lzh, "-lh", at: 2), Signature(.cabinet, "MSCF"), Signature(.cabinet, "ISc("),
    Signature(.tar, "ustar", at: 257), Signature(.arj, [0x60, 0xEA]), Signature(.ace, "**ACE**", at: 7),
    Signature(.cpio, "070701"), Signature(.cpio, "070702"), Signature(.cpio, "070707"),
    Signature(.rpm, [0xED, 0xAB, 0xEE, 0xDB]), Signature(.xar, "xar!"), Signature(.iso, "CD001", at: 32_769),
    Signature(.stuffIt, "StuffIt "), Signature(.stuffIt, "SIT!"), Signature(.wim, "MSWIM\u{0}"),
    Signature(.splitArchive, "PK\u{7}\u{8}"), Signature(.archiveWithoutWorksheets, "PK\u{5}\u{6}"),
  ]

  private static let data = [
    Signature(.sqlite, "SQLite format 3"), Signature(.access, "Standard Jet DB", at: 4),
    Signature(.access, "Standard ACE DB", at: 4), Signature(.duckDB, "DUCK", at: 8),
    Signature(.oracleDump, "EXPORT:V", at: 3), Signature(.parquet, "PAR1"), Signature(.arrow, "ARROW1"),
    Signature(.arrow, "FEA1"), Signature(.orc, "ORC"), Signature(.avro, "Obj\u{1}"),
    Signature(.hdf5, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]), Signature(.netCDF, "CDF\u{1}"),
    Signature(.netCDF, "CDF\u{2}"), Signature(.netCDF, "CDF\u{5}"), Signature(.matlab, "MATLAB 5.0 MAT-file"),
    Signature(.matlab, "MATLAB 7.3 MAT-file"), Signature(.numPy, [0x93] + Array("NUMPY".utf8)),
    Signature(.rData, "RDX2\n"), Signature(.rData, "RDX3\n"), Signature(.rData, "RDA2\n"), Signature(.spss, "$FL2"),
    Signature(.spss, "$FL3"),
    Signature(.sas, [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF], at: 12), Signature(.pickle, [0x80, 0x04, 0x95]),
    Signature(.pickle, [0x80, 0x05, 0x95]), Signature(.pickle, [0x80, 0x02, 0x63]),
    Signature(.pickle, [0x80, 0x03, 0x63]), Signature(.shapefile, [0x00, 0x00, 0x27, 0x0A]),
  ]

  private static let others = [
    Signature(.protectedFile, [0x62, 0x14, 0x23, 0x65]), Signature(.outlookStore, "!BDN"),
    Signature(.attachmentsOfOutlook, [0x78, 0x9F, 0x3E, 0x22]), Signature(.program, [0x7F, 0x45, 0x4C, 0x46]),
    Signature(.program, Array("MZ".utf8) + [0x90, 0x00]), Signature(.program, [0xCF, 0xFA, 0xED, 0xFE]),
    Signature(.program, [0xCE, 0xFA, 0xED, 0xFE]), Signature(.program, [0xCA, 0xFE, 0xBA, 0xBE]),
    Signature(.program, [0x00, 0x61, 0x73, 0x6D]), Signature(.program, "dex\n0"),
    Signature(.font, [0x00, 0x01, 0x00, 0x00, 0x00]), Signature(.font, "OTTO\u{0}"), Signature(.font, "ttcf"),
    Signature(.font, "wOFF"), Signature(.font, "wOF2"),
    Signature(.shortcut, [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]),
    Signature(.folderSettings, [0x00, 0x00, 0x00, 0x01] + Array("Bud1".utf8)),
    Signature(.folderSettings, [0x00, 0x05, 0x16, 0x07]), Signature(.folderSettings, "bplist00"),
  ]
}
