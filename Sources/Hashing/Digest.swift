internal import CBlake2

/// The BLAKE2b digest (RFC 7693) of some bytes, 256 bits, in hexadecimal, as `b2sum -l 256` prints it (摘要).
public struct Digest {
  private static let size = 32
  private var state = blake2b_state()

  /// The digest of no bytes so far.
  public init() { blake2b_init(&state, Self.size) }

  /// Takes in the next bytes.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    let taken: Void? = bytes.withContiguousStorageIfAvailable { blake2b_update(&state, $0.baseAddress, $0.count) }
    if taken == nil { Array(bytes).withUnsafeBufferPointer { _ = blake2b_update(&state, $0.baseAddress, $0.count) } }
  }

  /// The first 64 bits of the digest of `text`, for finding texts again without keeping them.
  public static func key(_ text: String) -> UInt64 {
    var digest = Digest()
    digest.update(text.utf8)
    return digest.bytes().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private consuming func bytes() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.size)
    blake2b_final(&state, &bytes, Self.size)
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
