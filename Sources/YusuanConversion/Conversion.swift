public import YusuanFindings
internal import YusuanFormats
public import YusuanModel
internal import YusuanPlatform
internal import YusuanProfiles
public import YusuanRecognition
public import YusuanSheets

/// What is asked of a conversion beside its inputs.
public struct ConversionOptions: Sendable {
  /// The profiles that tables are recognised by.
  public var profiles: ProfileSet
  /// What is said of disclosures that do not say it themselves: the unit's name, the year, the level.
  public var supplement = Assembler.Supplement()
  /// A stream hands on tables of more rows in parts of so many.
  public var partRows = Int.max
  /// The digests of the inputs are worked out, for the sources of figures.
  public var needsDigests = false
  /// What the inputs are; nil to find it by content.
  public var format: InputFormat?
  /// The encoding of text; nil to find it by content.
  public var encoding: TextEncoding?
  /// The byte between fields of text; nil to find it by content.
  public var delimiter: UInt8?
  /// What a workbook may ask of the reader.
  public var limits = ReadLimits()
  /// Asked now and then: reading ends, with the finding `.interrupted`, once it says yes; nil to read to the end.
  public var isCancelled: (@Sendable () -> Bool)?
  /// The money unit of tables that print none; nil for the profile's.
  public var assumedUnit: AmountUnit?

  /// Hidden sheets, rows and columns are left out.
  public var skipsHidden = false
  /// What is used and in no result is kept, cell by cell: ``Conversion/texts``.
  public var listsTexts = false
  /// An amount in text outside the tables that is no narrative part is an error.
  public var refusesAmountsInText = false
  /// The text around the tables is kept with each disclosure, as checks need it.
  public var keepsNarrative = false

