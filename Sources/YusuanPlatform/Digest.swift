internal import CNettle

/// The SHA-256 digest (FIPS 180-4, 6.2) of some bytes in hexadecimal, as `sha256sum` prints it (摘要). Processors have
/// instructions for it, which Nettle uses.
public struct Digest {
  private var state = sha256_ctx()

  /// The digest of no bytes so far.
  public init() { nettle_sha256_init(&state) }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    let taken: Void? = bytes.withContiguousStorageIfAvailable { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
    if taken == nil { Array(bytes).withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) } }
  }

  /// The first 64 bits of the digest of `text`, for finding texts again without keeping them.
  public static func key(_ text: String) -> UInt64 {
    var digest = Digest()
    digest.update(text.utf8)
    return digest.bytes().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private consuming func bytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    yusuan_sha256_digest(&state, &bytes)
    return bytes
  }

  /// The digest of all bytes taken in.
  public consuming func finish() -> String {
    let bytes = bytes()
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of `bytes`.
  public static func of(_ bytes: some Collection<UInt8>) -> String {
    var digest = Digest()
    digest.update(bytes)
    return digest.finish()
  }
}
