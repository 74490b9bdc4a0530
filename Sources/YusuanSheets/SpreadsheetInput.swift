public import YusuanFindings

/// Opens an input as the format it has (打开输入). This is the only place that knows all formats.
public struct SpreadsheetInput {
  /// How an input is read.
  public struct Options: Sendable {
    /// How text is read.
    public var text = DelimitedReader.Options()
    /// How much a workbook may demand of the reader.
    public var limits = ReadLimits()
    /// Whether hidden sheets, rows and columns are left out.
    public var skipsHidden = false

    /// The defaults.
    public init() {}
  }

  /// The format of the input.
  public let format: InputFormat
  /// Its bytes, or nil for a folder.
  public let source: ByteSource?
  /// The input as the user named it.
  public let name: String

  private let options: Options

  /// Opens the input `path`; `-` is standard input. `source` has its bytes, if they were read already. Without
  /// `format`, the format is recognised by content. Throws the errors of opening (``ByteSource``) and of
  /// ``InputFormat/sniff(_:)``.
  public init(
    _ path: String, _ source: ByteSource? = nil, format: InputFormat?, options: Options = Options()
  ) throws(Diagnostic) {
    name = path
    self.options = options
    if source == nil, path != "-", InputList.isWorkbookFolder(path) {
      self.source = nil
      self.format = .parts
      return
    }
    let source = if let source { source } else { try Self.open(path) }
    self.source = source
    if let format { self.format = format } else { self.format = try InputFormat.sniff(source) }
  }

  private static func open(_ path: String) throws(Diagnostic) -> ByteSource {
    if path == "-" { return try ByteSource.standardInput() }
    return try ByteSource(path: path).held(upTo: heldSize)
  }

  /// Smaller files are read at once, so that all bytes are of one moment.
  private static let heldSize = 8 << 20

  /// Reads all sheets into `sink`. Returns how text was read, or nil for other formats. Canonical forms have no sheets,
  /// so nothing is read.
  ///
  /// Throws the errors of the format's reader.
  package func read(into sink: any RowSink) throws(Diagnostic) -> DelimitedReader.Dialect? {
    let sink: any RowSink = options.skipsHidden ? VisibleOnly(sink) : sink
    guard let source else {
      try XLSXReader.unpacked(name, limits: options.limits).read(into: sink)
      return nil
    }
    switch format {
    case .text:
      let reader = DelimitedReader(source, options: options.text)
      try reader.read(into: sink)
      return reader.dialect
    case .xlsx:
      try XLSXReader.zipped(source, limits: options.limits).read(into: sink)
      try source.checkUnchanged()
    case .worksheet: try XLSXReader.worksheet(source, limits: options.limits).read(into: sink)
    case .spreadsheetML: try SpreadsheetMLReader(source, limits: options.limits).read(into: sink)
    case .html: try HTMLReader(source, limits: options.limits).read(into: sink)
    case .parts, .json, .jsonLines, .disclosureXML: break
    }
    return nil
  }
}

/// Leaves out hidden sheets, rows and columns, and reports that once a sheet.
private final class VisibleOnly: RowSink {
  private let sink: any RowSink
  private var isHidden = false
  private var left = 0

  init(_ sink: any RowSink) { self.sink = sink }

  func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    isHidden = sheet.isHidden
    left = 0
    if !isHidden { try sink.begin(sheet) }
  }

  func receive(_ row: borrowing Row) throws(Diagnostic) {
    if isHidden || row.isHidden {
      left += row.cells.count
      return
    }
    let hidden = row.cells.count { $0.traits.contains(.hiddenColumn) }
    if hidden == 0 { return try sink.receive(row) }
    var visible = copy row
    visible.cells.removeAll { $0.traits.contains(.hiddenColumn) }
    left += hidden
    try sink.receive(visible)
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) {
    if left > 0 {
      sink.note(
        Diagnostic(
          .fileSkipped, at: Location(input: sheet.input, sheet: sheet.name), because: .hiddenCells(left)))
    }
    if !isHidden { try sink.end(sheet) }
  }

  func note(_ finding: Diagnostic) { sink.note(finding) }
}
