public import YusuanFindings
internal import YusuanFormats
internal import YusuanMigration
public import YusuanModel
internal import YusuanPlatform
internal import YusuanProfiles
public import YusuanRecognition
public import YusuanRegister
public import YusuanSheets

/// The options of a conversion.
public struct ConversionOptions: Sendable {
  /// The profiles with which tables are recognised.
  public var profiles: ProfileSet
  /// What to assume for disclosures that do not say it: the unit's name, the year, the level.
  public var supplement = Assembler.Supplement()
  /// A stream passes on a table in parts if it has more rows than this.
  public var partRows = Int.max
  /// Whether the digests of the inputs are computed, for the sources of figures.
  public var needsDigests = false
  /// The format of the inputs, or nil to detect it.
  public var format: InputFormat?
  /// The encoding of text, or nil to detect it.
  public var encoding: TextEncoding?
  /// The delimiter of text, or nil to detect it.
  public var delimiter: UInt8?
  /// How much a workbook may demand of the reader.
  public var limits = ReadLimits()
  /// Called now and then. When it returns true, reading ends with the finding `.interrupted`. Nil to read to the end.
  public var isCancelled: (@Sendable () -> Bool)?
  /// The money unit of tables that print none, or nil for the profile's.
  public var assumedUnit: AmountUnit?

  /// The register of units, which gives their names, codes, regions and kinds. Nil if there is none.
  public var register: Register?

  /// Whether hidden sheets, rows and columns are left out.
  public var skipsHidden = false
  /// Whether ``Conversion/texts`` lists each cell that was used but is not in the result.
  public var listsTexts = false
  /// Whether an amount in text outside of tables is an error, unless it is in a narrative part.
  public var refusesAmountsInText = false
  /// How many entries ``Conversion/tables``, ``Conversion/outside``, ``Conversion/strangers`` and ``Conversion/texts``
  /// have at most, each.
  public var listLimit = 100_000
  /// Whether each disclosure keeps the text around its tables. Checks need it.
  public var keepsNarrative = false

  /// The options with their defaults.
  public init(profiles: ProfileSet) { self.profiles = profiles }
}

/// Reads inputs and turns them into disclosures (转换): opens, recognises, assembles.
///
/// All inputs of one conversion belong together: tables of one unit and year become one disclosure, whichever file they
/// are in.
public final class Conversion: RecognitionSink {
  /// The counts of a conversion, for reports.
  public struct Summary: Sendable {
    /// How many inputs were read whole.
    public internal(set) var inputs = 0
    /// How many inputs could not be read.
    public internal(set) var failedInputs = 0
    /// How many of these were written to while they were read. Nothing read from them can be trusted.
    public internal(set) var changedInputs = 0
    /// What became of every cell.
    public internal(set) var ledger = Ledger()
    /// How many amounts are in text outside of tables and of narrative parts.
    public internal(set) var amountsInText = 0
    /// How many figures and unread cells have no place in the profile that was asked for.
    public internal(set) var unplaced = 0
    /// How many findings there are, by severity.
    public internal(set) var findings: [Severity: Int] = [:]
  }

  /// The counts so far.
  public private(set) var summary = Summary()
  /// The tables recognised so far, in the order of the sources. Their ledgers are complete.
  public private(set) var tables: [RecognisedTable] = []
  /// The text outside of tables, in the order of the sources.
  public private(set) var outside: [OutsideBlock] = []
  /// The cells that were used but are not in the result, in the order of the sources. Empty unless
  /// ``ConversionOptions/listsTexts``.
  public private(set) var texts: [UsedText] = []
  /// The blocks that are not tables of a profile, in the order of the sources.
  public private(set) var strangers: [UnknownBlock] = []
  /// How each text was read, by input.
  public private(set) var dialects: [(input: String, dialect: DelimitedReader.Dialect)] = []

  /// The sheets of workbooks and the texts, in the order they were read.
  public private(set) var sheets: [SheetSummary] = []

  /// How many entries ``tables``, ``outside``, ``strangers`` and ``texts`` would have beyond
  /// ``ConversionOptions/listLimit``. They count in ``summary`` like the others.
  public private(set) var unlisted = 0
  /// How many entries each of these lists may have.
  var listLimit: Int { options.listLimit }
  /// The profiles of the conversion.
  var profiles: ProfileSet { options.profiles }

  private let options: ConversionOptions
  private let onFinding: (Diagnostic) -> Void
  private var assembler: Assembler
  private let memory: LabelCache
  private var read: [Document] = []
  /// The paths that were read. They are needed to say which profile fits.
  private var paths: [String] = []
  /// Whether something was read that has no path, so it cannot be read again.
  private var hasMemory = false
  private var firstInput = ""

  private let onDocument: ((Document) -> Void)?
  /// The findings of the register so far: a stream meets a unit several times.
  private var told: Set<Diagnostic> = []
  /// How many disclosures there are, including streamed ones.
  public private(set) var disclosureCount = 0

  /// A conversion. Findings are passed to `onFinding` as they come.
  ///
  /// With `onDocument` it is a stream with flat memory. A disclosure is passed on when a table of another unit or year
  /// follows; a unit whose tables are apart gives several disclosures. ``tables``, ``sheets`` and ``outside`` stay
  /// empty.
  ///
  /// Several conversions can share the labels of their profiles in `memory`.
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

