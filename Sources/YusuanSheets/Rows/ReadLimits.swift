package import YusuanZip

/// How much a workbook may demand of the reader (读取上限), whatever the file declares.
public struct ReadLimits: Sendable, Hashable {
  /// How many bytes a part may have after inflation.
  public var partSize = 1 << 30
  /// How many bytes all parts of a file together may have after inflation.
  public var fileSize = 4 << 30
  /// How many bytes the parts of a file that are read may have after inflation, in addition to ``inflateRatio`` for each
  /// byte of the file. A part that is read twice counts once.
  public var inflated = 32 << 20
  /// How many additional bytes may come from each byte of the file. Workbooks of spreadsheet programs inflate to 30 times
  /// their size at most, single parts of them to 100 times.
  public var inflateRatio = 64
  /// How many cells a workbook may have, in addition to one for each byte of its file beyond the first MiB. Spreadsheet
  /// programs need two bytes for a cell, even where all cells of a column are equal.
  public var cells = 640 << 10
  /// How many bytes a part may have that is held in memory: relationships, the workbook, styles.
  public var smallPart = 64 << 20
  /// How many entries a zip archive may have.
  public var entries = 10_000
  /// How many bytes of text a row may have. A shared string counts for each cell that names it.
  public var rowText = 64 << 20
  /// How many bytes of text all rows of a workbook may have, in addition to ``textRatio`` for each byte of its file. A
  /// shared string counts for each cell that names it.
  public var text = 32 << 20
  /// How many additional bytes of text a workbook may have for each byte of its file.
  public var textRatio = 32
  /// How many bytes of text a cell may have.
  public var cellText = 1 << 20
  /// How many bytes an inflated part may have to be held and scanned. libxml2 streams larger parts.
  var scannedPart = 8 << 20
  /// Whether parts that are held are scanned. Otherwise libxml2 reads them too.
  var scansParts = true
  /// How many bytes of text the rows of a part may have to be held until the scan ends. A shared string counts for each
  /// cell that names it. libxml2 streams parts with more.
  var heldRows = 64 << 20

  /// The defaults.
  public init() {}

  /// What of this an archive keeps to.
  package var archive: ZipLimits {
    var limits = ZipLimits()
    (limits.partSize, limits.fileSize) = (partSize, fileSize)
    (limits.inflated, limits.inflateRatio, limits.entries) = (inflated, inflateRatio, entries)
    return limits
  }

  /// How many bytes of text the rows of a workbook of `size` bytes may have.
  func text(ofFileWith size: Int) -> Int {
    // A sparse file may say that it is of any size.
    text + min(size, 1 << 40) * textRatio
  }

  /// How many cells a workbook of `size` bytes may have.
  func cells(ofFileWith size: Int) -> Int { cells + max(size - (1 << 20), 0) }

  /// The last row and the last column of a sheet: Excel's grid (ECMA-376 part 1, 18.3.1.73).
  static let lastRow = 1_048_576
  static let lastColumn = 16_384
}
