internal import YusuanConversion
internal import YusuanFindings
internal import YusuanFormats
internal import YusuanMigration
internal import YusuanModel
internal import YusuanPlatform
internal import YusuanRecognition
internal import YusuanRules
internal import YusuanSheets
internal import YusuanTemplate

/// Converts one input after another (批量转换的一个工作者). It keeps the labels it has met for the next input.
final class BatchWorker {
  let options: BatchOptions
  let folder: BatchFolder
  private let memory: LabelCache
  private let isInterrupted: @Sendable () -> Bool
  /// The writers of merged files, by the index of the output. They keep the labels of earlier inputs.
  private var appenders: [Int: any FormAppender] = [:]

  /// A worker. It asks `isInterrupted` while it takes the digest of an input, before it converts.
  init(_ options: BatchOptions, _ folder: BatchFolder, isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    self.options = options
    self.isInterrupted = isInterrupted
    self.folder = folder
    memory = LabelCache(options.conversion.profiles.candidates)
  }

  /// Converts `input`, unless the `earlier` record still holds. Disclosures at the indices `leftOut` are not written.
  func convert(
    _ input: BatchInput, number: Int, earlier: BatchRecord?, leftOut: Set<Int> = []
  ) -> BatchResult {
    var result = converted(input, number: number, earlier: earlier, leftOut: leftOut)
    if result.isKept || result.isAbandoned || result.fatal != nil { return result }
    do throws(Diagnostic) {
      if result.record.disclosures.isEmpty {
        result.wishes = wishes(input, result.record)
        result.noted = try ShownFindings.all([], [], reading: result.findings, options.conversion.profiles)
      }
      try stageNotices(of: &result, input, number, leftOut)
    } catch {
      result.fatal = error
    }
    return result
  }

  private func converted(
    _ input: BatchInput, number: Int, earlier: BatchRecord?, leftOut: Set<Int>
  ) -> BatchResult {
    var record = BatchRecord(input: input.name)
    record.signature = options.signature
    defer { MemoryRefusal.end() }
    let stamp: InputStamp
    do throws(Diagnostic) {
      try MemoryRefusal.enter(input.name)
      if let refusal = refusal(input) { return failed(record, refusal) }
      guard let found = try InputStamp(input.paths, isInterrupted) else {
        return BatchResult(record: record, isAbandoned: true)
      }
      stamp = found
    } catch {
      return failed(record, error)
    }
    (record.digest, record.modified) = (stamp.digest, stamp.modified)
    if let earlier, stillHolds(earlier, record) {
      var result = BatchResult(record: earlier, isKept: true)
      result.wishes = wishes(input, earlier)
      return result
    }
    var result: BatchResult
    let documents: [Document]
    do throws(Diagnostic) {
      (result, documents) = try convert(input, stamp, record)
    } catch {
      return failed(record, error)
    }
    if !stamp.isUnchanged(input.paths) {
      return failed(record, Diagnostic(.fileChanged, at: Location(input: input.name)))
    }
    result.wishes = wishes(input, result.record)
    return stageFiles(result, documents, number, leftOut)
  }

  /// The error for a large file that no reader takes, or nil. It saves taking the digest of the whole file. Small files
  /// are known by their digest.
  private func refusal(_ input: BatchInput) -> Diagnostic? {
    guard options.conversion.format == nil, input.paths.count == 1, let source = try? ByteSource(path: input.paths[0]),
      source.count > InputStamp.heldSize
    else { return nil }
    do throws(Diagnostic) { _ = try InputFormat.sniff(source) } catch {
      return error.code == .formatRefused || error.code == .formatUnknown ? error : nil
    }
    return nil
  }

  private func failed(_ record: BatchRecord, _ finding: Diagnostic) -> BatchResult {
    var result = BatchResult(record: record)
    // It was not written in every form that was asked for, so nothing counts as converted.
    (result.record.outcome, result.record.disclosures) = (.failed, [])
    result.record.findings = [finding.severity: 1]
    result.record.errors = [finding]
    result.findings = [finding]
    return result
  }

  /// Whether the result of an earlier run still holds: the same input, the same options, and the files as they were
  /// written. Pieces of merged files are checked later, in order (``BatchCommitter``).
  private func stillHolds(_ earlier: BatchRecord, _ record: BatchRecord) -> Bool {
    guard earlier.digest == record.digest, earlier.signature == record.signature else { return false }
    return earlier.written.allSatisfy { written in
      guard written.offset == nil else { return true }
      guard let source = try? ByteSource(path: folder.path + "/" + written.path), source.count == written.count else {
        return false
      }
      return InputStamp.digest(of: source) == written.digest
    }
  }

