internal import CLibDeflate

/// Owns a libdeflate compressor. It deflates (RFC 1951) bytes that are held whole; the same bytes give the same result.
final class Deflater {
  private let compressor: OpaquePointer?

  init() { compressor = libdeflate_alloc_compressor(6) }

  deinit { libdeflate_free_compressor(compressor) }

  /// `bytes` deflated. Nil if that is not shorter.
  func deflate(_ bytes: [UInt8]) -> [UInt8]? {
    guard let compressor, bytes.count > 1 else { return nil }
    var count = 0
    let deflated = [UInt8](unsafeUninitializedCapacity: bytes.count - 1) { buffer, filled in
      count = bytes.withUnsafeBytes {
        libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, buffer.baseAddress, buffer.count)
      }
      filled = count
    }
    return count > 0 ? deflated : nil
  }
}
