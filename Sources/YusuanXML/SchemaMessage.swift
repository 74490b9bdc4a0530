internal import CLibXML2
internal import YusuanFindings

/// Takes the names out of a libxml2 message about a violation, to say the same in our words (``Phrase``).
///
/// ```
/// Element '{urn:x}table', attribute 'id': The value '1' is not accepted by the pattern …
/// Element 'row': This element is not expected. Expected is one of ( code, item ).
/// ```
struct SchemaMessage {
  private let text: Substring

  init(_ text: String) { self.text = text.prefix { $0 != "\n" } }

  /// The reason for the libxml2 error `number`. Each kind of violation has a number (`xmlParserErrors`, from 1801 on).
  func reason(_ number: Int32) -> Phrase {
    let name = quoted(after: "Element ") ?? "?"
    let attribute = quoted(after: "attribute ")
    switch xmlParserErrors(rawValue: UInt32(bitPattern: number)) {
    case XML_SCHEMAV_ELEMENT_CONTENT, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_4:
      return text.contains("Missing child")
        ? .childMissing(name, expected: expected) : .elementUnexpected(name, expected: expected)
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
      return .attributeUnexpected(attribute ?? "?", of: name)
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4: return .attributeMissing(missing ?? attribute ?? "?", of: name)
    case XML_SCHEMAV_CVC_ELT_1: return .elementUnexpected(name, expected: [])
    case XML_SCHEMAV_CVC_IDC: return .keyRefused(name)
    default:
      guard let value else { return .schema(number) }
      return .valueRefused(value, of: name, attribute: attribute)
    }
  }

  /// The name in single quotes after `word`, without its namespace.
  private func quoted(after word: String) -> String? {
    guard let start = text.firstRange(of: word + "'")?.upperBound else { return nil }
    return Self.local(text[start...].prefix { $0 != "'" })
  }

  /// The refused value.
  private var value: String? {
    if let start = text.firstRange(of: "The value '")?.upperBound { return String(text[start...].prefix { $0 != "'" }) }
    guard let start = text.firstRange(of: ": '")?.upperBound else { return nil }
    return String(text[start...].prefix { $0 != "'" })
  }

  /// The missing attribute.
  private var missing: String? {
    guard let start = text.firstRange(of: "The attribute '")?.upperBound else { return nil }
    return Self.local(text[start...].prefix { $0 != "'" })
  }

  /// The expected names, in brackets at the end.
  private var expected: [String] {
    guard let start = text.firstRange(of: "( ")?.upperBound else { return [] }
    return text[start...].prefix { $0 != ")" }.split(separator: ",").map { name in
      Self.local(name.drop { $0 == " " }.prefix { $0 != " " })
    }
  }

  /// `name` without `{namespace}`.
  private static func local(_ name: Substring) -> String {
    guard let end = name.lastIndex(of: "}") else { return String(name) }
    return String(name[name.index(after: end)...])
  }
}
