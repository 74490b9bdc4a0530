public import Diagnostics
public import TextEncoding

/// Reads delimited text (RFC 4180 and what people make of it): CSV, TSV, semicolons, and running text with tables.
///
/// A field is quoted only where a quote is its first character and the closing quote stands at its end; any other
/// quote is an ordinary character. A quoted field may span lines. Lines end with LF, CR LF or CR.
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

  /// Reads the whole text. Throws `.encodingUnknown`, `.recordTooLong`, `.cellTooLong`, `.fileChanged`, or what the sink
  /// threw.
  public func read(into sink: any RowSink) throws(Diagnostic) {
    let form: TextForm
    if let encoding = options.encoding {
      form = try TextForm.given(encoding, source)
    } else {
      form = try TextForm.detect(source)
    }
    let delimiter: UInt8
    if let given = options.delimiter { delimiter = given } else { delimiter = try guessDelimiter(form) }
    dialect = Dialect(delimiter: delimiter, form: form)
    if form.encoding != .utf8, options.encoding == nil {
      sink.note(Diagnostic(.encodingTaken, at: Location(input: source.name), [.name: form.encoding.rawValue]))
    }
    var sheet = SheetInfo(input: source.name)
    sheet.isSemicolonDelimited = delimiter == UInt8(ascii: ";")
    try sink.begin(sheet)
    let stream = TextStream(source, form)
    var records = RecordReader(stream, delimiter: delimiter, name: source.name, options: options, sink: sink)
    while try records.next() { try sink.take(records.row) }
    stream.reportDamage(to: sink)
    try source.checkUnchanged()
    try sink.end(sheet)
  }

  private func guessDelimiter(_ form: TextForm) throws(Diagnostic) -> UInt8 {
    let stream = TextStream(source, form)
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20, try stream.append(to: &bytes) {}
    return DelimiterGuess.delimiter(bytes.prefix(1 << 20))
  }
}
