internal import Diagnostics

/// Hands out inputs to workers and takes what they made, in the inputs' order (提交者): names, files, journal and progress
/// do not depend on which worker was first.
actor BatchCommitter {
  /// What is said of the batch as it goes on.
  typealias Listener = @Sendable (BatchEvent) -> Void

  private let options: BatchOptions
  private let inputs: [BatchInput]
  private let folder: BatchFolder
  private let journal: Journal
  private let merged: [MergedFile]
  private let listener: Listener
  private let isInterrupted: @Sendable () -> Bool

  private var next = 0
  private var committed = 0
  private var ready: [Int: BatchResult] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// The names that are taken, and how many inputs wished for each.
  private var names: [String: Int] = [:]
  private(set) var progress: BatchProgress
  private(set) var failure: Diagnostic?
  private var isStopped = false
  private lazy var ownWorker = BatchWorker(options, folder)

  /// How many inputs may be ahead of the first that is not done, for each worker.
  private static let lead = 8

  init(
    _ options: BatchOptions, _ inputs: [BatchInput], _ folder: BatchFolder,
    isInterrupted: @escaping @Sendable () -> Bool,
    listener: @escaping Listener
  ) throws(Diagnostic) {
    (self.options, self.inputs, self.folder, self.listener) = (options, inputs, folder, listener)
    self.isInterrupted = isInterrupted
    journal = try Journal(folder.own("journal.jsonl"), keeps: options.resumes)
    var merged: [MergedFile] = []
    for output in options.outputs {
      guard let name = output.form.mergedName else { continue }
      let file = try MergedFile(name, in: folder, keeps: options.resumes)
      try file.begin(with: output.head())
      merged.append(file)
    }
    self.merged = merged
    progress = BatchProgress(total: inputs.count)
  }

  // MARK: Handing out

  /// The next input, once the others are not too far behind, and what an earlier run made of it; nil where there is none.
  func take() async -> (number: Int, input: BatchInput, earlier: BatchRecord?)? {
    while !isStopped, next < inputs.count, next >= committed + Self.lead * options.jobs {
      await withCheckedContinuation { waiting.append($0) }
    }
    guard !isStopped, next < inputs.count else { return nil }
    if isInterrupted() {
      isStopped = true
      return nil
    }
    defer { next += 1 }
    return (next, inputs[next], options.resumes ? journal.record(inputs[next].name) : nil)
  }

  // MARK: Taking back

  /// Takes what a worker made of the input `number`, and finishes all that come next.
  func take(_ result: BatchResult, of number: Int) {
    ready[number] = result
    var group: [BatchResult] = []
    while let result = ready.removeValue(forKey: committed) {
      committed += 1
      if failure == nil { group.append(result) }
    }
    if !group.isEmpty {
      do throws(Diagnostic) { try commit(group) } catch { stop(error) }
    }
    let waiters = waiting
    waiting = []
    for waiter in waiters { waiter.resume() }
  }

  private func stop(_ finding: Diagnostic?) {
    failure = failure ?? finding
    isStopped = true
  }

  /// Gives the files of `group` their names, puts them on the disk, and only then writes the journal.
  private func commit(_ group: [BatchResult]) throws(Diagnostic) {
    var finished: [BatchResult] = []
    var folders: Set<String> = []
    var fatal: Diagnostic?
    for result in group {
      if isOverLimit { break }
      do throws(Diagnostic) {
        let done = try named(result, &folders)
        progress.count(done)
        finished.append(done)
      } catch {
        fatal = error
        break
      }
    }
    for folder in folders.sorted() { try Disk.synchronise(folder) }
    for file in merged { try file.synchronise() }
    for result in finished {
      if !result.isKept { try journal.append(result.record) }
      listener(.finished(result.record, result.findings, result.checks, progress))
    }
    if isOverLimit { stop(nil) }
    if let fatal { throw fatal }
  }

  private var isOverLimit: Bool { options.failureLimit.map { progress.failures >= $0 } ?? false }

  /// `result` with its names, its files published and its pieces appended; converted again where what an earlier run
  /// wrote stands under another name or in another place now.
  private func named(_ result: BatchResult, _ folders: inout Set<String>) throws(Diagnostic) -> BatchResult {
    if let fatal = result.fatal { throw fatal }
    let names = result.wishes.map { name(for: $0) }
    if result.isKept {
      if result.record.names == names, keepPieces(result.record) { return result }
      let number = inputs.firstIndex { $0.name == result.record.input } ?? 0
      var again = ownWorker.convert(inputs[number], number: number, earlier: nil)
      again.wishes = result.wishes
      return try written(again, names, &folders)
    }
    return try written(result, names, &folders)
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
    var count = names[wish, default: 0]
    while true {
      count += 1
      let name = count == 1 ? wish : "\(wish)-\(count)"
      if count == 1 || names[name] == nil {
        names[wish] = count
        if count > 1 { names[name] = 1 }
        return name
      }
    }
  }

  // MARK: The end

  /// Whether every input was finished.
  var isComplete: Bool { committed == inputs.count && failure == nil && !isStopped }

  /// Gives the files of all inputs their names, writes manifest and report, and removes what only an earlier run wrote.
  /// Throws what writing can throw.
  func complete() throws(Diagnostic) {
    for file in merged { try file.publish() }
    let manifest = try Manifest(in: folder)
    var report = BatchReport(options.language, layout: options.conversion.layout, rules: options.rules)
    if options.resumes {
      let present = Set(inputs.map(\.name))
      for input in journal.inputs where !present.contains(input) { outdated += Self.files(journal.record(input)) }
    }
    var old = Set(outdated)
    for input in inputs {
      guard let record = journal.record(input.name) else { continue }
      try manifest.append(record)
      report.append(record)
      if !old.isEmpty { for path in Self.files(record) { old.remove(path) } }
    }
    try manifest.publish()
    let staged = try folder.stage(report.html, as: "report")
    try Disk.synchronise(try folder.publish(staged, as: "report.html"))
    for path in old.sorted() { folder.remove(path) }
  }

  /// Files that an earlier run wrote, and that this one may not have written again.
  private var outdated: [String] = []

  /// The files of its own that `record` tells of.
  private static func files(_ record: BatchRecord?) -> [String] {
    record?.written.filter { $0.offset == nil }.map(\.path) ?? []
  }
}
