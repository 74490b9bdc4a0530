/// Removes `<![if …]>` and `<![endif]>` from an HTML document. Excel writes them around content for some browsers only.
/// Browsers read them as comments (HTML 5, 13.2.5.42), libxml2 as text. `<![endif]-->` ends a comment and stays.
struct ConditionFilter {
  /// How many bytes of a mark are held until its end is seen. A longer one is not a mark.
  private static let longest = 64
  /// The beginning of a mark whose end was not seen yet.
  private var held: [UInt8] = []

  /// `bytes` without marks, or nil if there are none.
  mutating func withoutMarks(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    if held.isEmpty, Self.mark(in: bytes, from: 0) == nil { return nil }
    var text = held
    text.append(contentsOf: bytes)
    held = []
    return text.withUnsafeBytes { kept($0) }
  }

  /// The bytes still held at the end of the document.
  mutating func finish() -> [UInt8] {
    defer { held = [] }
    return held
  }

  private mutating func kept(_ text: UnsafeRawBufferPointer) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    var next = 0
    while let start = Self.mark(in: text, from: next) {
      kept.append(contentsOf: text[next..<start])
      let limit = min(start + Self.longest, text.count)
      guard let end = text[start..<limit].firstIndex(of: UInt8(ascii: ">")) else {
        if limit == text.count, limit - start < Self.longest {
          held = Array(text[start...])
          return kept
        }
        kept.append(text[start])
        next = start + 1
        continue
      }
      if text[end - 1] != UInt8(ascii: "]") { kept.append(contentsOf: text[start...end]) }
      next = end + 1
    }
    kept.append(contentsOf: text[next...])
    return kept
  }

  /// The index of the next `<![`, or of the part of one at the end of `text`.
  private static func mark(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while let found = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = text[found...].prefix(3)
      if "<![".utf8.starts(with: rest) { return found }
      index = found + 1
    }
    return nil
  }
}
