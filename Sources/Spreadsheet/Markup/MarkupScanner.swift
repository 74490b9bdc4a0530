internal import Diagnostics

/// Gives the events of a document that is in the ``MarkupGrammar``, as libxml2 would give them.
///
/// What the grammar proved is not proved again: tags close, names match, references are known.
struct MarkupScanner {
  private let bytes: ScannedBytes
  private var at: Int
  private var depth = 0

  /// Hands the events of the document `bytes` to `handler`; false, and nothing is handed on, where it is not in the
  /// grammar. Throws what the handler threw.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into handler: inout some MarkupHandler
  ) throws(Diagnostic) -> Bool {
    let bytes = ScannedBytes(bytes)
    guard let root = MarkupGrammar.root(of: bytes) else { return false }
    var scanner = MarkupScanner(bytes: bytes, at: root)
    repeat {
      try scanner.tag(&handler)
      if scanner.depth > 0 { try scanner.text(&handler) }
    } while scanner.depth > 0
    return true
  }

  private init(bytes: ScannedBytes, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  /// Reads the tag that stands here.
  @inline(__always) private mutating func tag(_ handler: inout some MarkupHandler) throws(Diagnostic) {
    guard let name = bytes.name(at: at + 1) else {
      at = bytes.find(UInt8(ascii: ">"), from: at) + 1
      depth -= 1
      return try handler.end()
    }
    let end = bytes.find(UInt8(ascii: ">"), from: name.end)
    at = end + 1
    try handler.start(ScannedElement(bytes: bytes, name: name))
    if bytes[end - 1] == UInt8(ascii: "/") { try handler.end() } else { depth += 1 }
  }

  /// Hands on text up to the next tag (XML 1.0, 2.4).
  @inline(__always) private mutating func text(_ handler: inout some MarkupHandler) throws(Diagnostic) {
    while true {
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "<"), bytes[at] != UInt8(ascii: "&") { at &+= 1 }
      if at > start { try handler.characters(bytes[start..<at]) }
      guard bytes[at] == UInt8(ascii: "&"), let reference = MarkupGrammar.reference(bytes, at: at) else { return }
      at += reference.count
      try withUnsafePointer(to: reference.byte) { byte throws(Diagnostic) in
        try handler.characters(UnsafeBufferPointer(start: byte, count: 1))
      }
    }
  }
}
