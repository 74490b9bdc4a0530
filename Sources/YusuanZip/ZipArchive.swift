package import YusuanFindings
internal import YusuanPlatform

/// Owns a zip archive that minizip reads. Entries are returned whole or as streams of inflated bytes. They may be
/// stored or deflated (ECMA-376 part 2, annex B); anything else is refused.
package final class ZipArchive {
  package typealias Entry = ZipSource.Entry

  /// How entries may be compressed (APPNOTE.TXT, 4.4.5).
  private enum Packing: UInt {
    case stored = 0
    case deflated = 8
  }

  /// The names of the entries, in the order of the archive.
  package let names: [String]
  private let entries: [String: Entry]

  private let source: ZipSource
  private let name: String
  private let limits: ZipLimits
  /// The size of the archive in bytes.
  private let size: Int
  /// How many bytes were inflated of each entry, and of all; those of an entry that is read twice count once.
  private var inflated: [String: Int] = [:]
  private var allInflated = 0
  private let inflater = Inflater()

  /// Opens the archive in the file `path`. Throws `.fileUnreadable` if it is damaged, `.formatRefused` if it is
  /// encrypted or has a name twice, `.fileTooLarge` beyond a limit.
  package convenience init(path: String, limits: ZipLimits) throws(Diagnostic) {
    try self.init(ZipSource(path: path), name: path, size: FileStatus(path)?.size ?? 0, limits)
  }

  /// Opens the archive `bytes` under the name `name`. Throws as ``init(path:limits:)``.
  package convenience init(bytes: [UInt8], name: String, limits: ZipLimits) throws(Diagnostic) {
    try self.init(ZipSource(bytes: bytes), name: name, size: bytes.count, limits)
  }

  private init(_ source: ZipSource?, name: String, size: Int, _ limits: ZipLimits) throws(Diagnostic) {
    guard let source else {
      throw Diagnostic(.fileUnreadable, at: Location(input: name), because: .notWholeArchive)
    }
    self.source = source
    self.name = name
    self.size = size
    self.limits = limits
    (names, entries) = try Self.entries(source, name, limits)
  }

  private static func entries(
    _ source: ZipSource, _ name: String, _ limits: ZipLimits
  ) throws(Diagnostic) -> (names: [String], entries: [String: Entry]) {
    let count = source.count
    if count > limits.entries {
      throw Diagnostic(.fileTooLarge, at: Location(input: name), [.limit: "\(limits.entries) entries"])
    }
    var (names, entries): ([String], [String: Entry]) = ([], [:])
    names.reserveCapacity(count)
    entries.reserveCapacity(count)
    for index in 0..<count {
      guard let entry = source.next(isFirst: index == 0) else {
        throw Diagnostic(.fileUnreadable, at: Location(input: name), because: .directoryDamaged)
      }
      if entry.isEncrypted { throw .refused(.encryptedArchive, at: Location(input: name, part: entry.name)) }
      if entries.updateValue(entry, forKey: entry.name) != nil {
        throw .refused(.archiveWithRepeatedNames, at: Location(input: name, part: entry.name))
      }
      names.append(entry.name)
    }
    return (names, entries)
  }

  /// The compressed bytes of `entry`, and what the directory says of it, so that it can be copied as it is. Nil if the
  /// archive is not in memory, or if the entry is damaged.
  package func copy(_ entry: Entry) -> ZipCopy? {
    guard let packed = source.packed(entry), let record = source.record(entry) else { return nil }
    return ZipCopy(record: record, packed: packed)
  }

  /// The entry `name`, or nil if there is none.
  package func entry(_ name: String) -> Entry? { entries[name] }

  /// The whole entry, if the archive is in memory, the entry has at most `limit` bytes and is sound. Otherwise nil:
  /// ``read(_:_:)`` then reports the error.
  package func whole(_ entry: Entry, limit: Int) -> [UInt8]? {
    guard max(entry.size, entry.compressedSize) <= limit, exceeded(entry.size, entry) == nil,
      let packed = source.packed(entry), let bytes = unpacked(packed, entry), bytes.count == entry.size,
      Inflater.checksum(bytes) == entry.checksum
    else { return nil }
    count(entry.size, entry)
    return bytes
  }

  /// The bytes of `entry`, inflated from `packed`. Nil if they cannot be inflated.
  private func unpacked(_ packed: UnsafeRawBufferPointer, _ entry: Entry) -> [UInt8]? {
    switch Packing(rawValue: entry.method) {
    case .stored: [UInt8](packed)
    case .deflated: inflater.inflate(packed, count: entry.size)
    case nil: nil
    }
  }

  /// Reads `entry` chunk by chunk. Throws `.fileUnreadable` if it is damaged or its checksum is wrong, `.fileTooLarge`
  /// beyond a limit, and what `take` throws.
  package func read(_ entry: Entry, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    guard Packing(rawValue: entry.method) != nil else {
      throw unreadable(entry, .compressionMethod(Int(entry.method)))
    }
    guard source.open(entry) else { throw unreadable(entry, .entryHeaderDamaged) }
    defer { source.close() }
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    var total = 0
    defer { count(total, entry) }
    while let count = source.read(into: chunk) {
      if count == 0 {
        guard total == entry.size else { throw unreadable(entry, .bytesInstead(total, of: entry.size)) }
        guard source.close() else { throw unreadable(entry, .wrongChecksum) }
        return
      }
      total += count
      if let limit = exceeded(total, entry) {
        throw .tooLarge(limit, at: Location(input: name, part: entry.name))
      }
      try take(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
    throw unreadable(entry, .compressedBytesDamaged)
  }

  /// The limit that is exceeded by `total` bytes of `entry`, or by these and what was inflated of the other entries. Nil
  /// if none is.
  private func exceeded(_ total: Int, _ entry: Entry) -> Phrase? {
    if total > limits.partSize { return .inflatedBytes(limits.partSize) }
    let most = limits.inflated(ofFileWith: size)
    return allInflated - inflated[entry.name, default: 0] + total > most ? .inflatedBytes(most) : nil
  }

  /// Counts `total` bytes of `entry` as inflated.
  private func count(_ total: Int, _ entry: Entry) {
    let more = max(total - inflated[entry.name, default: 0], 0)
    inflated[entry.name, default: 0] += more
    allInflated += more
  }

  private func unreadable(_ entry: Entry, _ reason: Phrase) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: Location(input: name, part: entry.name), because: reason)
  }
}
