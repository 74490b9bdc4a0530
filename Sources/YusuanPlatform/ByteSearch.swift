internal import Glibc

/// Looks through bytes as fast as the C library can (字节查找).
public enum ByteSearch {
  /// Where `byte` stands first in `bytes`, or nil if it does not.
  public static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
    return start.distance(to: UnsafeRawPointer(found))
  }

  /// Whether the `count` bytes at `a` are those at `b`.
  public static func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, count: Int) -> Bool {
    memcmp(a, b, count) == 0
  }
}
