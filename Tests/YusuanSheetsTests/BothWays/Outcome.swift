import YusuanFindings
@testable import YusuanFastXML
@testable import YusuanSheets
@testable import YusuanXML

/// What reading gave, one way.
struct Outcome: Equatable {
  /// What a handler or a sink was given.
  enum Event: Equatable {
    case sheet(SheetInfo)
    /// A row, its cells without their places, and the text and formula of each.
    case row(number: Int, line: Int, isHidden: Bool, texts: [[[UInt8]]], cells: [Cell], merged: [String])
    case element(names: [String], attributes: [[UInt8]?])
    case text([UInt8])
    case end
  }

  var events: [Event] = []
  var findings: [Diagnostic] = []
  var failure: Diagnostic?

  /// What reading the workbook of `parts` gives; libxml2 reads all parts where `scans` is false.
  static func rows(_ parts: MemoryParts, scans: Bool) -> Outcome {
    rows(parts, limits(scans: scans))
  }

  /// What reading the workbook of `parts` gives where libxml2 reads all parts larger than `limit`.
  static func rows(_ parts: MemoryParts, limit: Int) -> Outcome { rows(parts, limits(limit)) }

  private static func rows(_ parts: MemoryParts, _ limits: ReadLimits) -> Outcome {
    let sink = WholeRows()
    var outcome = Outcome()
    do throws(Diagnostic) { try XLSXReader(parts, limits).read(into: sink) } catch { outcome.failure = error }
    (outcome.events, outcome.findings) = (sink.events, sink.findings)
    return outcome
  }

  /// The events of the document `bytes`.
  static func events(_ bytes: [UInt8], scans: Bool, failsAtEnd: Bool = false) -> Outcome {
    let log = EventLog.Log()
    var outcome = Outcome()
    let parts = MemoryParts(["part": bytes], failsAtEnd: failsAtEnd)
    do throws(Diagnostic) {
      _ = try PartParser.parse(
        "part", of: parts, limits: limits(scans: scans), into: EventLog(log: log))
    } catch {
      outcome.failure = error
    }
    outcome.events = log.events
    return outcome
  }

  /// Whether the scanner reads the document `bytes`.
  static func isScanned(_ bytes: [UInt8]) -> Bool {
    var silent = EventLog(log: EventLog.Log())
    return bytes.withUnsafeBufferPointer { (try? MarkupScanner.scan($0, into: &silent)) == true }
  }

  private static func limits(_ scannedPart: Int = ReadLimits().scannedPart, scans: Bool = true) -> ReadLimits {
    var limits = ReadLimits()
    limits.scansParts = scans
    limits.cellText = 1 << 10
    limits.scannedPart = scannedPart
    return limits
  }
}

/// Keeps everything that a row says.
private final class WholeRows: RowSink {
  private(set) var events: [Outcome.Event] = []
  private(set) var findings: [Diagnostic] = []

  func begin(_ sheet: SheetInfo) throws(Diagnostic) { events.append(.sheet(sheet)) }
  func receive(_ row: borrowing Row) throws(Diagnostic) {
    events.append(
      .row(
        number: row.number, line: row.line, isHidden: row.isHidden,
        texts: row.cells.map { [Array(row.bytes[$0.text.places]), Array(row.bytes[$0.formula.places])] },
        cells: row.cells.map {
          var cell = $0
          (cell.text, cell.formula) = (0..<0, 0..<0)
          return cell
        }, merged: row.merged.map { "\($0.rows) \($0.columns) \(Array(row.bytes[$0.text.places]))" }))
  }
  func end(_ sheet: SheetInfo) throws(Diagnostic) { events.append(.end) }
  func note(_ finding: Diagnostic) { findings.append(finding) }
}

/// Writes down events, with the names and attributes that readers may ask for.
struct EventLog: PartHandler {
  final class Log { var events: [Outcome.Event] = [] }

  let log: Log
  /// What is held back; nil where events are written down as they come.
  private var held: Log?

  init(log: Log) { self.log = log }

  private static let names: [StaticString] = [
    "worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "r", "rPh", "si", "sst", "col", "a", "averylongname",
  ]
  private static let attributes: [StaticString] = [
    "r", "s", "t", "hidden", "min", "max", "id", "space", "xmlns", "Ignorable", "dyDescent", "averylongname",
  ]

  func holding() -> EventLog {
    var log = self
    log.held = Log()
    return log
  }

  mutating func release() throws(Diagnostic) { log.events += held?.events ?? [] }

  mutating func start(_ element: some MarkupElement) throws(Diagnostic) {
    let names = Self.names.filter { element.isNamed($0) }.map(\.description)
    let three = element.bytes("r", "t", "s")
    let attributes = Self.attributes.map { element.bytes($0).map(Array.init) }
    current.events.append(
      .element(names: names, attributes: attributes + [three.0, three.1, three.2].map { $0.map(Array.init) }))
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    guard case .text(var text)? = current.events.last else { return current.events.append(.text(Array(bytes))) }
    current.events.removeLast()
    text.append(contentsOf: bytes)
    current.events.append(.text(text))
  }

  private var current: Log { held ?? log }

  mutating func end() throws(Diagnostic) { current.events.append(.end) }
}

extension Range<Int32> {
  fileprivate var places: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
