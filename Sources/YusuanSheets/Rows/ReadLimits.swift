/// What a workbook may ask of the reader (读取上限): never more than it is worth, whatever the file declares.
public struct ReadLimits: Sendable, Hashable {
  /// The most bytes a part may have when it is inflated.
  public var partSize = 1 << 30
  /// The most bytes all parts of a file may have when they are inflated.
  public var fileSize = 4 << 30
  /// The most bytes a part may have for each byte it has in the file, beyond the first MiB.
  public var inflateRatio = 1_000
  /// The most bytes a part may have that says what is where, or how it looks: it is held as it is understood.
  public var smallPart = 64 << 20
  /// The most entries a zip archive may have.
  public var entries = 10_000
  /// The most bytes of text a row may have, a shared string counted as often as cells name it.
  public var rowText = 64 << 20
  /// The most bytes of text all rows of a workbook may have, beyond ``textRatio`` for each byte of its file: a shared string
  /// counts as often as cells name it.
  public var text = 32 << 20
  /// How many further bytes of text a workbook may have for each byte it has in the file.
  public var textRatio = 32
  /// The most bytes of text a cell may have.
  public var cellText = 1 << 20
  /// The most bytes a part may have, inflated, to be held and scanned; libxml2 streams larger ones.
  var scannedPart = 8 << 20
  /// Parts that are held are scanned; libxml2 reads all of them otherwise.
  var scansParts = true
  /// The most bytes of text the rows of a part may have to be held until it is scanned: a shared string counts as often as
  /// a cell names it. libxml2 streams what has more.
  var heldRows = 64 << 20

  /// The defaults.
  public init() {}

  /// The last row and the last column of a sheet (ECMA-376 part 1, 18.3.1.73; Excel's grid).
  static let lastRow = 1_048_576
  static let lastColumn = 16_384
}
