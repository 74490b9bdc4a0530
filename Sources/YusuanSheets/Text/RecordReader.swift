internal import YusuanFindings

/// Reads a text record by record. A record is held whole: a field that turns out not to be quoted is read again as it
/// stands.
struct RecordReader {
  /// The last record.
  private(set) var row = Row()

  /// How many bytes of finished records are kept at most.
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
  /// Whether a chunk held a zero byte or U+FFFD. Then each cell is checked for them.
  private var hasDamage = false
  /// Whether a quoted field never ended. Then there is no closing quote in the rest of the text.
  private var isQuoteless = false
  /// The number of fields of the last record that was not blank.
  private var width = 0
  private var missing = MissingValues()

  init(
    _ stream: TextStream, delimiter: UInt8, name: String, options: DelimitedReader.Options, sink: any RowSink
  ) {
    self.stream = stream
    self.delimiter = delimiter
    self.name = name
    self.options = options
    self.sink = sink
  }

  /// Reads the next record into ``row``. Returns false at the end of the text.
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
    if !row.cells.isEmpty { width = Int(column) }
    return true
  }

  /// Reports how many words for a missing value were read as blank.
  func reportMissingValues() {
    for (word, count, place) in missing.found {
      let location = Location(
        input: name, line: place.line, cell: CellPosition(row: place.row, column: place.column))
      let facts: [Diagnostic.Fact: String] = [.found: String(decoding: word, as: UTF8.self), .count: String(count)]
      sink.note(Diagnostic(.missingValueWord, at: location, facts))
    }
  }

  // MARK: Fields

  /// Reads the field at `at` and returns the index after it: of a delimiter, a line end or the end of the text.
  private mutating func field(_ at: Int, _ column: Int32) throws(Diagnostic) -> Int {
    if !isQuoteless, let quote = try openingQuote(at), let end = try quoted(quote, column) { return end }
    var end = at
    while true {
      end = literalEnd(end)
      if end < bytes.count { break }
      guard try more() else { break }
    }
    if end > at { try append(withoutQuotes(bytes[at..<end]), column) }
    return end
  }

  /// The index of the opening quote of the field at `at`, or nil if there is none. Blanks and byte-order marks may come
  /// before it: programs that join files or fields write them.
  private mutating func openingQuote(_ at: Int) throws(Diagnostic) -> Int? {
    var index = at
    while try has(index) {
      switch bytes[index] {
      case 0x22: return index
      case 0x20: index += 1
      case 0xEF:
        guard try has(index + 2), bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF else { return nil }
        index += 3
      default: return nil
      }
    }
    return nil
  }

  /// The field `text` without the quotes around it, if quotes inside it were not doubled. Some programs write titles
  /// with quotes so. There must be at least two quotes inside, and text outside of them.
  private func withoutQuotes(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.first == 0x22, text.last == 0x22, text.count > 4 else { return text }
    let inner = text.dropFirst().dropLast()
    let quotes = inner.indices.filter { inner[$0] == 0x22 }
    guard quotes.count == 2, let first = quotes.first, let last = quotes.last else { return text }
    let (before, between, behind) = (first - inner.startIndex, last - first - 1, inner.endIndex - last - 1)
    return between > 0 && before > between && behind > 0 ? inner : text
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

  /// Reads a quoted field and returns the index after it. Nil if the field at `at` is not quoted after all.
  private mutating func quoted(_ at: Int, _ column: Int32) throws(Diagnostic) -> Int? {
    let textStart = row.bytes.count
    var index = at + 1
    var lines = 0
    var isClosed = false
    while try has(index) {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        guard try has(index) else {
          isClosed = true
          break
        }
        if bytes[index] == 0x22 {
          row.bytes.append(0x22)
          index += 1
          continue
        }
        index = try afterBlanks(index)
        if index == bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D {
          isClosed = true
          break
        }
        row.bytes.removeLast(row.bytes.count - textStart)
        return nil
      }
      if try endsLine(byte, index) { lines += 1 }
      row.bytes.append(byte)
      index += 1
    }
    guard isClosed else { return unterminated(textStart) }
    if swallows(textStart, lines, column, rest: try delimiters(from: index)) { return nil }
    line += lines
    try finish(textStart, column)
    return index
  }

  /// Whether `byte` at `index` ends a line: LF, or CR without LF after it.
  private mutating func endsLine(_ byte: UInt8, _ index: Int) throws(Diagnostic) -> Bool {
    guard byte == 0x0D else { return byte == 0x0A }
    guard try has(index + 1) else { return true }
    return bytes[index + 1] != 0x0A
  }

  /// The index of the first byte from `start` on that is not a blank, or the end of the text.
  private mutating func afterBlanks(_ start: Int) throws(Diagnostic) -> Int {
    var index = start
    while try has(index), bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// How many delimiters there are from `start` to the end of the line. The count stops when there are many.
  private mutating func delimiters(from start: Int) throws(Diagnostic) -> Int {
    var (index, count) = (start, 0)
    while count < 1_000, try has(index), bytes[index] != 0x0A, bytes[index] != 0x0D {
      if bytes[index] == delimiter { count += 1 }
      index += 1
    }
    return count
  }

  /// Whether the quoted text from `textStart` on looks like cells that a stray quote swallowed. If so, it is reported.
  private mutating func swallows(_ textStart: Int, _ lines: Int, _ column: Int32, rest: Int) -> Bool {
    let text = SwallowedCells(row.bytes[textStart...], delimiter)
    guard text.areLikely(column: Int(column), width: width, rest: rest) else { return false }
    let location = Location(
      input: name, line: line, lastLine: line + lines, cell: CellPosition(row: row.number, column: Int(column)))
    sink.note(Diagnostic(.quoteSwallows, at: location, [.found: text.beginning]))
    row.bytes.removeLast(row.bytes.count - textStart)
    return true
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
    if column > ReadLimits.lastColumn {
      throw Diagnostic(.gridExceeded, at: Location(input: name, line: row.line), [.found: "column \(column)"])
    }
    if count <= 4, missing.countIfMissing(row.bytes[textStart...], row: row.number, line: row.line, column: column) {
      return
    }
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

  /// Whether there is a byte at `index`. Reads on if needed.
  private mutating func has(_ index: Int) throws(Diagnostic) -> Bool {
    while index >= bytes.count {
      guard try more() else { return false }
    }
    return true
  }

  /// Reads the next chunk. Returns false at the end of the text. The bytes of the open record stay in place.
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
