internal import CLibZip
internal import Diagnostics

/// The owner of a libzip archive: gives its entries whole or as streams of inflated bytes, and writes nothing.
final class ZipArchive {
  struct Entry {
    let name: String
    var index: UInt64
    var size: Int
    var compressedSize: Int
    /// How it is packed, and the CRC-32 of what it inflates to (APPNOTE.TXT, 4.4.5 and 4.4.7).
    fileprivate var method: Int32
    fileprivate var checksum: UInt32
  }

  /// The names of the entries in the archive's order.
  let names: [String]
  private let entries: [String: Entry]

  private let archive: OpaquePointer
  private let name: String
  private let limits: ReadLimits
  private var inflated = 0
  private let inflater = Inflater()
  /// The bytes of an archive in memory, which libzip reads from as long as it is open.
  private let memory: UnsafeMutableRawBufferPointer?

  /// The archive in the file `path`. Throws `.fileUnreadable` where it is damaged, `.formatRefused` where it is
  /// encrypted or has a name twice, `.fileTooLarge` beyond a limit.
  convenience init(path: String, limits: ReadLimits) throws(Diagnostic) {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else { throw Self.unreadable(path, code) }
    try self.init(archive, name: path, limits: limits, memory: nil)
  }

  /// The archive `bytes`, named `name`. Throws as ``init(path:limits:)``.
  convenience init(bytes: [UInt8], name: String, limits: ReadLimits) throws(Diagnostic) {
    // Of no bytes, libzip would make a new archive.
    guard !bytes.isEmpty else { throw Self.unreadable(name, ZIP_ER_NOZIP) }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    var error = zip_error_t()
    let source = zip_source_buffer_create(memory.baseAddress, zip_uint64_t(memory.count), 0, &error)
    guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      memory.deallocate()
      throw Self.unreadable(name, error.zip_err)
    }
    try self.init(archive, name: name, limits: limits, memory: memory)
  }

  private init(
    _ archive: OpaquePointer, name: String, limits: ReadLimits, memory: UnsafeMutableRawBufferPointer?
  ) throws(Diagnostic) {
    self.archive = archive
    self.name = name
    self.limits = limits
    self.memory = memory
    do throws(Diagnostic) { (names, entries) = try Self.entries(archive, name, limits) } catch {
      // An object that is not complete has no deinit.
      zip_discard(archive)
      memory?.deallocate()
      throw error
    }
  }

  deinit {
    zip_discard(archive)
    memory?.deallocate()
  }

  private static func entries(
    _ archive: OpaquePointer, _ name: String, _ limits: ReadLimits
  ) throws(Diagnostic) -> (names: [String], entries: [String: Entry]) {
    let count = zip_get_num_entries(archive, 0)
    if count > limits.entries {
      throw Diagnostic(.fileTooLarge, at: Location(input: name), [.limit: "\(limits.entries) entries"])
    }
    var (names, entries): ([String], [String: Entry]) = ([], [:])
    names.reserveCapacity(Int(max(count, 0)))
    entries.reserveCapacity(Int(max(count, 0)))
    for index in 0..<UInt64(max(count, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let text = status.name else { continue }
      let entry = Entry(
        name: String(cString: text), index: index, size: Int(clamping: status.size),
        compressedSize: Int(clamping: status.comp_size), method: Int32(status.comp_method), checksum: status.crc)
      if status.encryption_method != ZIP_EM_NONE {
        throw .refused(.encryptedArchive, at: Location(input: name, part: entry.name))
      }
      if entries.updateValue(entry, forKey: entry.name) != nil {
        throw .refused(.archiveWithRepeatedNames, at: Location(input: name, part: entry.name))
      }
      names.append(entry.name)
    }
    return (names, entries)
  }

  /// The entry `name`; nil where there is none.
  func entry(_ name: String) -> Entry? { entries[name] }

  /// The entry `entry`, where it has `limit` bytes at most, is stored or deflated, and sound; nil leaves it to
  /// ``read(_:_:)``, which reads everything and says what is wrong.
  func whole(_ entry: Entry, limit: Int) -> [UInt8]? {
    guard max(entry.size, entry.compressedSize) <= limit, let packed = packed(entry) else { return nil }
    let bytes: [UInt8]?
    switch entry.method {
    case ZIP_CM_STORE: bytes = packed
    case ZIP_CM_DEFLATE: bytes = inflater.inflate(packed, count: entry.size)
    default: bytes = nil
    }
    guard let bytes, bytes.count == entry.size, Inflater.checksum(bytes) == entry.checksum,
      exceeded(entry.size, inflated + entry.size, entry) == nil
    else { return nil }
    inflated += entry.size
    return bytes
  }

  /// The bytes of the entry `entry` as they stand in the archive; nil where they cannot be read.
  private func packed(_ entry: Entry) -> [UInt8]? {
    guard let file = zip_fopen_index(archive, entry.index, zip_flags_t(ZIP_FL_COMPRESSED)) else { return nil }
    defer { zip_fclose(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.compressedSize) { buffer, filled in
      while filled < buffer.count {
        let count = zip_fread(file, buffer.baseAddress.map { $0 + filled }, zip_uint64_t(buffer.count - filled))
        guard count > 0 else { return }
        filled += Int(count)
      }
    }
    return bytes.count == entry.compressedSize ? bytes : nil
  }

  /// Reads the entry `entry` chunk by chunk. Throws `.fileUnreadable` where it is damaged (a wrong checksum, too),
  /// `.fileTooLarge` beyond a limit, or what `take` threw.
  func read(_ entry: Entry, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    guard let file = zip_fopen_index(archive, entry.index, 0) else {
      throw unreadable(entry, String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    var total = 0
    while true {
      let count = zip_fread(file, chunk.baseAddress, zip_uint64_t(chunk.count))
      if count < 0 { throw unreadable(entry, String(cString: zip_file_strerror(file))) }
      if count == 0 { return }
      total += Int(count)
      inflated += Int(count)
      if let limit = exceeded(total, inflated, entry) {
        throw Diagnostic(.fileTooLarge, at: Location(input: name, part: entry.name), [.limit: limit])
      }
      try take(UnsafeRawBufferPointer(rebasing: chunk[..<Int(count)]))
    }
  }

  /// The limit that `total` bytes of the entry `entry`, or `inflated` bytes of all entries, exceed; nil where none.
  private func exceeded(_ total: Int, _ inflated: Int, _ entry: Entry) -> String? {
    if total > 1 << 20, total / limits.inflateRatio > max(entry.compressedSize, 1) { return "1:\(limits.inflateRatio)" }
    if total > limits.partSize { return "\(limits.partSize)" }
    return inflated > limits.fileSize ? "\(limits.fileSize)" : nil
  }

  private func unreadable(_ entry: Entry, _ reason: String) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: Location(input: name, part: entry.name), [.reason: reason])
  }

  private static func unreadable(_ name: String, _ code: Int32) -> Diagnostic {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return Diagnostic(
      .fileUnreadable, at: Location(input: name), [.reason: String(cString: zip_error_strerror(&error))])
  }
}
