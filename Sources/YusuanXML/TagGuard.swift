internal import CLibXML2
internal import YusuanFindings

/// Refuses tags that would cost libxml2 far more time than their size suggests. libxml2 compares every attribute of an
/// element with every other.
struct TagGuard {
  private static let lengthLimit = 2 << 20
  private static let attributeLimit = 1_000
  /// Shorter tags have no room for so many attributes.
  private static let suspiciousLength = 4 << 10

  /// The bytes since the last `>`, and how many of them are `=`.
  private var length = 0
  private var signs = 0

  /// Reads the next bytes. Returns why they are refused, or nil.
  mutating func look(at bytes: UnsafeRawBufferPointer) -> Phrase? {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      let end = Self.firstEnd(in: rest)
      let run = UnsafeRawBufferPointer(rebasing: rest[..<(end ?? rest.count)])
      length += run.count
      if length > Self.suspiciousLength {
        signs += run.count { $0 == UInt8(ascii: "=") }
        if signs > Self.attributeLimit { return .attributesBeyond(Self.attributeLimit) }
        if length > Self.lengthLimit { return .tagBeyond(Self.lengthLimit) }
      }
      guard let end else { return nil }
      (length, signs) = (0, 0)
      start += end + 1
    }
    return nil
  }

  /// The index of the first `>` in `bytes`, or nil if there is none.
  private static func firstEnd(in bytes: UnsafeRawBufferPointer) -> Int? {
    let end = Int32(UInt8(ascii: ">"))
    guard let start = bytes.baseAddress, let found = memchr(start, end, bytes.count) else { return nil }
    return start.distance(to: UnsafeRawPointer(found))
  }
}
