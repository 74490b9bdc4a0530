internal import CMinizip
internal import YusuanPlatform

/// Owns a minizip handle on a file or on bytes in memory: goes from entry to entry and reads them.
package final class ZipSource {
  private let handle: unzFile
  /// The bytes of an archive in memory, and minizip's view of them. Both live as long as the handle.
  private let memory: UnsafeMutableRawBufferPointer
  private let archive: UnsafeMutablePointer<yusuan_archive>?

  /// How many entries the directory declares.
  let count: Int

  /// Opens the archive in the file `path`. Nil if it is not one.
  init?(path: String) {
    guard let handle = PathText.withName(path, { yusuan_unzip_file($0) }) else { return nil }
    self.handle = handle
    memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    archive = nil
    count = Self.count(handle)
  }

  /// Opens the archive `bytes`. Nil if they are not one.
  init?(bytes: [UInt8]) {
    memory = .allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    let archive = UnsafeMutablePointer<yusuan_archive>.allocate(capacity: 1)
    archive.initialize(
      to: yusuan_archive(
        bytes: memory.baseAddress?.assumingMemoryBound(to: UInt8.self), count: UInt64(bytes.count), at: 0, is_beyond: 0)
    )
    self.archive = archive
    guard let handle = yusuan_unzip(archive) else {
      // An object that is not fully initialised has no deinit.
      archive.deallocate()
      memory.deallocate()
      return nil
    }
    self.handle = handle
    count = Self.count(handle)
  }

  deinit {
    unzClose(handle)
    archive?.deallocate()
    memory.deallocate()
  }

  private static func count(_ handle: unzFile) -> Int {
    var info = unz_global_info64()
    unzGetGlobalInfo64(handle, &info)
    return Int(clamping: info.number_entry)
  }

  // MARK: The directory

  /// What the directory says of an entry.
  package struct Entry {
    package let name: String
    package let size: Int
    package let compressedSize: Int
    /// The compression method, and the CRC-32 of the inflated bytes (APPNOTE.TXT, 4.4.5 and 4.4.7).
    let method: UInt
    let checksum: UInt
    let isEncrypted: Bool
    /// The entry's position in the directory.
    fileprivate let place: unz64_file_pos
    /// Where the compressed bytes begin. Nil if they are not in memory, or if the local header is damaged.
    fileprivate let start: Int?
  }

  /// Goes to the first or the next entry and returns its data from the directory. Nil if that is damaged.
  func next(isFirst: Bool) -> Entry? {
    guard (isFirst ? unzGoToFirstFile(handle) : unzGoToNextFile(handle)) == UNZ_OK else { return nil }
    var (info, place) = (unz_file_info64(), unz64_file_pos())
    guard let name = name(&info) ?? name(&info, capacity: 1 << 16) else { return nil }
    unzGetFilePos64(handle, &place)
    return Entry(
      name: name, size: Int(clamping: info.uncompressed_size), compressedSize: Int(clamping: info.compressed_size),
      method: info.compression_method, checksum: info.crc, isEncrypted: info.flag & 1 != 0, place: place, start: start)
  }

  /// Where the compressed bytes of the current entry begin. Nil if they are not in memory, or if the local header is
  /// damaged.
  private var start: Int? {
    guard archive != nil, openCurrent(packed: true) else { return nil }
    defer { close() }
    return Int(exactly: unzGetCurrentFileZStreamPos64(handle))
  }

  /// The name of the current entry; `info` gets its other data. Nil if the directory is damaged or the name is longer
  /// than `capacity`.
  private func name(_ info: inout unz_file_info64, capacity: Int = 1 << 10) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let code = unzGetCurrentFileInfo64(handle, &info, buffer.baseAddress, UInt(capacity), nil, 0, nil, 0)
      guard code == UNZ_OK, info.size_filename < capacity else { return nil }
      return Self.name(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<Int(info.size_filename)]))
    }
  }

  /// What the directory says of `entry` beside its name and sizes. Nil if the directory is damaged.
  func record(_ entry: Entry) -> ZipRecord? {
    var (info, place) = (unz_file_info64(), entry.place)
    let capacity = 1 << 16
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      guard unzGoToFilePos64(handle, &place) == UNZ_OK,
        unzGetCurrentFileInfo64(handle, &info, buffer.baseAddress, UInt(capacity), nil, 0, nil, 0) == UNZ_OK,
        info.size_filename < capacity
      else { return nil }
      return ZipRecord(
        name: Array(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<Int(info.size_filename)])),
        size: Int(clamping: info.uncompressed_size), checksum: UInt32(truncatingIfNeeded: info.crc),
        method: UInt16(truncatingIfNeeded: info.compression_method), flags: UInt16(truncatingIfNeeded: info.flag),
        time: UInt32(truncatingIfNeeded: info.dosDate), madeBy: UInt16(truncatingIfNeeded: info.version),
        internalAttributes: UInt16(truncatingIfNeeded: info.internal_fa),
        externalAttributes: UInt32(truncatingIfNeeded: info.external_fa))
    }
  }

  /// The name with the bytes `bytes`. If they are not UTF-8, each byte is one character, so that different bytes are
  /// different names. A backslash becomes a slash, as in Excel: some Windows programs write it (APPNOTE.TXT, 4.4.17).
  private static func name(_ bytes: UnsafeRawBufferPointer) -> String {
    if bytes.contains(UInt8(ascii: "\\")), let name = String(validating: bytes, as: UTF8.self) {
      return String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "\\" ? "/" : $0 }))
    }
    return String(validating: bytes, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  // MARK: Entries

  /// The compressed bytes of `entry`, valid as long as the archive. Nil if they are not all in memory.
  func packed(_ entry: Entry) -> UnsafeRawBufferPointer? {
    guard let start = entry.start, start <= memory.count, entry.compressedSize <= memory.count - start else {
      return nil
    }
    return UnsafeRawBufferPointer(rebasing: memory[start..<start + entry.compressedSize])
  }

  /// Opens `entry` for reading. Returns false if its local header is damaged.
  func open(_ entry: Entry) -> Bool {
    var place = entry.place
    return unzGoToFilePos64(handle, &place) == UNZ_OK && openCurrent(packed: false)
  }

  private func openCurrent(packed: Bool) -> Bool {
    var method: Int32 = 0
    return unzOpenCurrentFile2(handle, &method, nil, packed ? 1 : 0) == UNZ_OK
  }

  /// Reads the next bytes of the open entry. Returns how many, 0 at the end, or nil if they cannot be read.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    let count = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(clamping: buffer.count))
    return count < 0 ? nil : Int(count)
  }

  /// Closes the open entry, if there is one. Returns false if all of it was read and the checksum is wrong.
  @discardableResult func close() -> Bool { unzCloseCurrentFile(handle) != UNZ_CRCERROR }
}
