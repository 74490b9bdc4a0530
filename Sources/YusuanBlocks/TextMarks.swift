/// What kinds of text a cell may hold, apart from any table (文字的性质). Whoever reads texts sets the marks, by shape
/// (``TextShape``) and by the words printed around tables.
public struct TextMarks: OptionSet, Sendable, Hashable {
  /// One bit for each mark.
  public let rawValue: UInt32
  /// The marks of `rawValue`.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Printed across pages, without meaning (水印、页码).
  public static let watermark = TextMarks(rawValue: 1)
  /// A note below a table (注).
  public static let note = TextMarks(rawValue: 2)
  /// A name or date below a table (填报人).
  public static let signature = TextMarks(rawValue: 4)
  /// The title of a table known to be none of those looked for.
  public static let otherTable = TextMarks(rawValue: 8)
  /// Printed above or before a title (附表1).
  public static let printLabel = TextMarks(rawValue: 16)
  /// The text has a control character or invalid bytes.
  public static let damaged = TextMarks(rawValue: 32)
  /// The text marks a continued table (续表).
  public static let continuation = TextMarks(rawValue: 64)
  /// The text is a title that is looked for.
  public static let title = TextMarks(rawValue: 128)
  /// The text states or announces whose table it is, or its money unit.
  public static let meta = TextMarks(rawValue: 256)
  /// Nothing but invisible characters (空白).
  public static let blank = TextMarks(rawValue: 512)
  /// The label of a page sum (过次页、承前页、本页小计).
  public static let pageTotal = TextMarks(rawValue: 1024)
  /// Words of a cover page.
  public static let cover = TextMarks(rawValue: 2048)
  /// The text has the shape of a title (``TextShape/isTitleLike(_:)``).
  public static let titleLike = TextMarks(rawValue: 4096)
  /// The text is a sentence (``TextShape/isSentence(_:)``).
  public static let sentence = TextMarks(rawValue: 8192)
  /// The text is a figure (``TextShape/isFigure(_:)``).
  public static let figure = TextMarks(rawValue: 16384)
  /// The text is a mark for no amount, such as —.
  public static let dash = TextMarks(rawValue: 32768)

  /// The text announces a name or a unit in the next cell; always together with ``meta``.
  public static let metaLabel = TextMarks(rawValue: 65536)

  /// The text has invisible or look-alike characters (形近字符) and is written without them.
  public static let lookalike = TextMarks(rawValue: 131072)

  /// Marks of what may stand beside a title.
  public static let furniture: TextMarks = [.watermark, .printLabel, .continuation]
  /// Marks that make a row more than labels and figures.
  public static let special: TextMarks = [
    .watermark, .note, .signature, .otherTable, .printLabel, .continuation, .title, .meta, .pageTotal, .cover,
    .titleLike, .sentence,
  ]
}
