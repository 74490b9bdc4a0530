package import YusuanFindings
internal import YusuanXML

/// A piece of an XML document: a range of its bytes (标记片段). All pieces together are the document.
package struct MarkupToken: Sendable {
  /// What the piece is.
  package enum Kind: Sendable {
    /// A start tag.
    case start
    /// An end tag.
    case end
    /// A tag that is both, such as `<c r="A1"/>`.
    case empty
    /// Text, with its references.
    case text
    /// A comment, a processing instruction or a CDATA section.
    case other
  }

  /// What the piece is.
  package var kind: Kind
  /// Where it stands in the bytes.
  package var range: Range<Int>
  /// Where a tag's name stands, with its prefix. Empty for others.
  package var name: Range<Int>
}

/// Cuts an XML document in UTF-8 into its pieces (XML 1.0, 2 and 3), for changing some of them and keeping all others byte
/// for byte. It checks that tags are nested; whether the document is well-formed is for a parser to say.
package struct MarkupLexer {
  /// The document.
  package let bytes: [UInt8]
  /// How many elements are open after the last piece. A start tag counts for the piece that it is.
  package var depth: Int { open.count }
  private var position = 0
  private var open: [Range<Int>] = []
  private let place: Location

  /// Cuts `bytes`, which stand at `place`. Throws `.xmlRefused` if they are not in UTF-8.
  package init(_ bytes: [UInt8], at place: Location) throws(Diagnostic) {
    self.bytes = bytes
    self.place = place
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]), bytes.first != 0,
      bytes.count < 2 || bytes[1] != 0
    else { throw Diagnostic(.xmlRefused, at: place, because: .notUTF8) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let head = bytes[position..<min(bytes.count, position + 200)]
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return }
    let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
    let names = ["utf-8", "utf8", "us-ascii"]
    guard !declaration.contains("encoding") || names.contains(where: declaration.contains) else {
      throw Diagnostic(.xmlRefused, at: place, because: .notUTF8)
    }
  }

  /// The next piece, or nil at the end. Throws `.xmlMalformed` if tags are not closed or not nested, `.xmlRefused` for a
  /// DOCTYPE and for more than 256 levels.
  package mutating func next() throws(Diagnostic) -> MarkupToken? {
    let start = position
    guard start < bytes.count else {
      if !open.isEmpty { throw malformed(start) }
      return nil
    }
    guard bytes[start] == Self.less else {
      position = bytes[start...].firstIndex(of: Self.less) ?? bytes.count
      return MarkupToken(kind: .text, range: start..<position, name: start..<start)
    }
    guard start + 1 < bytes.count else { throw malformed(start) }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"): return try declaration(start)
    case UInt8(ascii: "?"): return try skip(start, to: "?>")
    case UInt8(ascii: "/"): return try endTag(start)
    default: return try startTag(start)
    }
  }

  private mutating func declaration(_ start: Int) throws(Diagnostic) -> MarkupToken {
    if bytes[start...].starts(with: "<!--".utf8) { return try skip(start, to: "-->", from: 4) }
    if bytes[start...].starts(with: "<![CDATA[".utf8) { return try skip(start, to: "]]>", from: 9) }
    throw Diagnostic(.xmlRefused, at: place, because: .doctype)
  }

  private mutating func skip(_ start: Int, to end: StaticString, from offset: Int = 2) throws(Diagnostic) -> MarkupToken
  {
    let mark = UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount)
    var at = start + offset
    while at + mark.count <= bytes.count {
      if bytes[at] == mark[0], bytes[at..<at + mark.count].elementsEqual(mark) {
        position = at + mark.count
        return MarkupToken(kind: .other, range: start..<position, name: start..<start)
      }
      at += 1
    }
    throw malformed(start)
  }

  private mutating func endTag(_ start: Int) throws(Diagnostic) -> MarkupToken {
    let name = self.name(from: start + 2)
    guard let opened = open.popLast(), bytes[opened].elementsEqual(bytes[name]),
      let close = bytes[name.upperBound...].firstIndex(of: Self.greater),
      bytes[name.upperBound..<close].allSatisfy(Self.isSpace)
    else { throw malformed(start) }
    position = close + 1
    return MarkupToken(kind: .end, range: start..<position, name: name)
  }

  private mutating func startTag(_ start: Int) throws(Diagnostic) -> MarkupToken {
    let name = self.name(from: start + 1)
    guard !name.isEmpty else { throw malformed(start) }
    var (at, quote) = (name.upperBound, UInt8(0))
    while at < bytes.count {
      let byte = bytes[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == Self.greater {
        break
      } else if byte == Self.less {
        throw malformed(start)
      }
      at += 1
    }
    guard at < bytes.count else { throw malformed(start) }
    position = at + 1
    if bytes[at - 1] == Self.slash { return MarkupToken(kind: .empty, range: start..<position, name: name) }
    open.append(name)
    guard open.count <= 256 else { throw Diagnostic(.xmlRefused, at: place, because: .depthBeyond(256)) }
    return MarkupToken(kind: .start, range: start..<position, name: name)
  }

  private func name(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, !Self.isSpace(bytes[end]), bytes[end] != Self.greater, bytes[end] != Self.slash {
      end += 1
    }
    return start..<end
  }

  private func malformed(_ at: Int) -> Diagnostic {
    var place = place
    place.line = bytes[..<min(at, bytes.count)].count { $0 == 0x0A } + 1
    return Diagnostic(.xmlMalformed, at: place, because: .tagsNotNested)
  }

  private static let (less, greater, slash) = (UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"))

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

extension Phrase {
  static let notUTF8 = Phrase(zh: "部件不是 UTF-8 编码", en: "a part that is not in UTF-8")
  static let tagsNotNested = Phrase(zh: "标签没有正确嵌套", en: "tags are not nested")
}
