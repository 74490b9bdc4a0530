/// The encodings of budget texts, and those they are mistaken for (编码).
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8 (RFC 3629).
  case utf8 = "UTF-8"
  /// UTF-16, little endian (RFC 2781).
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, big endian (RFC 2781).
  case utf16BigEndian = "UTF-16BE"
  /// GB 18030, a superset of GBK and GB 2312.
  case gb18030 = "GB18030"
  /// UTF-32, little endian.
  case utf32LittleEndian = "UTF-32LE"
  /// UTF-32, big endian.
  case utf32BigEndian = "UTF-32BE"
  /// Big5 with the characters of Hong Kong, traditional Chinese (大五码).
  case big5 = "Big5"
  /// Shift_JIS as Windows defines it, Japanese.
  case shiftJIS = "Shift_JIS"
  /// EUC-JP, Japanese.
  case eucJP = "EUC-JP"
  /// EUC-KR as Windows defines it, Korean.
  case eucKR = "EUC-KR"
  /// Windows-1252, a superset of Latin-1: Western Europe.
  case windows1252 = "Windows-1252"
  /// Windows-1251: Russian.
  case windows1251 = "Windows-1251"

  /// The encodings that are detected by content. The others are read only with a mark or on request.
  public static let chinese: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030]

  /// The encoding with the usual name `name`, such as `utf8`, `gbk` or `UTF-16`, or nil if the name is unknown.
  public init?(name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "utf8sig", "utf8bom": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "cp936", "ansi": self = .gb18030
    case "utf32", "utf32le": self = .utf32LittleEndian
    case "utf32be": self = .utf32BigEndian
    case "big5", "big5hkscs", "cp950": self = .big5
    case "shiftjis", "sjis", "cp932", "windows31j": self = .shiftJIS
    case "eucjp": self = .eucJP
    case "euckr", "cp949", "uhc", "ksc56011987": self = .eucKR
    case "windows1252", "cp1252", "latin1", "iso88591": self = .windows1252
    case "windows1251", "cp1251": self = .windows1251
    default: return nil
    }
  }

  /// The name that iconv uses.
  var iconvName: String {
    switch self {
    case .big5: "BIG5-HKSCS"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .windows1252: "CP1252"
    case .windows1251: "CP1251"
    default: rawValue
    }
  }

  /// The size of a code unit in bytes: a damaged character costs this many.
  var unit: Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    default: 1
    }
  }

  /// The byte-order mark of a text in this encoding. Empty if it has none.
  public var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    default: []
    }
  }

  /// The encodings with a byte-order mark. A mark that begins with another one comes before it.
  private static let markedOnes: [TextEncoding] = [
    .utf8, .utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian, .gb18030,
  ]

  /// The encoding whose byte-order mark `bytes` begins with, or nil if there is none.
  public static func marked(_ bytes: some Collection<UInt8>) -> TextEncoding? {
    markedOnes.first { bytes.starts(with: $0.mark) }
  }
}
