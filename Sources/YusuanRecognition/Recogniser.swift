internal import YusuanBlocks
public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
public import YusuanSheets

/// Finds the tables of some profiles in a stream of rows (识别): rows become blocks, blocks become tables. It holds one
/// table at a time, never a whole sheet.
///
/// It is used by one caller at a time and never from within itself. So exclusivity is not checked for its hot
/// variables: the checks cost a twentieth of a conversion.
public final class Recogniser: RowSink {
  /// How inputs are read.
  public struct Options: Sendable {
    /// The money unit of tables that print none; nil to use the profile's.
    public var assumedUnit: AmountUnit?
    /// Whether rows outside the tables are handed on, each as it comes.
    public var keepsPassages = false
    /// The digest of the input, for the sources of its figures; empty if it is not known.
    public var digest = ""
    /// Whose budget it is, if the user states it.
    public var level: UnitLevel?
    /// Whether each cell that is counted as used but is in no result is handed on.
    public var listsTexts = false
    /// Whether each cell that says whose tables follow, in what unit, or what their note is, is handed on.
    public var listsStatements = false
    /// Whether an amount in such a text is an error.
    public var refusesAmountsInText = false
    /// A table with more rows than this is handed on in parts of this size, so that memory stays flat.
    public var partRows = Int.max

    /// Options with their defaults.
    public init(assumedUnit: AmountUnit? = nil) { self.assumedUnit = assumedUnit }
  }

  private let memory: LabelCache
  private let tables: TableRecogniser
  private var blocks: BlockReader
  /// The array reused for the cells of the next row.
  @exclusivity(unchecked) private var spare: [BlockCell] = []
  /// Counts the cells of the sheet with look-alike characters.
  @exclusivity(unchecked) private var lookalikes = LookalikeCells()
  /// The number of the last row that held something.
  @exclusivity(unchecked) private var lastRow = 0

  /// Creates a recogniser for the profiles of `memory`. It hands what it finds to `output`.
  package init(_ memory: LabelCache, options: Options = Options(), output: any RecognitionSink) {
    self.memory = memory
    tables = TableRecogniser(memory, options: options, output: output)
    blocks = BlockReader(tables)
  }

  /// Begins a sheet. Of what the sheet before printed, only its cover still counts.
  public func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    tables.begin(sheet)
    lastRow = 0
  }

  /// Reads the next row.
  public func receive(_ row: borrowing Row) throws(Diagnostic) {
    guard let seen = blockRow(row) else { return }
    lookalikes.add(seen, tables.place)
    lastRow = seen.number
    pass(seen)
    if !blocks.holdsRows { spare = seen.cells }
  }

  /// Ends a sheet: all its rows were received, and whatever is open ends with it.
  public func end(_ sheet: SheetInfo) throws(Diagnostic) {
    blocks.finish()
    tables.finish()
    if let finding = lookalikes.finding { tables.output.receive(finding) }
    lookalikes = LookalikeCells()
  }

  /// Hands on a finding of the reader.
  public func note(_ finding: Diagnostic) { tables.output.receive(finding) }

  /// Passes a row to the block reader. Rows of a form are text, whatever they look like, until a title comes.
  private func pass(_ row: BlockRow) {
    if let name = tables.formName(row) {
      blocks.finish()
      tables.beginForm(name, row)
    } else if !tables.isInForm || tables.endsForm(row) {
      blocks.receive(row)
    }
  }

  /// The row with the cells that hold something, or nil if none does.
  private func blockRow(_ row: borrowing Row) -> BlockRow? {
    memory.beginRow(keeps: blocks.holdsRows)
    var cells = spare
    spare = []
    cells.removeAll(keepingCapacity: true)
    let bytes = row.bytes
    for cell in row.cells {
      let (range, plain) = bytes.withUnsafeBufferPointer { text in
        let range = PlainText.trimmed(text, cell.text, isDelimited: row.line > 0)
        return (range, PlainText.figure(text, range))
      }
      var seen = BlockCell(column: Int(cell.column), kind: cell.kind, traits: cell.traits, range: range)
      seen.shown = cell.shown
      if let plain {
        seen.marks = plain
      } else {
        let label = memory.id(bytes, range)
        (seen.label, seen.marks) = (label, memory[label].marks)
        if PlainText.isFormula(bytes, range) { seen.traits.insert(.formulaWithoutValue) }
      }
      if seen.traits.contains(.formulaWithoutValue) { seen.marks.insert(.figure) }
      let isBlank = seen.range.isEmpty || seen.marks.contains(.blank)
      if !isBlank || !seen.traits.isDisjoint(with: .withoutText) { cells.append(seen) }
    }
    if cells.isEmpty { return nil }
    var seen = BlockRow(
      number: row.number, line: row.line, cells: cells, bytes: bytes,
      blankRowsBefore: max(row.number - lastRow - 1, 0))
    seen.isHidden = row.isHidden || tables.place.info.isHidden
    if !row.merged.isEmpty { seen.merged = row.merged }
    return seen
  }
}

/// Texts that need no lookup (简单文字).
enum PlainText {
  /// `range` without ASCII white space at its ends; folding removes other white space. Delimited text may begin with an
  /// apostrophe, which keeps a field from being read as a formula. It is removed as well.
  static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int32>, isDelimited: Bool = false
  ) -> Range<Int> {
    var low = Int(range.lowerBound)
    var high = Int(range.upperBound)
    while low < high, bytes[low] <= 0x20 { low += 1 }
    while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
    if low < high, bytes[low] == UInt8(ascii: "=") { return unquoted(bytes, low..<high) }
    if isDelimited, low < high, bytes[low] == FormulaSign.guarding, FormulaSign.isGuarded(bytes[low..<high]) {
      return low + 1..<high
    }
    if low + 1 < high, bytes[low] == apostrophe, !bytes[low + 1..<high].contains(apostrophe) { low += 1 }
    return low..<high
  }

  /// The mark of text in spreadsheets. It is not part of the text.
  private static let apostrophe = UInt8(ascii: "'")

  /// Delimited text keeps digits as text by writing `="208"`, `=T("208")` or `=""208""`. Returns the range of what
  /// stands in the quotes, if that holds no quotes itself.
  private static func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound + 1, range.upperBound)
    while low < high, " +(T".utf8.contains(bytes[low]) { low += 1 }
    while high > low, " )".utf8.contains(bytes[high - 1]) { high -= 1 }
    let quote = UInt8(ascii: "\"")
    guard high - low >= 2, bytes[low] == quote, bytes[high - 1] == quote else { return range }
    while high - low >= 2, bytes[low] == quote, bytes[high - 1] == quote { (low, high) = (low + 1, high - 1) }
    return bytes[low..<high].contains(quote) ? range : low..<high
  }

  /// Whether a text is a formula where its result should stand: `=C7+C11`.
  static func isFormula(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "=") else { return false }
    if range.lowerBound > 0, bytes[range.lowerBound - 1] == apostrophe { return false }
    let second = bytes[range.lowerBound + 1]
    return second >= 0x80 || "+-(\"'".utf8.contains(second) || (0x30...0x39).contains(second)
      || (0x41...0x5A).contains(second & 0xDF)
  }

  /// The marks of a text of digits, signs and points only, or nil for any other text.
  static func figure(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> TextMarks? {
    var hasDigit = false
    for index in range {
      let byte = bytes[index]
      if byte < UInt8(ascii: "+") || byte > UInt8(ascii: "9") { return nil }
      if byte >= UInt8(ascii: "0") { hasDigit = true }
    }
    return hasDigit ? .figure : range.isEmpty ? [] : .dash
  }
}
