public import YusuanFindings
internal import YusuanZip

/// Reads a workbook of Office Open XML (ECMA-376 part 1): zipped (`.xlsx`, `.xlsm`), unpacked in a folder, or a single
/// worksheet part. Rows are streamed; only the shared strings are held.
public final class XLSXReader: SheetReader {
  private let store: any PartStore
  private let limits: ReadLimits

  /// Reads the workbook whose parts are in `store`.
  init(_ store: any PartStore, _ limits: ReadLimits) {
    self.store = store
    self.limits = limits
  }

  /// Opens the zip archive `source`. Throws `.fileUnreadable`, `.formatRefused` or `.fileTooLarge`.
  public static func zipped(_ source: ByteSource, limits: ReadLimits = ReadLimits()) throws(Diagnostic) -> XLSXReader {
    XLSXReader(ZipParts(try archive(source, limits), source), limits)
  }

  /// Opens the archive `source`. Small files are read into memory at once.
  private static func archive(_ source: ByteSource, _ limits: ReadLimits) throws(Diagnostic) -> ZipArchive {
    if let bytes = source.memory { return try ZipArchive(bytes: bytes, name: source.name, limits: limits.archive) }
    guard source.count <= 8 << 20 else { return try ZipArchive(path: source.name, limits: limits.archive) }
    let bytes = try source.readAll(limit: source.count)
    try source.checkUnchanged()
    return try ZipArchive(bytes: bytes, name: source.name, limits: limits.archive)
  }

  /// Opens the workbook whose parts are in the folder `path`.
  public static func unpacked(_ path: String, limits: ReadLimits = ReadLimits()) -> XLSXReader {
    XLSXReader(FolderParts(path: path, limits: limits), limits)
  }

  /// Opens the single worksheet part `source`.
  public static func worksheet(_ source: ByteSource, limits: ReadLimits = ReadLimits()) -> XLSXReader {
    XLSXReader(SinglePart(source), limits)
  }

  /// Reads all sheets in the order of the workbook. A damaged sheet is reported and left out, if there are other sheets
  /// and none of its rows was sent. Large sheets send rows as they are read. Throws the errors of reading and of XML,
  /// and what `sink` throws.
  package func read(into sink: any RowSink) throws(Diagnostic) {
    try Self.read(store, limits, into: sink)
  }

  private static func read(
    _ store: some PartStore, _ limits: ReadLimits, into sink: any RowSink
  ) throws(Diagnostic) {
    if store is SinglePart {
      let info = SheetInfo(input: store.input)
      return try read(store.names[0], info, store, SharedStrings(), CellStyles(), limits, withholds: false, into: sink)
    }
    let index = try WorkbookIndex(store, limits: limits)
    index.findings.forEach(sink.note)
    guard !index.sheets.isEmpty else {
      throw .refused(.archive(store.names), at: Location(input: store.input))
    }
    var strings = SharedStrings()
    if let part = index.sharedStrings { strings = try SharedStrings(part, of: store, limits: limits) }
    var styles = CellStyles()
    if let part = index.styles { styles = try CellStyles(part, of: store, limits: limits) }
    let watch = SinkWatch(sink, limits, store)
    var hasRead = false
    for (place, sheet) in index.sheets.enumerated() {
      var info = SheetInfo(
        input: store.input, name: sheet.name ?? sheet.part, index: place + 1, isHidden: sheet.isHidden)
      info.countsFrom1904 = index.countsFrom1904
      do throws(Diagnostic) {
        try read(sheet.part, info, store, strings, styles, limits, withholds: index.sheets.count > 1, into: watch)
        hasRead = true
      } catch {
        let isLast = place + 1 == index.sheets.count
        guard !watch.hasRows, !watch.hasThrown, isDamage(error), hasRead || !isLast else { throw error }
        var finding = error
        finding.location.sheet = sheet.name
        sink.note(finding)
        try sink.end(info)
      }
    }
  }

  /// Whether `finding` says that a sheet is damaged. Then the other sheets can still be read.
  private static func isDamage(_ finding: Diagnostic) -> Bool {
    [.xmlMalformed, .xmlRefused, .fileUnreadable, .gridExceeded, .cellTooLong].contains(finding.code)
  }

  private static func read(
    _ part: String, _ info: SheetInfo, _ store: some PartStore, _ strings: SharedStrings, _ styles: CellStyles,
    _ limits: ReadLimits, withholds: Bool, into sink: any RowSink
  ) throws(Diagnostic) {
    try sink.begin(info)
    let rows = SheetRows(sink, place: Location(input: info.input, sheet: info.name), limits: limits)
    _ = try PartParser.parse(
      part, of: store, limits: limits, withholds: withholds, into: WorksheetHandler(rows, strings, styles))
    try sink.end(info)
  }
}

/// A sink that passes everything on, and remembers whether its target threw, whether the sheet had rows, and how many
/// cells and how much text there were.
private final class SinkWatch: RowSink {
  private let sink: any RowSink
  private(set) var hasThrown = false
  private(set) var hasRows = false
  private let most: (cells: Int, text: Int)
  private let input: String
  private var (cells, text) = (0, 0)

  /// A watch for the workbook in `store`.
  init(_ sink: any RowSink, _ limits: ReadLimits, _ store: some PartStore) {
    self.sink = sink
    let size = store.size
    most = (limits.cells(ofFileWith: size), limits.text(ofFileWith: size))
    input = store.input
  }

  func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    hasRows = false
    do throws(Diagnostic) { try sink.begin(sheet) } catch { throw thrown(error) }
  }

  func receive(_ row: borrowing Row) throws(Diagnostic) {
    hasRows = true
    cells += row.cells.count
    for cell in row.cells { text += cell.text.count }
    if cells > most.cells { throw .tooLarge(.cells(most.cells), at: Location(input: input)) }
    if text > most.text { throw .tooLarge(.bytesOfText(most.text), at: Location(input: input)) }
    do throws(Diagnostic) { try sink.receive(row) } catch { throw thrown(error) }
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) {
    do throws(Diagnostic) { try sink.end(sheet) } catch { throw thrown(error) }
  }

  func note(_ finding: Diagnostic) { sink.note(finding) }

  private func thrown(_ finding: Diagnostic) -> Diagnostic {
    hasThrown = true
    return finding
  }
}
