/// What the directory of an archive says of an entry (APPNOTE.TXT, 4.3.12).
package struct ZipRecord: Sendable, Hashable {
  /// The name as it is written.
  package var name: [UInt8]
  /// How many bytes it has after inflation, and their CRC-32.
  var size: Int
  var checksum: UInt32
  /// How it is compressed.
  var method: UInt16
  var flags: UInt16
  /// Time in the low half, date in the high half, as MS-DOS counts them.
  var time: UInt32
  var madeBy: UInt16
  var internalAttributes: UInt16
  var externalAttributes: UInt32

  /// 1980-01-01 00:00, the earliest time there is.
  static let firstTime: UInt32 = 0x0021_0000
  /// The flag for sizes behind the bytes, and that for a name in UTF-8 (4.4.4).
  static let sizesBehind: UInt16 = 1 << 3
  static let nameIsUTF8: UInt16 = 1 << 11
}

/// An entry of an archive in memory as it is compressed. Valid as long as the archive.
package struct ZipCopy {
  /// What the directory says of it.
  package let record: ZipRecord
  let packed: UnsafeRawBufferPointer

  /// The same entry with the name `name`, if its own has backslashes: some Windows programs write them (4.4.17), and not
  /// every program reads them.
  package func withSlashes(_ name: String) -> ZipCopy {
    let backslash = UInt8(ascii: "\\")
    guard record.name.contains(backslash), !name.utf8.contains(backslash) else { return self }
    var record = record
    record.name = Array(name.utf8)
    if record.name.contains(where: { $0 > 0x7F }) { record.flags |= ZipRecord.nameIsUTF8 }
    return ZipCopy(record: record, packed: packed)
  }
}