  /// Reads the inputs that `arguments` name. An input that cannot be read is reported; it does not stop the others.
  public func read(_ arguments: [String]) {
    let list = InputList(arguments)
    for finding in list.findings { if finding.severity == .error { refuse(finding) } else { receive(finding) } }
    if firstInput.isEmpty { firstInput = list.paths.first ?? "" }
    for path in list.paths {
      do throws(Diagnostic) {
        try MemoryRefusal.enter(path)
        read(inputs: [path])
      } catch {
        refuse(error)
      }
    }
    // The memory for the result of a single input is counted for that input too.
    if list.paths.count > 1 { MemoryRefusal.end() }
  }

  /// Reads `source`, which is in memory.
  package func read(_ source: ByteSource) {
    hasMemory = true
    read(inputs: [source.name], source: source)
  }

  /// Reports that an input could not be read.
  func refuse(_ finding: Diagnostic) {
    receive(finding)
    summary.failedInputs += 1
    if finding.code == .fileChanged { summary.changedInputs += 1 }
  }

  /// Reads the inputs at `paths`: files, or folders with a workbook. If the first of them was read already, `source` has
  /// its bytes. `digest` is that of the only file, if it is known already.
  package func read(inputs paths: [String], source: ByteSource? = nil, digest: String? = nil) {
    if firstInput.isEmpty { firstInput = paths.first ?? "" }
    self.paths += paths
    for path in paths {
      do throws(Diagnostic) {
        try readInput(path, path == source?.name ? source : nil, digest)
        summary.inputs += 1
      } catch {
        refuse(error)
      }
    }
  }

  private func readInput(_ path: String, _ source: ByteSource?, _ known: String?) throws(Diagnostic) {
    var reading = SpreadsheetInput.Options()
    reading.text.encoding = options.encoding
    reading.text.delimiter = options.delimiter
    reading.skipsHidden = options.skipsHidden
    reading.limits = options.limits
    let input = try SpreadsheetInput(path, source, format: options.format, options: reading)
    let profiles = options.profiles
    let find = { (id: String) throws(Diagnostic) -> Profile in try profiles.profile(id) }
    let digest = options.needsDigests ? known ?? input.source.flatMap { InputStamp.digest(of: $0) } ?? "" : ""
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

  /// Keeps disclosures that were read from the canonical file `input`. If they do not say where their figures stood,
  /// that file is their source.
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

  /// The complete disclosures of all inputs: first those from canonical files, then those recognised, each in order. A
  /// stream passes the rest on and returns none.
  public func finish() -> [Document] {
    let groups = assembler.finish()
    for finding in assembler.drainFindings() { receive(finding) }
    summary.ledger.add(assembler.ledger)
    if options.profiles.isAuto { groups.forEach(reportProfile) }
    let documents = deliver(read + groups.map(\.document))
    if disclosureCount == 0, summary.inputs > 0 {
      receive(Diagnostic(.noTable, at: Location(input: firstInput), [.name: options.profiles.names]))
      reportFittingProfile()
    }
    return documents
  }

  private func reportProfile(_ group: Assembler.Group) {
    guard let first = group.recognised.first else { return }
    receive(Diagnostic(.profileTaken, at: first.location, [.name: group.document.disclosure.profile]))
  }

  /// If no table was found with the requested profile, reports which profile fits.
  private func reportFittingProfile() {
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

  /// Counts `documents`. A stream passes them on and returns none.
  private func deliver(_ documents: [Document]) -> [Document] {
    disclosureCount += documents.count
    let documents = options.register == nil ? documents : documents.map(registered)
    guard let onDocument else { return documents }
    documents.forEach(onDocument)
    return []
  }

  /// `document` with what the register says of its unit.
  private func registered(_ document: Document) -> Document {
    guard let register = options.register else { return document }
    var document = document
    for finding in register.complete(&document) where told.insert(finding).inserted { receive(finding) }
    return document
  }

  // MARK: What the recogniser finds

  /// Keeps a table, and adds it to its disclosure.
  public func receive(_ table: RecognisedTable) {
    assembler.receive(table)
    guard let onDocument else { return list(table, in: &tables) }
    if table.isPart, let part = assembler.removePart() { onDocument(registered(part)) }
    let groups = assembler.removeEarlier()
    if options.profiles.isAuto { groups.forEach(reportProfile) }
    _ = deliver(groups.map(\.document))
    for finding in assembler.drainFindings() { receive(finding) }
  }

  /// Keeps a text outside of tables, and reports it.
  public func receive(_ block: OutsideBlock) {
    if onDocument == nil { list(block, in: &outside) }
    receive(
      Diagnostic(.textOutsideTables, at: block.location, [.count: String(block.cells), .label: block.sample]))
  }

  /// Keeps a block that is not a table of a profile.
  public func receive(_ block: UnknownBlock) { if onDocument == nil { list(block, in: &strangers) } }

  /// Keeps a cell that was used but is not in the result.
  public func receive(_ text: UsedText) { list(text, in: &texts) }

  /// Adds `entry` to a list, or counts it if the list is full.
  private func list<Entry>(_ entry: Entry, in list: inout [Entry]) {
    if list.count < options.listLimit { list.append(entry) } else { unlisted += 1 }
  }

  /// Adds a row outside of tables to its disclosure.
  public func receive(_ passage: Passage) { assembler.receive(passage) }

  /// Counts cells that belong to no table.
  public func receive(_ ledger: Ledger) { summary.ledger.add(ledger) }

  /// Counts a finding and passes it on.
  public func receive(_ finding: Diagnostic) {
    summary.findings[finding.severity, default: 0] += 1
    if finding.code == .figureInText { summary.amountsInText += 1 }
    if finding.code == .figureWithoutPlace || finding.code == .unreadWithoutPlace { summary.unplaced += 1 }
    onFinding(finding)
  }
}