  /// The options with their defaults.
  public init(profiles: ProfileSet) { self.profiles = profiles }
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
    /// How many of these were written to while they were read: what was taken of them cannot be trusted.
    public internal(set) var changedInputs = 0
    /// What became of every cell.
    public internal(set) var ledger = Ledger()
    /// How many amounts stand in text outside the tables that is no narrative part.
    public internal(set) var amountsInText = 0
    /// How many findings there are, by severity.
    public internal(set) var findings: [Severity: Int] = [:]
  }

  /// What was read so far.
  public private(set) var summary = Summary()
  /// The tables recognised so far, in the order of the sources. Their ledgers are complete.
  public private(set) var tables: [RecognisedTable] = []
  /// The text outside tables, in the order of the sources.
  public private(set) var outside: [OutsideBlock] = []
  /// What is used and in no result, in the order of the sources, where ``ConversionOptions/listsTexts`` asks for it.
  public private(set) var texts: [UsedText] = []
  /// The blocks that are no table of a profile, in the order of the sources.
  public private(set) var strangers: [UnknownBlock] = []
  /// How each text was read, by input.
  public private(set) var dialects: [(input: String, dialect: DelimitedReader.Dialect)] = []

  /// The sheets of workbooks and the texts, in the order they were read.
  public private(set) var sheets: [SheetSummary] = []

  private let options: ConversionOptions
  private let onFinding: (Diagnostic) -> Void
  private var assembler: Assembler
  private let memory: LabelCache
  private var read: [Document] = []
  /// The paths that were read, for saying which profile fits.
  private var paths: [String] = []
  /// Something was read that has no path to be read again by.
  private var hasMemory = false
  private var firstInput = ""

  private let onDocument: ((Document) -> Void)?
  /// How many disclosures there are, streamed ones included.
  public private(set) var disclosureCount = 0

  /// A conversion that hands its findings to `onFinding` as they come.
  ///
  /// With `onDocument` it is a stream whose memory stays flat: a disclosure is handed on when a table of another unit or
  /// year follows, so that a unit whose tables stand apart comes in several; ``tables``, ``sheets``
  /// and ``outside`` stay empty.
  ///
  /// Conversions that follow each other share a `memory` of the labels of their profiles.
  public init(
    _ options: ConversionOptions, memory: LabelCache? = nil, onDocument: ((Document) -> Void)? = nil,
    onFinding: @escaping (Diagnostic) -> Void
  ) {
    self.options = options
    self.onDocument = onDocument
    self.onFinding = onFinding
    assembler = Assembler(supplement: options.supplement)
    self.memory = memory ?? LabelCache(options.profiles.candidates)
  }

  /// Reads the inputs that `arguments` name. An input that cannot be read is a finding and does not stop the others.
  public func read(_ arguments: [String]) {
    let list = InputList(arguments)
    for finding in list.findings {
      receive(finding)
      if finding.severity == .error { summary.failedInputs += 1 }
    }
    if firstInput.isEmpty { firstInput = list.paths.first ?? "" }
    for path in list.paths {
      do throws(Diagnostic) {
        try MemoryRefusal.enter(path)
        read(inputs: [path])
      } catch {
        receive(error)
        summary.failedInputs += 1
      }
    }
    // What a single input becomes is asked for on its account, too.
    if list.paths.count > 1 { MemoryRefusal.end() }
  }

  /// Reads `source`, which is in memory.
  package func read(_ source: ByteSource) {
    hasMemory = true
    read(inputs: [source.name], source: source)
  }

  /// Takes a finding that an input could not be read for.
  func refuse(_ finding: Diagnostic) {
    receive(finding)
    summary.failedInputs += 1
    if finding.code == .fileChanged { summary.changedInputs += 1 }
  }

  /// Reads the inputs at `paths`, each a file or the folder of a workbook; `source` is the first of them where it was
  /// read already.
  package func read(inputs paths: [String], source: ByteSource? = nil) {
    if firstInput.isEmpty { firstInput = paths.first ?? "" }
    self.paths += paths
    for path in paths {
      do throws(Diagnostic) {
        try readInput(path, path == source?.name ? source : nil)
        summary.inputs += 1
      } catch {
        refuse(error)
      }
    }
  }

  private func readInput(_ path: String, _ source: ByteSource?) throws(Diagnostic) {
    var reading = SpreadsheetInput.Options()
    reading.text.encoding = options.encoding
    reading.text.delimiter = options.delimiter
    reading.skipsHidden = options.skipsHidden
    reading.limits = options.limits
    let input = try SpreadsheetInput(path, source, format: options.format, options: reading)
    let profiles = options.profiles
    let find = { (id: String) throws(Diagnostic) -> Profile in try profiles.profile(id) }
    let digest = options.needsDigests ? input.source.flatMap { InputStamp.digest(of: $0) } ?? "" : ""
    if let reader = DisclosureReaders.reader(of: input.format), let source = input.source {
      let bytes = try source.readAll(limit: ByteSource.memoryLimit)
      keep(try reader.read(bytes, input: path, profiles: find), from: path, digest)
    } else {
      try recognise(input, path, digest)
    }
  }

  private func recognise(_ input: SpreadsheetInput, _ path: String, _ digest: String) throws(Diagnostic) {
    var recognition = Recogniser.Options(assumedUnit: options.assumedUnit)
    recognition.keepsPassages = options.keepsNarrative
    (recognition.listsTexts, recognition.refusesAmountsInText) = (options.listsTexts, options.refusesAmountsInText)
    recognition.digest = digest
    recognition.level = options.supplement.level
    recognition.partRows = onDocument == nil ? Int.max : options.partRows
    let recogniser = Recogniser(memory, options: recognition, output: self)
    let census = onDocument == nil ? SheetCensus(recogniser) : nil
    defer { sheets += census?.sheets ?? [] }
    var rows: any RowSink = census ?? recogniser
    if let isCancelled = options.isCancelled { rows = StoppableSink(rows, input: path, isCancelled: isCancelled) }
    guard input.format == .text else {
      if let dialect = try input.read(into: rows) { dialects.append((path, dialect)) }
      return
    }
    let sink = LongFormSink(input: path, profiles: options.profiles, other: rows)
    if let dialect = try input.read(into: sink) { dialects.append((path, dialect)) }
    if let documents = try sink.documents(input.source) { keep(documents, from: path, digest) }
  }

  /// Keeps disclosures that were read back from `input`, where their figures stood otherwise being unknown.
  private func keep(_ documents: [Document], from input: String, _ digest: String) {
    let origin = Origin(sheet: SourceSheet(input: input, name: nil, digest: digest))
    for var document in documents {
      if document.sources.tables.isEmpty {
        document.sources.tables = document.disclosure.tables.map { _ in TableSource() }
        for index in document.sources.tables.indices { document.sources.tables[index].title = origin }
      }
      read.append(document)
    }
  }

  /// The disclosures of all inputs, each complete: those read back first, then those recognised in their order. A stream
  /// hands on the rest and gives none.
  public func finish() -> [Document] {
    let groups = assembler.finish()
    for finding in assembler.drainFindings() { receive(finding) }
    summary.ledger.add(assembler.ledger)
    if options.profiles.isAuto { groups.forEach(sayProfile) }
    let documents = handOn(read + groups.map(\.document))
    if disclosureCount == 0, summary.inputs > 0 {
      receive(Diagnostic(.noTable, at: Location(input: firstInput), [.name: options.profiles.names]))
      sayWhichFits()
    }
    return documents
  }

  private func sayProfile(_ group: Assembler.Group) {
    guard let first = group.recognised.first else { return }
    receive(Diagnostic(.profileTaken, at: first.location, [.name: group.document.disclosure.profile]))
  }

  /// Where no table was found by the profile that was asked for, says by which it would be.
  private func sayWhichFits() {
    guard !options.profiles.isAuto, !hasMemory, !paths.contains("-"), let all = try? ProfileSet() else { return }
    var other = options
    other.profiles = all
    let conversion = Conversion(other) { _ in }
    conversion.read(inputs: paths)
    let fitting = Set(conversion.finish().map(\.disclosure.profile)).sorted()
    guard let first = fitting.first else { return }
    receive(
      Diagnostic(
        .profileFits, at: Location(input: firstInput),
        [.found: options.profiles.names, .expected: fitting.count == 1 ? first : fitting.joined(separator: ", ")]))
  }

  /// Counts `documents` and streams them, if this is a stream; what is left.
  private func handOn(_ documents: [Document]) -> [Document] {
    disclosureCount += documents.count
    guard let onDocument else { return documents }
    documents.forEach(onDocument)
    return []
  }

  // MARK: What the recogniser finds

  /// Keeps a table and joins it with the others of its disclosure.
  public func receive(_ table: RecognisedTable) {
    assembler.receive(table)
    guard let onDocument else {
      tables.append(table)
      return
    }
    if table.isPart, let part = assembler.removePart() { onDocument(part) }
    let groups = assembler.removeEarlier()
    if options.profiles.isAuto { groups.forEach(sayProfile) }
    _ = handOn(groups.map(\.document))
    for finding in assembler.drainFindings() { receive(finding) }
  }

  /// Keeps a run of text outside the tables, and says so.
  public func receive(_ block: OutsideBlock) {
    if onDocument == nil { outside.append(block) }
    receive(
      Diagnostic(.textOutsideTables, at: block.location, [.count: String(block.cells), .label: block.sample]))
  }

  /// Keeps a block that is no table of a profile.
  public func receive(_ block: UnknownBlock) { if onDocument == nil { strangers.append(block) } }

  /// Keeps a cell that is used and in no result.
  public func receive(_ text: UsedText) { texts.append(text) }

  /// Keeps a row outside the tables with its disclosure.
  public func receive(_ passage: Passage) { assembler.receive(passage) }

  /// Counts cells that belong to no table.
  public func receive(_ ledger: Ledger) { summary.ledger.add(ledger) }

  /// Counts a finding and hands it on.
  public func receive(_ finding: Diagnostic) {
    summary.findings[finding.severity, default: 0] += 1
    if finding.code == .figureInText { summary.amountsInText += 1 }
    onFinding(finding)
  }
}
