internal import Diagnostics

/// Reads one record after another from a text. A record is held whole, so that a field that turns out not to be quoted
/// can be read again as it stands.
struct RecordReader {
  /// The record read last.
  private(set) var row = Row()

  /// How many bytes of records that were read are kept at most.
  private static let spent = 1 << 17

  private let stream: TextStream
  private let delimiter: UInt8
  private let name: String
  private let options: DelimitedReader.Options
  private let sink: any RowSink

  private var bytes: [UInt8] = []
  private var start = 0
  private var line = 1
  private var isAtEnd = false
  /// Some chunk held a zero byte or U+FFFD, so cells must be looked through for them.
  private var hasDamage = false
  /// A quoted field never ended: there is no closing quote any more.
  private var isQuoteless = false

  init(
    _ stream: TextStream, delimiter: UInt8, name: String, options: DelimitedReader.Options, sink: any RowSink
  ) {
    self.stream = stream
    self.delimiter = delimiter
    self.name = name
    self.options = options
    self.sink = sink
  }

  /// Reads the next record into ``row``; false at the end of the text.
  mutating func next() throws(Diagnostic) -> Bool {
    if start > Self.spent {
      bytes.removeFirst(start)
      start = 0
    }
    row.clear()
    row.number += 1
    row.line = line
    guard try has(start) else { return false }
    var at = start
    var column: Int32 = 1
    while true {
      at = try field(at, column)
      guard try has(at) else { break }
      let byte = bytes[at]
      at += 1
      if byte == delimiter {
        column = min(column, Int32.max - 1) + 1
        continue
      }
      if byte == 0x0D, try has(at), bytes[at] == 0x0A { at += 1 }
      line += 1
      break
    }
    start = at
    return true
  }

  // MARK: Fields

  /// Reads the field at `at` and gives the place behind it: a delimiter, a line end or the end of the text.
  private mutating func field(_ at: Int, _ column: Int32) throws(Diagnostic) -> Int {
    if !isQuoteless, try has(at), bytes[at] == 0x22, let end = try quoted(at, column) { return end }
    var end = at
    while true {
      end = literalEnd(end)
      if end < bytes.count { break }
      guard try more() else { break }
    }
    if end > at { try append(bytes[at..<end], column) }
    return end
  }

  private func literalEnd(_ from: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = from
      while index < bytes.count {
        let byte = bytes[index]
        if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
        index += 1
      }
      return index
    }
  }

  /// Reads a quoted field; nil where the field at `at` is none after all.
  private mutating func quoted(_ at: Int, _ column: Int32) throws(Diagnostic) -> Int? {
    let textStart = row.bytes.count
    var index = at + 1
    var lines = 0
    while try has(index) {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        guard try has(index) else { break }
        if bytes[index] == 0x22 {
          row.bytes.append(0x22)
          index += 1
          continue
        }
        if bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D { break }
        row.bytes.removeLast(row.bytes.count - textStart)
        return nil
      }
      if try endsLine(byte, index) { lines += 1 }
      row.bytes.append(byte)
      index += 1
    }
    guard bytes[index - 1] == 0x22, index - 1 > at else { return unterminated(textStart) }
    line += lines
    try finish(textStart, column)
    return index
  }

  /// Whether `byte` at `index` ends a line: LF, or CR that no LF follows.
  private mutating func endsLine(_ byte: UInt8, _ index: Int) throws(Diagnostic) -> Bool {
    guard byte == 0x0D else { return byte == 0x0A }
    guard try has(index + 1) else { return true }
    return bytes[index + 1] != 0x0A
  }

  private mutating func unterminated(_ textStart: Int) -> Int? {
    row.bytes.removeLast(row.bytes.count - textStart)
    isQuoteless = true
    sink.note(Diagnostic(.quoteUnterminated, at: Location(input: name, line: line)))
    return nil
  }

  private mutating func append(_ text: ArraySlice<UInt8>, _ column: Int32) throws(Diagnostic) {
    let start = row.bytes.count
    row.bytes.append(contentsOf: text)
    try finish(start, column)
  }

  /// Makes the bytes from `textStart` on the cell in `column`.
  private mutating func finish(_ textStart: Int, _ column: Int32) throws(Diagnostic) {
    let count = row.bytes.count - textStart
    if count == 0 { return }
    if count > options.cellLimit { throw tooLong(.cellTooLong, options.cellLimit) }
    var cell = Cell(column: column, text: Int32(clamping: textStart)..<Int32(clamping: row.bytes.count))
    if hasDamage, Self.isDamaged(row.bytes[textStart...]) { cell.traits.insert(.damaged) }
    row.cells.append(cell)
  }

  private static func isDamaged(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(0) { return true }
    for index in text.indices where text[index] == 0xEF {
      if text[index...].starts(with: [0xEF, 0xBF, 0xBD]) { return true }
    }
    return false
  }

  // MARK: Bytes

  /// Whether there is a byte at `index`, read if need be.
  private mutating func has(_ index: Int) throws(Diagnostic) -> Bool {
    while index >= bytes.count {
      guard try more() else { return false }
    }
    return true
  }

  /// Reads on; false at the end of the text. The bytes of the open record stay where they are.
  private mutating func more() throws(Diagnostic) -> Bool {
    if isAtEnd { return false }
    if bytes.count - start > options.recordLimit { throw tooLong(.recordTooLong, options.recordLimit) }
    let known = bytes.count
    isAtEnd = try !stream.append(to: &bytes)
    if !hasDamage { hasDamage = Self.isDamaged(bytes[max(known - 2, 0)...]) }
    return !isAtEnd
  }

  private func tooLong(_ code: Code, _ limit: Int) -> Diagnostic {
    Diagnostic(code, at: Location(input: name, line: row.line), [.limit: String(limit)])
  }
}
