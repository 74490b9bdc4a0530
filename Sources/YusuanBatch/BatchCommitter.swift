internal import YusuanFindings
internal import YusuanFormats

/// Publishes the results of a batch (提交者): gives files their names, flushes them to the disk and writes the journal. It
/// does so in the order of the inputs, so nothing depends on which worker was first.
final class BatchCommitter {
  private let options: BatchOptions
  private let inputs: BatchInputList
  private let folder: BatchFolder
  private let journal: Journal
  private let merged: [MergedFile]
  private var manifest: Manifest
  private var report: BatchReport

  /// How often each name was wanted or taken, by the key of the name.
  private var names: [UInt64: Int32] = [:]
  private var repeats: Repeats
  /// The rows of the report, one piece an input.
  private let rows: MergedFile
  /// The list of findings, one piece an input, if it is asked for.
  private let list: MergedFile?
  private var roll: RollCall?
  private(set) var progress: BatchProgress
  private lazy var ownWorker = BatchWorker(options, folder)

  init(_ options: BatchOptions, _ inputs: BatchInputList, _ folder: BatchFolder) throws(Diagnostic) {
    (self.options, self.inputs, self.folder) = (options, inputs, folder)
    journal = try Journal(folder.own("journal.jsonl"), keeps: options.resumes)
    var merged: [MergedFile] = []
    for output in options.outputs {
      guard let name = output.form.writer.mergedName else { continue }
      let file = try MergedFile(name, in: folder, keeps: options.resumes)
      try file.begin(with: output.form.writer.appender(output.options).head())
      merged.append(file)
    }
    self.merged = merged
    rows = try MergedFile(ReportRows.name, in: folder, keeps: options.resumes)
    try rows.begin(with: [])
    list = try options.notices.map { _ throws(Diagnostic) in
      try MergedFile(FindingsList.name, in: folder, keeps: options.resumes)
    }
    try list?.begin(with: FindingsList.head)
    if let register = options.conversion.register, let expected = options.expected {
      roll = RollCall(register, expected)
    }
    manifest = try Manifest(in: folder, isSafe: options.outputs.contains(where: \.options.isSafe))
    report = BatchReport(options.language, profiles: options.conversion.profiles, rules: options.rules)
    repeats = Repeats(options.conversion.profiles)
    progress = BatchProgress(total: inputs.count)
    // Growing the table would leave holes in memory that nothing else fits into.
    names.reserveCapacity(inputs.count)
  }

  /// Whether CSV fields must not act as formulas.
  private var isSafe: Bool { options.outputs.contains(where: \.options.isSafe) }

  /// A finding for each unit that is expected and has not handed in.
  var missing: [Diagnostic] { roll?.findings ?? [] }

  /// The record of an earlier run for `input`, or nil if there is none or the batch does not resume.
  func earlier(_ input: BatchInput) -> BatchRecord? { options.resumes ? journal.record(input.name) : nil }

  /// Publishes `group`, the next results, and appends what happened to `events`. Returns whether the batch goes on,
  /// with the error if one stops it.
  func commit(_ group: [BatchQueue.Ready], _ events: inout [BatchEvent]) -> BatchQueue.Verdict {
    do throws(Diagnostic) {
      let whole = group.prefix { !$0.result.isAbandoned }
      try finish(Array(whole), &events)
      return isOverLimit || whole.count < group.count ? .stop(nil) : .goOn
    } catch {
      return .stop(error)
    }
  }

  /// Names the files of `group` and flushes them to the disk. Only then are the journal and the manifest written.
  private func finish(_ group: [BatchQueue.Ready], _ events: inout [BatchEvent]) throws(Diagnostic) {
    var finished: [(result: BatchResult, progress: BatchProgress)] = []
    var folders: Set<String> = []
    let (flushed, failure) = flush(group)
    var fatal = failure
    for ready in flushed {
      if isOverLimit { break }
      do throws(Diagnostic) {
        let done = try publish(ready, &folders)
        progress.count(done)
        roll?.note(done.record)
        finished.append((done, progress))
      } catch {
        fatal = error
        break
      }
    }
    for folder in folders.sorted() { try Disk.synchronise(folder) }
    for file in allMerged { try file.synchronise() }
    let lines = finished.map(\.result.record.line)
    try journal.append(zip(finished, lines).compactMap { $0.result.isKept ? nil : ($0.result.record.input, $1) })
    try manifest.append(zip(finished, lines).map { ($0.result.record, $1) })
    for (result, progress) in finished {
      report.append(result.record)
      events.append(.finished(result.record, result.findings, result.checks, progress))
    }
    if let fatal { throw fatal }
  }

