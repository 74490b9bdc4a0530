internal import CLibDeflate

/// Owns a libdeflate decompressor. It inflates (RFC 1951) bytes that are held whole, faster than zlib inflates a
/// stream.
final class Inflater {
  private let decompressor: OpaquePointer?

  init() { decompressor = libdeflate_alloc_decompressor() }

  deinit { libdeflate_free_decompressor(decompressor) }

  /// Inflates `deflated`. Nil if the result is not exactly `count` bytes.
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

  /// The CRC-32 of `bytes` as in zip archives (APPNOTE.TXT, 4.4.7).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}
