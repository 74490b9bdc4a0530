public import YusuanFindings

/// Reads delimited text (RFC 4180 and what people make of it): CSV, TSV, semicolons, and running text with tables.
///
/// A field is quoted only where a quote is its first character and the closing quote stands at its end, blanks aside; any
/// other quote is an ordinary character. A quoted field may span lines; one that holds lines with figures between delimiters
/// is none, and is told. Lines end with LF, CR LF or CR.
public final class DelimitedReader: SheetReader {
  /// What is given instead of found by content.
  public struct Options: Sendable {
    /// The byte between fields; nil to find it.
    public var delimiter: UInt8?
    /// The encoding; nil to find it.
    public var encoding: TextEncoding?
    /// The most bytes a record may have.
    public var recordLimit = 64 << 20
    /// The most bytes a cell may have.
    public var cellLimit = 1 << 20

    /// Everything is found by content.
    public init() {}
  }

  /// What was found or given: the delimiter and the encoding.
  public struct Dialect: Sendable, Hashable {
    /// The byte between fields.
    public var delimiter: UInt8
    /// The encoding with its byte-order mark.
    public var form: TextForm
  }

  private let source: ByteSource
  private let options: Options
  /// What the text was read as; nil before ``read(into:)``.
  public private(set) var dialect: Dialect?

  /// A reader of `source`.
  public init(_ source: ByteSource, options: Options = Options()) {
    self.source = source
    self.options = options
  }

  /// Reads the whole text. Throws `.encodingUnknown`, `.encodingForeign`, `.recordTooLong`, `.cellTooLong`, `.gridExceeded`, `.fileChanged`, or what the sink
  /// threw.
  public func read(into sink: any RowSink) throws(Diagnostic) {
    let form: TextForm
    if let encoding = options.encoding {
      form = try TextForm.given(encoding, source)
    } else {
      form = try TextForm.detect(source)
    }
    let delimiter: UInt8
    var unusual: String?
    if let given = options.delimiter { delimiter = given } else { (delimiter, unusual) = try guessDelimiter(form) }
    dialect = Dialect(delimiter: delimiter, form: form)
    if form.encoding != .utf8, options.encoding == nil {
      sink.note(Diagnostic(.encodingTaken, at: Location(input: source.name), [.name: form.encoding.rawValue]))
    }
    if let unusual {
      sink.note(Diagnostic(.delimiterUnknown, at: Location(input: source.name), [.found: unusual]))
    }
    var sheet = SheetInfo(input: source.name)
    sheet.isSemicolonDelimited = delimiter == UInt8(ascii: ";")
    let frame = try FrameIndex(first(500, delimiter, form))
    if let index = frame?.words {
      sink.note(Diagnostic(.indexColumn, at: Location(input: source.name), [.found: index]))
    }
    try sink.begin(sheet)
    let stream = TextStream(source, form)
    var records = RecordReader(stream, delimiter: delimiter, name: source.name, options: options, sink: sink)
    while try records.next() {
      if frame == nil {
        try sink.receive(records.row)
      } else if let row = frame?.without(records.row) {
        try sink.receive(row)
      }
    }
    records.reportMissingValues()
    stream.reportDamage(to: sink)
    try source.checkUnchanged()
    try sink.end(sheet)
  }

  /// The first `count` records of a text that may begin with an index; none of another text, or where one cannot be read.
  private func first(_ count: Int, _ delimiter: UInt8, _ form: TextForm) throws(Diagnostic) -> [Row] {
    var beginning: [UInt8] = []
    let stream = TextStream(source, form)
    guard try stream.append(to: &beginning), FrameIndex.mayBegin(beginning, delimiter) else { return [] }
    var records = RecordReader(
      TextStream(source, form), delimiter: delimiter, name: source.name, options: options, sink: NoSink())
    var rows: [Row] = []
    while rows.count < count, let isThere = try? records.next(), isThere { rows.append(records.row) }
    return rows
  }

  private func guessDelimiter(_ form: TextForm) throws(Diagnostic) -> (delimiter: UInt8, unusual: String?) {
    let stream = TextStream(source, form)
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20, try stream.append(to: &bytes) {}
    return DelimiterGuess.delimiter(bytes.prefix(1 << 20))
  }
}

/// Takes nothing.
private final class NoSink: RowSink {
  func begin(_ sheet: SheetInfo) throws(Diagnostic) {}
  func receive(_ row: borrowing Row) throws(Diagnostic) {}
  func end(_ sheet: SheetInfo) throws(Diagnostic) {}
  func note(_ finding: Diagnostic) {}
}
