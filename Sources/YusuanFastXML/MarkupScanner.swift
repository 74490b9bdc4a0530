public import YusuanXML
public import YusuanFindings

/// Scans a document in the ``MarkupGrammar`` in one pass, and sends the events that libxml2 would send.
public struct MarkupScanner: ~Copyable {
  @usableFromInline let bytes: ScannedBytes
  @usableFromInline var at: Int
  /// Where the last tag ended.
  @usableFromInline var lastTag: Int
  @usableFromInline var open = BoundedList<ScannedName>(capacity: 40)
  @usableFromInline var tags: TagGrammar

  /// Sends the events of the document `bytes` to `handler`. Returns false if the document is not in the grammar;
  /// `handler` then got the events up to that place. Throws what `handler` throws.
  @inlinable public static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into handler: inout some ScannedHandler
  ) throws(Diagnostic) -> Bool {
    guard let bytes = ScannedBytes(bytes), let root = MarkupGrammar.root(of: bytes) else { return false }
    var scanner = MarkupScanner(bytes, at: root)
    repeat {
      guard try scanner.tag(&handler) else { return false }
      if scanner.open.count > 0, bytes[scanner.at] != UInt8(ascii: "<") {
        guard try scanner.text(&handler) else { return false }
      }
    } while scanner.open.count > 0
    return bytes.skipSpace(from: scanner.at) == bytes.count
  }

  /// A scanner of `bytes`, whose root element begins at `root`.
  @inlinable public init(_ bytes: ScannedBytes, at root: Int) {
    self.bytes = bytes
    (at, lastTag) = (root, root)
    tags = TagGrammar(bytes)
  }

  /// Reads the tag at the current index.
  @inlinable @inline(__always) public mutating func tag(_ handler: inout some ScannedHandler) throws(Diagnostic)
    -> Bool
  {
    bytes[at &+ 1] == UInt8(ascii: "/") ? try endTag(&handler) : try startTag(&handler)
  }

  /// Reads a start tag or an empty-element tag (XML 1.0, productions 40 and 44). If the handler reads the element
  /// itself, continues after it.
  @inlinable @inline(__always) public mutating func startTag(_ handler: inout some ScannedHandler) throws(Diagnostic)
    -> Bool
  {
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

  /// Ends the innermost open element (XML 1.0, production 42).
  @inlinable @inline(__always) public mutating func endTag(_ handler: inout some ScannedHandler) throws(Diagnostic)
    -> Bool
  {
    guard let name = open.popLast(), bytes.stands(name, at: at &+ 2) else { return false }
    let end = at &+ 2 &+ name.count
    guard bytes[end] == UInt8(ascii: ">"), endsTag(at: end &+ 1) else { return false }
    try handler.end()
    return true
  }

  /// Continues at `end`, after a tag. Returns false if the bytes since the last tag are too many.
  @inlinable @inline(__always) public mutating func endsTag(at end: Int) -> Bool {
    let start = lastTag
    (at, lastTag) = (end, end)
    return MarkupGrammar.isHarmless(bytes, start..<end)
  }

  /// Sends the text up to the next tag (XML 1.0, 2.4).
  @inlinable @inline(__always) public mutating func text(_ handler: inout some ScannedHandler) throws(Diagnostic)
    -> Bool
  {
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
