internal import CLibDeflate

/// The owner of a libdeflate decompressor: inflates (RFC 1951) what is held whole, faster than zlib inflates a stream.
final class Inflater {
  private let decompressor: OpaquePointer?

  init() { decompressor = libdeflate_alloc_decompressor() }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// What `deflated` inflates to; nil where that is not `count` bytes exactly.
  func inflate(_ deflated: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
    guard let decompressor else { return nil }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isWhole =
        libdeflate_deflate_decompress(
          decompressor, deflated.baseAddress, deflated.count, buffer.baseAddress, count, nil) == LIBDEFLATE_SUCCESS
      filled = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }

  /// The CRC-32 of `bytes` as zip archives have it (APPNOTE.TXT, 4.4.7).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}
