/// A piece of markup of eight bytes at most, as a number, the first byte lowest: it is compared at once.
package struct MarkupPiece {
  fileprivate let bytes: UInt64
  fileprivate let shift: UInt64

  /// The piece of `count` bytes that are `bytes`.
  @inline(__always) package init(_ bytes: UInt64, count: UInt64) { (self.bytes, shift) = (bytes, 64 &- 8 &* count) }
}

extension ScannedBytes {
  /// Whether `piece` stands at `index`, and not near the end.
  @inline(__always) package func stands(_ piece: MarkupPiece, at index: Int) -> Bool {
    guard let word = word(at: index) else { return false }
    return word &<< piece.shift == piece.bytes &<< piece.shift
  }
}
