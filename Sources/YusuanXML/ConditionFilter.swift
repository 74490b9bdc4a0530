/// Takes `<![if …]>` and `<![endif]>` out of an HTML document: Excel writes them around what only some browsers show. To a
/// browser they are comments (HTML 5, 13.2.5.42), to libxml2 text. `<![endif]-->` ends a comment, and stays.
struct ConditionFilter {
  /// The most that is held until the end of a mark is seen; a longer one is none.
  private static let longest = 64
  /// The beginning of a mark whose end was not seen yet.
  private var held: [UInt8] = []

  /// `bytes` without marks; nil where they have none.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    if held.isEmpty, Self.mark(in: bytes, from: 0) == nil { return nil }
    var text = held
    text.append(contentsOf: bytes)
    held = []
    return text.withUnsafeBytes { kept($0) }
  }

  /// What is still held at the end of the document.
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

  /// Where the next `<![` begins, or the part of one that ends `text`.
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
