/// A zip archive whose entries are stored as they are (APPNOTE.TXT 4.3).
public struct StoredArchive {
  private var files: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An empty archive.
  public init() {}

  /// Adds the entry `name`.
  public mutating func add(_ name: String, _ text: String) {
    let (name, bytes) = (Array(name.utf8), Array(text.utf8))
    let offset = files.count
    // Version, flags (UTF-8 names), method, time, date, CRC, sizes, lengths.
    let common =
      Self.two(20) + Self.two(0x800) + Self.two(0) + Self.two(0) + Self.two(0x21) + Self.four(Self.crc(bytes))
      + Self.four(UInt32(bytes.count)) + Self.four(UInt32(bytes.count)) + Self.two(UInt16(name.count)) + Self.two(0)
    files += Self.four(0x0403_4B50) + common + name + bytes
    directory += Self.four(0x0201_4B50) + Self.two(20) + common + Self.two(0) + Self.two(0) + Self.two(0)
    directory += Self.four(0) + Self.four(UInt32(offset)) + name
    count += 1
  }

  /// The archive.
  public var bytes: [UInt8] {
    let count = Self.two(UInt16(count))
    return files + directory + Self.four(0x0605_4B50) + Self.two(0) + Self.two(0) + count + count
      + Self.four(UInt32(directory.count)) + Self.four(UInt32(files.count)) + Self.two(0)
  }

  private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  private static func four(_ value: UInt32) -> [UInt8] {
    two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }

  /// The CRC-32 of `bytes` (APPNOTE.TXT 4.4.7).
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
