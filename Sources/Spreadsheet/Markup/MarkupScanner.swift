internal import Diagnostics

/// Reads a small strict part of XML 1.0 without libxml2: what spreadsheet programs write, and nothing else.
///
/// ```
/// document  = [U+FEFF] ['<?xml version="1.0"' [encoding UTF-8] [standalone] '?>'] S? element S?
/// element   = '<' name attribute* '/>' | '<' name attribute* '>' (text | element)* '</' name '>'
/// attribute = S [prefix ':'] name '=' ('"' characters '"' | "'" characters "'")
/// text      = characters and the five references that need no declaration
/// name      = a letter or '_' of ASCII, then these, digits, '-' and '.'
/// ```
/// Namespaces are declared at the root only. Everything else is left to libxml2: other references, comments, CDATA,
/// processing instructions, a DOCTYPE, elements with a prefix, carriage returns in text, and all that is malformed. What is
/// read gives the same events as libxml2 gives.
struct MarkupScanner {
  private let bytes: ScannedBytes
  private var at = 0
  /// The end of the last tag: how long what comes between two tags may be is limited.
  private var lastTag = 0
  private var open = BoundedList<ScannedName>(capacity: 64)
  private var tag: TagScanner

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = ScannedBytes(bytes)
    tag = TagScanner(self.bytes)
  }

  /// Hands the events of the document `bytes` to `handler`; false, and nothing is handed on, where it is not in the
  /// grammar. Throws what the handler threw.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, into handler: inout some MarkupHandler
  ) throws(Diagnostic) -> Bool {
    guard accepts(bytes) else { return false }
    return try run(bytes, into: &handler)
  }

  /// Whether the document `bytes` is in the grammar.
  static func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var nobody = Nobody()
    do throws(Diagnostic) { return try run(bytes, into: &nobody) } catch { return false }
  }

  /// Takes events and does nothing.
  private struct Nobody: MarkupHandler {
    mutating func start(_ element: some MarkupElement) {}
    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {}
    mutating func end() {}
  }

  private static func run(
    _ bytes: UnsafeBufferPointer<UInt8>, into handler: inout some MarkupHandler
  ) throws(Diagnostic) -> Bool {
    var scanner = MarkupScanner(bytes)
    defer {
      scanner.open.free()
      scanner.tag.free()
    }
    return try scanner.document(&handler)
  }

  // MARK: The document

  private mutating func document(_ handler: inout some MarkupHandler) throws(Diagnostic) -> Bool {
    guard prolog() else { return false }
    repeat {
      if bytes[at + 1] == UInt8(ascii: "/") {
        guard endTag() else { return false }
        try handler.end()
      } else {
        guard let name = tag.scan(at: at, isRoot: open.count == 0), endsTag(at: tag.end), open.append(name) else {
          return false
        }
        try handler.start(ScannedElement(bytes: bytes, name: name, attributes: tag.attributes))
        if tag.isEmpty {
          _ = open.popLast()
          try handler.end()
        }
      }
      if open.count > 0 {
        guard try text(&handler) else { return false }
      }
    } while open.count > 0
    return bytes.skipSpace(from: at) == bytes.count
  }

  /// Skips the byte order mark, the declaration (XML 1.0, production 23) and white space; false where no element follows.
  private mutating func prolog() -> Bool {
    if bytes.has("\u{FEFF}", at: 0) { at = 3 }
    if bytes.has("<?xml ", at: at) {
      guard let end = declaration(at: at + 6) else { return false }
      at = bytes.skipSpace(from: end)
    }
    lastTag = at
    return bytes[at] == UInt8(ascii: "<")
  }

  private func declaration(at start: Int) -> Int? {
    var index = start
    let steps: [(isNeeded: Bool, texts: [StaticString])] = [
      (true, ["version=\"1.0\"", "version='1.0'"]),
      (false, [" encoding=\"UTF-8\"", " encoding='UTF-8'", " encoding=\"utf-8\"", " encoding='utf-8'"]),
      (
        false,
        [" standalone=\"yes\"", " standalone='yes'", " standalone=\"no\"", " standalone='no'"]
      ),
    ]
    for step in steps {
      if let text = step.texts.first(where: { bytes.has($0, at: index) }) {
        index += text.utf8CodeUnitCount
      } else if step.isNeeded {
        return nil
      }
    }
    return bytes.has("?>", at: index) ? index + 2 : nil
  }

  // MARK: Tags and text

  /// Ends the element that began last (XML 1.0, production 42).
  private mutating func endTag() -> Bool {
    guard let name = open.popLast(), let found = bytes.name(at: at + 2), found.equals(name, in: bytes) else {
      return false
    }
    let end = found.start + found.count
    return bytes[end] == UInt8(ascii: ">") && endsTag(at: end + 1)
  }

  /// Goes on behind a tag. False where what ends there is so long that libxml2's guard might refuse it.
  private mutating func endsTag(at end: Int) -> Bool {
    let length = end - lastTag
    (at, lastTag) = (end, end)
    return length <= 4 << 10
      || length <= 1 << 20 && bytes[(end - length)..<end].count { $0 == UInt8(ascii: "=") } <= 1_000
  }

  /// Hands text on up to the next tag (XML 1.0, 2.4). False where there is something else.
  private mutating func text(_ handler: inout some MarkupHandler) throws(Diagnostic) -> Bool {
    while true {
      let start = at
      at = bytes.skipText(from: at, stops: .text)
      if at > start { try handler.characters(bytes[start..<at]) }
      switch bytes[at] {
      case UInt8(ascii: "<"): return true
      case UInt8(ascii: "&"):
        guard let reference = Self.references.first(where: { bytes.has($0.text, at: at) }) else { return false }
        at += reference.text.utf8CodeUnitCount
        try withUnsafePointer(to: reference.byte) { byte throws(Diagnostic) in
          try handler.characters(UnsafeBufferPointer(start: byte, count: 1))
        }
      default: return false
      }
    }
  }

  /// The entities that are always declared (XML 1.0, 4.6).
  private static let references: [(text: StaticString, byte: UInt8)] = [
    ("&amp;", 0x26), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&quot;", 0x22), ("&apos;", 0x27),
  ]
}