  private func wishes(_ input: BatchInput, _ record: BatchRecord) -> [String] {
    if record.disclosures.isEmpty, options.notices != nil, !options.mirrors {
      // A notice about an input of which nothing was converted is named like it.
      return [FileName.safe(PathText.shown(input.relative.split(separator: "/").last.map(String.init) ?? "input"))]
    }
    return options.mirrors
      ? [PathText.shown(input.relative)]
      : record.disclosures.map { DisclosureName.name(unit: $0.unit, level: $0.level, year: $0.year) }
  }

  // MARK: Converting

  private final class Findings {
    var list: [Diagnostic] = []
    var shown: KeptFindings
    /// The warnings and errors, at most ``graveLimit``.
    var grave: [Diagnostic] = []
    var errors: [Diagnostic] = []
    /// A file could not be read this time; another time it may be readable.
    var isPassing = false

    init(isShown: Bool) { shown = KeptFindings(isNeeded: isShown) }
  }

  /// How many warnings and errors of an input notices and lists have at most.
  private static let graveLimit = 5_000

  /// How many findings of an input are reported at most.
  private static let findingLimit = 200

  private func convert(
    _ input: BatchInput, _ stamp: InputStamp, _ record: BatchRecord
  ) throws(Diagnostic) -> (BatchResult, [Document]) {
    var result = BatchResult(record: record)
    let findings = Findings(isShown: options.outputs.contains(where: \.showsFindings))
    // Bytes in memory do not change. If they cannot be read now, they cannot be read later either.
    let isHeld = stamp.source != nil
    let conversion = Conversion(options.conversion, memory: memory) { finding in
      if findings.list.count < Self.findingLimit { findings.list.append(finding) }
      findings.shown.keep(finding)
      if finding.severity > .info, findings.grave.count < Self.graveLimit { findings.grave.append(finding) }
      if !isHeld, finding.code == .fileUnreadable || finding.code == .fileChanged { findings.isPassing = true }
      if finding.severity == .error, findings.errors.count < BatchRecord.errorLimit { findings.errors.append(finding) }
    }
    conversion.read(inputs: input.paths, source: stamp.source, digest: stamp.fileDigest)
    let read = conversion.finish()
    let documents =
      try options.migration.map { migration throws(Diagnostic) in try conversion.migrate(read, by: migration) } ?? read
    if let rules = options.rules {
      for document in read { result.checks.append(try rules.check(document)) }
      result.checks.flatMap(\.limits).forEach(conversion.receive)
    }
    let summary = conversion.summary
    (result.findings, result.shown) = (findings.list, findings.shown.list)
    result.record.errors = findings.errors
    if findings.isPassing { result.record.digest = "" }
    result.record.cells = [summary.ledger.read, summary.ledger.used, summary.ledger.diagnosed]
    result.record.findings = summary.findings
    result.record.disclosures = documents.enumerated().map { index, document in
      self.record(document.disclosure, index < result.checks.count ? result.checks[index] : nil)
    }
    result.noted = try ShownFindings.all(
      read, result.checks, reading: findings.grave, options.conversion.profiles)
    let isWhole = summary.failedInputs == 0 && summary.findings[.error, default: 0] == 0
    result.record.outcome = documents.isEmpty ? .failed : isWhole ? .converted : .partly
    return (result, documents)
  }

  private func record(_ disclosure: Disclosure, _ report: CheckReport?) -> BatchRecord.Disclosure {
    var record = BatchRecord.Disclosure(
      unit: disclosure.unitName, year: disclosure.fiscalYear, level: disclosure.unitLevel, profile: disclosure.profile,
      tables: disclosure.tables.map(\.number))
    for finding in report?.findings ?? [] {
      record.checks[finding.severity, default: 0] += 1
      if finding.severity > .info { record.rules[finding.rule, default: 0] += 1 }
    }
    return record
  }

  // MARK: Writing

