/// Splits a formula into references and other text (ECMA-376 part 1, 18.17.2).
struct FormulaReader {
  private let bytes: [UInt8]
  private var at = 0
  private var pieces: [FormulaPieces.Piece] = []
  private var plain: [UInt8] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The pieces of the formula, in their order.
  mutating func read() -> [FormulaPieces.Piece] {
    while at < bytes.count { step() }
    flush()
    return pieces
  }

  private mutating func flush() {
    if !plain.isEmpty { pieces.append(.text(String(decoding: plain, as: UTF8.self))) }
    plain = []
  }

  private mutating func step() {
    switch bytes[at] {
    case UInt8(ascii: "\""): take(to: closing(UInt8(ascii: "\""), from: at))
    case UInt8(ascii: "'"): readQuotedSheet()
    case UInt8(ascii: "["): readBracket()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: "$"): readWord()
    case let byte where Self.isWord(byte): readWord()
    default: take(to: at + 1)
    }
  }

  private mutating func take(to end: Int) {
    plain += bytes[at..<end]
    at = end
  }

  /// Behind the quotation mark that ends the text in quotes at `start`. A doubled mark does not end it.
  private func closing(_ quote: UInt8, from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == quote {
        guard index + 1 < bytes.count, bytes[index + 1] == quote else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return bytes.count
  }

  /// A name in square brackets: of another workbook, or of a column of a table. What follows it is no reference of ours.
  private mutating func readBracket() {
    var depth = 0
    var index = at
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "!") else { return take(to: index) }
    readReference(prefix: at..<(index + 1), sheet: "")
  }

  private mutating func readQuotedSheet() {
    let end = closing(UInt8(ascii: "'"), from: at)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "!") else { return take(to: end) }
    let inside = String(decoding: bytes[(at + 1)..<max(end - 1, at + 1)], as: UTF8.self)
    let name = Self.replacing("''", by: "'", in: inside)
    readReference(prefix: at..<(end + 1), sheet: inside.contains("[") ? "" : name)
  }

  private mutating func readNumber() {
    var end = at
    while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: ":"), let rows = corners(from: at), rows.last != nil {
      return add(FormulaPieces.Reference(prefix: "", sheet: nil, first: rows.first, last: rows.last), to: rows.end)
    }
    while end < bytes.count, Self.isDigit(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
    if end + 1 < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") { exponent += 1 }
      if exponent < bytes.count, Self.isDigit(bytes[exponent]) {
        end = exponent
        while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
      }
    }
    take(to: end)
  }

  private mutating func readWord() {
    var end = at
    while end < bytes.count, Self.isWord(bytes[end]) || bytes[end] == UInt8(ascii: "$") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "!") {
      return readReference(prefix: at..<(end + 1), sheet: String(decoding: bytes[at..<end], as: UTF8.self))
    }
    let isFunction = end < bytes.count && (bytes[end] == UInt8(ascii: "(") || bytes[end] == UInt8(ascii: "["))
    if !isFunction, let found = corners(from: at) {
      return add(FormulaPieces.Reference(prefix: "", sheet: nil, first: found.first, last: found.last), to: found.end)
    }
    take(to: end)
  }

  /// A reference behind the sheet's name in `prefix`, which may be a name instead.
  private mutating func readReference(prefix: Range<Int>, sheet: String) {
    guard let found = corners(from: prefix.upperBound) else { return take(to: prefix.upperBound) }
    let text = String(decoding: bytes[prefix], as: UTF8.self)
    add(FormulaPieces.Reference(prefix: text, sheet: sheet, first: found.first, last: found.last), to: found.end)
  }

  private mutating func add(_ reference: FormulaPieces.Reference, to end: Int) {
    flush()
    pieces.append(.reference(reference))
    at = end
  }

  /// One corner of a reference at `start`, or two with a colon between them. Nil if there is none.
  private func corners(from start: Int) -> (first: FormulaPieces.Corner, last: FormulaPieces.Corner?, end: Int)? {
    func corner(_ start: Int) -> (corner: FormulaPieces.Corner, end: Int)? {
      var end = start
      while end < bytes.count, Self.isWord(bytes[end]) || bytes[end] == UInt8(ascii: "$") { end += 1 }
      return Self.corner(bytes[start..<end]).map { ($0, end) }
    }
    guard let first = corner(start) else { return nil }
    if first.end < bytes.count, bytes[first.end] == UInt8(ascii: ":"), let last = corner(first.end + 1),
      (first.corner.row == nil) == (last.corner.row == nil),
      (first.corner.column == nil) == (last.corner.column == nil)
    {
      return (first.corner, last.corner, last.end)
    }
    guard first.corner.row != nil, first.corner.column != nil else { return nil }
    return (first.corner, nil, first.end)
  }

  /// The corner that is written as `text`: `$B$7`, `B`, `7`. Nil if it is none.
  static func corner(_ text: ArraySlice<UInt8>) -> FormulaPieces.Corner? {
    var rest = text
    var corner = FormulaPieces.Corner()
    func fixed() -> Bool {
      guard rest.first == UInt8(ascii: "$") else { return false }
      rest = rest.dropFirst()
      return true
    }
    var isFixed = fixed()
    let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
    if !letters.isEmpty {
      guard letters.count <= 3 else { return nil }
      corner.column = letters.reduce(0) { $0 * 26 + Int($1 & 0xDF) - 0x40 }
      corner.isColumnFixed = isFixed
      rest = rest.dropFirst(letters.count)
      isFixed = fixed()
    }
    if rest.isEmpty { return corner.column != nil && !isFixed && corner.column ?? 0 <= 16_384 ? corner : nil }
    guard rest.count <= 7, rest.allSatisfy(isDigit), let row = Int(String(decoding: rest, as: UTF8.self)), row > 0,
      row <= 1_048_576, corner.column ?? 0 <= 16_384
    else { return nil }
    (corner.row, corner.isRowFixed) = (row, isFixed)
    return corner
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\\")
  }

  private static func replacing(_ old: String, by new: String, in text: String) -> String {
    var parts: [Substring] = []
    var rest = text[...]
    while let found = rest.firstRange(of: old) {
      parts.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return (parts + [rest]).joined(separator: new)
  }
}

extension Substring {
  /// The first place of `text`, or nil if it is not there.
  func firstRange(of text: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text), let end = self.index(index, offsetBy: text.count, limitedBy: endIndex) {
        return index..<end
      }
      index = self.index(after: index)
    }
    return nil
  }
}
