public import YusuanFindings

/// Opens an input as what it is (打开输入): the one place that knows every format.
public struct SpreadsheetInput {
  /// What is given instead of found by content, and what is left out.
  public struct Options: Sendable {
    /// How text is read.
    public var text = DelimitedReader.Options()
    /// What a workbook may ask of the reader.
    public var limits = ReadLimits()
    /// Hidden sheets, rows and columns are left out.
    public var skipsHidden = false

    /// The defaults.
    public init() {}
  }

  /// What the input is.
  public let format: InputFormat
  /// Its bytes; nil for a folder.
  public let source: ByteSource?
  /// The input as the user named it.
  public let name: String

  private let options: Options

  /// The input `path`; `-` is standard input; `source` has its bytes where they were read already. Without `format` it is
  /// found by content. Throws what opening and sniffing can throw.
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

  /// Smaller files are read at once, so that all of what is read is of one moment.
  private static let heldSize = 8 << 20

  /// Reads all sheets into `sink` and says how text was read. Nothing for the canonical forms, which have no sheets.
  ///
  /// Throws what the format's reader throws.
  public func read(into sink: any RowSink) throws(Diagnostic) -> DelimitedReader.Dialect? {
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

/// Leaves out hidden sheets, rows and columns, and says so once a sheet.
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
