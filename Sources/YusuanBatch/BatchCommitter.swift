internal import YusuanFindings
internal import YusuanFormats

/// Gives the results of a batch their names and puts them on the disk (提交者), in the inputs' order: names, files and
/// journal do not depend on which worker was first.
final class BatchCommitter {
  private let options: BatchOptions
  private let inputs: BatchInputList
  private let folder: BatchFolder
  private let journal: Journal
  private let merged: [MergedFile]
  private var manifest: Manifest
  private var report: BatchReport

  /// How many inputs wished for a name, or took it, by the name's key.
  private var names: [UInt64: Int32] = [:]
  private var repeats: Repeats
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
    manifest = try Manifest(in: folder, isSafe: options.outputs.contains(where: \.options.isSafe))
    report = BatchReport(options.language, profiles: options.conversion.profiles, rules: options.rules)
    repeats = Repeats(options.conversion.profiles)
    progress = BatchProgress(total: inputs.count)
    // Growing would leave holes that nothing else fits in.
    names.reserveCapacity(inputs.count)
  }

  /// What an earlier run made of `input`, if that counts.
  func earlier(_ input: BatchInput) -> BatchRecord? { options.resumes ? journal.record(input.name) : nil }

  /// Finishes `group`, the results that come next, and appends what happened to `events`. Whether the batch goes on; what keeps
  /// it from that.
  func commit(_ group: [BatchQueue.Ready], _ events: inout [BatchEvent]) -> BatchQueue.Verdict {
    do throws(Diagnostic) {
      let whole = group.prefix { !$0.result.isAbandoned }
      try finish(Array(whole), &events)
      return isOverLimit || whole.count < group.count ? .stop(nil) : .goOn
    } catch {
      return .stop(error)
    }
  }

  /// Gives the files of `group` their names, puts them on the disk, and only then writes journal and manifest.
  private func finish(_ group: [BatchQueue.Ready], _ events: inout [BatchEvent]) throws(Diagnostic) {
    var finished: [(result: BatchResult, progress: BatchProgress)] = []
    var folders: Set<String> = []
    let (settled, failure) = settled(group)
    var fatal = failure
    for ready in settled {
      if isOverLimit { break }
      do throws(Diagnostic) {
        let done = try named(ready, &folders)
        progress.count(done)
        finished.append((done, progress))
      } catch {
        fatal = error
        break
      }
    }
    for folder in folders.sorted() { try Disk.synchronise(folder) }
    for file in merged { try file.synchronise() }
    let lines = finished.map(\.result.record.line)
    try journal.append(zip(finished, lines).compactMap { $0.result.isKept ? nil : ($0.result.record.input, $1) })
    try manifest.append(zip(finished, lines).map { ($0.result.record, $1) })
    for (result, progress) in finished {
      report.append(result.record)
      events.append(.finished(result.record, result.findings, result.checks, progress))
    }
    if let fatal { throw fatal }
  }

  /// The results of `group` whose files are on the disk now, up to one whose files could not be put there, and why. Only
  /// then is the first named: a name that is given changes the folder of the others, which each of them would have to wait
  /// for once more.
  private func settled(_ group: [BatchQueue.Ready]) -> (ArraySlice<BatchQueue.Ready>, Diagnostic?) {
    for (index, ready) in group.enumerated() {
      do throws(Diagnostic) { try settle(ready.result) } catch { return (group[..<index], error) }
    }
    return (group[...], nil)
  }

  private func settle(_ result: BatchResult) throws(Diagnostic) {
    for file in result.staged { try folder.settle(file.path) }
  }

  private var isOverLimit: Bool { options.failureLimit.map { progress.failures >= $0 } ?? false }

  /// `result` with its names, its files published and its pieces appended; converted again where what an earlier run
  /// wrote stands under another name or in another place now.
  private func named(_ ready: BatchQueue.Ready, _ folders: inout Set<String>) throws(Diagnostic) -> BatchResult {
    let (number, result) = (ready.number, ready.result)
    if let fatal = result.fatal { throw fatal }
    let before = repeats.note(result.record, number: number)
    let leftOut = Set(before.indices.filter { options.keepsLatest && before[$0]?.hasAllTables == true })
    let names = result.wishes.enumerated().map { place, wish in
      !options.mirrors && leftOut.contains(place) ? "" : name(for: wish)
    }
    let isWritten = leftOut == Set(result.record.disclosures.indices.filter { result.record.disclosures[$0].isLeftOut })
    if result.isKept ? isWritten && result.record.names == names && keepPieces(result.record) : isWritten {
      let repeated = marked(result, before, leftOut)
      return result.isKept ? repeated : try written(repeated, names, &folders)
    }
    for file in result.staged { folder.discard(file.path) }
    var again = ownWorker.convert(inputs[number], number: number, earlier: nil, leftOut: leftOut)
    again.wishes = result.wishes
    try settle(again)
    return try written(marked(again, before, leftOut), names, &folders)
  }

  /// `result` that says which of its disclosures the inputs `before` hold, and which are `leftOut`.
  private func marked(_ result: BatchResult, _ before: [Repeats.Before?], _ leftOut: Set<Int>) -> BatchResult {
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

  private func written(
    _ result: BatchResult, _ names: [String], _ folders: inout Set<String>
  ) throws(Diagnostic) -> BatchResult {
    if let fatal = result.fatal { throw fatal }
    var result = result
    result.record.names = names
    if options.resumes { outdated += Self.files(journal.record(result.record.input)) }
    for file in result.staged {
      let path = names[file.disclosure] + file.suffix
      folders.insert(try folder.publish(file.path, as: path))
      result.record.written.append(
        BatchRecord.Written(path: path, offset: nil, count: file.count, digest: file.digest))
    }
    for (file, piece) in zip(merged, result.pieces) { result.record.written.append(try file.append(piece)) }
    result.pieces = []
    return result
  }

  /// Passes over the pieces of `record` in the files of all inputs; false where they do not stand where they should.
  private func keepPieces(_ record: BatchRecord) -> Bool {
    for file in merged {
      guard let piece = record.written.first(where: { $0.path == file.name }), piece.offset == file.size,
        !file.isCut, file.holds(piece)
      else { return false }
    }
    for file in merged {
      if let piece = record.written.first(where: { $0.path == file.name }) { file.keep(piece) }
    }
    return true
  }

  /// The first free name like `wish`: itself, then with -2, -3, ….
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

  /// Gives the files of all inputs and the manifest their names, writes the report, and removes what only an earlier run
  /// wrote. Throws what writing can throw.
  func complete() throws(Diagnostic) {
    let staged = try folder.stage(report.html(progress), as: "report")
    for file in merged { try file.settle() }
    try manifest.settle()
    try folder.settle(staged)
    for file in merged { try file.publish() }
    let old = outdatedFiles
    try manifest.publish()
    // The names of all these files stand in one folder, which is put on the disk once.
    try Disk.synchronise(try folder.publish(staged, as: "report.html"))
    for path in old { folder.remove(path) }
  }

  /// Files that an earlier run wrote, and that this one may not have written again.
  private var outdated: [String] = []

  /// Those of them that it has not.
  private var outdatedFiles: [String] {
    guard options.resumes else { return [] }
    var old = Set(outdated + journal.records(without: inputs).flatMap(Self.files))
    if old.isEmpty { return [] }
    for input in inputs { for path in Self.files(journal.record(input.name)) { old.remove(path) } }
    return old.sorted()
  }

  /// The files of its own that `record` tells of.
  private static func files(_ record: BatchRecord?) -> [String] {
    record?.written.filter { $0.offset == nil }.map(\.path) ?? []
  }
}
