/// How much a zip archive may demand of the reader (压缩文件的上限), whatever it declares.
package struct ZipLimits: Sendable, Hashable {
  /// How many bytes an entry may have after inflation.
  package var partSize = 1 << 30
  /// How many bytes all entries together may have after inflation.
  package var fileSize = 4 << 30
  /// How many bytes of an entry may come from one byte in the file. Does not apply to the first MiB.
  package var inflateRatio = 1_000
  /// How many entries there may be.
  package var entries = 10_000

  /// The defaults.
  package init() {}
}
