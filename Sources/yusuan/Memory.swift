internal import CMalloc

/// What the C library does with memory that is not needed any more (内存归还).
enum Memory {
  /// Gives pieces of 128 KiB and more back to the system as soon as they are free. Left alone, the C library holds on to
  /// ever larger ones: to those of the largest input that it met.
  static func givesBackLargePieces() { mallopt(M_MMAP_THRESHOLD, 128 << 10) }
}
