/// The encodings that budget texts come in (编码).
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8 (RFC 3629).
  case utf8 = "UTF-8"
  /// UTF-16, low byte first (RFC 2781).
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first (RFC 2781).
  case utf16BigEndian = "UTF-16BE"
  /// GB 18030, which holds GBK and GB 2312.
  case gb18030 = "GB18030"

  /// The encoding people call `name`, such as `utf8`, `gbk` or `UTF-16`; nil for an unknown name.
  public init?(name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8", "utf8sig", "utf8bom": self = .utf8
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "gb18030", "gbk", "gb2312", "cp936", "ansi": self = .gb18030
    default: return nil
    }
  }

  /// The byte-order mark of a text in this encoding; empty where it has none.
  public var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    }
  }

  /// The encoding whose byte-order mark `bytes` begins with, or nil.
  public static func marked(_ bytes: some Collection<UInt8>) -> TextEncoding? {
    allCases.first { bytes.starts(with: $0.mark) }
  }
}