  /// Flushes the files of `group` to the disk. Returns the results up to the first whose files could not be flushed,
  /// and the error.
  ///
  /// No file gets its name before all are flushed. Each rename changes the folder, and every later flush would have to
  /// wait for that change.
  private func flush(_ group: [BatchQueue.Ready]) -> (ArraySlice<BatchQueue.Ready>, Diagnostic?) {
    for (index, ready) in group.enumerated() {
      do throws(Diagnostic) { try flush(ready.result) } catch { return (group[..<index], error) }
    }
    return (group[...], nil)
  }

  private func flush(_ result: BatchResult) throws(Diagnostic) {
    for file in result.staged { try folder.flush(file.path) }
  }

  private var isOverLimit: Bool { options.failureLimit.map { progress.failures >= $0 } ?? false }

  /// Publishes one result: chooses its names, renames its files and appends its pieces to the merged files. The input
  /// is converted again if an earlier run wrote it under another name or in another place.
  private func publish(_ ready: BatchQueue.Ready, _ folders: inout Set<String>) throws(Diagnostic) -> BatchResult {
    let (number, result) = (ready.number, ready.result)
    if let fatal = result.fatal { throw fatal }
    let before = repeats.note(result.record, number: number)
    let leftOut = Set(before.indices.filter { options.keepsLatest && before[$0]?.hasAllTables == true })
    let names = result.wishes.enumerated().map { place, wish in
      !options.mirrors && leftOut.contains(place) ? "" : name(for: wish)
    }
    let isWritten = leftOut == Set(result.record.disclosures.indices.filter { result.record.disclosures[$0].isLeftOut })
    let told = before.map { $0.map { inputs[$0.input].name } }
    let isSame = result.record.names == names && result.record.disclosures.map(\.repeats) == told
    if result.isKept ? isWritten && isSame && keepPieces(result.record) : isWritten {
      let repeated = withRepeats(result, before, leftOut)
      return result.isKept ? repeated : try publishFiles(repeated, names, &folders)
    }
    for path in result.unnamed { folder.discard(path) }
    var again = ownWorker.convert(inputs[number], number: number, earlier: nil, leftOut: leftOut)
    again.wishes = result.wishes
    try flush(again)
    return try publishFiles(withRepeats(again, before, leftOut), names, &folders)
  }

  /// `result` with two marks on each disclosure: which earlier input holds it too (`before`), and whether it is left
  /// out.
  private func withRepeats(_ result: BatchResult, _ before: [Repeats.Before?], _ leftOut: Set<Int>) -> BatchResult {
    var result = result
    let known = result.isKept ? result.record.disclosures.count { $0.repeats != nil } : 0
    var told = 0
    for (place, before) in before.enumerated() where place < result.record.disclosures.count {
      let name = before.map { inputs[$0.input].name }
      result.record.disclosures[place].repeats = name
      result.record.disclosures[place].isLeftOut = leftOut.contains(place)
      guard let name, let before else { continue }
      told += 1
      result.findings.append(
        result.record.disclosures[place].repeatTold(
          by: result.record.input, of: name, hasAllTables: before.hasAllTables))
    }
    if told != known { result.record.findings[.warning, default: 0] += told - known }
    return result
  }

  private func publishFiles(
    _ result: BatchResult, _ names: [String], _ folders: inout Set<String>
  ) throws(Diagnostic) -> BatchResult {
    if let fatal = result.fatal { throw fatal }
    var result = result
    result.record.names = names
    if options.resumes { outdated += Self.files(journal.record(result.record.input)) }
    var notices: [Int: String] = [:]
    for file in result.staged {
      let path = file.prefix + names[file.disclosure] + file.suffix
      if let disclosure = file.notice { notices[disclosure] = path }
      folders.insert(try folder.publish(file.path, as: path))
      result.record.written.append(
        BatchRecord.Written(path: path, offset: nil, count: file.count, digest: file.digest))
    }
    for (file, piece) in zip(merged, result.pieces) {
      switch piece {
      case .held(let bytes): result.record.written.append(try file.append(bytes))
      case .staged(let path, let count, let digest):
        result.record.written.append(try file.append(staged: path, count: count, digest: digest))
        folder.discard(path)
      }
    }
    result.pieces = []
    if let list {
      let lines = FindingsList.lines(
        result.noted, of: result.record.input, notices: notices, options.language, isSafe: isSafe)
      result.record.written.append(try list.append(lines))
    }
    let repeats = result.findings.filter { $0.code == .disclosureRepeated }
    let own = try ReportRows(options.language).rows(
      result.record, result.noted, repeats: repeats, notices: notices)
    result.record.written.append(try rows.append(own))
    return result
  }