  /// Writes the files of `result`, which get their names later.
  private func stageFiles(
    _ result: BatchResult, _ documents: [Document], _ number: Int, _ leftOut: Set<Int>
  ) -> BatchResult {
    var result = result
    let shown = result.shown
    result.shown = []
    let places = documents.indices.filter { !leftOut.contains($0) }
    let documents = places.map { documents[$0] }
    let checks = result.checks.isEmpty ? [] : places.map { result.checks[$0] }
    do throws(Diagnostic) {
      for (place, output) in options.outputs.enumerated() {
        if output.form.writer.mergedName != nil {
          let bytes = try piece(documents, checks, output, place)
          result.pieces.append(try held(bytes, as: "\(number)-piece-\(place)"))
          continue
        }
        for file in try files(documents, checks, shown, output) {
          try stage(file.bytes, of: places[file.disclosure], file.suffix, number, &result)
        }
      }
      if let template = options.template { try fill(template, documents, places, number, &result) }
    } catch {
      if error.code == .outputFailed || error.code == .outputRefused {
        result.fatal = error
      } else {
        return failed(result.record, error)
      }
    }
    return result
  }

  /// Writes a file of the disclosure at `place`, which gets its name later.
  private func stage(
    _ bytes: [UInt8], of place: Int, _ suffix: String, _ number: Int, _ result: inout BatchResult
  ) throws(Diagnostic) {
    let path = try folder.stage(bytes, as: "\(number)-\(result.staged.count)")
    result.staged.append(
      BatchResult.Staged(
        disclosure: options.mirrors ? 0 : place, suffix: suffix, path: path, count: bytes.count,
        digest: Digest.of(bytes)))
  }

  /// Fills each of `documents` into `template`.
  private func fill(
    _ template: Template, _ documents: [Document], _ places: [Int], _ number: Int, _ result: inout BatchResult
  ) throws(Diagnostic) {
    let ending = template.path.split(separator: ".").last ?? "xlsx"
    let names = DisclosureName.names(documents)
    for (index, document) in documents.enumerated() {
      let profile = try options.conversion.profiles.profile(document.disclosure.profile)
      let filled = try template.fill(document, profile: profile, output: "\(names[index])-填报.\(ending)")
      for finding in filled.findings { add(finding, to: &result) }
      let own = options.mirrors && documents.count > 1 ? "/\(names[index])" : ""
      try stage(filled.bytes, of: places[index], "-填报\(own).\(ending)", number, &result)
    }
  }

  /// Counts a finding about what was written.
  private func add(_ finding: Diagnostic, to result: inout BatchResult) {
    if result.findings.count < Self.findingLimit { result.findings.append(finding) }
    result.record.findings[finding.severity, default: 0] += 1
    guard finding.severity == .error else { return }
    if result.record.errors.count < BatchRecord.errorLimit { result.record.errors.append(finding) }
    if result.record.outcome == .converted { result.record.outcome = .partly }
  }

  /// The piece of `documents` for the merged file. Other inputs may print other money units, so a merged file has 元.
  private func piece(
    _ documents: [Document], _ checks: [CheckReport], _ output: Output, _ place: Int
  ) throws(Diagnostic) -> [UInt8] {
    var appender = appenders[place] ?? output.form.writer.appender(output.options)
    var bytes: [UInt8] = []
    for printout in try output.printouts(documents, checks) {
      let more = try appender.append(printout, in: output.options.amountUnit ?? .yuan)
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
    appenders[place] = appender
    return bytes
  }

  /// `bytes` as a piece, in the unnamed file `name` if there are many. Throws `.outputFailed`.
  private func held(_ bytes: [UInt8], as name: String) throws(Diagnostic) -> BatchResult.Piece {
    if bytes.count <= options.heldPiece { return .held(bytes) }
    return .staged(path: try folder.stage(bytes, as: name), count: bytes.count, digest: Digest.of(bytes))
  }

  /// The files of `documents`: the index of the disclosure, the end of the name, and the bytes.
  private func files(
    _ documents: [Document], _ checks: [CheckReport], _ reading: [Diagnostic], _ output: Output
  ) throws(Diagnostic) -> [(disclosure: Int, suffix: String, bytes: [UInt8])] {
    if documents.isEmpty { return [] }
    let writer = output.form.writer
    let printouts = try output.printouts(documents, checks, reading: reading)
    if options.mirrors, !writer.writesFolders {
      return [(0, ".\(writer.fileExtension)", try writer.text(printouts, output.options))]
    }
    let folder = writer.writesFolders ? "/" : ""
    if options.mirrors {
      return try writer.files(printouts, names: DisclosureName.names(documents), output.options)
        .map { (0, folder + $0.path, $0.bytes) }
    }
    var files: [(disclosure: Int, suffix: String, bytes: [UInt8])] = []
    for (index, printout) in printouts.enumerated() {
      files += try writer.files([printout], names: [""], output.options).map { (index, folder + $0.path, $0.bytes) }
    }
    return files
  }
}
