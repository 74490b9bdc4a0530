import Diagnostics
import TestSupport

@testable import Spreadsheet

/// Parts that are held in memory.
final class MemoryParts: PartStore {
  let input = "t.xlsx"
  let names: [String]
  private let parts: [String: [UInt8]]
  private let failsAtEnd: Bool

  init(_ parts: [String: [UInt8]], failsAtEnd: Bool = false) {
    self.parts = parts
    self.failsAtEnd = failsAtEnd
    names = parts.keys.sorted()
  }

  /// The parts of the workbook at `path` below the project's folder: an archive, or a folder.
  static func parts(_ path: String) throws -> [String: [UInt8]] {
    let store: any PartStore
    if path.hasSuffix(".xlsx") {
      let archive = try ZipArchive(bytes: Project.bytes(path), name: path, limits: ReadLimits())
      store = ZipParts(archive, input: path)
    } else {
      store = FolderParts(path: Project.path(path), limits: ReadLimits())
    }
    var parts: [String: [UInt8]] = [:]
    for name in store.names { parts[name] = try store.bytes(name) }
    return parts
  }

  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try (parts[name] ?? []).withUnsafeBufferPointer { bytes throws(Diagnostic) in
      for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
        let chunk = UnsafeBufferPointer(rebasing: bytes[start..<min(start + (1 << 16), bytes.count)])
        try take(UnsafeRawBufferPointer(chunk))
      }
    }
    if failsAtEnd { throw Diagnostic(.fileChanged, at: Location(input: input)) }
  }
}

/// What reading gave, one way.
struct Outcome: Equatable {
  var events: [String] = []
  var findings: [Diagnostic] = []
  var failure: Diagnostic?

  /// What reading the workbook of `parts` gives; libxml2 reads all parts where `scans` is false.
  static func rows(_ parts: MemoryParts, scans: Bool) -> Outcome {
    rows(parts, limit: scans ? ReadLimits().scannedPart : 0)
  }

  /// What reading the workbook of `parts` gives where libxml2 reads all parts larger than `limit`.
  static func rows(_ parts: MemoryParts, limit: Int) -> Outcome {
    let sink = WholeRows()
    var outcome = Outcome()
    do throws(Diagnostic) { try XLSXReader(parts, limits(limit)).read(into: sink) } catch { outcome.failure = error }
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
        "part", of: parts, limits: limits(scans ? ReadLimits().scannedPart : 0), into: EventLog(log: log))
    } catch {
      outcome.failure = error
    }
    outcome.events = log.events
    return outcome
  }

  private static func limits(_ scannedPart: Int) -> ReadLimits {
    var limits = ReadLimits()
    limits.cellText = 1 << 10
    limits.scannedPart = scannedPart
    return limits
  }
}

/// Whether the scanner reads the document `bytes`.
func isScanned(_ bytes: [UInt8]) -> Bool {
  var silent = EventLog(log: EventLog.Log())
  return bytes.withUnsafeBufferPointer { (try? MarkupScanner.scan($0, into: &silent)) == true }
}

/// Keeps everything that a row says.
private final class WholeRows: RowSink {
  private(set) var events: [String] = []
  private(set) var findings: [Diagnostic] = []

  func begin(_ sheet: SheetInfo) throws(Diagnostic) { events.append("begin \(sheet)") }
  func take(_ row: borrowing Row) throws(Diagnostic) {
    events.append("row \(row.number) \(row.line) \(row.isHidden) \(row.bytes)")
    for cell in row.cells { events.append("\(cell)") }
  }
  func end(_ sheet: SheetInfo) throws(Diagnostic) { events.append("end") }
  func note(_ finding: Diagnostic) { findings.append(finding) }
}

/// Writes down events, with the names and attributes that readers may ask for.
struct EventLog: MarkupHandler {
  final class Log { var events: [String] = [] }

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
    var text = "start"
    for name in Self.names where element.isNamed(name) { text += " \(name)" }
    for name in Self.attributes {
      if let value = element.bytes(name) { text += " \(name)=\(Array(value))" }
    }
    current.events.append(text)
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    if current.events.last?.hasPrefix("text") != true { current.events.append("text") }
    current.events[current.events.count - 1] += " \(Array(bytes).map(String.init).joined(separator: " "))"
  }

  private var current: Log { held ?? log }

  mutating func end() throws(Diagnostic) { current.events.append("end") }
}