  /// The files that get a piece of every input.
  private var allMerged: [MergedFile] { merged + [list].compactMap { $0 } + [rows] }

  /// Keeps the pieces of `record` in the merged files. Returns false, and keeps none, if one is not where it should be.
  private func keepPieces(_ record: BatchRecord) -> Bool {
    for file in allMerged {
      guard let piece = record.written.first(where: { $0.path == file.name }), piece.offset == file.size,
        !file.isCut, file.holds(piece)
      else { return false }
    }
    for file in allMerged {
      if let piece = record.written.first(where: { $0.path == file.name }) { file.skip(piece) }
    }
    return true
  }

  /// The first free name for `wish`: the wish itself, then with -2, -3, ….
  private func name(for wish: String) -> String {
    let key = FileName.key(wish)
    var count = names[key, default: 0]
    while true {
      count += 1
      let name = count == 1 ? wish : "\(wish)-\(count)"
      let own = count == 1 ? key : FileName.key(name)
      if count == 1 || names[own] == nil {
        names[key] = count
        if count > 1 { names[own] = 1 }
        return name
      }
    }
  }

  // MARK: The end

  /// Names the merged files and the manifest, writes the report, and removes files that only an earlier run wrote.
  /// Throws `.outputRefused` or `.outputFailed`.
  func complete() throws(Diagnostic) {
    try rows.finish()
    let page = try report.html(progress, roll)
    let staged = try folder.stage(page.head, rows, page.tail, as: "report")
    let called = try roll.map { roll throws(Diagnostic) in
      try folder.stage(roll.csv(isSafe: isSafe), as: "expected")
    }
    let book = try list.map { list throws(Diagnostic) in
      try folder.stage(try findingsBook(list), as: "findings")
    }
    let files = merged + [list].compactMap { $0 }
    for file in files { try file.finish() }
    try manifest.finish()
    try folder.flush(staged)
    var lists: [(path: String, name: String)] = []
    if let called { lists.append((called, "expected.csv")) }
    if let book { lists.append((book, FindingsBook.name)) }
    for (path, _) in lists { try folder.flush(path) }
    for file in files { try file.publish() }
    for (path, name) in lists { _ = try folder.publish(path, as: name) }
    let old = outdatedFiles
    try manifest.publish()
    // All these names are in one folder, so one flush is enough.
    try Disk.synchronise(try folder.publish(staged, as: "report.html"))
    for path in old { folder.remove(path) }
  }

  /// The list of findings as a workbook. Throws `.outputFailed` and the errors of writing it.
  private func findingsBook(_ list: MergedFile) throws(Diagnostic) -> [UInt8] {
    var book = FindingsBook(options.language)
    var rest: [UInt8] = []
    try list.read(from: FindingsList.head.count) { bytes throws(Diagnostic) in
      rest += bytes
      // Pieces end with a line end, but a chunk may end anywhere: a line end in quotes is none.
      guard let end = rest.lastIndex(of: 0x0A) else { return }
      let quotes = rest[...end].reduce(0) { $0 + ($1 == UInt8(ascii: "\"") ? 1 : 0) }
      if quotes % 2 == 0 {
        book.add(Array(rest[...end]))
        rest.removeSubrange(...end)
      }
    }
    book.add(rest)
    return try book.bytes()
  }

  /// Files of an earlier run that this run may not have written again.
  private var outdated: [String] = []

  /// The files to remove: outdated ones, and those of inputs that are gone, unless an input of this run has them.
  private var outdatedFiles: [String] {
    guard options.resumes else { return [] }
    var old = Set(outdated + journal.records(without: inputs).flatMap(Self.files))
    if old.isEmpty { return [] }
    for input in inputs { for path in Self.files(journal.record(input.name)) { old.remove(path) } }
    return old.sorted()
  }

  /// The paths of the files that belong to `record` alone, without merged files.
  private static func files(_ record: BatchRecord?) -> [String] {
    record?.written.filter { $0.offset == nil }.map(\.path) ?? []
  }
}
