public import Diagnostics

/// Reads a workbook of Office Open XML (ECMA-376 part 1): zipped (`.xlsx`, `.xlsm`), unpacked in a folder, or a single
/// worksheet part. Rows stream; only the shared strings are held.
public final class XLSXReader: SheetReader {
  private let store: any PartStore
  private let limits: ReadLimits

  /// The workbook whose parts `store` has.
  init(_ store: any PartStore, _ limits: ReadLimits) {
    self.store = store
    self.limits = limits
  }

  /// The workbook in the zip archive `source`. Throws `.fileUnreadable`, `.formatRefused` or `.fileTooLarge`.
  public static func zipped(_ source: ByteSource, limits: ReadLimits = ReadLimits()) throws(Diagnostic) -> XLSXReader {
    XLSXReader(ZipParts(try archive(source, limits), input: source.name), limits)
  }

  /// The archive `source`; that of a small file in memory, where it is read at once.
  private static func archive(_ source: ByteSource, _ limits: ReadLimits) throws(Diagnostic) -> ZipArchive {
    if let bytes = source.memory { return try ZipArchive(bytes: bytes, name: source.name, limits: limits) }
    guard source.count <= 8 << 20 else { return try ZipArchive(path: source.name, limits: limits) }
    let bytes = try source.readAll(limit: source.count)
    try source.checkUnchanged()
    return try ZipArchive(bytes: bytes, name: source.name, limits: limits)
  }

  /// The workbook whose parts are in the folder `path`.
  public static func unpacked(_ path: String, limits: ReadLimits = ReadLimits()) -> XLSXReader {
    XLSXReader(FolderParts(path: path, limits: limits), limits)
  }

  /// The worksheet part `source` alone.
  public static func worksheet(_ source: ByteSource, limits: ReadLimits = ReadLimits()) -> XLSXReader {
    XLSXReader(SinglePart(source), limits)
  }

  /// Reads all sheets in the workbook's order. Throws what reading and XML can throw, or what the sink threw.
  public func read(into sink: any RowSink) throws(Diagnostic) {
    try Self.read(store, limits, into: sink)
  }

  private static func read(
    _ store: some PartStore, _ limits: ReadLimits, into sink: any RowSink
  ) throws(Diagnostic) {
    if store is SinglePart {
      let info = SheetInfo(input: store.input)
      return try read(store.names[0], info, store, SharedStrings(), CellStyles(), limits, into: sink)
    }
    let index = try WorkbookIndex(store, limits: limits)
    guard !index.sheets.isEmpty else {
      throw .refused(.archiveWithoutWorksheets, at: Location(input: store.input))
    }
    var strings = SharedStrings()
    if let part = index.sharedStrings { strings = try SharedStrings(part, of: store, limits: limits) }
    var styles = CellStyles()
    if let part = index.styles { styles = try CellStyles(part, of: store, limits: limits) }
    for finding in index.findings { sink.note(finding) }
    var failure: Diagnostic?
    var isRead = false
    for (place, sheet) in index.sheets.enumerated() {
      let info = SheetInfo(
        input: store.input, name: sheet.name ?? sheet.part, index: place + 1, isHidden: sheet.isHidden)
      do throws(Diagnostic) {
        try read(sheet.part, info, store, strings, styles, limits, into: sink)
        isRead = true
      } catch {
        // A sheet that is no sound XML is told, and the others are read.
        guard broken.contains(error.code) else { throw error }
        if let failure { sink.note(failure) }
        failure = error
        try sink.end(info)
      }
    }
    guard let failure else { return }
    if !isRead { throw failure }
    sink.note(failure)
  }

  /// What is wrong with a sheet alone.
  private static let broken: Set<Code> = [.xmlMalformed, .xmlRefused, .gridExceeded, .cellTooLong]

  private static func read(
    _ part: String, _ info: SheetInfo, _ store: some PartStore, _ strings: SharedStrings, _ styles: CellStyles,
    _ limits: ReadLimits, into sink: any RowSink
  ) throws(Diagnostic) {
    try sink.begin(info)
    let rows = SheetRows(sink, place: Location(input: info.input, sheet: info.name), limits: limits)
    _ = try PartParser.parse(part, of: store, limits: limits, into: WorksheetHandler(rows, strings, styles))
    try sink.end(info)
  }
}
