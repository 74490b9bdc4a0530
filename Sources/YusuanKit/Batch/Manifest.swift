internal import Diagnostics
internal import Exchange
internal import Glibc

/// What became of each input, for programs (清单): `manifest.csv`, one input a line, and `manifest.json`.
struct Manifest {
  private let csv: MergedFile
  private let json: MergedFile
  private var isEmpty = true

  /// The files in `folder`. Throws `.outputFailed`.
  init(in folder: BatchFolder) throws(Diagnostic) {
    csv = try MergedFile("manifest.csv", in: folder, keeps: false)
    json = try MergedFile("manifest.json", in: folder, keeps: false)
    try csv.begin(with: Array((Self.columns.joined(separator: ",") + "\n").utf8))
    try json.begin(with: Array("[".utf8))
  }

  private static let columns = [
    "input", "outcome", "unit", "fiscalYear", "layout", "tables", "cellsRead", "cellsUsed", "cellsDiagnosed", "errors",
    "warnings", "infos", "checkErrors", "checkWarnings", "checkInfos", "modified", "digest", "outputs",
  ]

  /// Appends a line for each input, whose line in the journal is `line`. Throws `.outputFailed`.
  mutating func append(_ records: [(record: BatchRecord, line: [UInt8])]) throws(Diagnostic) {
    var (lines, objects): ([UInt8], [UInt8]) = ([], [])
    for (record, line) in records {
      Self.append(record, to: &lines)
      objects += (isEmpty ? "\n" : ",\n").utf8
      objects += line[..<(line.count - 1)]
      isEmpty = false
    }
    try csv.add(lines)
    try json.add(objects)
  }

  /// Ends both files and puts them on the disk. Throws `.outputFailed`.
  func settle() throws(Diagnostic) {
    try json.add(Array("\n]\n".utf8))
    try csv.settle()
    try json.settle()
  }

  /// Gives both files, which are settled, their names. Throws `.outputRefused` or `.outputFailed`.
  func publish() throws(Diagnostic) {
    try csv.publish()
    try json.publish()
  }

  /// Appends the line of `record`, its fields by ``columns``.
  private static func append(_ record: BatchRecord, to lines: inout [UInt8]) {
    let disclosures = record.disclosures
    let severities: [Severity] = [.error, .warning, .info]
    func add(_ field: String, end: UInt8 = UInt8(ascii: ",")) {
      CSVField.append(field, to: &lines)
      lines.append(end)
    }
    func join(_ texts: [String]) -> String { texts.joined(separator: "; ") }
    add(record.input)
    add(record.outcome.rawValue)
    add(join(disclosures.map { $0.unit ?? "" }))
    add(join(disclosures.map { $0.year.map(String.init) ?? "" }))
    add(disclosures.first?.layout ?? "")
    add(join(disclosures.map { $0.tables.map(String.init).joined(separator: " ") }))
    for count in record.cells { add(String(count)) }
    for severity in severities { add(String(record.findings[severity, default: 0])) }
    for severity in severities {
      add(String(disclosures.reduce(0) { $0 + $1.checks[severity, default: 0] }))
    }
    add(Timestamp.utc(record.modified))
    add(record.digest)
    add(join(record.written.map(\.path)), end: 0x0A)
  }
}

/// Seconds since 1970 as a date and time of ISO 8601 in UTC.
enum Timestamp {
  static func utc(_ seconds: Int) -> String {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else { return "" }
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
