public import YusuanFindings
internal import YusuanFormats
public import YusuanModel
internal import YusuanProfiles

/// Writes the facts of disclosures as they come, one a line, with flat memory. The output appears only when all facts
/// are written: they wait in an unnamed file for standard output, or in a file that gets its name at the end.
///
/// All amounts of a file have one money unit: that of its disclosures if all agree, otherwise 元. A file with more than
/// ``mostWaiting`` disclosures comes from many inputs and has 元.
public final class FactStream {
  /// How many disclosures, or parts of them, wait until the unit is known.
  public static let mostWaiting = 16
  private static let mostRows = 16_384

  private let output: Output
  private var appender: any FormAppender
  /// The unit of the file, or nil if it is not known yet.
  private var unit: AmountUnit?
  private var waiting: [Document] = []
  private var pending: [UInt8]
  private let file: AtomicFile?
  private let spool: Spool?
  private var failure: Diagnostic?

  /// A stream to `path` (`-` is standard output) with the form and options of `output`. Files in `inputs` are never
  /// overwritten. Throws `.outputRefused`, `.outputFailed` or `.textNotEncodable`.
  public init(_ output: Output, to path: String, inputs: [String]) throws(Diagnostic) {
    self.output = output
    unit = output.options.amountUnit
    appender = output.form.writer.appender(output.options)
    pending = try appender.head()
    (file, spool) = path == "-" ? (nil, Spool()) : (try AtomicFile(path, inputs: inputs), nil)
  }

  /// Appends the facts of `document`. An error is thrown later, by ``finish()``.
  public func append(_ document: Document) {
    guard failure == nil else { return }
    do throws(Diagnostic) {
      if unit != nil {
        try write(document)
      } else {
        waiting.append(document)
        if waiting.count > Self.mostWaiting {
          try writeWaiting(in: .yuan)
        } else if waiting.reduce(0, { $0 + $1.disclosure.rowCount }) > Self.mostRows {
          try writeWaiting(in: LongForm.unit(of: waiting, asked: nil))
        }
      }
    } catch {
      failure = error
    }
  }

  private func writeWaiting(in unit: AmountUnit) throws(Diagnostic) {
    self.unit = unit
    let documents = waiting
    waiting = []
    for document in documents { try write(document) }
  }

  private func write(_ document: Document) throws(Diagnostic) {
    pending += try appender.append(output.printout(document), in: unit ?? .yuan)
    if pending.count > 1 << 18 { try flush() }
  }

  /// Writes the rest and gives the file its name. Throws `.outputFailed` or `.textNotEncodable`.
  public func finish() throws(Diagnostic) {
    if let failure { throw failure }
    if unit == nil { try writeWaiting(in: LongForm.unit(of: waiting, asked: nil)) }
    if let spool, spool.isEmpty {
      try OutputSet.writeToStandardOutput(pending)
      return
    }
    try flush()
    try spool?.copy(to: .standardOutput)
    try file?.complete()
    try file?.publish()
  }

  private func flush() throws(Diagnostic) {
    try file?.write(pending)
    try spool?.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}

extension Disclosure {
  /// How many rows all tables have together.
  fileprivate var rowCount: Int { tables.reduce(0) { $0 + $1.panels.reduce(0) { $0 + $1.rows.count } } }
}
