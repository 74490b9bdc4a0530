internal import YusuanFindings
internal import YusuanPackage

extension Array<UInt8> {
  /// Whether `piece` is a tag of the element `name`, whatever its prefix.
  func isNamed(_ piece: MarkupToken, _ name: StaticString) -> Bool {
    let own = self[piece.name]
    let count = name.utf8CodeUnitCount
    guard own.count >= count,
      own.suffix(count).elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: count))
    else { return false }
    return own.count == count || own.dropLast(count).last == UInt8(ascii: ":")
  }

  /// The name of `piece` without its prefix.
  func localName(_ piece: MarkupToken) -> String {
    let own = self[piece.name]
    return String(decoding: own.lastIndex(of: UInt8(ascii: ":")).map { own[($0 + 1)...] } ?? own, as: UTF8.self)
  }

  /// The prefix of the name of `piece`, with its colon, or nothing.
  func prefix(_ piece: MarkupToken) -> [UInt8] {
    let own = self[piece.name]
    return own.lastIndex(of: UInt8(ascii: ":")).map { Array(own[...$0]) } ?? []
  }

  /// The value of the attribute `name` of `piece`, or nil if it has none.
  func value(_ name: String, _ piece: MarkupToken) -> String? {
    piece.attribute(name, in: self).map { MarkupText.unescaped(self[$0.value]) }
  }

  /// The whole number in the attribute `name` of `piece`, or nil if it has none.
  func number(_ name: String, _ piece: MarkupToken) -> Int? { value(name, piece).flatMap { Int($0) } }
}

extension MarkupToken {
  /// Whether it opens an element.
  var opens: Bool { kind == .start || kind == .empty }
}

extension MarkupLexer {
  /// Reads to the end of the element that `piece` opened, and returns the ranges of its content and of its end tag. Throws
  /// the errors of ``next()``.
  mutating func rest(of piece: MarkupToken) throws(Diagnostic) -> (content: Range<Int>, end: Range<Int>) {
    let start = piece.range.upperBound
    if piece.kind == .empty { return (start..<start, start..<start) }
    let outer = depth - 1
    while let inner = try next() {
      if depth == outer { return (start..<inner.range.lowerBound, inner.range) }
    }
    return (start..<bytes.count, bytes.count..<bytes.count)
  }
}
