/// What a file is that cannot be read (不能读取的文件); the raw value is the fact of a `.formatRefused` finding.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  // Spreadsheets of other forms.
  case binaryWorkbook = "xls"
  case oldBinaryWorkbook = "biff"
  case binaryOpenWorkbook = "xlsb"
  case encryptedWorkbook = "encrypted"
  case openDocument = "ods"
  case uniformOffice = "uof"
  case appleDocument = "numbers"
  case lotus = "wk1"
  case quattroPro = "wb3"
  case sylk
  case dif
  case dbf
  // Documents.
  case pdf
  case rtf
  case ofd
  case word
  case powerPoint = "pptx"
  case xps
  case postScript = "ps"
  case electronicBook = "epub"
  case mobileBook = "mobi"
  case academicPaper = "caj"
  case founderDocument = "ceb"
  case djvu
  case helpFile = "chm"
  case hangul = "hwp"
  case visio = "vsd"
  case projectPlan = "mpp"
  case mindMap = "xmind"
  case drawing = "dwg"
  case latex = "tex"
  case compoundFile = "ole"
  // Pictures.
  case jpeg = "JPEG"
  case png = "PNG"
  case gif = "GIF"
  case bitmap = "BMP"
  case tiff = "TIFF"
  case webP = "WebP"
  case heif = "HEIC"
  case avif = "AVIF"
  case jpeg2000 = "JPEG 2000"
  case jpegXL = "JPEG XL"
  case svg = "SVG"
  case photoshop = "PSD"
  case icon = "ICO"
  case metafile = "EMF/WMF"
  // Sound and video.
  case mpeg4 = "MP4"
  case mpeg = "MPEG"
  case avi = "AVI"
  case matroska = "MKV/WebM"
  case windowsMedia = "WMV/WMA"
  case flashVideo = "FLV"
  case realMedia = "RM"
  case mp3 = "MP3"
  case wave = "WAV"
  case ogg = "Ogg"
  case flac = "FLAC"
  case amr = "AMR"
  case midi = "MIDI"
  // Pages and messages.
  case webArchive = "mhtml"
  case webPage = "html"
  case webPageFrames = "frameset"
  case mail = "eml"
  case outlookMessage = "msg"
  case outlookStore = "pst"
  case attachmentsOfOutlook = "winmail.dat"
  case otherJSON = "json"
  case otherXML = "xml"
  // Archives.
  case gzip
  case sevenZip = "7z"
  case rar
  case bzip2
  case xz
  case zstd
  case lz4
  case lzma
  case lzip
  case lzop
  case compress = "Z"
  case lzh
  case cabinet = "cab"
  case tar
  case arj
  case ace
  case cpio
  case ar
  case rpm
  case xar
  case iso
  case stuffIt = "sit"
  case wim
  case uuencode = "uu"
  case encryptedArchive = "encrypted zip"
  case splitArchive = "split zip"
  case archiveWithRepeatedNames = "repeated names"
  case archiveWithoutWorksheets = "zip"
  // Data of other programs.
  case sqlite = "SQLite"
  case access = "Access"
  case duckDB = "DuckDB"
  case oracleDump = "Oracle"
  case sqlDump = "SQL"
  case parquet = "Parquet"
  case arrow = "Arrow"
  case orc = "ORC"
  case avro = "Avro"
  case hdf5 = "HDF5"
  case netCDF = "NetCDF"
  case matlab = "MATLAB"
  case numPy = "NumPy"
  case rData = "R"
  case spss = "SPSS"
  case stata = "Stata"
  case sas = "SAS"
  case pickle = "pickle"
  case shapefile = "Shapefile"
  // Everything else.
  case protectedFile = "protected"
  case program
  case font
  case lockFile = "lock"
  case shortcut = "lnk"
  case folderSettings = "folder settings"

  /// What kinds have in common (类别): how they are called, and what to do with them.
  enum Family {
    /// A document of a spreadsheet program.
    case spreadsheet
    /// A document whose tables can be copied.
    case document
    /// A document for looking at.
    case pages
    /// A picture.
    case picture
    /// Sound or video.
    case media
    /// An archive.
    case archive
    /// Data of another program.
    case data
    /// A page or a message.
    case message
    /// No table at all.
    case other
  }

  /// The family of the kind.
  var family: Family {
    switch self {
    case .binaryWorkbook, .oldBinaryWorkbook, .binaryOpenWorkbook, .encryptedWorkbook, .openDocument, .uniformOffice,
      .appleDocument, .lotus, .quattroPro, .sylk, .dif:
      .spreadsheet
    case .word, .powerPoint, .rtf, .hangul, .visio, .projectPlan, .mindMap, .latex, .compoundFile: .document
    case .pdf, .ofd, .xps, .postScript, .electronicBook, .mobileBook, .academicPaper, .founderDocument, .djvu,
      .helpFile,
      .drawing:
      .pages
    case .jpeg, .png, .gif, .bitmap, .tiff, .webP, .heif, .avif, .jpeg2000, .jpegXL, .svg, .photoshop, .icon, .metafile:
      .picture
    case .mpeg4, .mpeg, .avi, .matroska, .windowsMedia, .flashVideo, .realMedia, .mp3, .wave, .ogg, .flac, .amr, .midi:
      .media
    case .gzip, .sevenZip, .rar, .bzip2, .xz, .zstd, .lz4, .lzma, .lzip, .lzop, .compress, .lzh, .cabinet, .tar, .arj,
      .ace, .cpio, .ar, .rpm, .xar, .iso, .stuffIt, .wim, .uuencode, .encryptedArchive, .splitArchive,
      .archiveWithRepeatedNames, .archiveWithoutWorksheets:
      .archive
    case .dbf, .sqlite, .access, .duckDB, .oracleDump, .sqlDump, .parquet, .arrow, .orc, .avro, .hdf5, .netCDF, .matlab,
      .numPy, .rData, .spss, .stata, .sas, .pickle, .shapefile:
      .data
    case .webArchive, .webPage, .webPageFrames, .mail, .outlookMessage, .outlookStore, .attachmentsOfOutlook,
      .otherJSON,
      .otherXML:
      .message
    case .protectedFile, .program, .font, .lockFile, .shortcut, .folderSettings: .other
    }
  }
}

extension Diagnostic {
  /// The finding that the input at `location` is a file of `kind`, which cannot be read.
  public static func refused(_ kind: FileKind, at location: Location) -> Diagnostic {
    var finding = Diagnostic(.formatRefused, at: location, [.name: kind.rawValue])
    finding.phrases = [.name: kind.phrase, .expected: kind.advice]
    return finding
  }
}
