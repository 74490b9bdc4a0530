/// A piece of markup of at most eight bytes, as a number with the first byte lowest, so that one comparison is enough.
public struct MarkupPiece {
  @usableFromInline let bytes: UInt64
  @usableFromInline let shift: UInt64

  /// The piece whose `count` bytes are `bytes`.
  @inlinable @inline(__always) public init(_ bytes: UInt64, count: UInt64) {
    (self.bytes, shift) = (bytes, 64 &- 8 &* count)
  }
}

extension ScannedBytes {
  /// Whether `piece` is at `index`. Always false in the last bytes of the document, where a whole word cannot be read.
  @inlinable @inline(__always) public func stands(_ piece: MarkupPiece, at index: Int) -> Bool {
    guard let word = word(at: index) else { return false }
    return word &<< piece.shift == piece.bytes &<< piece.shift
  }
}
