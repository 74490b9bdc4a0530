public import YusuanFindings

/// What a schema of ours allows (文件格式的规定), read from the XML Schema. It lets mistakes be reported in plain words:
/// libxml2's messages are understood only by people who know XML Schema.
///
/// It knows the parts of XML Schema 1.0 that the schemas of profiles, rules and code lists use: sequences of elements
/// and choices, attributes, texts, and the facets of simple types. A test compares its verdicts with those of libxml2.
public final class XMLGrammar {
  /// What an element may have.
  final class Element {
    var attributes: [Attribute] = []
    /// What may stand inside it, in this order.
    var content: [Particle] = []
    /// What its text may be, or nil if it has no text.
    var text: Value?
  }

  /// An attribute of an element.
  struct Attribute {
    var name: String
    var value: Value
    var isRequired: Bool
  }

  /// One of several elements, `least` to `most` times.
  struct Particle {
    var elements: [(name: String, type: Element)]
    var least: Int
    var most: Int

    func type(_ name: String) -> Element? { elements.first { $0.name == name }?.type }
  }

  /// What an attribute's value or an element's text may be.
  struct Value {
    /// The name of the type, such as `id`.
    var name = ""
    var words: [String] = []
    var pattern: XMLPattern?
    var length: ClosedRange<Int>?
    var number: ClosedRange<Int>?
    /// For a list of such values: how many there must be at least. Nil for a single value.
    var least: Int?
  }

  /// The namespace of the elements.
  let namespace: String
  let rootName: String
  let root: Element

  /// The grammar of the schema `xsd`. Throws `.xmlMalformed` or `.xmlRefused` if it is not XML.
  public init(_ xsd: [UInt8], name: String) throws(Diagnostic) {
    let schema = try XMLNode.parse(xsd, input: name)
    namespace = schema["targetNamespace"] ?? ""
    let first = schema.children.first { $0.name == "element" }
    rootName = first?["name"] ?? ""
    var reader = SchemaReader(schema)
    root = first.map { reader.element($0) } ?? Element()
  }
}

/// Reads the declarations of a schema.
private struct SchemaReader {
  private let named: [String: XMLNode]
  private var types: [String: XMLGrammar.Element] = [:]

  init(_ schema: XMLNode) {
    var named: [String: XMLNode] = [:]
    for node in schema.children where node.name != "element" { named[node["name"] ?? ""] = node }
    self.named = named
  }

  /// What the element declared by `node` may have.
  mutating func element(_ node: XMLNode) -> XMLGrammar.Element {
    let element = XMLGrammar.Element()
    if let complex = node.children.first(where: { $0.name == "complexType" }) {
      fill(element, from: complex)
      return element
    }
    guard let type = node["type"] else { return element }
    if let known = types[type] { return known }
    guard let found = named[type], found.name == "complexType" else {
      element.text = value(named: type)
      return element
    }
    types[type] = element
    fill(element, from: found)
    return element
  }

  private mutating func fill(_ element: XMLGrammar.Element, from type: XMLNode) {
    if type["mixed"] == "true" { element.text = XMLGrammar.Value() }
    for part in type.children {
      switch part.name {
      case "sequence": element.content = part.children.map { particle($0) }
      case "choice": element.content = [particle(part)]
      case "attribute": element.attributes.append(attribute(part))
      case "simpleContent":
        for base in part.children {
          element.text = value(named: base["base"] ?? "")
          element.attributes = base.children.filter { $0.name == "attribute" }.map { attribute($0) }
        }
      default: break
      }
    }
  }

  private mutating func particle(_ node: XMLNode) -> XMLGrammar.Particle {
    let declared = node.name == "choice" ? Array(node.children) : [node]
    return XMLGrammar.Particle(
      elements: declared.map { ($0["name"] ?? "", element($0)) }, least: node["minOccurs"].flatMap { Int($0) } ?? 1,
      most: node["maxOccurs"].map { Int($0) ?? .max } ?? 1)
  }

  private func attribute(_ node: XMLNode) -> XMLGrammar.Attribute {
    let own = node.children.first { $0.name == "simpleType" }
    let value = own.map { self.value($0, name: node["name"] ?? "") } ?? value(named: node["type"] ?? "")
    return XMLGrammar.Attribute(name: node["name"] ?? "", value: value, isRequired: node["use"] == "required")
  }

  // MARK: Values

  private func value(named name: String) -> XMLGrammar.Value {
    if let type = named[name] { return value(type, name: name) }
    var value = XMLGrammar.Value(name: name)
    if name == "xs:boolean" { value.words = ["true", "false", "1", "0"] }
    if name == "xs:positiveInteger" { value.number = 1...Int(Int32.max) }
    return value
  }

  private func value(_ type: XMLNode, name: String) -> XMLGrammar.Value {
    var value = XMLGrammar.Value(name: name)
    for part in type.children {
      if part.name == "list" {
        value = self.value(named: part["itemType"] ?? "")
        (value.name, value.least) = (name, 1)
      }
      guard part.name == "restriction" else { continue }
      if let inner = part.children.first(where: { $0.name == "simpleType" }) { value = self.value(inner, name: name) }
      restrict(&value, part)
    }
    return value
  }

  /// Adds the facets of a restriction (XML Schema 1.0 part 2, 4.3).
  private func restrict(_ value: inout XMLGrammar.Value, _ restriction: XMLNode) {
    let facet = { (name: String) in restriction.children.first { $0.name == name }?["value"] }
    value.words = restriction.children.filter { $0.name == "enumeration" }.compactMap { $0["value"] }
    value.pattern = facet("pattern").flatMap(XMLPattern.init) ?? value.pattern
    if let least = facet("minInclusive").flatMap({ Int($0) }), let most = facet("maxInclusive").flatMap({ Int($0) }) {
      value.number = least...most
    }
    guard let least = facet("minLength").flatMap({ Int($0) }) else { return }
    if value.least != nil {
      value.least = least
    } else {
      value.length = least...(facet("maxLength").flatMap { Int($0) } ?? .max)
    }
  }
}
