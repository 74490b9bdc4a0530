package import YusuanFindings

/// Reads delimited text: CSV, TSV, semicolons, and prose with tables (RFC 4180, and files that deviate from it).
///
/// A field is quoted only if it begins and ends with a quote, apart from blanks. Any other quote is an ordinary
/// character. A quoted field may span lines. If it holds lines with figures between delimiters, it is not read as
/// quoted, and that is reported. Lines end with LF, CR LF or CR.
public final class DelimitedReader: SheetReader {
  /// How the text is read.
  public struct Options: Sendable {
    /// The delimiter, or nil to detect it.
    public var delimiter: UInt8?
    /// The encoding, or nil to detect it.
    public var encoding: TextEncoding?
    /// How many bytes a record may have.
    public var recordLimit = 64 << 20
    /// How many bytes a cell may have.
    public var cellLimit = 1 << 20

    /// The defaults: everything is detected.
    public init() {}
  }

  /// The delimiter and the encoding, given or detected.
  public struct Dialect: Sendable, Hashable {
    /// The delimiter.
    public var delimiter: UInt8
    /// The encoding and its byte-order mark.
    public var form: TextForm
  }

  private let source: ByteSource
  private let options: Options
  /// How the text was read, or nil before ``read(into:)``.
  public private(set) var dialect: Dialect?

  /// A reader of `source`.
  public init(_ source: ByteSource, options: Options = Options()) {
    self.source = source
    self.options = options
  }

  /// Reads the whole text. Throws `.encodingUnknown`, `.encodingForeign`, `.recordTooLong`, `.cellTooLong`,
  /// `.gridExceeded`, `.fileChanged`, or what `sink` throws.
  package func read(into sink: any RowSink) throws(Diagnostic) {
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

  /// The first `count` records, if the text may begin with an index. Empty otherwise, and if a record cannot be read.
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

/// A sink that ignores everything.
private final class NoSink: RowSink {
  func begin(_ sheet: SheetInfo) throws(Diagnostic) {}
  func receive(_ row: borrowing Row) throws(Diagnostic) {}
  func end(_ sheet: SheetInfo) throws(Diagnostic) {}
  func note(_ finding: Diagnostic) {}
}
