package import YusuanFindings

/// Writes a zip archive into memory (写出压缩文件). The same entries give the same bytes: new ones carry no time. Entries of
/// another archive are copied as they are compressed.
package struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  private var isTooLarge = false
  private let deflater = Deflater()

  /// An archive without entries.
  package init() {}

  /// How many bytes and entries an archive may have without Zip64.
  private static let limit = Int(UInt32.max) - 1

  /// Adds an entry with the name `name` in UTF-8. It is deflated, unless that makes it no shorter or `isStored`.
  package mutating func add(_ name: String, _ content: [UInt8], isStored: Bool = false) {
    let deflated = isStored ? nil : deflater.deflate(content)
    let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
    let record = ZipRecord(
      name: Array(name.utf8), size: content.count, checksum: Inflater.checksum(content),
      method: deflated == nil ? 0 : 8, flags: isASCII ? 0 : ZipRecord.nameIsUTF8, time: ZipRecord.firstTime, madeBy: 20,
      internalAttributes: 0, externalAttributes: 0)
    (deflated ?? content).withUnsafeBytes { append(record, $0) }
  }

  /// Adds an entry of another archive as it is.
  package mutating func add(_ copy: ZipCopy) { append(copy.record, copy.packed) }

  private mutating func append(_ record: ZipRecord, _ packed: UnsafeRawBufferPointer) {
    let start = bytes.count
    if max(start, record.size) > Self.limit || record.name.count > Int(UInt16.max) { isTooLarge = true }
    bytes.append(number: 0x0403_4B50 as UInt32)
    let common = Self.common(record, packed.count)
    bytes += common
    bytes.append(number: 0 as UInt16)
    bytes += record.name
    bytes.append(contentsOf: packed)
    directory.append(number: 0x0201_4B50 as UInt32)
    directory.append(number: record.madeBy)
    directory += common
    // No extra field, no comment, the first disk.
    for _ in 0..<3 { directory.append(number: 0 as UInt16) }
    directory.append(number: record.internalAttributes)
    directory.append(number: record.externalAttributes)
    directory.append(number: UInt32(truncatingIfNeeded: start))
    directory += record.name
    count += 1
  }

  /// What stands both before an entry and in the directory: from the needed version to the length of the name.
  private static func common(_ record: ZipRecord, _ packed: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: 20 as UInt16)
    bytes.append(number: record.flags & ~ZipRecord.sizesBehind)
    bytes.append(number: record.method)
    bytes.append(number: record.time)
    bytes.append(number: record.checksum)
    bytes.append(number: UInt32(truncatingIfNeeded: packed))
    bytes.append(number: UInt32(truncatingIfNeeded: record.size))
    bytes.append(number: UInt16(truncatingIfNeeded: record.name.count))
    return bytes
  }

  /// The whole archive. Throws `.fileTooLarge` if it would need Zip64; `name` is that of the file, for the finding.
  package consuming func finish(_ name: String) throws(Diagnostic) -> [UInt8] {
    let start = bytes.count
    guard !isTooLarge, start + directory.count < Self.limit, count < Int(UInt16.max) else {
      throw Diagnostic(.fileTooLarge, at: Location(input: name), [.limit: "\(Self.limit)"])
    }
    bytes += directory
    bytes.append(number: 0x0605_4B50 as UInt32)
    for _ in 0..<2 { bytes.append(number: 0 as UInt16) }
    for _ in 0..<2 { bytes.append(number: UInt16(count)) }
    bytes.append(number: UInt32(directory.count))
    bytes.append(number: UInt32(start))
    bytes.append(number: 0 as UInt16)
    return bytes
  }
}

extension [UInt8] {
  /// Appends `number` with its lowest byte first.
  fileprivate mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
