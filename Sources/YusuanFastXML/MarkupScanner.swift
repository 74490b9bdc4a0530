package import YusuanFindings

/// Gives the events of a document that is in the ``MarkupGrammar``, as libxml2 would give them, in one pass.
package struct MarkupScanner {
  private let bytes: ScannedBytes
  private var at: Int
  /// The end of the last tag.
  private var lastTag: Int
  private var open = BoundedList<ScannedName>(capacity: 40)
  private var tags: TagGrammar

  /// Hands the events of the document `bytes` to `handler`; false where it is not in the grammar: `handler` had the events
  /// up to there. Throws what the handler threw.
  package static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into handler: inout some ScannedHandler
  ) throws(Diagnostic) -> Bool {
    guard let bytes = ScannedBytes(bytes), let root = MarkupGrammar.root(of: bytes) else { return false }
    var scanner = MarkupScanner(bytes, at: root)
    defer { scanner.free() }
    repeat {
      guard try scanner.tag(&handler) else { return false }
      if scanner.open.count > 0, bytes[scanner.at] != UInt8(ascii: "<") {
        guard try scanner.text(&handler) else { return false }
      }
    } while scanner.open.count > 0
    return bytes.skipSpace(from: scanner.at) == bytes.count
  }

  private init(_ bytes: ScannedBytes, at root: Int) {
    self.bytes = bytes
    (at, lastTag) = (root, root)
    tags = TagGrammar(bytes)
  }

  private func free() {
    open.free()
    tags.free()
  }

  /// Reads the tag that stands here.
  @inline(__always) private mutating func tag(_ handler: inout some ScannedHandler) throws(Diagnostic) -> Bool {
    bytes[at &+ 1] == UInt8(ascii: "/") ? try endTag(&handler) : try startTag(&handler)
  }

  /// Reads a start tag or that of an empty element (XML 1.0, productions 40 and 44), or all of one that the handler takes.
  @inline(__always) private mutating func startTag(_ handler: inout some ScannedHandler) throws(Diagnostic) -> Bool {
    if let end = try handler.readElement(in: bytes, at: at) { return endsTag(at: end) }
    guard let name = tags.scan(at: at, isRoot: open.count == 0), endsTag(at: tags.end), open.append(name) else {
      return false
    }
    try handler.start(ScannedElement(bytes: bytes, name: name, attributes: tags.attributes))
    if tags.isEmpty {
      open.removeLast()
      try handler.end()
    }
    return true
  }

  /// Ends the element that began last (XML 1.0, production 42).
  @inline(__always) private mutating func endTag(_ handler: inout some ScannedHandler) throws(Diagnostic) -> Bool {
    guard let name = open.popLast(), bytes.stands(name, at: at &+ 2) else { return false }
    let end = at &+ 2 &+ name.count
    guard bytes[end] == UInt8(ascii: ">"), endsTag(at: end &+ 1) else { return false }
    try handler.end()
    return true
  }

  /// Goes on behind a tag; false where what ends there is too long.
  @inline(__always) private mutating func endsTag(at end: Int) -> Bool {
    let start = lastTag
    (at, lastTag) = (end, end)
    return MarkupGrammar.isHarmless(bytes, start..<end)
  }

  /// Hands on text up to the next tag (XML 1.0, 2.4).
  @inline(__always) private mutating func text(_ handler: inout some ScannedHandler) throws(Diagnostic) -> Bool {
    while true {
      let start = at
      at = bytes.skipText(from: at, stops: .text)
      if at > start { try handler.characters(bytes[start..<at]) }
      if bytes[at] == UInt8(ascii: "<") { return true }
      guard let reference = MarkupGrammar.reference(bytes, at: at) else { return false }
      at += reference.count
      try withUnsafePointer(to: reference.byte) { byte throws(Diagnostic) in
        try handler.characters(UnsafeBufferPointer(start: byte, count: 1))
      }
    }
  }
}
