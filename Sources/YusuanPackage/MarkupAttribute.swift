/// An attribute in a start tag (属性), by the ranges of its bytes.
package struct MarkupAttribute: Sendable {
  /// The name, with its prefix.
  package var name: Range<Int>
  /// The value, without its quotes and with its references.
  package var value: Range<Int>
  /// All of it, with the white space before it.
  package var whole: Range<Int>
}

extension MarkupToken {
  /// The attributes of the tag in `bytes`, in their order. What is no attribute is left out.
  package func attributes(in bytes: [UInt8]) -> [MarkupAttribute] {
    guard kind == .start || kind == .empty else { return [] }
    var found: [MarkupAttribute] = []
    var at = name.upperBound
    let end = range.upperBound - (kind == .empty ? 2 : 1)
    while at < end {
      let start = at
      while at < end, MarkupLexer.isSpace(bytes[at]) { at += 1 }
      let name = at
      while at < end, bytes[at] != UInt8(ascii: "="), !MarkupLexer.isSpace(bytes[at]) { at += 1 }
      let nameEnd = at
      while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") { at += 1 }
      guard at < end, let close = bytes[(at + 1)..<end].firstIndex(of: bytes[at]) else { return found }
      found.append(MarkupAttribute(name: name..<nameEnd, value: (at + 1)..<close, whole: start..<(close + 1)))
      at = close + 1
    }
    return found
  }

  /// The attribute `name` of the tag in `bytes`, with its prefix. Nil if there is none.
  package func attribute(_ name: String, in bytes: [UInt8]) -> MarkupAttribute? {
    attributes(in: bytes).first { bytes[$0.name].elementsEqual(name.utf8) }
  }
}

/// Text in XML (转义).
package enum MarkupText {
  /// `text` as it is written between tags and in quotes. What XML cannot hold becomes U+FFFD.
  package static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n": result.append(contentsOf: "&#10;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\t": result.append(contentsOf: "&#9;".unicodeScalars)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// What `bytes` mean: their references to characters and to the entities of XML (4.1 and 4.6) are replaced.
  package static func unescaped(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var (result, rest) = ("", text[...])
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end].dropFirst()) else {
        result.append("&")
        rest = rest.dropFirst()
        continue
      }
      result.unicodeScalars.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}
