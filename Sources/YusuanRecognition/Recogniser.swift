internal import YusuanBlocks
public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
public import YusuanSheets

/// Finds the tables of some profiles in a stream of rows (识别): rows become blocks, blocks become tables. It holds one table,
/// never a sheet.
///
/// It and what it holds are used by one caller at a time and never from within themselves, so that the hot ones of their
/// variables are not guarded at run time, which cost a twentieth of a conversion.
public final class Recogniser: RowSink {
  /// How unclear inputs are read.
  public struct Options: Sendable {
    /// The money unit of tables that print none; nil for the profile's.
    public var assumedUnit: AmountUnit?
    /// The rows outside the tables are handed on, each as it comes.
    public var keepsPassages = false
    /// The digest of the input, for the sources of its figures; empty where it was not worked out.
    public var digest = ""
    /// Whose budget it is, where the user says so.
    public var level: UnitLevel?
    /// What is used and in no result is handed on, cell by cell.
    public var listsTexts = false
    /// An amount in such a text is an error.
    public var refusesAmountsInText = false
    /// A table with more rows is handed on in parts of so many, in flat memory.
    public var partRows = Int.max

    /// The options with their defaults.
    public init(assumedUnit: AmountUnit? = nil) { self.assumedUnit = assumedUnit }
  }

  private let memory: LabelCache
  private let tables: TableRecogniser
  private var blocks: BlockReader
  /// The memory for the cells of the next row.
  @exclusivity(unchecked) private var spare: [BlockCell] = []
  /// The cells of the sheet with characters that only look like others.
  @exclusivity(unchecked) private var lookalikes = LookalikeCells()
  /// The number of the last row that held something.
  @exclusivity(unchecked) private var lastRow = 0

  /// A recogniser by the profiles of `memory` that hands what it finds to `output`.
  public init(_ memory: LabelCache, options: Options = Options(), output: any RecognitionSink) {
    self.memory = memory
    tables = TableRecogniser(memory, options: options, output: output)
    blocks = BlockReader(tables)
  }

  /// A sheet begins; nothing that was printed in the one before counts for it, but what a cover says.
  public func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    tables.begin(sheet)
    lastRow = 0
  }

  /// Takes the next row.
  public func receive(_ row: borrowing Row) throws(Diagnostic) {
    guard let seen = see(row) else { return }
    lookalikes.look(at: seen, tables.place)
    lastRow = seen.number
    hand(seen)
    if !blocks.holdsRows { spare = seen.cells }
  }

  /// The sheet's rows are complete: whatever is open ends with it.
  public func end(_ sheet: SheetInfo) throws(Diagnostic) {
    blocks.finish()
    tables.finish()
    if let finding = lookalikes.finding { tables.output.receive(finding) }
    lookalikes = LookalikeCells()
  }

  /// Hands on a finding of the reader.
  public func note(_ finding: Diagnostic) { tables.output.receive(finding) }

  /// The rows of a form are text, whatever they look like, until a title comes.
  private func hand(_ row: BlockRow) {
    if let name = tables.formName(row) {
      blocks.finish()
      tables.beginForm(name, row)
    } else if !tables.isInForm || tables.endsForm(row) {
      blocks.receive(row)
    }
  }

  /// The row's cells that hold something, or nil where none does.
  private func see(_ row: borrowing Row) -> BlockRow? {
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

/// Texts that need not be looked up (简单文字).
enum PlainText {
  /// `range` without ASCII white space at its ends; other white space is seen in the folded text.
  /// Delimited text may have an apostrophe that keeps a field from being taken for a formula.
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

  /// What spreadsheets mark text with, before it; the text is without it.
  private static let apostrophe = UInt8(ascii: "'")

  /// Delimited text keeps digits as text by writing `="208"`, also `=T("208")` and `=""208""`: the text is what stands in the
  /// quotes, which it does not hold.
  private static func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound + 1, range.upperBound)
    while low < high, " +(T".utf8.contains(bytes[low]) { low += 1 }
    while high > low, " )".utf8.contains(bytes[high - 1]) { high -= 1 }
    let quote = UInt8(ascii: "\"")
    guard high - low >= 2, bytes[low] == quote, bytes[high - 1] == quote else { return range }
    while high - low >= 2, bytes[low] == quote, bytes[high - 1] == quote { (low, high) = (low + 1, high - 1) }
    return bytes[low..<high].contains(quote) ? range : low..<high
  }

  /// Whether a text is a formula that stands where its result should: `=C7+C11`.
  static func isFormula(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "=") else { return false }
    if range.lowerBound > 0, bytes[range.lowerBound - 1] == apostrophe { return false }
    let second = bytes[range.lowerBound + 1]
    return second >= 0x80 || "+-(\"'".utf8.contains(second) || (0x30...0x39).contains(second)
      || (0x41...0x5A).contains(second & 0xDF)
  }

  /// The marks of a text of nothing but digits, signs and points; nil for another one.
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
