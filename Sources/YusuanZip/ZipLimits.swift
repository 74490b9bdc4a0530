/// How much a zip archive may demand of the reader (压缩文件的上限), whatever it declares.
package struct ZipLimits: Sendable, Hashable {
  /// How many bytes an entry may have after inflation.
  package var partSize = 1 << 30
  /// How many bytes all entries together may have after inflation.
  package var fileSize = 4 << 30
  /// How many bytes the entries that are read may have after inflation, in addition to ``inflateRatio`` for each byte of
  /// the file. An entry that is read twice counts once.
  package var inflated = 32 << 20
  /// How many additional bytes may come from each byte of the file.
  package var inflateRatio = 64
  /// How many entries there may be.
  package var entries = 10_000

  /// The defaults.
  package init() {}

  /// How many bytes the entries of a file of `size` bytes may have after inflation.
  package func inflated(ofFileWith size: Int) -> Int {
    // A sparse file may say that it is of any size.
    min(fileSize, inflated + min(size, 1 << 40) * inflateRatio)
  }
}
