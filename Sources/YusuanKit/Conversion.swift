public import Budget
public import Diagnostics
internal import Exchange
public import Recognition
public import Spreadsheet
public import TextEncoding

/// What is asked of a conversion beside its inputs.
public struct ConversionOptions: Sendable {
  /// The layout that tables are recognised by.
  public var layout: Layout
  /// What the inputs are; nil to find it by content.
  public var format: InputFormat?
  /// The encoding of text; nil to find it by content.
  public var encoding: TextEncoding?
  /// The byte between fields of text; nil to find it by content.
  public var delimiter: UInt8?
  /// The money unit of tables that print none; nil for the layout's.
  public var assumedUnit: AmountUnit?

  /// Hidden sheets, rows and columns are left out.
  public var skipsHidden = false
  /// The text around the tables is kept with each disclosure, as checks need it.
  public var keepsNarrative = false

  /// The options with their defaults.
  public init(layout: Layout) { self.layout = layout }
}

/// Reads inputs and joins what they hold into disclosures (转换): open, recognise, assemble.
///
/// All inputs of one conversion are one pool: tables of one unit and year become one disclosure, whichever file they
/// stand in.
public final class Conversion: RecognitionSink {
  /// What was read, for reports.
  public struct Summary: Sendable {
    /// How many inputs were read whole.
    public internal(set) var inputs = 0
    /// How many could not be read.
    public internal(set) var failedInputs = 0
    /// What became of every cell.
    public internal(set) var ledger = Ledger()
    /// How many findings there are, by severity.
    public internal(set) var findings: [Severity: Int] = [:]
  }

  /// What was read so far.
  public private(set) var summary = Summary()
  /// The tables recognised so far, in the order of the sources. Their ledgers are complete.
  public private(set) var tables: [RecognisedTable] = []
  /// The text outside tables, in the order of the sources.
  public private(set) var outside: [OutsideBlock] = []
  /// How each text was read, by input.
  public private(set) var dialects: [(input: String, dialect: DelimitedReader.Dialect)] = []

  /// The sheets of workbooks and the texts, in the order they were read.
  public private(set) var sheets: [SheetSummary] = []

  private let options: ConversionOptions
  private let onFinding: (Diagnostic) -> Void
  private var assembler: Assembler
  private let memory: LabelMemory
  private var read: [Disclosure] = []
  private var firstInput = ""

  private let onDisclosure: ((Disclosure) -> Void)?
  /// How many disclosures there are, streamed ones included.
  public private(set) var disclosureCount = 0

  /// A conversion that hands its findings to `onFinding` as they come.
  ///
  /// With `onDisclosure` it is a stream whose memory stays flat: a disclosure is handed on when a table of another unit or
  /// year follows, so that a unit whose tables stand apart comes in several; ``tables``, ``sheets``
  /// and ``outside`` stay empty.
  ///
  /// Conversions that follow each other share a `memory` of the labels of their layout.
  public init(
    _ options: ConversionOptions, memory: LabelMemory? = nil, onDisclosure: ((Disclosure) -> Void)? = nil,
    onFinding: @escaping (Diagnostic) -> Void
  ) {
    self.options = options
    self.onDisclosure = onDisclosure
    self.onFinding = onFinding
    assembler = Assembler(layout: options.layout)
    self.memory = memory ?? LabelMemory(options.layout)
  }

  /// Reads the inputs that `arguments` name. An input that cannot be read is a finding and does not stop the others.
  public func read(_ arguments: [String]) {
    let list = InputList(arguments)
    for finding in list.findings {
      take(finding)
      if finding.severity == .error { summary.failedInputs += 1 }
    }
    read(inputs: list.paths)
  }

  /// Reads the inputs at `paths`, each a file or the folder of a workbook; `source` is the first of them where it was
  /// read already.
  func read(inputs paths: [String], source: ByteSource? = nil) {
    if firstInput.isEmpty { firstInput = paths.first ?? "" }
    for path in paths {
      do throws(Diagnostic) {
        try readInput(path, path == source?.name ? source : nil)
        summary.inputs += 1
      } catch {
        take(error)
        summary.failedInputs += 1
      }
    }
  }

  private func readInput(_ path: String, _ source: ByteSource?) throws(Diagnostic) {
    var reading = SpreadsheetInput.Options()
    reading.text.encoding = options.encoding
    reading.text.delimiter = options.delimiter
    reading.skipsHidden = options.skipsHidden
    let input = try SpreadsheetInput(path, source, format: options.format, options: reading)
    switch (input.format, input.source) {
    case (.json, let source?), (.jsonLines, let source?):
      keep(try JSONReader(input: path).read(try source.readAll(limit: ByteSource.memoryLimit)), from: path)
    case (.disclosureXML, let source?):
      keep(try XMLDisclosureReader(input: path).read(try source.readAll(limit: ByteSource.memoryLimit)), from: path)
    default:
      var recognition = Recogniser.Options(assumedUnit: options.assumedUnit)
      recognition.keepsPassages = options.keepsNarrative
      let recogniser = Recogniser(memory, options: recognition, output: self)
      let census = onDisclosure == nil ? SheetCensus(recogniser) : nil
      defer { sheets += census?.sheets ?? [] }
      if let dialect = try input.read(into: census ?? recogniser) { dialects.append((path, dialect)) }
    }
  }

  /// Keeps disclosures that were read back from `input`, where their figures stood otherwise being unknown.
  private func keep(_ disclosures: [Disclosure], from input: String) {
    let origin = Origin(sheet: SourceSheet(input: input, name: nil))
    for var disclosure in disclosures {
      for index in disclosure.tables.indices { disclosure.tables[index].origin.title = origin }
      read.append(disclosure)
    }
  }

  /// The disclosures of all inputs, each complete: those read back first, then those recognised in their order. A stream
  /// hands on the rest and gives none.
  public func finish() -> [Disclosure] {
    let groups = assembler.finish()
    for finding in assembler.takeFindings() { take(finding) }
    summary.ledger.add(assembler.ledger)
    let disclosures = handOn(read + groups.map(\.disclosure))
    if disclosureCount == 0, summary.inputs > 0 {
      take(Diagnostic(.noTable, at: Location(input: firstInput), [.name: options.layout.id]))
    }
    return disclosures
  }

  /// Counts `disclosures` and streams them, if this is a stream; what is left.
  private func handOn(_ disclosures: [Disclosure]) -> [Disclosure] {
    disclosureCount += disclosures.count
    guard let onDisclosure else { return disclosures }
    disclosures.forEach(onDisclosure)
    return []
  }

  // MARK: What the recogniser finds

  /// Keeps a table and joins it with the others of its disclosure.
  public func take(_ table: RecognisedTable) {
    assembler.take(table)
    guard onDisclosure != nil else {
      tables.append(table)
      return
    }
    _ = handOn(assembler.takeEarlier().map(\.disclosure))
    for finding in assembler.takeFindings() { take(finding) }
  }

  /// Keeps a run of text outside the tables, and says so.
  public func take(_ block: OutsideBlock) {
    if onDisclosure == nil { outside.append(block) }
    take(
      Diagnostic(.textOutsideTables, at: block.location, [.count: String(block.cells), .label: block.sample]))
  }

  /// Keeps a row outside the tables with its disclosure.
  public func take(_ passage: Passage) { assembler.take(passage) }

  /// Counts cells that belong to no table.
  public func take(_ ledger: Ledger) { summary.ledger.add(ledger) }

  /// Counts a finding and hands it on.
  public func take(_ finding: Diagnostic) {
    summary.findings[finding.severity, default: 0] += 1
    onFinding(finding)
  }
}
