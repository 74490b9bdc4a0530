internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform

/// The outcome of each input, for programs (清单): `manifest.csv` with a line for each input, and `manifest.json`.
struct Manifest {
  private let csv: MergedFile
  private let json: MergedFile
  private let isSafe: Bool
  private var isEmpty = true

  /// Begins both files in `folder`. With `isSafe`, no CSV field can act as a formula. Throws `.outputFailed`.
  init(in folder: BatchFolder, isSafe: Bool) throws(Diagnostic) {
    self.isSafe = isSafe
    csv = try MergedFile("manifest.csv", in: folder, keeps: false)
    json = try MergedFile("manifest.json", in: folder, keeps: false)
    var head: [UInt8] = []
    CSVField.append(record: Self.columns, to: &head)
    try csv.begin(with: head)
    try json.begin(with: Array("[".utf8))
  }

  private static let columns = [
    "input", "outcome", "unit", "fiscalYear", "level", "profile", "tables", "cellsRead", "cellsUsed", "cellsDiagnosed",
    "errors", "warnings", "infos", "checkErrors", "checkWarnings", "checkInfos", "modified", "digest", "outputs",
    "repeats", "leftOut",
  ]

  /// Appends each record; `line` is its line in the journal. Throws `.outputFailed`.
  mutating func append(_ records: [(record: BatchRecord, line: [UInt8])]) throws(Diagnostic) {
    var (lines, objects): ([UInt8], [UInt8]) = ([], [])
    for (record, line) in records {
      CSVField.append(record: Self.fields(record), to: &lines)
      objects += (isEmpty ? "\n" : ",\n").utf8
      // A record lists a piece of every merged file, also an empty one. The manifest leaves empty ones out.
      let line = record.written.allSatisfy(Self.hasPart) ? line : Self.withOwnParts(record).line
      objects += line[..<(line.count - 1)]
      isEmpty = false
    }
    try csv.add(isSafe ? CSVSafety.protected(lines) : lines)
    try json.add(objects)
  }

  /// Ends both files and flushes them to the disk. Throws `.outputFailed`.
  func finish() throws(Diagnostic) {
    try json.add(Array("\n]\n".utf8))
    try csv.finish()
    try json.finish()
  }

  /// Gives both flushed files their names. Throws `.outputRefused` or `.outputFailed`.
  func publish() throws(Diagnostic) {
    try csv.publish()
    try json.publish()
  }

  /// `record` without the outputs that its input has no part in.
  private static func withOwnParts(_ record: BatchRecord) -> BatchRecord {
    var record = record
    record.written.removeAll { !hasPart($0) }
    return record
  }

  private static func hasPart(_ written: BatchRecord.Written) -> Bool {
    written.offset == nil || written.count > 0 && written.path != ReportRows.name
  }

  private static func fields(_ record: BatchRecord) -> [String] {
    let disclosures = record.disclosures
    let checks = { (severity: Severity) in disclosures.reduce(0) { $0 + $1.checks[severity, default: 0] } }
    let join = { (texts: [String]) in texts.joined(separator: "; ") }
    let counts =
      record.cells + Severity.allCases.reversed().map { record.findings[$0, default: 0] }
      + Severity.allCases.reversed().map(checks)
    var fields = [PathText.shown(record.input), record.outcome.rawValue]
    fields.append(join(disclosures.map { $0.unit ?? "" }))
    fields.append(join(disclosures.map { $0.year.map(String.init) ?? "" }))
    fields.append(join(disclosures.map { $0.level?.rawValue ?? "" }))
    fields.append(join(disclosures.map(\.profile)))
    fields.append(join(disclosures.map { $0.tables.joined(separator: " ") }))
    fields += counts.map(String.init)
    fields += [Time.utc(record.modified), record.digest, join(withOwnParts(record).written.map(\.path))]
    let repeated = disclosures.filter { $0.repeats != nil }
    fields.append(join(repeated.map { PathText.shown($0.repeats ?? "") }))
    return fields + [join(repeated.map { $0.isLeftOut ? "yes" : "no" })]
  }
}
