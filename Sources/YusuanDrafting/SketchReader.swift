internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanSheets

/// Finds the tables of inputs without any profile (起草前的读取): rows become blocks, blocks become sketches.
final class SketchReader: RowSink {
  let gathering: SketchGathering
  private var sink: SketchSink
  private var blocks: BlockReader
  private var lastRow = 0

  /// Creates a reader that adds what it finds to `gathering`.
  init(_ gathering: SketchGathering) {
    self.gathering = gathering
    sink = SketchSink(gathering, SheetInfo(input: ""))
    blocks = BlockReader(sink)
  }

  func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    sink = SketchSink(gathering, sheet)
    blocks = BlockReader(sink)
    lastRow = 0
  }

  func receive(_ row: borrowing Row) throws(Diagnostic) {
    var cells: [BlockCell] = []
    for cell in row.cells {
      let range = Self.unquoted(row.bytes, Int(cell.text.lowerBound)..<Int(cell.text.upperBound))
      let marks = gathering.marks(String(decoding: row.bytes[range], as: UTF8.self))
      if marks.contains(.blank), cell.traits.isDisjoint(with: .withoutText) { continue }
      var seen = BlockCell(
        column: Int(cell.column), kind: cell.kind, traits: cell.traits, range: range, marks: marks)
      seen.shown = cell.shown
      cells.append(seen)
    }
    if cells.isEmpty { return }
    var seen = BlockRow(
      number: row.number, line: row.line, cells: cells, bytes: row.bytes,
      blankRowsBefore: max(row.number - lastRow - 1, 0))
    seen.merged = row.merged
    lastRow = row.number
    blocks.receive(seen)
  }

  /// The range of the text in `range` without what programs put around digits to keep them as text: `="208"`.
  private static func unquoted(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let quote = UInt8(ascii: "\"")
    guard range.count > 3, bytes[range.lowerBound] == UInt8(ascii: "="), bytes[range.lowerBound + 1] == quote,
      bytes[range.upperBound - 1] == quote
    else { return range }
    return range.lowerBound + 2..<range.upperBound - 1
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) {
    blocks.finish()
    sink.finish()
  }

  func note(_ finding: Diagnostic) { gathering.onFinding(finding) }
}

/// Everything found in all inputs.
final class SketchGathering {
  let glossary: Glossary
  let words: CommonWords
  let onFinding: (Diagnostic) -> Void
  /// The tables, in the order of the sources. Tables of the same title and header count as one, even if several files
  /// print it.
  private(set) var tables: [TableSketch] = []
  private var places: [FoldedText: Int] = [:]
  /// What stands around the tables.
  var surroundings = Surroundings()
  private var known: [String: TextMarks] = [:]

  init(_ glossary: Glossary, _ words: CommonWords, onFinding: @escaping (Diagnostic) -> Void) {
    (self.glossary, self.words, self.onFinding) = (glossary, words, onFinding)
  }

  /// How many tables are drafted at most.
  private static let mostTables = 500

  /// Adds the next table. A table whose title came before with another header is not drafted. When the draft is tested,
  /// its contents become findings.
  func add(_ table: TableSketch) {
    let (title, year) = DraftText.withoutYear(table.title)
    if let year, table.isTitled { surroundings.years.insert(year) }
    let key = FoldedText(title)
    if let place = places[key] {
      if tables[place].hasSameHeader(as: table) { tables[place].join(table) }
    } else if tables.count < Self.mostTables {
      places[key] = tables.count
      tables.append(table)
    }
  }

  /// How many texts are remembered. In longer files the labels come early.
  private static let mostKnown = 20_000

  /// The greatest length of a remembered text, in bytes.
  private static let longestKnown = 200
  /// How many more body cells may be kept.
  var cellsLeft = 1_000_000

  /// The kinds of text that `text` may be. Each short text is examined once.
  func marks(_ text: String) -> TextMarks {
    if let marks = known[text] { return marks }
    let marks = words.marks(text) { folded in
      let name = ItemName(folded).name
      return glossary.term(name, at: .rows) != nil || glossary.term(name, at: .columns) != nil
        || glossary.term(name, at: .panels) != nil || glossary.functionalClass(folded.string) != nil
    }
    if known.count < Self.mostKnown, text.utf8.count <= Self.longestKnown { known[text] = marks }
    return marks
  }
}
